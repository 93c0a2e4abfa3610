"""Reading the files of the first content."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path
from typing import Any


def read_texts(path: Path) -> dict[str, Any]:
    """A TOML file with every text in NFC, so that search and comparison meet one spelling only."""
    return tomllib.loads(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
