"""From a form that was filled in to a request, once, however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from policies.models import Consent, RequestEvent, SentForm, State, SupportRequest
from policies.models.requests import ConsentText
from policies.requests import forms, mails
from policies.requests.codes import new_code
from policies.requests.consents import shown_texts
from policies.requests.new_fits import fitting
from policies.requests.stamp import Stamp
from site_core.secret_links.private import new_secret


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a form: the request, None when it was erased since. `is_new` is whether this sending made it."""

    request: SupportRequest | None
    is_new: bool


def sent_before(stamp: Stamp) -> Sent | None:
    """What an earlier sending of the same form made, None when there was none."""
    known = SentForm.objects.select_related("request").filter(key=stamp.key).first()
    return Sent(known.request, is_new=False) if known else None


def send(form: forms.RequestForm, stamp: Stamp) -> Sent:
    """Store the request with its consents and letters, all or nothing. Two sendings at the same moment make one."""
    try:
        with transaction.atomic():
            mark = SentForm.objects.create(key=stamp.key, at=timezone.now())
            request = _create(form, stamp)
            mark.request = request
            mark.save(update_fields=["request"])
    except IntegrityError:
        if (earlier := sent_before(stamp)) is None:
            raise
        return earlier
    return Sent(request, is_new=True)


def _create(form: forms.RequestForm, stamp: Stamp) -> SupportRequest:
    data, asked, now = form.cleaned_data, form.asked, timezone.now()
    request = SupportRequest.objects.create(
        code=_free_code(),
        token=new_secret(),
        received_at=now,
        name=data[forms.NAME],
        phone=data[forms.PHONE],
        email=data[forms.EMAIL],
        place=data[forms.PLACE],
        wish=data[forms.WISH],
        answers=form.sent_answers(),
        scheme_code=asked.scheme,
        scheme_title=asked.scheme_title,
        subject=asked.page.title if asked.page else "",
        subject_path=asked.page_path,
        came_from=asked.source,
    )
    request.fits = sorted(fitting(request))
    request.save(update_fields=["fits"])
    texts = shown_texts(stamp.texts)
    agreed = [ConsentText.Purpose.REQUEST, *([ConsentText.Purpose.NEWS] if data[forms.AGREE_NEWS] else [])]
    Consent.objects.bulk_create(Consent(request=request, text=texts[purpose], given_at=now) for purpose in agreed)
    RequestEvent.objects.create(
        request=request, at=now, kind=RequestEvent.Kind.RECEIVED, state=State.RECEIVED, public=True
    )
    mails.receipt(request)
    mails.new_request(request)
    return request


def _free_code() -> str:
    code = new_code()
    while SupportRequest.objects.filter(code=code).exists():
        code = new_code()
    return code
