"""What may be asked of one file. A file comes from outside and may be made to harm; what it costs is bounded on every side."""

from __future__ import annotations

from enum import StrEnum

# Bytes of a file, and of one part of a DOCX unpacked.
MAX_BYTES = 30 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024

# Pages of a PDF and characters of a text that are read; what comes after is not searched.
MAX_PAGES = 500
MAX_CHARACTERS = 200_000

# Seconds after which the reader stops by itself and keeps what it has; after which it is killed.
SOFT_SECONDS = 12.0
HARD_SECONDS = 25.0

# Address space, processor seconds and output of the reader's process.
MAX_MEMORY = 1024 * 1024 * 1024
MAX_PROCESSOR_SECONDS = 20
MAX_OUTPUT = 8 * 1024 * 1024

# A page of print has some two thousand letters. With fewer than these it is a picture, perhaps with a stamp of its signature.
FEWEST_LETTERS_A_PAGE = 40


class Reason(StrEnum):
    """Why a file is not searched, or only in part."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    OLD_WORD = "old_word"
    PICTURES = "pictures"
    MISSING = "missing"
    STORAGE = "storage"
    CUT = "cut"


class Refused(Exception):
    """The file cannot be read, for a reason that its editor should know."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
