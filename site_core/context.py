"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from site_core.models import SiteSettings
from site_core.navigation import ALL, MAIN


def site(request: HttpRequest) -> dict[str, Any]:
    """The Centre's data (read from the database only where a template asks for it) and the navigation."""
    return {
        "centre": SimpleLazyObject(SiteSettings.current),
        "main_navigation": [(label, path, request.path.startswith(path)) for label, path in MAIN],
        "all_navigation": ALL,
        "site_url": settings.WAGTAILADMIN_BASE_URL,
    }
