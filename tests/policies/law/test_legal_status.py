"""A document's status is a function of the day, and so is whether a citation must be compared again."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from policies.law.status import LegalEvent, LegalStatus, needs_check, status_on

DAY = dt.timedelta(days=1)
START, END = dt.date(2018, 5, 11), dt.date(2025, 12, 31)
days = st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1))


def test_the_first_and_the_last_day_are_days_in_force() -> None:
    assert status_on(START - DAY, START, END) == LegalStatus.NOT_YET
    assert status_on(START, START, END) == LegalStatus.IN_FORCE
    assert status_on(END, START, END) == LegalStatus.IN_FORCE
    assert status_on(END + DAY, START, END) == LegalStatus.ENDED


def test_a_replacement_ends_a_document_on_the_day_it_begins() -> None:
    assert status_on(END, START, None, [END]) == LegalStatus.ENDED
    assert status_on(END - DAY, START, None, [END]) == LegalStatus.IN_FORCE


def test_what_began_on_an_unknown_day_is_not_said_to_be_in_force() -> None:
    assert status_on(START, None, None) == LegalStatus.UNKNOWN
    assert status_on(END + DAY, None, END) == LegalStatus.ENDED


@given(days, days, days)
def test_a_citation_turns_on_the_day_of_the_event_and_turns_back_when_checked(
    checked: dt.date, event: dt.date, today: dt.date
) -> None:
    events = [LegalEvent("amends", event)]

    assert needs_check(checked, events, today) == (checked < event <= today)
    assert not needs_check(max(checked, event), events, today)
