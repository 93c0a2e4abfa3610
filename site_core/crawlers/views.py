"""What is said to programs that read the whole site."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as written
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from site_core.crawlers.sitemap import PublicAddresses

# Not for programs: what staff do, links of one person, results that are endless.
NOT_READ = ("/admin/", "/django-admin/", "/duyet/", "/*/~", "/tim-kiem/", "/hoi-giup/")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    return written(request, {"pages": PublicAddresses()})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_READ),
        "",
        f"Sitemap: {settings.WAGTAILADMIN_BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
