"""What the first content promises: complete, linked, true to the registers, and never loaded over content."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import unicodedata
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Revision

from news.models import Announcement, Article, MarketBulletin, PlacePage, PriceSeries, Programme, Project
from policies.first_content.texts import read_texts
from policies.law.citing import citation_models
from policies.models import LegalDocument, LegalRelation, PlaceGroup, PolicyGuide, SupportScheme
from policies.rules.schemes import eligibility_scheme
from site_core.models import SitePage
from site_core.models.story import StoryPage
from site_core.text.plain import stream_text

ROOT = Path(__file__).parents[2]
CHECKED_ON = read_texts(ROOT / "policies/first_content/schemes.toml")["checked_on"]
ITEMS = {row["code"]: row for row in csv.DictReader((ROOT / "policies/data/support_items.csv").open(encoding="utf-8"))}
CODES = sorted(ITEMS)
GUIDES = ("apply", "forms", "deadlines", "programmes", "eligibility", "sme", "places", "supporting-industry")

pytestmark = pytest.mark.django_db


def scheme(code: str) -> SupportScheme:
    return SupportScheme.objects.live().get(code=code)


def pages() -> list[SitePage]:
    return list(Page.objects.filter(depth__gt=1).specific())


def empty_site() -> None:
    """As a site is before its first content: the reference data are there, no pages."""
    for model in (*citation_models(), LegalRelation):
        model.objects.all().delete()
    Page.objects.get(depth=2).specific.delete()
    PriceSeries.objects.all().delete()


def test_every_kind_is_there() -> None:
    kinds = (
        SupportScheme,
        LegalDocument,
        PolicyGuide,
        Article,
        Programme,
        Project,
        Announcement,
        MarketBulletin,
        PlacePage,
    )

    assert {kind.__name__: kind.objects.live().count() for kind in kinds} == {
        "SupportScheme": 23,
        "LegalDocument": 21,
        "PolicyGuide": 8,
        "Article": 6,
        "Programme": 6,
        "Project": 7,
        "Announcement": 6,
        "MarketBulletin": 1,
        "PlacePage": 99 + 19,
    }
    assert PriceSeries.objects.count() == 3


def test_public_codes_are_those_that_the_outside_knows() -> None:
    register = {
        row["code"] for row in csv.DictReader((ROOT / "policies/data/legal_documents.csv").open(encoding="utf-8"))
    }

    assert set(SupportScheme.objects.values_list("code", flat=True)) == set(ITEMS)
    assert set(LegalDocument.objects.values_list("code", flat=True)) == register
    assert set(PolicyGuide.objects.values_list("code", flat=True)) == {f"guide-{name}" for name in GUIDES}
    assert Article.objects.filter(code="article-2021").exists()
    assert Project.objects.filter(code="project-carton-2021").exists()
    assert scheme("may-moc").url.endswith("/ho-tro/may-moc/")


def test_every_page_is_published_with_a_revision() -> None:
    for page in pages():
        assert page.live, page
        assert page.live_revision_id, page


@pytest.mark.parametrize("code", CODES)
def test_a_scheme_says_who_and_keeps_its_promise_short(code: str) -> None:
    page = scheme(code)
    rules = eligibility_scheme(page)

    assert rules.routes
    for route in rules.routes:
        assert route.who.fact == "legal_form"
        assert route.who.strength == "hard"
        assert {c.fact for c in route.criteria if c.strength == "hard"} >= {"place", "other_funding"}
    assert len(page.promise) <= 180
    assert page.promise.endswith(".")
    assert page.intentions.exists()
    assert page.papers.exists()
    assert len(page.steps) == 1


@pytest.mark.parametrize("code", CODES)
def test_own_capital_is_asked_for_where_the_rate_is_below_the_whole_cost(code: str) -> None:
    rate = ITEMS[code]["rate_percent"]
    expected = bool(rate) and int(rate) < 100

    for route in eligibility_scheme(scheme(code)).routes:
        assert ("counterpart" in {c.fact for c in route.criteria}) is expected


@pytest.mark.parametrize("code", CODES)
def test_support_items_are_those_of_the_register(code: str) -> None:
    row, item = ITEMS[code], scheme(code).support_items.get()

    assert str(item.rate_percent or "") == row["rate_percent"]
    assert str(item.cap_million or "") == row["cap_million_vnd"]
    assert item.base == row["estimate_base"]
    assert (item.document.number, item.clause) == (row["legal_document"], row["clause"])
    assert item.confirmed is (row["confirmed"] == "yes")


def test_citations_point_to_documents_of_the_register() -> None:
    citing = [*SupportScheme.objects.all(), *PolicyGuide.objects.all()]

    for page in citing:
        cited = list(page.citations.select_related("document"))
        assert cited, page
        assert all(c.document.live and c.checked_on == CHECKED_ON for c in cited)


def test_nothing_waits_for_a_check_on_the_day_of_the_check() -> None:
    """A relation without a date counts from its day of entry, which is the day of the check and not of loading."""
    for page in SupportScheme.objects.all():
        stale = [c for c in page.citations.all() if c.needs_check(timezone.localdate())]
        assert not stale, page


def test_legal_documents_are_those_of_the_register() -> None:
    for row in csv.DictReader((ROOT / "policies/data/legal_documents.csv").open(encoding="utf-8")):
        page = LegalDocument.objects.get(code=row["code"])
        for name in ("issued_on", "effective_from", "effective_to"):
            assert str(getattr(page, name) or "") == row[name], (page, name)
        assert (page.number, page.kind, page.issuer) == (row["number"], row["kind"], row["issuer"])
        assert page.confirmed is (row["confirmed"] == "yes")


def test_relations_are_those_of_the_register() -> None:
    expected = set()
    for row in csv.DictReader((ROOT / "policies/data/legal_documents.csv").open(encoding="utf-8")):
        for part in filter(None, row["relation"].split("; ")):
            verb, _, number = part.rpartition(" ")
            passive = {"amended by": "amends", "replaced by": "replaces"}.get(verb)
            expected.add((number, passive, row["number"]) if passive else (row["number"], verb, number))
    found = {
        (page.number, relation.kind, relation.target.number)
        for page in LegalDocument.objects.all()
        for relation in page.relations.all()
    }

    assert found == expected


def test_the_year_2021_keeps_its_names_and_is_filed_under_the_places_of_then() -> None:
    for page in (Project.objects.get(code="project-carton-2021"), Article.objects.get(code="article-2021")):
        place = page.places.get(code="262")
        assert place.name == "Huyện Thuận Thành"
        assert "huyện Thuận Thành" in page.place_as_written
        assert "09400" in page.search_document().place_keys


def test_calls_of_every_status_are_open_on_the_day_of_loading() -> None:
    assert {call.call_status for call in Announcement.objects.all()} == {
        "open",
        "closing",
        "closed",
        "not_yet",
        "continuous",
    }
    today = timezone.localdate()
    midnights = [i for call in Announcement.objects.all() for i in (call.opens_at, call.closes_at) if i]
    assert all(timezone.localtime(instant).time() == dt.time.min for instant in midnights)
    assert MarketBulletin.objects.get().date < today
    assert all(row["change_percent"] is not None for row in MarketBulletin.objects.get().price_rows())


def test_samples_say_that_they_are_samples(client: Client) -> None:
    for page in (*Announcement.objects.all(), *MarketBulletin.objects.all()):
        assert page.is_sample
        assert page.title.startswith("Nội dung mẫu")
        assert page.summary.startswith("Nội dung mẫu")
        assert '<div class="notice sample prose">' in client.get(page.url).content.decode()
    for series in PriceSeries.objects.all():
        assert series.is_sample
        assert series.name.startswith("Nội dung mẫu")
    samples = {page.pk for page in (*Announcement.objects.all(), *MarketBulletin.objects.all())}
    assert {page.pk for page in pages() if page.is_sample} == samples


def test_the_centre_has_no_invented_contact_data() -> None:
    from site_core.models import SiteSettings

    centre = SiteSettings.load()
    assert (centre.phone, centre.email, centre.address, centre.working_hours) == ("", "", "", "")
    assert "chưa xác nhận" in centre.centre_note


def test_every_stream_passes_the_checks_that_editors_meet() -> None:
    for page in pages():
        if isinstance(page, StoryPage):
            page.body.stream_block.clean(page.body)
        if isinstance(page, SupportScheme):
            page.routes.stream_block.clean(page.routes)
            page.steps.stream_block.clean(page.steps)
        page.full_clean()


def test_all_text_is_composed() -> None:
    for page in pages():
        stored = json.dumps(page.serializable_data(), ensure_ascii=False, default=str)
        assert unicodedata.is_normalized("NFC", stored), page


def test_links_in_texts_lead_to_live_pages() -> None:
    live = set(Page.objects.live().values_list("pk", flat=True))
    linked = {
        int(pk)
        for page in pages()
        if isinstance(page, StoryPage)
        for pk in re.findall(r'linktype="page" id="(\d+)"', json.dumps(page.body.get_prep_value()).replace("\\", ""))
    }

    assert len(linked) > 20
    assert linked <= live


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_is_substantial(name: str) -> None:
    page = PolicyGuide.objects.get(code=f"guide-{name}")

    assert len(stream_text(page.body).split()) >= 250
    assert page.schemes.exists()


def test_a_second_load_changes_nothing() -> None:
    def state() -> tuple[Any, ...]:
        touched = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_created_at", "title"))
        return touched, Revision.objects.count(), PriceSeries.objects.count()

    Page.objects.filter(pk=scheme("may-moc").pk).update(title="Sửa bởi biên tập viên")
    before, out = state(), StringIO()
    call_command("load_first_content", stdout=out)

    assert state() == before
    assert "không nạp" in out.getvalue()


def test_without_reference_data_it_says_what_to_run_first() -> None:
    empty_site()
    PlaceGroup.objects.all().delete()

    with pytest.raises(CommandError, match="load_policy_reference"):
        call_command("load_first_content")
    assert not Page.objects.filter(depth__gt=1).exists()


def test_an_emptied_site_is_filled_again_whole() -> None:
    before = sorted(Page.objects.filter(depth__gt=1).values_list("url_path", flat=True))
    empty_site()
    call_command("load_first_content", stdout=StringIO())

    assert sorted(Page.objects.filter(depth__gt=1).values_list("url_path", flat=True)) == before


def test_what_is_made_up_can_be_left_out(client: Client) -> None:
    """Everything else is there, every link leads somewhere, and no page speaks of samples."""
    before = {page.code for page in pages() if page.code and not page.is_sample}
    samples = {page.code for page in pages() if page.is_sample}
    assert samples
    empty_site()
    call_command("load_first_content", "--without-samples", stdout=StringIO())

    assert {page.code for page in pages() if page.code} == before
    assert not any(page.is_sample for page in pages())
    assert not PriceSeries.objects.exists()
    ids = set(Page.objects.live().values_list("pk", flat=True))
    for page in pages():
        if isinstance(page, StoryPage):
            text = json.dumps(page.body.get_prep_value())
            assert {int(pk) for pk in re.findall(r'id=\\"(\d+)\\"', text)} <= ids, page
    links: set[str] = set()
    for page in (*pages()[:12], *(p for p in pages() if isinstance(p, StoryPage))):
        html = client.get(page.url).content.decode()
        # A guide says what these words mean; no page says them of itself or of another.
        assert "Nội dung mẫu:" not in html, page.url
        assert "sample" not in html, page.url
        links.update(href.partition("#")[0] for href in re.findall(r'<a [^>]*?href="(/[^"?]*)', html))
    assert not [link for link in sorted(links) if client.get(link).status_code not in (200, 302)]
