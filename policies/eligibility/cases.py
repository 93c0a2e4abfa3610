"""Golden cases: answers for which a scheme must say what an editor has written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, urlsplit

from policies.eligibility.estimate import MILLION, estimate
from policies.eligibility.facts import FACTS
from policies.eligibility.profile import Profile
from policies.eligibility.reference import Reference
from policies.eligibility.route import Scheme
from policies.eligibility.schema import upgraded
from policies.eligibility.verdict import State, judge
from policies.eligibility.wording import cases as wording


@dataclass(frozen=True, slots=True)
class Case:
    """`million` is the most that the estimate must say, in million VND; None where it does not matter."""

    name: str
    profile: Profile
    state: State
    million: int | None = None


def answers_in(text: str) -> Mapping[str, list[str]]:
    """The answers in an address of the finder, or in what stands in one after `?` or `#`; empty where there are none."""
    parts = urlsplit(text.strip())
    query = "&".join(part for part in (parts.query, parts.fragment) if part) or parts.path
    given = upgraded(parse_qs(query))
    return {name: list(values) for name, values in given.items() if name in FACTS}


def read_profile(text: str, reference: Reference) -> Profile:
    """The profile of such a text. Raises `ProfileError` for answers that cannot be read."""
    return Profile.parse(answers_in(text), reference)


def mismatches(scheme: Scheme, cases: Iterable[Case], today: date) -> Iterator[str]:
    """A sentence for each case that the scheme answers otherwise than it must."""
    for case in cases:
        state = judge(scheme, case.profile).state
        expected, found = wording.result(case.state), wording.result(state)
        right = state == case.state
        if case.million is not None:
            most = most_support(scheme, case.profile, today)
            right = right and most == case.million * MILLION
            expected = wording.result(case.state, wording.million(case.million * MILLION))
            found = wording.result(state, said_amount(most))
        if not right:
            yield wording.DIFFERS.format(name=case.name, expected=expected, found=found)


def most_support(scheme: Scheme, profile: Profile, today: date) -> int | float | None:
    """The most that the estimate says, in VND; infinity where nothing limits it, None where there is no estimate."""
    made = estimate(scheme, profile, today)
    if made is None:
        return None
    return float("inf") if made.support[1] is None else made.support[1]


def said_amount(most: int | float | None) -> str:
    """The amount in words."""
    if most is None:
        return wording.NO_AMOUNT
    return wording.million(most) if isinstance(most, int) else wording.UNLIMITED
