"""Pages that editors want first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from policies.models import PolicyGuide, SupportScheme
from search import service
from search.analysis.question import take_apart
from search.engines.base import Engine
from search.query.best_bets import BestBetRow, BestBets
from search.query.searching import search
from search.requests import SearchRequest
from search.words.models import BestBet, BestBetPage
from tests.search.corpus import NOW, codes, gazetteer, vocabulary


def bets(*rows: tuple[tuple[str, ...], tuple[str, ...]]) -> BestBets:
    return BestBets.build(BestBetRow(phrases, tuple(f"page:{key}" for key in keys)) for phrases, keys in rows)


def ask(engine: Engine, text: str, chosen: BestBets, **fields: Any) -> list[str]:
    request = SearchRequest(text=text, **fields)
    found = search(request, engine=engine, vocabulary=vocabulary(), gazetteer=gazetteer(), now=NOW, best_bets=chosen)
    return codes(found)


CHOSEN = bets((("Mua máy", "mua thiết bị"), ("contact", "lai-suat")))


@pytest.mark.parametrize("typed", ["mua máy", "MUA MAY", "mua  may!", "mua mays", "mua thiet bi"])
def test_chosen_pages_come_first_in_their_order(engine: Engine, typed: str) -> None:
    found = ask(engine, typed, CHOSEN)
    assert found[:2] == ["contact", "lai-suat"]
    assert "may-moc" in found[2:]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("typed", ["mua máy mới", "máy", "hỗ trợ mua máy"])
def test_other_queries_are_left_alone(engine: Engine, typed: str) -> None:
    assert ask(engine, typed, CHOSEN) == ask(engine, typed, BestBets())


def test_a_page_that_is_not_in_the_index_is_not_shown(engine: Engine) -> None:
    chosen = bets((("mua máy",), ("gone", "contact")))
    found = ask(engine, "mua máy", chosen)
    assert found[0] == "contact"
    assert "gone" not in found


def test_filters_hold_for_chosen_pages_too(engine: Engine) -> None:
    assert ask(engine, "mua máy", CHOSEN, kinds=("scheme",))[0] == "lai-suat"
    assert "contact" not in ask(engine, "mua máy", CHOSEN, kinds=("scheme",))


def test_other_orders_know_no_chosen_pages(engine: Engine) -> None:
    assert ask(engine, "mua máy", CHOSEN, sort="date") == ask(engine, "mua máy", BestBets(), sort="date")


def test_a_query_that_finds_nothing_finds_what_is_chosen(engine: Engine) -> None:
    assert ask(engine, "zzz", bets((("zzz",), ("contact",)))) == ["contact"]


def test_rows_for_one_phrase_follow_each_other() -> None:
    chosen = bets((("máy",), ("a", "b")), (("MAY", "xe"), ("b", "c")), (("!!!",), ("d",)))
    asked = take_apart("máy", vocabulary(), gazetteer())
    assert chosen.keys(asked) == ("page:a", "page:b", "page:c")
    assert chosen.keys(take_apart("xe", vocabulary(), gazetteer())) == ("page:b", "page:c")
    assert chosen.keys(take_apart("", vocabulary(), gazetteer())) == ()
    assert chosen.keys(take_apart("!!!", vocabulary(), gazetteer())) == ()


def first(text: str) -> str:
    return service.site_search(SearchRequest(text=text, facets=())).hits[0].code


@pytest.fixture
def guide() -> Page:
    return PolicyGuide.objects.get(code="guide-forms")


def choose(page: Page, **fields: Any) -> BestBet:
    bet = BestBet.objects.create(phrases="mua máy\nsắm máy", **fields)
    BestBetPage.objects.create(best_bet=bet, page=page, sort_order=0)
    return bet


@pytest.mark.django_db
def test_a_row_counts_at_once_and_so_does_its_end(guide: Page) -> None:
    assert first("mua may") == "may-moc"
    bet = choose(guide)
    assert first("mua may") == first("Sắm máy") == "guide-forms"
    bet.delete()
    assert first("mua may") == "may-moc"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends", "counts"),
    [(None, None, True), (0, 0, True), (-5, 5, True), (1, None, False), (None, -1, False), (-9, -1, False)],
)
def test_only_on_its_days(guide: Page, begins: int | None, ends: int | None, counts: bool) -> None:
    today = timezone.localdate()
    days = [None if days is None else today + dt.timedelta(days=days) for days in (begins, ends)]
    bet = choose(guide, valid_from=days[0], valid_to=days[1])
    assert (first("mua may") == "guide-forms") is counts is bet.is_in_force()


@pytest.mark.django_db(transaction=False)
def test_a_page_that_is_not_public_is_never_shown(own_index: Any, guide: Page) -> None:
    from search.indexing import outbox

    choose(guide)
    assert first("mua may") == "guide-forms"
    guide.unpublish()
    assert first("mua may") == "may-moc"
    scheme = SupportScheme.objects.get(code="lai-suat")
    choose(scheme)
    assert first("mua may") == "lai-suat"
    PageViewRestriction.objects.create(page=scheme, restriction_type=PageViewRestriction.LOGIN)
    outbox.drain(service.engine())
    assert first("mua may") == "may-moc"
