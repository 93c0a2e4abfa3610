"""Content-Security-Policy by part of the site: strict for the public, what Wagtail needs for the admin."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

PUBLIC: dict[str, list[str]] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [NONE],
    "manifest-src": [SELF],
}

# Wagtail's and Django's admin write script and style into their pages, and preview a page in a frame.
ADMIN: dict[str, list[str]] = {
    **PUBLIC,
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

ADMIN_PREFIXES = ("/admin/", "/django-admin/")
