"""What a person takes along from the plan: the way to the Centre, a sheet, a calendar, a message to send on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from policies.eligibility.wording.amounts import place_inside
from policies.requests.links import request_href
from search.finder import wording
from search.finder.answers import Answers
from search.finder.cards import with_answers
from search.finder.match import SchemeMatch
from site_core.places.contacts import contact_of
from site_core.text.amounts import date

FINDER, SHEET, CALENDAR = "/tim-ho-tro/", "/tim-ho-tro/phieu/", "/bao-cho-toi/lich.ics"
ALERTS = "/bao-cho-toi/"
# Where the form of a request is told that somebody comes from.
FROM_RESULT = "ket-qua"

# What Zalo and text messages show without folding.
LONGEST_MESSAGE = 350


@dataclass(frozen=True, slots=True)
class Take:
    """Addresses within the site, `calendar` empty where no scheme of the plan closes; `place` is the name of the unit and its page,
    both empty where no one unit was named; `link` reopens the answers from anywhere."""

    request: str
    sheet: str
    alerts: str
    calendar: str
    place: tuple[str, str]
    message: str
    link: str


def take(answers: Answers, schemes: Sequence[SchemeMatch]) -> Take:
    """What leads on from the answers; `schemes` are those of the plan, the first first."""
    query = answers.href()
    scheme = schemes[0].code if schemes else ""
    link = f"{settings.WAGTAILADMIN_BASE_URL}{FINDER}{query}"
    return Take(
        request=request_href(answers.profile.answers, scheme=scheme, source=FROM_RESULT),
        sheet=f"{SHEET}{query}",
        alerts=f"{ALERTS}{query}",
        calendar=f"{CALENDAR}{query}" if any(scheme.call.closes_at for scheme in schemes) else "",
        place=_place(answers),
        message=message(schemes, link),
        link=link,
    )


def _place(answers: Answers) -> tuple[str, str]:
    unit = contact_of(answers.profile.answers.get("place", ""))
    return (place_inside(unit.unit), with_answers(unit.url, answers)) if unit and unit.url else ("", "")


def message(schemes: Sequence[SchemeMatch], link: str) -> str:
    """A message of at most `LONGEST_MESSAGE` characters about the first of the schemes that it has room for, with the link whole.

    A link that leaves no room stands alone: cut, it would lead nowhere.
    """
    said = wording.MESSAGE_NOTHING
    for count in range(1, len(schemes) + 1):
        longer = wording.MESSAGE.format(schemes="; ".join(map(_about, schemes[:count])))
        if len(longer) + 1 + len(link) > LONGEST_MESSAGE:
            break
        said = longer
    whole = f"{said}\n{link}"
    return whole if len(whole) <= LONGEST_MESSAGE else link


def _about(scheme: SchemeMatch) -> str:
    """«Hỗ trợ mua máy (hỗ trợ tối đa 300 triệu đồng, hạn 15/12/2026)»."""
    amount, doubt = scheme.figure
    until = (
        wording.UNTIL.format(day=date(scheme.call.closes_at)) if scheme.call.is_open and scheme.call.closes_at else ""
    )
    more = ", ".join(part for part in (f"{amount} {doubt}".strip(), until) if part)
    return f"{scheme.title} ({more})" if more else scheme.title
