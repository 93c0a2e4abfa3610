"""Programmes, their projects, and the news. Places are those of the time that a text is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from wagtail.models import Page

from news.models import Article, Programme, ProgrammeCitation, Project
from policies.first_content.planting import Garden
from policies.first_content.texts import read_texts
from site_core.models import Place

TEXTS = Path(__file__).parent


def load_programmes(garden: Garden, index: Page) -> None:
    """The programmes; the legal documents they cite are planted before."""
    texts = read_texts(TEXTS / "programmes.toml")
    for row in texts["programme"]:
        page = Programme(
            slug=row["code"],
            last_reviewed=texts["checked_on"],
            budget_million=row.get("budget_million"),
            **{name: row[name] for name in ("code", "title", "level", "year_from", "year_to", "summary")},
            **{name: row.get(name, "") for name in ("budget_note", "place_as_written")},
        )
        page.places = places_on(row.get("places", ()), dt.date(row["year_from"], 12, 31))
        page.citations = garden.citations(ProgrammeCitation, row["citations"], texts["checked_on"])
        garden.plant(index, page, row["body"])


def load_projects(garden: Garden) -> None:
    """The projects under their programmes; the schemes they belong to are planted before."""
    for row in read_texts(TEXTS / "projects.toml")["project"]:
        page = Project(
            scheme=garden.find(row["scheme"]) if "scheme" in row else None,
            support_million=row.get("support_million"),
            beneficiary=row.get("beneficiary", ""),
            **{name: row[name] for name in ("code", "slug", "title", "year", "summary", "result", "place_as_written")},
        )
        page.places = places_on(row["places"], dt.date(row["year"], 12, 31))
        garden.plant(garden.find(row["programme"]), page, row["body"])


def load_articles(garden: Garden, index: Page) -> None:
    """The news; the schemes they mention are planted before."""
    for row in read_texts(TEXTS / "articles.toml")["article"]:
        page = Article(
            place_as_written=row.get("place_as_written", ""),
            **{name: row[name] for name in ("code", "slug", "title", "date", "summary")},
        )
        page.places = places_on(row.get("places", ()), row["date"])
        page.schemes = [garden.find(code) for code in row["schemes"]]
        garden.plant(index, page, row["body"])


def places_on(keys: Iterable[str], day: dt.date) -> list[Place]:
    """The units with those keys as they were on that day; a key without a unit then is an error of the text."""
    wanted = list(keys)
    found = {place.key: place for place in Place.objects.on(day)}
    missing = [key for key in wanted if key not in found]
    if missing:
        raise LookupError(f"No such unit on {day:%Y-%m-%d}: {', '.join(missing)}")
    return [found[key] for key in wanted]
