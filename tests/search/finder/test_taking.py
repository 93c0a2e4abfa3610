"""What is taken along from a plan: a message that is short and whose link is whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policies.catalogue.schemes import PublicScheme
from policies.eligibility import Judge
from search.finder.match import SchemeMatch
from search.finder.taking import LONGEST_MESSAGE, message
from tests.policies.eligibility.builders import GOOD_BASE, MAY_MOC, profile

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
TITLES = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=120), max_size=5)


@given(TITLES, st.integers(10, 400))
def test_a_message_is_short_and_its_link_is_whole(titles: list[str], length: int) -> None:
    link = "https://khuyencong.example/tim-ho-tro/?".ljust(length, "x")
    person = profile(f"legal_form=household&{GOOD_BASE}&investment=600")
    judge = Judge(person)
    schemes = [replace(MAY_MOC, title=title) for title in titles]
    found = [SchemeMatch(PublicScheme(one, "", ()), judge.assess(one), judge, NOON) for one in schemes]
    said = message(found, link)
    assert len(said) <= max(LONGEST_MESSAGE, len(link))
    assert said.endswith(link)
    if titles and len(titles[0]) + len(link) < 200:
        assert titles[0] in said
        assert "300 triệu đồng" in said
