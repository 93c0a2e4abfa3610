"""The scoring of judged queries, and how well the first content does."""

from __future__ import annotations

import pytest

from search.analysis.text import fold
from search.query.quality import JudgedQuery, read_judged, score
from search.requests import SearchRequest

JUDGED = (
    JudgedQuery("a", "plain", ("x", "y"), True),
    JudgedQuery("b", "plain", ("x",), False),
    JudgedQuery("c", "plain", ("x",), True),
    JudgedQuery("d", "negative", (), False),
    JudgedQuery("e", "negative", (), False),
)
ANSWERS = {
    "a": [("y", "scheme")],
    "b": [("q", "guide"), ("z", "guide"), ("x", "scheme")],
    "c": [(f"n{n}", "guide") for n in range(10)] + [("x", "scheme")],
    "d": [("g", "guide")],
    "e": [("s", "scheme")],
}


def test_scores() -> None:
    report = score(JUDGED, ANSWERS.__getitem__)
    assert [s.gain for s in report.scores] == [1.0, 0.5, 0.0, 1.0, 0.0]
    assert [s.rank for s in report.scores] == [1, 3, None, 1, None]
    assert report.ndcg == 0.5
    assert [s.judged.query for s in report.broken_invariants] == ["c"]
    assert report.table().splitlines()[-1] == "nDCG@10 = 0.500, 1 bất biến không đạt"
    assert score([], ANSWERS.__getitem__).ndcg == 0.0


def test_judged_queries_are_read() -> None:
    judged = read_judged()
    assert len(judged) == 52
    assert judged[6] == JudgedQuery("thùng carton", "short", ("mo-hinh-moi", "may-moc"), False)
    assert [query.expected for query in judged if query.kind == "negative"] == [(), ()]
    assert sum(query.invariant for query in judged) == 11


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [str, fold], ids=["as typed", "without diacritics"])
def test_the_first_content_answers_the_judged_queries(typed: type[str]) -> None:
    from search.service import site_search

    def ask(text: str) -> list[tuple[str, str]]:
        return [(hit.code, hit.kind) for hit in site_search(SearchRequest(text=typed(text), facets=())).hits]

    report = score(read_judged(), ask)
    assert report.ndcg >= 0.90, report.table()
    assert not report.broken_invariants, report.table()
