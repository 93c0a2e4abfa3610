"""Filters, facets, pages, orders and snippets, on every engine."""

from __future__ import annotations

import datetime as dt
import html
import itertools
import re
from collections.abc import Collection
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from policies.eligibility import current_call, urgency
from search.analysis.question import take_apart
from search.engines.base import DocumentsRefused, Engine
from search.engines.phases import rounds_of
from search.query.planning import make_plan
from search.query.searching import search
from search.requests import Attached, Hit, SearchRequest
from tests.search.conftest import MakeEngine
from tests.search.corpus import NOW, SITE, ask, codes, document, gazetteer, household, local, vocabulary

FILTERS = {
    "kind": "kinds",
    "place": "places",
    "programme": "programmes",
    "intention": "intentions",
}


def test_filters_within_are_any_and_between_are_all(engine: Engine) -> None:
    assert set(codes(ask(engine, kinds=("contact", "guide")))) == {"contact", "guide-eligibility"}
    assert codes(ask(engine, kinds=("project",), places=("d262", "07210"))) == ["project-carton-2021"]
    assert codes(ask(engine, kinds=("project",), places=("07210",))) == []
    assert set(codes(ask(engine, intentions=("mo-hinh-moi",)))) == {
        "mo-hinh-moi",
        "guide-eligibility",
        "project-carton-2021",
    }


def test_a_filter_by_place_reaches_what_was_filed_under_former_units(engine: Engine) -> None:
    found = codes(ask(engine, places=("09400",), size=50))
    assert {"project-carton-2021", "article-2021", "place-09400", "place-d262"} <= set(found)
    assert not {"place-07210", "article-tools"} & set(found)


def test_an_empty_field_that_means_any_drops_nothing(engine: Engine) -> None:
    found = set(codes(ask(engine, places=("07210",), size=50)))
    assert {"may-moc", "doc-45-2012", "guide-eligibility", "call-2026", "contact", "place-07210"} <= found
    assert {"lai-suat", "project-carton-2021"} <= set(codes(ask(engine, programmes=("kcqg",), size=50)))
    assert "article-2021" not in codes(ask(engine, programmes=("kcqg",), size=50))


def test_open_only_keeps_calls_that_are_open_now(engine: Engine) -> None:
    """mo-hinh-moi closes on the day of NOW, lai-suat closed the day before, o-nhiem-co-so is not open yet."""
    found = set(codes(ask(engine, open_only=True, size=50)))
    assert found == {"mo-hinh-moi", "call-2026", "call-always"}


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (local(2026, 9, 30, 23), False),
        (local(2026, 10, 1), True),
        (local(2026, 11, 23), True),
        (local(2026, 11, 24) - dt.timedelta(microseconds=1), True),
        (local(2026, 11, 24), False),
    ],
)
def test_a_call_is_open_until_the_end_of_its_day(engine: Engine, now: dt.datetime, is_open: bool) -> None:
    request = SearchRequest(kinds=("scheme",), open_only=True, size=50)
    result = search(request, engine=engine, vocabulary=vocabulary(), gazetteer=gazetteer(), now=now)
    assert ("mo-hinh-moi" in codes(result)) == is_open


@pytest.mark.parametrize("text", ["", "khuyến công", "hỗ trợ mua máy", "Thuận Thành"])
@pytest.mark.parametrize(
    "chosen", [{}, {"kinds": ("scheme", "guide")}, {"places": ("09409",), "kinds": ("article",)}, {"open_only": True}]
)
def test_a_facet_counts_what_there_would_be_with_each_value(engine: Engine, text: str, chosen: dict) -> None:
    request = SearchRequest(text=text, **chosen)
    result = ask(engine, text, **chosen)
    for facet, field in FILTERS.items():
        for value in result.facets[facet]:
            alone = ask(engine, text, **({**chosen, field: (value.value,)}))
            assert (facet, value.value, alone.total) == (facet, value.value, value.count)
        counts = [-value.count for value in result.facets[facet]]
        assert counts == sorted(counts)
    assert request.facets == tuple(result.facets)


def test_totals_are_those_of_the_searches(engine: Engine) -> None:
    requests = [
        SearchRequest(text=text, **chosen)
        for text in ("", "khuyến công", "hỗ trợ mua máy", "xyzzy")
        for chosen in (
            {},
            {"kinds": ("scheme", "guide"), "places": ("09400",)},
            {"profile": household()},
            {"profile": household(), "verdicts": ("fits",)},
        )
    ]
    questions = [take_apart(request.text, vocabulary(), gazetteer()) for request in requests]
    asked = [
        (make_plan(question, request, NOW), request) for question, request in zip(questions, requests, strict=True)
    ]
    totals = engine.totals(asked)
    assert totals == tuple(engine.search(plan, request).total for plan, request in asked)
    assert len(set(totals)) > 4


def test_facets_have_names_and_leave_out_provinces(engine: Engine) -> None:
    facets = ask(engine).facets
    assert {"Khoản hỗ trợ", "Văn bản", "Địa phương"} <= {value.label for value in facets["kind"]}
    assert [(v.value, v.label) for v in facets["programme"]] == [("kcqg", "Khuyến công quốc gia")]
    names = {value.value: value.label for value in facets["place"]}
    assert names["d262"] == "Thị xã Thuận Thành"
    assert not {"p24", "xp27", "*"} & names.keys()
    assert ask(engine, facets=("kind",)).facets.keys() == {"kind"}
    request = SearchRequest(facets=("intention", "place"))
    asked: list[tuple[str, set[str]]] = []

    def labels(facet: str, values: Collection[str]) -> dict[str, str]:
        asked.append((facet, set(values)))
        return {"may-moc": "Mua máy móc"}

    named = search(request, engine=engine, vocabulary=vocabulary(), gazetteer=gazetteer(), now=NOW, labels=labels)
    assert ("may-moc", "Mua máy móc") in {(value.value, value.label) for value in named.facets["intention"]}
    assert asked == [("intention", {value.value for value in named.facets["intention"]})]


@pytest.mark.parametrize("sort", ["relevance", "date", "closing"])
@pytest.mark.parametrize("text", ["", "khuyến công", "Thuận Thành"])
def test_pages_hold_every_hit_once(engine: Engine, text: str, sort: str) -> None:
    whole = ask(engine, text, sort=sort, size=100)
    for size in (1, 3, 7):
        pages = [ask(engine, text, sort=sort, size=size, page=page) for page in range(1, whole.total + 1)]
        joined = list(itertools.chain.from_iterable(codes(page) for page in pages))
        assert joined == codes(whole)
        assert {(page.total, page.pages) for page in pages} == {(whole.total, -(-whole.total // size))}


def test_pages_outside_are_empty_and_cheap(engine: Engine) -> None:
    assert ask(engine, page=10**9, size=100).hits == ()
    assert ask(engine, "khuyến công", page=10**12).hits == ()
    assert ask(engine, page=0).page == 1
    assert ask(engine, page=-5).hits == ask(engine).hits
    counted = ask(engine, size=0)
    assert (counted.hits, counted.total, counted.pages) == ((), len(SITE), 1)
    assert len(ask(engine, size=10**6).hits) == len(SITE)


def test_equal_scores_are_ordered_by_key(make_engine: MakeEngine) -> None:
    numbers = [37 * i % 100 for i in range(100)]
    engine = make_engine([document(f"{number:02d}", title="Việc giống nhau") for number in numbers])
    found = [hit.code for page in range(1, 11) for hit in ask(engine, "giống nhau", page=page).hits]
    assert found == sorted(found)
    assert len(found) == 100


def test_newest_first_then_key_then_undated(engine: Engine) -> None:
    found = codes(ask(engine, sort="date", kinds=("article", "announcement", "contact"), size=50))
    assert found == ["call-2026", "call-always", "article-2021", "article-tools", "contact"]
    assert codes(ask(engine, size=50)) == codes(ask(engine, sort="date", size=50))


def test_closing_soonest_first_then_to_come_then_always_open_then_no_call_then_over(engine: Engine) -> None:
    found = codes(ask(engine, sort="closing", kinds=("scheme", "announcement", "contact"), size=50))
    assert found == ["mo-hinh-moi", "call-2026", "o-nhiem-co-so", "call-always", "contact", "may-moc", "lai-suat"]
    hits = {hit.code: hit.call and hit.call.status for hit in ask(engine, size=50).hits}
    assert (hits["may-moc"], hits["contact"], hits["o-nhiem-co-so"]) == ("no_round", None, "not_yet")


def test_calls_of_many_rounds_at_any_time(make_engine: MakeEngine) -> None:
    """What the index says long after a document was made is what the rule says then."""
    random = Random(7)

    def a_round() -> tuple[dt.datetime | None, dt.datetime | None]:
        opens = local(2026, 1, 1) + dt.timedelta(hours=random.randrange(20_000))
        closes = opens + dt.timedelta(hours=random.randrange(1, 3_000))
        return random.choice([(opens, closes), (opens, closes), (opens, None), (None, closes)])

    made = [
        document(
            f"{number:02d}",
            random.choice(["scheme", "announcement", "article"]),
            rounds=tuple(a_round() for _ in range(random.randrange(6))),
            year_round=not number % 9,
        )
        for number in range(40)
    ]
    engine = make_engine(made)
    for _ in range(25):
        now = local(2025, 11, 1) + dt.timedelta(hours=random.randrange(26_000))
        calls = {d.code: current_call(rounds_of(d), now, year_round=d.year_round) for d in made}

        def found(now: dt.datetime = now, **chosen: Any) -> list[Hit]:
            request = SearchRequest(size=100, **chosen)
            return list(search(request, engine=engine, vocabulary=vocabulary(), gazetteer=gazetteer(), now=now).hits)

        hits = found(sort="closing")
        assert [hit.code for hit in hits] == sorted(calls, key=lambda code: (urgency(calls[code]), code))
        assert {hit.code for hit in found(open_only=True)} == {code for code, call in calls.items() if call.is_open}
        assert all(hit.call in (None, calls[hit.code]) for hit in hits)


def test_snippets_show_why_with_accents(engine: Engine) -> None:
    hit = ask(engine, "may cnc go").hits[0]
    assert hit.code == "may-moc"
    assert "<mark>máy CNC</mark>" in hit.snippet or "<mark>máy</mark> <mark>CNC</mark>" in hit.snippet
    assert "mộc" in hit.snippet


def test_snippets_are_safe_html(engine: Engine) -> None:
    snippet = ask(engine, "nghề may").hits[0].snippet
    assert "&lt;b&gt;" in snippet
    assert "&amp;" in snippet
    assert set(re.findall(r"<[^>]*>", snippet)) == {"<mark>", "</mark>"}
    assert "công nghiệp" in html.unescape(re.sub(r"</?mark>", "", snippet))


def test_a_hit_says_what_the_document_is(engine: Engine) -> None:
    hit = ask(engine, "carton").hits[0]
    assert (hit.key, hit.kind, hit.url) == ("page:project-carton-2021", "project", "/project-carton-2021/")
    assert hit.title == "Mô hình trình diễn kỹ thuật sản xuất bao bì carton, huyện Thuận Thành"
    assert (hit.date, hit.places) == (dt.date(2021, 1, 1), (("d262", "Thị xã Thuận Thành"),))
    assert hit.score > 0
    ended = {hit.code: hit.legal_status for hit in ask(engine, kinds=("legal_document",), size=50).hits}
    assert ended["doc-1881"] == "ended"


def test_fingerprints_of_all_documents(engine: Engine) -> None:
    assert engine.fingerprints() == {page.key: page.fingerprint() for page in SITE}


def test_a_hit_with_files_says_which_words_its_page_holds(make_engine: MakeEngine) -> None:
    files = (("7", "Mẫu đơn", "carton"), ("8", "Phụ lục", "máy carton"))
    engine = make_engine(
        [
            document("a", title="Máy", summary="Gỗ", body="Cưa bào", attachments=files),
            document("b", title="Máy gỗ cưa bào carton"),
        ]
    )
    hits = {hit.code: hit for hit in ask(engine, "máy gỗ cưa bào carton").hits}
    assert hits["b"].attached is None
    assert hits["a"].attached == Attached(("7", "8"), frozenset({"may", "go", "cua", "bao"}))
    assert {hit.attached for hit in ask(engine).hits} == {None}


def test_writes_replace_add_and_remove(make_engine: MakeEngine) -> None:
    engine = make_engine([document("a", title="Việc cũ"), document("b", title="Việc cũ")])
    changed = document("a", title="Việc mới")
    engine.write(
        [changed, document("c", title="Việc mới"), replace(changed, title="Việc mới nhất")], ["page:b", "page:z"]
    )
    assert codes(ask(engine, "cũ")) == []
    assert sorted(codes(ask(engine, "mới"))) == ["a", "c"]
    assert ask(engine, "nhất").total == 1
    expected = {
        d.key: d.fingerprint() for d in (replace(changed, title="Việc mới nhất"), document("c", title="Việc mới"))
    }
    assert engine.fingerprints() == expected
    assert engine.status().documents == 2
    engine.write([], ["page:a", "page:c"])
    assert (engine.fingerprints(), ask(engine).total) == ({}, 0)


def test_rebuild_forgets_what_was(make_engine: MakeEngine) -> None:
    engine = make_engine([document("a")])
    assert engine.rebuild(iter([document("b"), document("c")])) == 2
    assert sorted(codes(ask(engine))) == ["b", "c"]


def test_what_cannot_be_indexed_does_not_hold_up_the_rest(make_engine: MakeEngine) -> None:
    """A scheme with more routes than can be indexed is an editor's error. What the index held of it stays."""
    bad = document("bad", "scheme", title="Việc mới", routes=({"kind": ["described"]},) * 9)
    engine = make_engine([document("bad", "scheme", title="Việc cũ"), document("a")])
    with pytest.raises(DocumentsRefused) as raised:
        engine.write([bad, document("b")], ["page:a"])
    assert raised.value.reasons.keys() == {"page:bad"}
    assert sorted(codes(ask(engine))) == ["b", "bad"]
    assert codes(ask(engine, "việc cũ")) == ["bad"]

    with pytest.raises(DocumentsRefused, match="9 routes"):
        engine.rebuild([bad, document("c")])
    assert codes(ask(engine)) == ["c"]
