"""Golden cases of a scheme's page: reading them, and what they say before the page goes public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from policies import wording
from policies.eligibility import Case, Profile, ProfileError, answers_in, mismatches, read_profile
from policies.rules.reference import reference_with
from policies.rules.schemes import draft_scheme


def profile_of(text: str, codes: Mapping[str, str]) -> Profile:
    """The profile of what an editor pasted; `codes` are those of all schemes. Raises ValidationError, in words for an editor."""
    if text.strip() and not answers_in(text):
        raise ValidationError(wording.CASE_WITHOUT_ANSWERS)
    try:
        return read_profile(text, reference_with(codes))
    except ProfileError as error:
        raise ValidationError([wrong.message_vi for wrong in error.errors]) from error


def cases_of(rows: Iterable[Any], codes: Mapping[str, str]) -> Iterator[Case]:
    """The cases that can be read; the others say at their rows what is wrong."""
    for row in rows:
        try:
            yield Case(row.name, profile_of(row.answers, codes), row.expected_state, row.expected_million)
        except ValidationError:
            continue


def golden_errors(
    page: Any, rows: Iterable[Any], items: Iterable[Any], codes: Mapping[str, str], today: dt.date
) -> Iterator[str]:
    """What the cases say against the page with these amounts; nothing while the page cannot be read, which is said elsewhere."""
    scheme = draft_scheme(page, items)
    if scheme is not None:
        yield from mismatches(scheme, cases_of(rows, codes), today)
