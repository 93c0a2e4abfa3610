"""Taking secrets out of what is logged."""

from __future__ import annotations

import logging
import re
from typing import Any

_SECRET = re.compile(r"/(?:~|%7[eE])[\w\-%:]+")
MASKED = "/~…"


def mask(text: str) -> str:
    """The text without the secrets of addresses in it."""
    return _SECRET.sub(MASKED, text)


class MaskSecrets(logging.Filter):
    """Takes the secrets out of every line of the log that names an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _masked(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(_masked, record.args))
        elif isinstance(record.args, dict):
            record.args = {name: _masked(value) for name, value in record.args.items()}
        return True


def _masked(value: Any) -> Any:
    text = "" if isinstance(value, (int, float, type(None))) else str(value)
    return mask(text) if _SECRET.search(text) else value
