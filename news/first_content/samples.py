"""Sample announcements and a sample bulletin. Their days count from the day of loading, so that a new site has open calls."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.utils import timezone
from wagtail.models import Page

from news.first_content.stories import places_on
from news.models import Announcement, MarketBulletin, PricePoint, PriceSeries
from policies.first_content.planting import Garden
from policies.first_content.texts import read_texts

TEXTS = Path(__file__).parent
SAMPLE_SOURCE = "Nội dung mẫu: số giả định, không phải giá thị trường"


def sample_codes() -> set[str]:
    """Codes of all sample pages."""
    rows = read_texts(TEXTS / "announcements.toml")["announcement"] + read_texts(TEXTS / "bulletins.toml")["bulletin"]
    return {row["code"] for row in rows}


def load_announcements(garden: Garden, index: Page, today: dt.date) -> None:
    """The sample announcements; the schemes they concern are planted before."""
    for row in read_texts(TEXTS / "announcements.toml")["announcement"]:
        page = Announcement(
            slug=row["code"],
            is_sample=True,
            opens_at=_midnight(today, row.get("opens_in_days")),
            closes_at=_midnight(today, row.get("closes_in_days")),
            place_as_written=row.get("place_as_written", ""),
            **{name: row[name] for name in ("code", "title", "category", "summary")},
        )
        page.places = places_on(row["places"], today)
        page.schemes = [garden.find(code) for code in row["schemes"]]
        garden.plant(index, page, row["body"])


def load_market(garden: Garden, index: Page, today: dt.date) -> None:
    """The sample price series and the bulletin that shows them."""
    texts = read_texts(TEXTS / "bulletins.toml")
    series = {}
    for row in texts["series"]:
        goods = PriceSeries(name=row["name"], key=row["key"], unit=row["unit"], source=SAMPLE_SOURCE, is_sample=True)
        goods.points = [
            PricePoint(date=today + dt.timedelta(days=days), price=price, sort_order=order)
            for order, (days, price) in enumerate(row["points"])
        ]
        goods.save()
        series[row["key"]] = goods
    for row in texts["bulletin"]:
        page = MarketBulletin(
            slug=row["code"],
            is_sample=True,
            date=today + dt.timedelta(days=row["days"]),
            **{name: row[name] for name in ("code", "title", "summary")},
        )
        page.series = [series[key] for key in row["series"]]
        garden.plant(index, page, row["body"])


def _midnight(today: dt.date, days: int | None) -> dt.datetime | None:
    """The first instant, in Vietnam, of the day that many days after today; None for a call without that end."""
    if days is None:
        return None
    return timezone.make_aware(dt.datetime.combine(today + dt.timedelta(days=days), dt.time.min))
