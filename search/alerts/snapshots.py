"""The state of the schemes for a person: made from what is public now, kept as JSON."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from policies.catalogue.answerable import intention_options
from policies.catalogue.schemes import PublicScheme, public_schemes
from policies.eligibility import Judge, Round, closes_on, end_of_call, offered
from policies.eligibility.call_status import LOCAL_TIME
from policies.headline import whole_amount
from search.alerts.changes import REMINDERS, SchemeState, Snapshot
from search.alerts.profiles import Watched
from site_core.versions.current import versions
from site_core.versions.kept import kept
from site_core.versions.names import SCHEMES


def snapshot(watched: Watched, at: dt.datetime) -> Snapshot:
    """The schemes that are possible for these answers, among those that they ask for, at an instant (aware)."""
    judge, profile = Judge(watched.profile), watched.profile
    codes = _watched_codes(watched)
    schemes: dict[str, SchemeState] = {}
    excluded: set[str] = set()
    for scheme in public_schemes():
        if codes and scheme.code not in codes:
            continue
        assessment = judge.assess(scheme.rules)
        if assessment.state == "not_eligible" or not (codes or offered(scheme.rules, profile)):
            excluded.add(scheme.code)
        else:
            schemes[scheme.code] = _state(scheme, assessment.state, at)
    return Snapshot(at, schemes, frozenset(excluded))


def mark(at: dt.datetime) -> str:
    """Changes with the schemes and with every instant at which something about one of them changes by itself."""
    return f"{versions(SCHEMES)[0]}:{bisect_right(_instants(), at)}"


def to_json(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "at": snapshot.at.isoformat(),
        "schemes": {
            code: {
                "title": one.title,
                "url": one.url,
                "state": one.state,
                "rounds": [[_text(r.opens_at), _text(r.closes_at)] for r in one.rounds],
                "year_round": one.year_round,
                "amounts": list(one.amounts),
                "law_changed": one.law_changed,
            }
            for code, one in snapshot.schemes.items()
        },
    }


def from_json(data: dict[str, Any]) -> Snapshot:
    """What `to_json` wrote."""
    schemes = {
        code: SchemeState(
            title=one["title"],
            url=one["url"],
            state=one["state"],
            rounds=tuple(Round(_instant(opens), _instant(closes)) for opens, closes in one["rounds"]),
            year_round=one["year_round"],
            amounts=tuple(one["amounts"]),
            law_changed=one["law_changed"],
        )
        for code, one in data["schemes"].items()
    }
    return Snapshot(dt.datetime.fromisoformat(data["at"]), schemes)


def _watched_codes(watched: Watched) -> frozenset[str]:
    """The schemes asked for, with those that serve the same wish by now; nothing where all are watched."""
    serving = (codes.split(",") for codes, label in intention_options() if label == watched.intention)
    return watched.codes.union(*serving)


def _state(scheme: PublicScheme, state: Any, at: dt.datetime) -> SchemeState:
    day, rules = at.astimezone(LOCAL_TIME).date(), scheme.rules
    return SchemeState(
        title=rules.title,
        url=rules.url,
        state=state,
        rounds=tuple(rules.rounds),
        year_round=rules.year_round,
        amounts=tuple(words for benefit in scheme.benefits_on(day) if (words := whole_amount(benefit))),
        law_changed=scheme.needs_check(day),
    )


@kept(SCHEMES)
def _instants() -> tuple[dt.datetime, ...]:
    return tuple(sorted({instant for scheme in public_schemes() for instant in _instants_of(scheme)}))


def _instants_of(scheme: PublicScheme) -> Iterator[dt.datetime]:
    for round_ in scheme.rules.rounds:
        yield from turning_points(round_)
    for benefit in scheme.rules.benefits:
        if benefit.valid_from:
            yield midnight(benefit.valid_from)
        if benefit.valid_to:
            yield midnight(benefit.valid_to + dt.timedelta(1))
    for _, events in scheme.citations:
        yield from (midnight(event.day) for event in events)


def turning_points(round_: Round) -> Iterator[dt.datetime]:
    """When a round opens and is over, and when people are reminded of its end."""
    if round_.opens_at:
        yield round_.opens_at
    if round_.closes_at:
        yield end_of_call(round_.closes_at)
        yield from (midnight(closes_on(round_.closes_at) - dt.timedelta(days)) for days, _ in REMINDERS)


def midnight(day: dt.date) -> dt.datetime:
    """When a day begins in Vietnam."""
    return dt.datetime.combine(day, dt.time(), LOCAL_TIME)


def _text(instant: dt.datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _instant(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None
