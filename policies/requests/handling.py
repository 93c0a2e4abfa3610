"""What happens to a request after it was received, by the staff or by its owner. Each leaves an event.

All raise SupportRequest.DoesNotExist when the request was erased meanwhile.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from policies.models import Consent, ConsentText, RequestEvent, RequestSettings, State, SupportRequest
from policies.models.requests import CLOSED
from policies.requests import forms, mails
from policies.requests.clock import add_months, working_days_after

Kind = RequestEvent.Kind

WITHDRAWN_KEPT_DAYS = 15
"""The days within which the law wants a withdrawal to be done (Nghị định 356/2025/NĐ-CP)."""
DATA_ANSWER_DAYS = 2
"""The working days within which it wants an answer to what a person asks about the data."""


@transaction.atomic
def change_state(request: SupportRequest, state: State, who: Any, message: str = "") -> None:
    """Give the request another state and tell the owner, with a message. An end sets the day on which it is erased, a new beginning
    takes that day back. What the owner has withdrawn stays so."""
    request = _locked(request)
    if request.state in (state, State.WITHDRAWN):
        return
    _set_state(request, state)
    _seen(request)
    event = _note(request, Kind.STATE, who, state=state, note=message, public=True)
    mails.state_changed(request, event)


@transaction.atomic
def assign(request: SupportRequest, officer: Any, who: Any) -> None:
    """Have somebody look after it: a request that nobody had taken is then in progress."""
    request = _locked(request)
    if request.assigned_to == officer or request.state == State.WITHDRAWN:
        return
    request.assigned_to = officer
    request.save(update_fields=["assigned_to"])
    _note(request, Kind.ASSIGNED, who, note=str(officer) if officer else "")
    if officer and request.state == State.RECEIVED:
        change_state(request, State.IN_PROGRESS, who)


@transaction.atomic
def add_note(request: SupportRequest, note: str, who: Any) -> None:
    """Keep what only the staff reads."""
    request = _locked(request)
    _seen(request)
    _note(request, Kind.NOTE, who, note=note)


@transaction.atomic
def correct(request: SupportRequest, data: dict[str, Any]) -> None:
    """Put what the owner corrected in place of what was held; which fields changed is noted, not what stood there."""
    request = _locked(request)
    given = {
        "name": data[forms.NAME],
        "phone": data[forms.PHONE],
        "email": data[forms.EMAIL],
        "place": data[forms.PLACE],
        "wish": data[forms.WISH],
    }
    changed = [name for name, value in given.items() if getattr(request, name) != value]
    if not changed:
        return
    if "email" in changed:
        mails.forget(request)  # what waits for the old address must not go there
    for name in changed:
        setattr(request, name, given[name])
    request.save(update_fields=changed)
    labels = [str(SupportRequest._meta.get_field(name).verbose_name) for name in changed]  # type: ignore[union-attr]
    event = _note(request, Kind.CORRECTED, None, note=", ".join(labels), public=True)
    if "email" in changed:
        mails.receipt(request, again=event.pk)


@transaction.atomic
def withdraw(request: SupportRequest, purpose: str) -> None:
    """Take a consent back, at once. Without the consent to the request itself nobody works on it, and it is soon erased."""
    request = _locked(request)
    rows = Consent.objects.filter(request=request, withdrawn_at=None)
    everything = purpose == ConsentText.Purpose.REQUEST
    taken = rows if everything else rows.filter(text__purpose=purpose)
    if not taken.update(withdrawn_at=timezone.now()):
        return
    _note(request, Kind.CONSENT, None, note=str(ConsentText.Purpose(purpose).label), public=True)
    if everything:
        _set_state(request, State.WITHDRAWN)
        _seen(request)
        mails.forget(request)


@transaction.atomic
def ask_about_data(request: SupportRequest, wish: str) -> None:
    """Note what the owner asks about the data themselves, and the last day for the answer; the staff is told."""
    request = _locked(request)
    holidays = RequestSettings.load().days_off()
    due = working_days_after(timezone.localdate(), DATA_ANSWER_DAYS, holidays)
    request.data_due_on = min(filter(None, (request.data_due_on, due)))
    request.save(update_fields=["data_due_on"])
    event = _note(request, Kind.DATA_ASKED, None, note=wish, public=True)
    mails.data_asked(request, event)


@transaction.atomic
def answer_about_data(request: SupportRequest, answer: str, who: Any) -> None:
    """Answer it: the owner reads the answer on the own page."""
    request = _locked(request)
    request.data_due_on = None
    request.save(update_fields=["data_due_on"])
    event = _note(request, Kind.DATA_ANSWERED, who, note=answer, public=True)
    mails.data_answered(request, event)


def _set_state(request: SupportRequest, state: State) -> None:
    now = timezone.now()
    request.state = state
    request.closed_at = now if state in CLOSED else None
    request.expires_on = _expiry(state, timezone.localdate(now)) if state in CLOSED else None
    request.save(update_fields=["state", "closed_at", "expires_on"])


def _seen(request: SupportRequest) -> None:
    """Whoever works on the request has seen that one more scheme fits."""
    request.new_fit_on = None
    request.save(update_fields=["new_fit_on"])


def _expiry(state: State, today: dt.date) -> dt.date:
    if state == State.WITHDRAWN:
        return today + dt.timedelta(days=WITHDRAWN_KEPT_DAYS)
    return add_months(today, RequestSettings.load().keep_months)


def _note(request: SupportRequest, kind: Kind, who: Any, **values: Any) -> RequestEvent:
    return RequestEvent.objects.create(request=request, at=timezone.now(), kind=kind, who=who, **values)


def _locked(request: SupportRequest) -> SupportRequest:
    """The request as it is now, held until the transaction ends."""
    return SupportRequest.objects.select_for_update().get(pk=request.pk)
