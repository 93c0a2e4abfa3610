"""Did you mean: the query put right, offered only when that finds more, at the cost of one more question to the engine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.question import take_apart
from search.analysis.spelling import Speller
from search.analysis.tokens import words
from search.engines.base import Engine
from search.engines.plan import Plan
from search.engines.scan import ScanEngine
from search.query.clauses import to_the_word
from search.query.did_you_mean import respelled
from search.requests import SearchRequest
from tests.search.corpus import NOW, SITE, Noting, ask, gazetteer, vocabulary


def put_right(text: str) -> str:
    return respelled(take_apart(text, vocabulary(), gazetteer()), (vocabulary().speller, gazetteer().speller))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hổ trợ dây truyền mới", "hỗ trợ dây chuyền mới"),
        ("ho tro day truyen", "ho tro dây chuyền"),
        ("thuân thành", "Thuận Thành"),
        ("nhã hiệu", "nhãn hiệu"),
        ("mo hinh tring dien", "mô hình trình diễn"),
        ("xuất khuẩ", "xuất khẩu"),
        ("khuyencong quoc gia", "khuyến công quốc gia"),
        ("thuan thanhh 2021", "Thuận Thành 2021"),
        ("lai sut di dời", "lãi suất di dời"),
        ("nhax hieeuj", "nhãn hiệu"),
        ("dao tao ngeh", "đào tạo nghề"),
        ("hồ sơ nhản hiêuj", "hồ sơ nhãn hiệu"),
        ("thung carotn", "thùng carton"),
        ("hỗ trợ", ""),
        ("dây chuyền", ""),
        ("cu", ""),
        ("sao hỏa", ""),
        ("", ""),
    ],
)
def test_what_was_meant(typed: str, meant: str) -> None:
    assert put_right(typed) == meant


def holding_every_word(engine: Engine, text: str) -> int:
    question = take_apart(text, vocabulary(), gazetteer())
    return engine.search(Plan(to_the_word(question), NOW), SearchRequest(text, size=0, facets=())).total


@pytest.mark.parametrize("typed", ["lãi suấtt", "mo hinh tring dien", "thuan thanhh"])
def test_a_spelling_that_finds_more_is_offered(engine: Engine, typed: str) -> None:
    offered = ask(engine, typed).suggestion
    assert offered
    assert holding_every_word(engine, offered) > holding_every_word(engine, typed)
    assert not ask(engine, offered).suggestion


@pytest.mark.parametrize("typed", ["dây truyền nhuộm", "hổ trợ", "dây chuyền nhuộm", "xuất khuẩ", "máy"])
def test_a_spelling_that_finds_no_more_is_not_offered(engine: Engine, typed: str) -> None:
    assert ask(engine, typed).suggestion == ""


@pytest.mark.parametrize(
    ("typed", "kinds", "asked"),
    [
        ("máy", (), ["search"]),
        ("khuẩ", (), ["search"]),
        ("xuất khuẩ", (), ["search", "totals", "search"]),
        ("mô hình trình diễn robot ở sao hỏa", (), ["search", "search"]),
        ("dây truyền nhuộm", (), ["search", "totals"]),
        ("mô hình carton Thuận Thành", ("guide",), ["search", "search"]),
        ("mô hình trình diễn Thuận Thành", ("project",), ["search", "totals", "search"]),
        ("hổ trợ máy móc dây truyền", ("guide",), ["search", "totals", "search"]),
        ("carton Thuận Thành khuẩ", ("project",), ["search", "totals", "search"]),
    ],
)
def test_the_engine_is_asked_three_times_at_most(typed: str, kinds: tuple[str, ...], asked: list[str]) -> None:
    engine = Noting(ScanEngine(SITE))
    ask(cast(Engine, engine), typed, kinds=kinds)
    assert engine.asked == asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nhanhieu", "nhãn hiệu"),
        ("nhnhieu", "nhãn hiệu"),
        ("nhaanhieu", "nhãn hiệu"),
        ("nhamhieu", "nhãn hiệu"),
        ("nahnhieu", "nhãn hiệu"),
    ],
)
def test_one_stroke(typed: str, meant: str) -> None:
    known = Speller.build([(words("nhãn hiệu"), "nhãn hiệu"), (words("lãi"), "lãi")])
    assert known.meant(words(typed)) == meant
    assert known.meant(words("nhnheu")) == ""
    assert known.meant(words("lai")) == ""


def test_two_terms_as_near_are_none() -> None:
    known = Speller.build([(words(term), term) for term in ("bán hàng", "bản hành")])
    assert known.meant(words("banhanx")) == ""


LETTERS = st.text("abcdeghn", min_size=6, max_size=9)


@given(LETTERS, st.lists(LETTERS, max_size=5))
def test_what_is_found_is_one_stroke_away(typed: str, terms: Sequence[str]) -> None:
    known = Speller.build([(words(term), term) for term in terms])
    meant = known.meant(words(typed))
    near = {term for term in terms if _distance(typed, term) <= 1}
    assert meant == "" or meant in near
    if typed in terms:
        assert meant == typed
    elif len(near) == 1:
        assert meant in near


def _distance(a: str, b: str) -> int:
    """Optimal string alignment, written out: letters more, less or other, and neighbours changed round."""
    rows = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[len(a)][len(b)]
