"""The texts of the consents: the version that is shown now, and those that a form showed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from policies.models import ConsentText, RequestSettings
from site_core.models import SiteSettings
from site_core.text.clean import clean


def current_texts() -> dict[str, ConsentText]:
    """The text of each purpose as it reads now. One that was never shown before becomes the next version."""
    words = _words()
    return {purpose: _version(purpose, text) for purpose, text in words.items()}


def shown_texts(ids: Iterable[int]) -> dict[str, ConsentText]:
    """The texts of a form that was shown, by purpose."""
    return {text.purpose: text for text in ConsentText.objects.filter(pk__in=ids)}


def _words() -> dict[str, str]:
    settings, centre = RequestSettings.load(), SiteSettings.current()
    chosen = {
        str(ConsentText.Purpose.REQUEST): settings.consent_request,
        str(ConsentText.Purpose.NEWS): settings.consent_news,
    }
    return {
        purpose: " ".join(clean(text).split())
        .replace("{trung_tam}", centre.centre_name)
        .replace("{so_thang}", str(settings.keep_months))
        for purpose, text in chosen.items()
    }


def _version(purpose: str, text: str) -> ConsentText:
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = ConsentText.objects.filter(purpose=purpose, sha256=digest).first()
    if known is not None:
        return known
    with transaction.atomic():
        last = ConsentText.objects.filter(purpose=purpose).aggregate(last=Max("version"))["last"] or 0
        defaults = {"text": text, "version": last + 1, "since": timezone.now()}
        return ConsentText.objects.get_or_create(purpose=purpose, sha256=digest, defaults=defaults)[0]
