"""Whether a legal document is in force, and whether a citation of it must be checked again. Pure functions of dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class LegalStatus(StrEnum):
    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LegalEvent:
    """Something that happened to a document: another amended or replaced it, or it ended.

    `day` is the first day of the change; an event whose date nobody knows counts from the day it was entered.
    """

    kind: str
    day: dt.date
    by: str = ""


def status_on(
    day: dt.date,
    effective_from: dt.date | None,
    effective_to: dt.date | None,
    replaced_from: Iterable[dt.date] = (),
) -> LegalStatus:
    """Status of a document on a day.

    `effective_to` is the last day in force. `replaced_from` are the first days of the documents that replace it.
    A document without a known beginning is neither in force nor not: its status is unknown until it is known to
    have ended.
    """
    if (effective_to and day > effective_to) or any(day >= start for start in replaced_from):
        return LegalStatus.ENDED
    if effective_from is None:
        return LegalStatus.UNKNOWN
    return LegalStatus.NOT_YET if day < effective_from else LegalStatus.IN_FORCE


def needs_check(checked_on: dt.date, events: Iterable[LegalEvent], today: dt.date) -> bool:
    """Whether a citation checked on a day must be compared again: an event happened since, and not in the future."""
    return any(checked_on < event.day <= today for event in events)
