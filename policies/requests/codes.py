"""The code of a receipt, made to be said on the telephone."""

from __future__ import annotations

import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Digits and capitals without 0 and O, 1 and I."""
LENGTH = 8


def new_code() -> str:
    """Eight random characters, a million million possibilities; it finds a request and opens nothing."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(said: str) -> str:
    """«k7mn-pq2r» → `K7MNPQ2R`, however it was typed; characters that no code has are left out."""
    return "".join(char for char in said.upper() if char in ALPHABET)
