"""Days and hours for the calendars of telephones and programs (RFC 5545). Pure functions.

Instants are written in UTC, which every calendar shows on its own clock: so no rules of a time zone travel along. An event whose
`uid` is the same replaces the one that a calendar holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST_LINE = 75  # bytes


@dataclass(frozen=True, slots=True)
class Event:
    """`start` is a day, or an aware instant that lasts no time. `uid` is ASCII and the world's own, such as «may-moc@a.vn».

    `remind` are the days before, at which a calendar that took the event over reminds.
    """

    uid: str
    start: dt.date | dt.datetime
    title: str
    text: str = ""
    url: str = ""
    remind: tuple[int, ...] = ()


def calendar(name: str, events: Iterable[Event], made_at: dt.datetime) -> str:
    """A calendar file, as text with the line ends that the standard asks for. `made_at` (aware) is the state that it tells of."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Khuyen cong Bac Ninh//Lich//VI",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ]
    for event in events:
        lines += _event(event, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, made_at: dt.datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_utc(made_at)}"
    if isinstance(event.start, dt.datetime):
        yield f"DTSTART:{_utc(event.start)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"  # it takes nobody's day
    for days in event.remind:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(event.title)}")
        yield from (f"TRIGGER:-P{days}D", "END:VALARM")
    yield "END:VEVENT"


def _utc(instant: dt.datetime) -> str:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return f"{instant.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for character in ("\\", ";", ","):
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, no letter torn apart; each but the first begins with a space."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
