"""The home page, the index pages below it, the Centre's settings, and a page for every place of the register."""

from __future__ import annotations

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
from site_core.place_register import Register, Unit, current_register
from site_core.slugs import vietnamese_slug

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
        summary = _now(register, unit) if unit.level == Place.Level.DISTRICT else _then(register, unit)
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
    communes = ", ".join(_inside(u.name) for u in former if u.level == Place.Level.COMMUNE)
    districts = ", ".join(_inside(u.name) for u in former if u.level == Place.Level.DISTRICT and unit.key in u.successors)
    return _fitting(f"Hình thành ngày 1/7/2025 từ {communes}; trước thuộc {districts}.")


def _now(register: Register, unit: Unit) -> str:
    """What a former district has become."""
    heirs = ", ".join(_inside(register.units[key].name) for key in sorted(register.heirs(unit.key)))
    return _fitting(f"Đơn vị cấp huyện trước ngày 1/7/2025. Nay là: {heirs}.")


def _inside(name: str) -> str:
    """«Phường Hồ» within a sentence: «phường Hồ»."""
    return name[:1].lower() + name[1:]


def _fitting(text: str) -> str:
    """The text, cut at a comma where it would not fit a summary."""
    return text if len(text) <= SUMMARY_LENGTH else f"{text[: SUMMARY_LENGTH - 1].rsplit(',', 1)[0]}…"
