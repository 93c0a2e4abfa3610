"""Eligibility in the query: what the engine's filters say is what `judge` says, together with text, filters and facets."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.eligibility import Profile, Scheme, judge, scheme_routes_fields
from search.engines.base import Engine
from search.requests import VERDICTS
from site_core.search_document import SearchDocument
from tests.policies.eligibility.strategies import profiles, schemes
from tests.search.conftest import MakeEngine
from tests.search.corpus import SITE, ask, codes, document, household

BATCH = 12
PEOPLE = 20


def _documents(batch: list[Scheme]) -> list[SearchDocument]:
    """A document for each scheme, the odd ones about machines, and one that is no scheme."""
    made = [
        document(
            f"s{number:02d}",
            "scheme",
            title="Hỗ trợ máy móc" if number % 2 else "Hỗ trợ nhãn hiệu",
            programme="kcqg" if number % 3 else "kcdp",
            routes=tuple(scheme_routes_fields(scheme)),
        )
        for number, scheme in enumerate(batch)
    ]
    return [*made, document("guide", "guide", title="Hướng dẫn máy móc")]


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    batch=st.lists(schemes(most=8), min_size=BATCH, max_size=BATCH),
    people=st.lists(profiles(), min_size=PEOPLE, max_size=PEOPLE),
)
def test_engine_and_judge_agree(make_engine: MakeEngine, batch: list[Scheme], people: list[Profile]) -> None:
    engine = make_engine(_documents(batch))
    for profile in people:
        judged = {f"s{number:02d}": judge(scheme, profile).kind for number, scheme in enumerate(batch)}
        found = ask(engine, profile=profile, size=100)
        assert {hit.code: hit.verdict for hit in found.hits} == judged | {"guide": None}
        assert found.verdict_totals == {kind: list(judged.values()).count(kind) for kind in VERDICTS}
        for kind in VERDICTS:
            chosen = ask(engine, profile=profile, verdicts=(kind,), size=100)
            expected = {code for code, verdict in judged.items() if verdict == kind}
            assert (set(codes(chosen)), chosen.total) == (expected, len(expected))
        _check_with_text(engine, profile, judged)


def _check_with_text(engine: Engine, profile: Profile, judged: dict[str, str]) -> None:
    """Text, verdicts and facets in one query."""
    about = {code: kind for code, kind in judged.items() if int(code[1:]) % 2}
    found = ask(engine, "máy móc", profile=profile, verdicts=("fits", "need_facts"), size=100)
    expected = {code for code, kind in about.items() if kind != "not_eligible"}
    assert set(codes(found)) == expected
    assert found.verdict_totals == {kind: list(about.values()).count(kind) for kind in VERDICTS}
    programmes = Counter("kcqg" if int(code[1:]) % 3 else "kcdp" for code in expected)
    assert {value.value: value.count for value in found.facets["programme"]} == dict(programmes)


@pytest.mark.parametrize("verdicts", [(), ("fits",), ("fits", "need_facts", "not_eligible")])
def test_what_is_no_scheme_is_left_alone_unless_verdicts_are_asked_for(
    engine: Engine, verdicts: tuple[str, ...]
) -> None:
    found = ask(engine, profile=household(), verdicts=verdicts, size=100)
    kinds = {hit.kind for hit in found.hits}
    assert ("guide" in kinds) == (not verdicts)
    assert found.verdict_totals == {"fits": 2, "need_facts": 1, "not_eligible": 1}


def test_a_scheme_nobody_has_described_needs_facts(engine: Engine) -> None:
    found = ask(engine, profile=household(), verdicts=("need_facts",))
    assert codes(found) == ["o-nhiem-co-so"]


def test_verdicts_without_a_profile_are_those_of_somebody_who_said_nothing(engine: Engine) -> None:
    found = ask(engine, verdicts=("need_facts",), size=100)
    assert found.total == sum(document.kind == "scheme" for document in SITE)
    assert found.verdict_totals == {"fits": 0, "need_facts": 4, "not_eligible": 0}


def test_no_profile_no_verdicts(engine: Engine) -> None:
    found = ask(engine, "máy móc")
    assert found.verdict_totals is None
    assert {hit.verdict for hit in found.hits} == {None}
    assert ask(engine, verdicts=("nonsense",)).total == 0
