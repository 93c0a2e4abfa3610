"""Links that only one person has. Nothing of a token is stored: it is the row's key, signed for one purpose."""

from __future__ import annotations

import uuid
from typing import Literal, TypeAlias

from django.utils.crypto import constant_time_compare, salted_hmac

Purpose: TypeAlias = Literal["confirm", "manage", "stop"]
_SIGNATURE = 32


def token(purpose: Purpose, key: uuid.UUID) -> str:
    """Letters and digits that prove that whoever has them got our letter. It names nobody and may be used again."""
    return f"{key.hex}{_signature(purpose, key.hex)}"


def key_of(purpose: Purpose, token: str) -> uuid.UUID | None:
    """The key that a token stands for; None for one that we did not make for this purpose."""
    key, signature = token[:32], token[32:]
    if not constant_time_compare(signature, _signature(purpose, key)):
        return None
    return uuid.UUID(key)


def _signature(purpose: Purpose, key: str) -> str:
    return salted_hmac(f"search.alerts.{purpose}", key, algorithm="sha256").hexdigest()[:_SIGNATURE]
