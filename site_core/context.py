"""What every template may use."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from site_core import clock
from site_core.models import SiteSettings
from site_core.navigation import ALL, MAIN


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day that an address asks about: as it is written, the day it is (None: it is none), and the address of the present."""

    text: str
    day: dt.date | None
    present: str


def site(request: HttpRequest) -> dict[str, Any]:
    """The Centre's data (read from the database only where a template asks for it) and the navigation."""
    return {
        "centre": SimpleLazyObject(SiteSettings.current),
        "main_navigation": [(label, path, request.path.startswith(path)) for label, path in MAIN],
        "all_navigation": ALL,
        "asked_day": _asked_day(request),
        "site_url": settings.WAGTAILADMIN_BASE_URL,
    }


def _asked_day(request: HttpRequest) -> AskedDay | None:
    text = request.GET.get(clock.DAY, "").strip()
    if not text or not request.path.startswith(clock.ANSWER_FOR_A_DAY):
        return None
    present = request.GET.copy()
    del present[clock.DAY]
    return AskedDay(text[:20], clock.asked_day(), f"{request.path}?{present.urlencode()}".removesuffix("?"))
