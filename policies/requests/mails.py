"""The letters about a request. Each has a key of its own and is written in the transaction of what it tells of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from policies.models import RequestEvent, RequestSettings, SupportRequest
from policies.requests import wording
from policies.requests.forms import place_name
from site_core.mail.outbox import forget_mail_about, queue_mail
from site_core.mail.topics import name_topic
from site_core.models import SiteSettings
from site_core.text import amounts

TOPIC = "requests"
name_topic(TOPIC, wording.MAILS)


def receipt(request: SupportRequest, again: int | None = None) -> None:
    """To the owner: the code and the link; once more when the address was corrected (`again` is the event)."""
    key = "received" if again is None else f"received:{again}"
    _to_owner(request, key, wording.RECEIPT_SUBJECT, wording.RECEIPT_MAIL)


def state_changed(request: SupportRequest, event: RequestEvent) -> None:
    """To the owner: the new state, with what the officer says to it."""
    _to_owner(
        request,
        f"state:{event.pk}",
        wording.STATE_SUBJECT,
        wording.STATE_MAIL,
        sentence=wording.STATES[request.state],  # type: ignore[index]
        message=wording.MESSAGE.format(message=event.note) if event.note else "",
    )


def nobody_yet(request: SupportRequest, days: int) -> None:
    """To the owner: that nobody has taken the request so far."""
    sentence = wording.NOBODY_YET.format(days=days, code=request.written_code)
    _to_owner(request, "nobody", wording.NOBODY_SUBJECT, wording.STATE_MAIL, sentence=sentence, message="")


def new_request(request: SupportRequest) -> None:
    """To the staff, with nothing personal: a mailbox keeps for ever."""
    _to_staff(
        f"{TOPIC}:{request.pk}:new",
        wording.NEW_SUBJECT.format(code=request.written_code),
        wording.NEW_MAIL.format(
            code=request.written_code,
            place=place_name(request.place) or wording.NOT_STATED,
            scheme=request.scheme_title or wording.NOT_STATED,
            address=_desk_address(request),
        ),
    )


def data_asked(request: SupportRequest, event: RequestEvent) -> None:
    """To the staff: that the owner asks about the data, and by when the law wants an answer; not what."""
    day = amounts.date(request.data_due_on) if request.data_due_on else ""
    _to_staff(
        f"{TOPIC}:{request.pk}:data:{event.pk}",
        wording.DATA_SUBJECT.format(code=request.written_code, day=day),
        wording.DATA_MAIL.format(code=request.written_code, day=day, address=_desk_address(request)),
    )


def data_answered(request: SupportRequest, event: RequestEvent) -> None:
    """To the owner: the answer."""
    message = wording.MESSAGE.format(message=event.note)
    sentence = wording.DATA_ANSWERED
    key = f"data:{event.pk}"
    _to_owner(request, key, wording.DATA_ANSWER_SUBJECT, wording.STATE_MAIL, sentence=sentence, message=message)


def reminder(waiting: Sequence[SupportRequest], days: int, today: dt.date) -> None:
    """To the staff, once a day: which requests nobody has taken."""
    lines = [
        wording.REMIND_LINE.format(
            code=request.written_code,
            day=amounts.date(request.received_at),
            place=place_name(request.place) or wording.NOT_STATED,
        )
        for request in waiting
    ]
    _to_staff(
        f"{TOPIC}:reminder:{today:%Y-%m-%d}",
        wording.REMIND_SUBJECT.format(count=len(lines)),
        wording.REMIND_MAIL.format(
            count=len(lines),
            days=days,
            lines="\n".join(lines),
            address=settings.WAGTAILADMIN_BASE_URL + reverse("owner_requests:index"),
        ),
    )


def forget(request: SupportRequest) -> None:
    """Nothing about the request is sent any more, and what was sent is forgotten."""
    forget_mail_about(f"{TOPIC}:{request.pk}:")


def private_address(request: SupportRequest) -> str:
    """The whole address of the person's own page."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("own_request", args=[request.token])


def _desk_address(request: SupportRequest) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("owner_requests:detail", args=[request.pk])


def _to_owner(request: SupportRequest, key: str, subject: str, text: str, **values: str) -> None:
    if not request.email:
        return
    known = {
        "name": request.name,
        "code": request.written_code,
        "centre": SiteSettings.current().centre_name,
        "address": private_address(request),
        "state": request.get_state_display(),
    }
    queue_mail(
        key=f"{TOPIC}:{request.pk}:{key}",
        to=request.email,
        subject=subject.format(**known),
        text=text.format(**known, **values),
    )


def staff_address() -> str:
    """Where the staff reads; empty where nobody has said so."""
    return RequestSettings.load().staff_email or SiteSettings.current().email


def _to_staff(key: str, subject: str, text: str) -> None:
    if address := staff_address():
        queue_mail(key=key, to=address, subject=subject, text=text)
