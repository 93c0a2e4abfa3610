"""The same news without an address: a calendar of deadlines and a feed, for the answers in their address. Nothing is stored."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from policies.eligibility import end_of_call, urgency
from policies.eligibility.wording.amounts import opening
from policies.models import SupportScheme
from search import service
from search.alerts import wording
from search.alerts.changes import SchemeState
from search.alerts.profiles import Watched, watched_now
from search.alerts.sentences import amounts_in_words, answers_in_words, call_words, standing
from search.alerts.snapshots import midnight, snapshot, turning_points
from search.finder.answers import read
from site_core.text import amounts
from site_core.text.icalendar import Event, calendar

REMIND = (3,)
# Portals of communes show the title of an entry and nothing else.
LONGEST_TITLE = 90


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """`/bao-cho-toi/lich.ics?<answers>`: when the possible schemes open and close."""
    _, schemes, now = _asked(request)
    events = [event for code, scheme in schemes for event in _events(code, scheme, now)]
    # The same all day, so that a program that asks again and again is told that nothing is new.
    text = calendar(wording.CALENDAR, events, midnight(timezone.localdate(now)))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="han-nop-ho-so.ics"'
    return _without_index(response)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """`/bao-cho-toi/tin.atom?<answers>`: an entry for each possible scheme as it is; what changes is an entry of its own."""
    watched, schemes, now = _asked(request)
    address = _absolute(reverse("alerts"))
    atom = Atom1Feed(
        title=wording.FEED,
        link=f"{address}?{watched.profile.query_string()}",
        description=answers_in_words(watched),
        language="vi",
        feed_url=request.build_absolute_uri(),
    )
    published = dict(
        SupportScheme.objects.filter(code__in=[code for code, _ in schemes]).values_list("code", "last_published_at")
    )
    for code, scheme in schemes:
        at = max([published.get(code) or midnight(timezone.localdate(now)), *_passed(scheme, now)])
        atom.add_item(
            title=_title(scheme, now),
            link=_absolute(scheme.url),
            description=escape(". ".join(_lines(scheme, now)) + "."),  # readers take it for HTML
            unique_id=f"tag:{_host()},2026:{code}:{_fingerprint(scheme, now)}",
            pubdate=at,
            updateddate=at,
        )
    return _without_index(HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type))


def _asked(request: HttpRequest) -> tuple[Watched, list[tuple[str, SchemeState]], dt.datetime]:
    """The answers of the address and the possible schemes, what closes first standing first. What cannot be read is passed over."""
    now = timezone.now()
    answers = read(dict(request.GET.lists()), service.reference())
    watched = watched_now(answers)
    found = snapshot(watched, now).schemes.items()
    return watched, sorted(found, key=lambda one: (urgency(one[1].call(now)), one[0])), now


def _events(code: str, scheme: SchemeState, now: dt.datetime) -> Iterator[Event]:
    """The opening to come, and the end of the round that is open or comes next. A round that is put off keeps its name."""
    call = scheme.call(now)
    if call.status not in ("open", "closing", "not_yet"):
        return
    beginning = call.opens_at or call.closes_at
    name = f"{code}-{beginning:%Y%m%d}"
    text, url = "\n".join(_lines(scheme, now)), _absolute(scheme.url)
    if call.opens_at and call.status == "not_yet":
        title = wording.CALENDAR_OPENS.format(title=scheme.title)
        yield Event(f"{name}-mo@{_host()}", call.opens_at, title, text, url)
    if call.closes_at:
        title = wording.CALENDAR_ENTRY.format(title=scheme.title)
        yield Event(f"{name}-dong@{_host()}", _when(call.closes_at), title, text, url, REMIND)


def _when(closes_at: dt.datetime) -> dt.date | dt.datetime:
    """The day where a whole day is meant, else the instant."""
    end = end_of_call(closes_at)
    return closes_at if end == closes_at else timezone.localdate(closes_at)


def _title(scheme: SchemeState, now: dt.datetime) -> str:
    call = scheme.call(now)
    ahead = wording.UNTIL_AHEAD.format(day=amounts.date(call.closes_at)) if call.is_open and call.closes_at else ""
    whole = f"{ahead}{scheme.title}"
    return whole if len(whole) <= LONGEST_TITLE else whole[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def _lines(scheme: SchemeState, now: dt.datetime) -> list[str]:
    lines = [standing(scheme), *map(opening, (call_words(scheme.call(now)), amounts_in_words(scheme)))]
    return [*lines, wording.LAW] if scheme.law_changed else lines


def _fingerprint(scheme: SchemeState, now: dt.datetime) -> str:
    said = "\n".join([scheme.title, *_lines(scheme, now), *map(str, _passed(scheme, now))])
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _passed(scheme: SchemeState, now: dt.datetime) -> list[dt.datetime]:
    """The instants up to now at which the call turned or people are reminded of it."""
    return sorted(at for round_ in scheme.rounds for at in turning_points(round_) if at <= now)


def _without_index(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


def _absolute(address: str) -> str:
    return urljoin(settings.WAGTAILADMIN_BASE_URL, address)


def _host() -> str:
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
