"""The engine without an index is so plain that it can be believed: whatever is asked, the index must answer the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.engines.base import Engine
from search.engines.scan import ScanEngine
from search.requests import FACETS, SearchResult
from tests.policies.eligibility.strategies import profiles
from tests.search.corpus import SITE, ask

pytestmark = pytest.mark.parametrize("make_engine", ["tantivy", "elasticsearch"], indirect=True, scope="module")

PLAIN = ScanEngine(SITE)

# Engines reckon with numbers of four bytes and add in different orders.
ROUNDING = 1e-4

WORDS = [
    "hỗ trợ",
    "mua",
    "máy",
    "máy móc",
    "may",
    "cnc",
    "gỗ",
    "khuyến công",
    "khuyến nông",
    "khu công nghiệp",
    "cụm",
    "Thuận Thành",
    "huyện",
    "thị trấn hồ",
    "Bắc Giang",
    "nghị định",
    "45",
    "2012",
    "28/2018",
    "TT28",
    "mô hình",
    "trình diễn",
    "MHTD",
    "hkd",
    "bao bì",
    "carton",
    "thùng carton",
    "lãi suất",
    "lãi xuất",
    "dây truyền",
    "xử lý",
    "nước thải",
    "hổ trợ",
    "hội chợ",
    "2026",
    "có",
    "không",
    "được",
    "ở đâu",
    "!!!",
    "đ",
    "zzz",
    "robot",
    "hoà",
    "kĩ thuật",
    "tuyển dụng",
    "hoox",
    "trowj",
    "60.000",
]


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


REQUESTS = st.fixed_dictionaries(
    {
        "text": st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
        "kinds": some("scheme", "article", "project", "place", "legal_document"),
        "places": some("d262", "09400", "09409", "07210", "p24"),
        "programmes": some("kcqg", "kcdp"),
        "intentions": some("may-moc", "mo-hinh-moi"),
        "open_only": st.booleans(),
        "verdicts": some("fits", "need_facts", "not_eligible"),
        "sort": st.sampled_from(("relevance", "date", "closing")),
        "profile": st.none() | profiles(),
    }
)


@settings(max_examples=250, deadline=None)
@given(request_fields=REQUESTS)
def test_index_and_scan_agree(engine: Engine, request_fields: dict) -> None:
    index, scan = (ask(engine, **request_fields, size=100, facets=FACETS) for engine in (engine, PLAIN))
    assert {hit.key: hit.verdict for hit in index.hits} == {hit.key: hit.verdict for hit in scan.hits}
    assert (index.total, index.facets, index.verdict_totals) == (scan.total, scan.facets, scan.verdict_totals)
    assert (index.relaxed, index.suggestion) == (scan.relaxed, scan.suggestion)
    assert {hit.key: hit.snippet for hit in index.hits} == {hit.key: hit.snippet for hit in scan.hits}
    if request_fields["sort"] == "relevance" and request_fields["text"]:
        _same_order(index, scan)
    else:
        assert [hit.key for hit in index.hits] == [hit.key for hit in scan.hits]


def _same_order(index: SearchResult, scan: SearchResult) -> None:
    """Every hit has the same score, and stands where it must; hits with equal scores may have changed places in rounding."""
    scores = {hit.key: hit.score for hit in scan.hits}
    assert {hit.key: hit.score for hit in index.hits} == pytest.approx(scores, rel=ROUNDING)
    assert [scores[hit.key] for hit in index.hits] == pytest.approx([hit.score for hit in scan.hits], rel=ROUNDING)


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(max_size=300)
    | st.text(st.sampled_from("aăđộ 0159/.-'\"*?~^:()[]{}\\\x00\ud800\u0301\u200b"), max_size=60)
)
def test_no_text_is_an_error(engine: Engine, text: str) -> None:
    for any_engine in (engine, PLAIN):
        result = ask(any_engine, text)
        assert 0 <= result.total <= len(SITE)


def test_a_pasted_page_is_answered_by_its_beginning(engine: Engine) -> None:
    for any_engine in (engine, PLAIN):
        assert ask(any_engine, "mua máy " * 50_000).hits[0].code == "may-moc"
