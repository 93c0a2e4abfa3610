"""When one may apply for a scheme: its announcements and its own dates say so, and everything that shows it says the same."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import Announcement, AnnouncementIndexPage, HomePage
from policies.models import SupportScheme
from search.indexing import outbox, pages
from search.indexing.models import IndexJob
from site_core.text.amounts import date

pytestmark = pytest.mark.django_db

NOON = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
TAG = re.compile(r'<span class="tag tag-(\w+)">.*?</svg>\s*<span>\s*(.*?)\s*</span>', re.DOTALL)


def day(days: int) -> dt.datetime:
    """Midnight in Vietnam, so many days from today: a closing day counts whole."""
    return (NOON + dt.timedelta(days=days)).replace(hour=0)


@pytest.fixture(autouse=True)
def _on_the_home_page() -> None:
    highlight("may-moc", "sxsh")


def announce(*codes: str, opens: int | None = None, closes: int | None = None, **values: Any) -> Announcement:
    made = Announcement(
        title="Mời đăng ký",
        opens_at=None if opens is None else day(opens),
        closes_at=None if closes is None else day(closes),
        **values,
    )
    AnnouncementIndexPage.objects.get().add_child(instance=made)
    made.schemes = list(SupportScheme.objects.filter(code__in=codes))
    made.save()
    return made


def scheme(code: str = "may-moc") -> SupportScheme:
    return SupportScheme.objects.get(code=code)


def said_on_its_page(client: Client, code: str = "may-moc") -> tuple[str, str]:
    head = client.get(scheme(code).url).content.decode().split('<dl class="key-facts">')[1]
    status, words = TAG.findall(head)[0]
    return status, " ".join(words.split())


def said_on_its_card(client: Client, address: str, code: str = "may-moc") -> tuple[str, str]:
    """The address of the scheme stands in the heading of its card."""
    cards = client.get(address).content.decode().split('<li class="card')[1:]
    link = re.compile(rf'href="{re.escape(scheme(code).url)}["?]')
    (card,) = (card for card in cards if link.search(card.split("</h3>")[0]))
    status, words = TAG.findall(card.split("<h3>")[1])[0]
    return status, " ".join(words.split())


def said_by_the_finder(client: Client, code: str = "may-moc") -> tuple[str, str | None]:
    answer = client.get("/api/v1/schemes/match/").json()
    (found,) = (s for group in ("fits", "need_facts", "not_eligible") for s in answer[group] if s["code"] == code)
    return found["status"], found["closes_on"]


def said_by_the_search(client: Client, code: str = "may-moc") -> tuple[str, str | None]:
    hits = client.get("/api/v1/search/?kind=scheme&size=100").json()["hits"]
    (hit,) = (hit for hit in hits if hit["code"] == code)
    closes = hit.get("closes_at")
    return hit.get("status", "no_round"), closes and closes[:10]


def highlight(*codes: str) -> None:
    home = HomePage.objects.get()
    home.highlighted_schemes = list(SupportScheme.objects.filter(code__in=codes))
    home.save()


def everywhere(client: Client, engine: Any) -> set[tuple[str, str]]:
    """What all that is written for people says, after the worker was at work; the interfaces must agree with it."""
    outbox.drain(engine)
    people = {
        said_on_its_page(client),
        *(
            said_on_its_card(client, address)
            for address in ("/", "/ho-tro/", "/tim-ho-tro/?legal_form=household&intention=may-moc")
        ),
    }
    programs = {said_by_the_finder(client), said_by_the_search(client)}
    assert len(programs) == 1
    assert {status for status, _ in programs} == {status for status, _ in people}
    return people


def test_a_scheme_says_what_its_announcement_says_as_time_passes(client: Client, own_index: Any) -> None:
    """No change, no worker: only the clock goes on."""
    announce("may-moc", opens=5, closes=40)
    outbox.drain(own_index)
    for days, status in [
        (0, "not_yet"),
        (4, "not_yet"),
        (5, "open"),
        (25, "open"),
        (26, "closing"),
        (40, "closing"),
        (41, "closed"),
    ]:
        with time_machine.travel(NOON + dt.timedelta(days=days), tick=False):
            assert not IndexJob.objects.exists()
            ((said, words),) = everywhere(client, own_index)
            assert said == status
            assert said_by_the_finder(client) == (status, day(40).date().isoformat())
            assert said_by_the_search(client) == (status, day(40).date().isoformat())
            assert status == "not_yet" or date(day(40)) in words


def test_without_a_round_nothing_is_promised(client: Client, own_index: Any) -> None:
    assert everywhere(client, own_index) == {("no_round", "Chưa có đợt đăng ký")}
    assert said_by_the_finder(client) == ("no_round", None)
    page = client.get(scheme().url).content.decode()
    assert "Khoản này chưa có đợt đăng ký." in page


def test_all_year_only_where_the_scheme_says_so(client: Client, own_index: Any) -> None:
    page = scheme()
    page.year_round = True
    page.save_revision().publish()
    assert everywhere(client, own_index) == {("continuous", "Nhận thường xuyên")}
    assert "Nhận hồ sơ quanh năm." in client.get(page.url).content.decode()
    page.closes_at = day(3)
    with pytest.raises(ValidationError, match="Chọn một trong hai"):
        page.full_clean()


def test_an_announcement_without_dates_is_no_round(client: Client, own_index: Any) -> None:
    announce("may-moc")
    assert everywhere(client, own_index) == {("no_round", "Chưa có đợt đăng ký")}


WITHDRAWN: dict[str, Callable[[Announcement], object]] = {
    "unpublished": lambda page: page.unpublish(),
    "expired": lambda page: page.unpublish(set_expired=True),
    "deleted": lambda page: page.delete(),
    "restricted": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "its listing restricted": lambda page: PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="login"
    ),
    "about another": lambda page: (page.schemes.set([scheme("sxsh")]), page.save()),
    "a sample": lambda page: (setattr(page, "is_sample", True), page.save()),
    "without dates": lambda page: (setattr(page, "closes_at", None), page.save()),
}


@pytest.mark.parametrize("withdraw", WITHDRAWN.values(), ids=WITHDRAWN)
def test_what_nobody_may_rely_on_is_no_round(
    client: Client, own_index: Any, withdraw: Callable[[Announcement], object]
) -> None:
    call = announce("may-moc", closes=40)
    assert {status for status, _ in everywhere(client, own_index)} == {"open"}
    assert client.get(scheme().url).content.decode().count(call.url) == 1
    withdraw(Announcement.objects.get(pk=call.pk))
    assert everywhere(client, own_index) == {("no_round", "Chưa có đợt đăng ký")}
    assert call.url not in client.get(scheme().url).content.decode()


def test_a_draft_is_no_round_until_it_is_published(client: Client, own_index: Any) -> None:
    call = announce("may-moc", closes=40, live=False)
    assert {status for status, _ in everywhere(client, own_index)} == {"no_round"}
    call.save_revision().publish()
    assert {status for status, _ in everywhere(client, own_index)} == {"open"}
    announce("may-moc", closes=7, live=False)
    assert {status for status, _ in everywhere(client, own_index)} == {"open"}


def test_of_several_rounds_the_one_that_closes_first_is_named(client: Client, own_index: Any) -> None:
    announce("may-moc", closes=40)
    announce("may-moc", opens=-9, closes=20)
    announce("may-moc", opens=-90, closes=-10)
    page = scheme()
    page.opens_at, page.closes_at = day(30), day(60)
    page.save_revision().publish()
    outbox.drain(own_index)
    for days, named in [(0, 20), (20, 20), (21, 40), (35, 40), (41, 60)]:
        with time_machine.travel(NOON + dt.timedelta(days=days), tick=False):
            everywhere(client, own_index)
            assert said_by_the_finder(client)[1] == day(named).date().isoformat()
    text = client.get(page.url).content.decode().split('id="den-khi-nao"')[1].split("</section>")[0]
    assert text.count("<li>") == 3, "all that is not over, each with its day"


def test_sorted_by_closing(client: Client, own_index: Any) -> None:
    """Open ones by closing, then those to come, then what is always taken, then what has no round, then what is over."""
    announce("may-moc", closes=-3)
    announce("sxsh", "danh-gia-sxsh", closes=-30)
    announce("sxsh", opens=9, closes=60)
    announce("day-chuyen", opens=-3, closes=40)
    announce("hoi-cho-tn", opens=-3, closes=20)
    always = scheme("tu-van")
    always.year_round = True
    always.save_revision().publish()
    outbox.drain(own_index)

    def order(codes: list[str]) -> list[str]:
        named = ["hoi-cho-tn", "day-chuyen", "sxsh", "tu-van", "nhan-hieu", "may-moc", "danh-gia-sxsh"]
        return [code for code in codes if code in named]

    def searched(query: str = "") -> list[str]:
        return [hit["code"] for hit in client.get(f"/api/v1/search/?kind=scheme&size=100{query}").json()["hits"]]

    wanted = ["hoi-cho-tn", "day-chuyen", "sxsh", "tu-van", "nhan-hieu", "may-moc", "danh-gia-sxsh"]
    assert order(searched("&sort=closing")) == wanted
    assert set(searched("&open=true")) == {"hoi-cho-tn", "day-chuyen", "tu-van"}
    with time_machine.travel(NOON + dt.timedelta(days=30), tick=False):
        later = ["day-chuyen", "sxsh", "tu-van", "nhan-hieu", "hoi-cho-tn", "may-moc", "danh-gia-sxsh"]
        assert order(searched("&sort=closing")) == later
        assert set(searched("&open=true")) == {"day-chuyen", "sxsh", "tu-van"}
    found = client.get("/api/v1/schemes/match/").json()
    for group in ("fits", "need_facts", "not_eligible"):
        codes = [s["code"] for s in found[group]]
        assert order(codes) == [code for code in wanted if code in codes]
    highlight(*wanted)
    home = client.get("/").content.decode().split('id="khoan-noi-bat"')[1].split("</section>")[0]
    addresses = {scheme(code).url: code for code in wanted}
    assert [addresses[url] for url in re.findall(r'<h3>\s*<a href="([^"]+)"', home)] == wanted


def test_many_rounds_are_all_known_to_the_index(client: Client, own_index: Any) -> None:
    for number in range(6):
        announce("may-moc", opens=-60 + 20 * number, closes=-50 + 20 * number)
    outbox.drain(own_index)
    for days in (-58, -45, 2, 13, 23, 35, 45, 70):
        with time_machine.travel(NOON + dt.timedelta(days=days), tick=False):
            assert said_by_the_search(client)[0] == said_by_the_finder(client)[0]
            found = client.get("/api/v1/search/?kind=scheme&open=true").json()["hits"]
            assert bool(found) == (said_by_the_finder(client)[0] in ("open", "closing"))


def test_the_editors_form_offers_and_explains(admin_client: Client) -> None:
    form = admin_client.get(f"/admin/pages/{scheme().pk}/edit/").content.decode()
    assert "nhận hồ sơ quanh năm" in form.lower()
    assert "Đợt đăng ký thường do thông báo đặt" in form


def test_an_announcement_tells_the_index_of_its_schemes() -> None:
    IndexJob.objects.all().delete()
    announce("may-moc", closes=40)
    waiting = set(IndexJob.objects.values_list("page_id", flat=True))
    assert scheme().pk in waiting
    document = pages.document_of(scheme())
    assert document is not None
    assert document.rounds == ((None, day(40)),)
