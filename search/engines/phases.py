"""The phases of a document's call, as an index keeps them: instants pass without any change of the document."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from policies.eligibility import Round, turns, urgency
from site_core.search_document import SearchDocument

# At any instant a document is in exactly one of its phases. Of more than so many the earliest are left out: they are long over.
MAX_PHASES = 17
PHASES = tuple(range(MAX_PHASES))

# Kinds that are calls, even where nothing says when. Others have a call only when they have a date for it.
CALLS = frozenset({"scheme", "announcement"})
SINCE_EVER = 0
FOR_EVER = 10**11

# The rank of what has no round, among which stands all that is no call.
NO_ROUND = 3


class Phase(NamedTuple):
    """From which second on, to which before it ends. By `order`, which ends in the unique key, documents are sorted by their calls."""

    starts: int
    ends: int
    is_open: bool
    rank: int
    order: str


def instant(moment: dt.datetime) -> int:
    """An aware instant as the index counts time: whole seconds since 1970 in UTC."""
    return int(moment.timestamp())


def by_date(document: SearchDocument) -> str:
    """By this the newest documents stand first, then those without a date; it ends in the unique key."""
    day = int(document.date.strftime("%Y%m%d")) if document.date else 0
    return f"{99_999_999 - day:08d}|{document.key}"


def rounds_of(document: SearchDocument) -> tuple[Round, ...]:
    """All rounds of a document: its own, then those that concern it."""
    found = ((document.opens_at, document.closes_at), *document.rounds)
    return tuple(Round(opens, closes) for opens, closes in found if opens or closes)


def is_call(document: SearchDocument) -> bool:
    """Whether one may apply for what the document is about, at some time."""
    return document.kind in CALLS or document.year_round or bool(rounds_of(document))


def phases_of(document: SearchDocument) -> tuple[Phase, ...]:
    """The phases in order of time; what is no call has a single one."""
    found = turns(rounds_of(document), year_round=document.year_round)[-MAX_PHASES:]
    starts = [SINCE_EVER, *(min(max(instant(start), SINCE_EVER), FOR_EVER) for start, _ in found[1:] if start)]
    phases = []
    for (_, call), start, end in zip(found, starts, [*starts[1:], FOR_EVER], strict=True):
        rank, number = urgency(call)
        within = f"{_shown(number)}|{document.key}" if rank in (0, 1, 4) else by_date(document)
        phases.append(Phase(start, end, call.is_open, rank, f"{rank}{within}"))
    return tuple(phases)


def _shown(number: float) -> str:
    """A number of seconds, which may be negative or without end, so that texts sort as numbers do."""
    bounded = int(min(max(number, -FOR_EVER), FOR_EVER))
    return f"{FOR_EVER + bounded:012d}"
