"""When schemes change so that one more fits a stored request, the queue says so: somebody who was told «chưa có» need not ask again."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from policies.catalogue.answerable import eligibility_reference
from policies.catalogue.schemes import public_schemes
from policies.eligibility import Judge, offered
from policies.models import Consent, ConsentText, RequestEvent, State, SupportRequest


def fitting(request: SupportRequest) -> Mapping[str, str]:
    """Code → title of the public schemes that fit the answers that were sent; nothing where none were."""
    if not request.answers:
        return {}
    judge = Judge(request.profile(eligibility_reference()))
    return {
        scheme.code: scheme.rules.title
        for scheme in public_schemes()
        if judge.assess(scheme.rules).kind == "fits" and offered(scheme.rules, judge.profile)
    }


def look() -> int:
    """Compare each request with the schemes as they are now; return for how many one more fits. Looking twice says nothing twice."""
    found = 0
    for request in _with_answers():
        fits = fitting(request)
        if sorted(fits) != request.fits:
            found += _note(request, fits)
    return found


def _with_answers() -> QuerySet[SupportRequest, SupportRequest]:
    agreed = Consent.objects.filter(withdrawn_at=None).select_related("text")
    requests = SupportRequest.objects.exclude(state=State.WITHDRAWN).exclude(answers=[])
    return requests.prefetch_related(Prefetch("consents", agreed, to_attr="agreed")).order_by("pk")


@transaction.atomic
def _note(request: SupportRequest, fits: Mapping[str, str]) -> bool:
    new = [title for code, title in fits.items() if code not in request.fits]
    told = bool(new) and _may_be_told(request)
    day = timezone.localdate() if told else request.new_fit_on
    rows = SupportRequest.objects.filter(pk=request.pk, fits=request.fits)
    if not rows.update(fits=sorted(fits), new_fit_on=day) or not told:
        return False
    RequestEvent.objects.create(
        request=request, at=timezone.now(), kind=RequestEvent.Kind.NEW_FIT, note="; ".join(new)[:1_000]
    )
    return True


def _may_be_told(request: SupportRequest) -> bool:
    """What was agreed to for the request ends with it; afterwards only who wants news of other programmes is told of them."""
    purposes = {consent.text.purpose for consent in request.agreed}  # type: ignore[attr-defined]
    return (ConsentText.Purpose.NEWS if request.is_closed else ConsentText.Purpose.REQUEST) in purposes
