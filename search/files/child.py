"""The process that reads one file: `python -m search.files.child pdf < file > answer`.

It gives itself hard limits before it looks at the file, answers with one JSON object and may be killed at any moment. It loads neither
Django nor any secret of the site.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict

from search.files.docx import read_docx
from search.files.limits import MAX_BYTES, MAX_MEMORY, MAX_OUTPUT, MAX_PROCESSOR_SECONDS, Reason, Refused
from search.files.pdf import read_pdf
from search.files.reading import Reading

READERS: dict[str, Callable[[bytes], Reading]] = {"pdf": read_pdf, "docx": read_docx}


def limit() -> None:
    """Limits that the kernel keeps: memory, processor time, size of what is written; no further process, no core file."""
    for what, most in (
        (resource.RLIMIT_AS, MAX_MEMORY),
        (resource.RLIMIT_CPU, MAX_PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, MAX_OUTPUT),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))


def answer(kind: str, data: bytes) -> dict[str, object]:
    """The reading as plain data, or `{"refused": reason}`."""
    if len(data) > MAX_BYTES:
        return {"refused": Reason.TOO_LARGE}
    try:
        return asdict(READERS[kind](data))
    except Refused as refused:
        return {"refused": refused.reason}
    except MemoryError:
        return {"refused": Reason.TOO_LARGE}


if __name__ == "__main__":
    limit()
    json.dump(answer(sys.argv[1], sys.stdin.buffer.read(MAX_BYTES + 1)), sys.stdout)
