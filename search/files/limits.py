"""What may be asked of one file. A file comes from outside and may be made to harm; what it costs is bounded on every side."""

from __future__ import annotations

from enum import StrEnum

# Bytes of a file, and of one part of a zip unpacked.
MAX_BYTES = 30 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024

# Pages of a PDF and characters of a text that are read; what comes after is not searched.
MAX_PAGES = 500
MAX_CHARACTERS = 200_000

# Entries of a zip that is read.
MAX_PARTS = 20_000

# Seconds after which the reader stops by itself and keeps what it has; after which it is killed.
SOFT_SECONDS = 12.0
HARD_SECONDS = 25.0

# Address space, processor seconds and output of the reader's process.
MAX_MEMORY = 1024 * 1024 * 1024
MAX_PROCESSOR_SECONDS = 20
MAX_OUTPUT = 8 * 1024 * 1024

# A page that a machine reads: its picture's size, seconds until the program is stopped, processor seconds, seconds until all is killed.
# So many pages of one file are read so.
MAX_PIXELS = 20_000_000
MACHINE_SECONDS = 90
MAX_MACHINE_SECONDS = 100
HARD_MACHINE_SECONDS = 120.0
MAX_MACHINE_PAGES = 100

# Seconds in which an uploaded file must say what it is.
PROBE_SECONDS = 20.0


class Reason(StrEnum):
    """Why a file is not searched, or only in part."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    OLD_WORD = "old_word"
    OTHER_KIND = "other_kind"
    PICTURES = "pictures"
    LEGACY = "legacy"
    MISSING = "missing"
    STORAGE = "storage"
    CUT = "cut"


class Refused(Exception):
    """The file cannot be read, for a reason that its editor should know."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
