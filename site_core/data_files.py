"""Reading the reference data that come with the project: every text in NFC, dates in ISO form."""

from __future__ import annotations

import csv
import datetime as dt
import unicodedata
from collections.abc import Iterator
from pathlib import Path


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a CSV file with every text in NFC."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {key: nfc(value or "") for key, value in row.items()}


def date_or_none(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
