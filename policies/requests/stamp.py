"""What a form carries of the moment in which it was shown, signed: its key, its time, the consents that stood on it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

FEWEST_SECONDS = 3
"""Nobody reads the form and fills it in faster."""
MOST_SECONDS = 12 * 60 * 60
_SALT = "policies.requests.stamp"


@dataclass(frozen=True, slots=True)
class Stamp:
    """`key` makes a request that is sent twice one request; `texts` are the ids of the consents shown; `shown_at` is in seconds."""

    key: str
    texts: tuple[int, ...]
    shown_at: float

    @property
    def age(self) -> float:
        return timezone.now().timestamp() - self.shown_at

    @property
    def is_fresh(self) -> bool:
        return self.age <= MOST_SECONDS

    @property
    def is_too_fast(self) -> bool:
        return self.age < FEWEST_SECONDS

    def written(self) -> str:
        return signing.dumps([self.key, list(self.texts), self.shown_at], salt=_SALT)


def new_stamp(texts: Iterable[int]) -> Stamp:
    return Stamp(secrets.token_hex(16), tuple(texts), timezone.now().timestamp())


def read_stamp(written: str) -> Stamp | None:
    """The stamp, None for what we never signed."""
    try:
        key, texts, shown_at = signing.loads(written, salt=_SALT)
    except signing.BadSignature:
        return None
    return Stamp(key, tuple(texts), shown_at)
