"""A filter leaves as many hits as its facet says, also where what answers a question in part follows what answers all of it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.engines.scan import ScanEngine
from tests.search.corpus import SITE, ask
from tests.search.engines.test_engines_agree import WORDS

ENGINE = ScanEngine(SITE)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join))
@example("lãi suất mô hình trình diễn")
@example("nghị định 45 lãi suất")
@example("hội chợ carton")
def test_a_filter_leaves_what_its_facet_says(text: str) -> None:
    everything = ask(ENGINE, text, size=100, facets=("kind",))
    for value in everything.facets["kind"]:
        left = ask(ENGINE, text, size=100, kinds=(value.value,), facets=())
        assert left.total == value.count
        assert {hit.key for hit in left.hits} <= {hit.key for hit in everything.hits}
