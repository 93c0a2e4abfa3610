"""The home page, the index pages below it, the Centre's settings, and a page for every place of the register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape
from wagtail.models import Page, Site

from news.models import (
    AnnouncementIndexPage,
    ArticleIndexPage,
    ContactPage,
    HomePage,
    MarketIndexPage,
    PlaceIndexPage,
    PlacePage,
    ProgrammeIndexPage,
)
from policies.first_content.planting import Garden
from policies.models import GuideIndexPage, LegalDocumentIndexPage, SchemeIndexPage
from site_core.models import Place, SitePage, SiteSettings
from site_core.places.register import Register, Unit, current_register
from site_core.text import amounts
from site_core.text.slugs import vietnamese_slug

INDEX_TYPES: dict[str, type[SitePage]] = {
    "news": ArticleIndexPage,
    "programmes": ProgrammeIndexPage,
    "announcements": AnnouncementIndexPage,
    "market": MarketIndexPage,
    "schemes": SchemeIndexPage,
    "guides": GuideIndexPage,
    "legal_documents": LegalDocumentIndexPage,
    "places": PlaceIndexPage,
}
SUMMARY_LENGTH = 300


def load_tree(garden: Garden, texts: dict[str, Any]) -> tuple[HomePage, dict[str, SitePage]]:
    """The home page at the root of the default site, and the index pages by their key."""
    home = HomePage(
        title=texts["home"]["title"], slug="trang-chu", summary=texts["home"]["summary"], lead=texts["home"]["intro"]
    )
    root = Page.get_first_root_node()
    garden.plant(root, home)
    _serve(home)
    indexes: dict[str, SitePage] = {}
    for row in texts["index"]:
        shared = {"title": row["title"], "slug": row["slug"], "summary": row["intro"], "show_in_menus": True}
        if row["key"] == "contact":
            indexes["contact"] = garden.plant(home, ContactPage(code="contact", **shared), row["body"])
            continue
        index = INDEX_TYPES[row["key"]](intro=f"<p>{escape(row['intro'])}</p>", **shared)
        indexes[row["key"]] = garden.plant(home, index)
    return home, indexes


def load_settings(texts: dict[str, Any]) -> None:
    """The Centre's data; what the file leaves empty stays empty."""
    centre = SiteSettings.load()
    centre.centre_name = texts["centre"]["name"]
    centre.centre_note = texts["centre"]["name_note"]
    centre.parent_body = texts["centre"]["governing_body"]
    centre.province_label = texts["centre"]["place_label"]
    centre.save()


def load_place_pages(garden: Garden, index: Page) -> None:
    """A page for each commune and ward of now, then for each former district."""
    register = current_register()
    rows = {row.key: row for row in Place.objects.order_by("valid_from")}
    province = next(unit for unit in register.units.values() if unit.level == Place.Level.PROVINCE and unit.is_current)
    slugs = {vietnamese_slug(province.name)}
    for unit in [*register.current_communes(), *register.former_districts()]:
        slug = vietnamese_slug(unit.name)
        if slug in slugs:
            slug = f"{slug}-{unit.key}"
        slugs.add(slug)
        summary = _then(register, unit) if unit.is_current else _now(register, unit, rows[unit.key])
        garden.plant(index, PlacePage(title=unit.name, slug=slug, place=rows[unit.key], summary=summary))


def _serve(home: HomePage) -> None:
    """Make the home page the root of the default site; Wagtail's welcome page, if it is there, goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    welcome = site.root_page if site.root_page_id else None
    site.root_page = home
    site.save()
    if welcome is not None and welcome.specific_class is Page and not welcome.is_root():
        welcome.delete()


def _then(register: Register, unit: Unit) -> str:
    """What a unit of now was made of."""
    former = [register.units[key] for key in sorted(register.predecessors(unit.key))]
    communes = [u for u in former if u.level == Place.Level.COMMUNE]
    districts = [u for u in former if u.level == Place.Level.DISTRICT and unit.key in u.successors]
    return _fitting(f"Hình thành ngày 01/7/2025 từ {_listed(communes)}; trước thuộc {_listed(districts)}.")


def _now(register: Register, unit: Unit, place: Place) -> str:
    """What a former district has become; one that ended before the others became part of another district."""
    last_day = amounts.date(place.valid_to) if place.valid_to else ""
    until = f"Đơn vị cấp huyện đến hết ngày {last_day}."
    successors = [register.units[key] for key in sorted(unit.successors)]
    if any(successor.level == Place.Level.DISTRICT for successor in successors):
        doubt = "" if place.confirmed else " (chưa xác nhận, cần đối chiếu)"
        return f"{until} Sau đó nhập vào {_listed(successors)}{doubt}."
    return _fitting(f"{until} Nay là: {_listed(successors)}.")


def _listed(units: Iterable[Unit]) -> str:
    """«phường Hồ, xã Đại Đồng Thành»: names within a sentence."""
    return ", ".join(unit.name[:1].lower() + unit.name[1:] for unit in units)


def _fitting(text: str) -> str:
    """The text, cut at a comma where it would not fit a summary."""
    return text if len(text) <= SUMMARY_LENGTH else f"{text[: SUMMARY_LENGTH - 1].rsplit(',', 1)[0]}…"
