"""Documents in memory never change under a search: what is changed is another state of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search.engines.fields import indexed
from search.engines.plan import Between, Everything, OneOf, Some, Term
from search.engines.scan.postings import Postings
from tests.search.corpus import SITE

PAGES = [indexed(page) for page in SITE]
CLAUSES = (
    Everything(),
    Some(tuple(Term(field, word) for field in ("title_folded", "body_folded") for word in ("may", "khuyen", "ho"))),
    OneOf("kind", ("scheme", "place")),
    Between("closes", 0),
    OneOf("r0", ("kind:described",)),
)


def answers(postings: Postings) -> list[dict[str, float]]:
    """What each clause finds, by key."""
    return [{postings.documents[n].key: score for n, score in found.items()} for found in map(postings.found, CLAUSES)]


STEPS = st.lists(st.tuples(st.sets(st.sampled_from(range(len(PAGES)))), st.sets(st.sampled_from(range(len(PAGES))))))


@settings(max_examples=30)
@given(STEPS)
def test_a_changed_state_is_like_one_made_anew_and_the_former_stays(steps: list[tuple[set[int], set[int]]]) -> None:
    held: dict[str, int] = {}
    postings = Postings()
    for added, removed in steps:
        before, found_before = postings, answers(postings)
        postings = postings.changed([PAGES[n] for n in added], [PAGES[n].key for n in removed])
        held = {key: n for key, n in held.items() if n not in removed} | {PAGES[n].key: n for n in added}
        assert answers(postings) == answers(Postings().changed([PAGES[n] for n in held.values()]))
        assert answers(before) == found_before
