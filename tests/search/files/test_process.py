"""The reading process: what it may not do, and that nothing waits for it."""

from __future__ import annotations

import tempfile
from typing import IO

import pytest

from search.files.limits import MAX_BYTES, Reason, Refused
from search.files.process import Extraction
from search.files.reading import Reading
from tests.installation import PATIENCE, until
from tests.search.files.make import docx, endless_pdf, pdf


def a_file(data: bytes) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the caller closes it)
    file.write(data)
    file.flush()
    return file


def read(kind: str, data: bytes, seconds: float = PATIENCE) -> Reading:
    found: list[Reading | None] = []

    def done() -> bool:
        found.append(extraction.poll())
        return found[-1] is not None

    with a_file(data) as source:
        extraction = Extraction(kind, source, seconds)
    assert until(done, every=0.02)
    assert found[-1] is not None
    return found[-1]


def test_a_file_is_read_in_another_process() -> None:
    assert read("pdf", pdf("Hỗ trợ máy móc")).text == "Hỗ trợ máy móc"
    assert read("docx", docx("Hỗ trợ máy móc")).text == "Hỗ trợ máy móc\n"


def test_asking_does_not_wait() -> None:
    with a_file(endless_pdf()) as source:
        extraction = Extraction("pdf", source, PATIENCE)
    assert extraction.poll() is None
    assert extraction._process.poll() is None, "it still reads"
    extraction.stop()


def test_a_file_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refused) as refused:
        read("pdf", endless_pdf(), seconds=0.6)
    assert refused.value.reason == Reason.TOO_SLOW


def test_a_file_that_eats_memory_ends_its_own_process_only() -> None:
    with pytest.raises(Refused):
        read("pdf", endless_pdf())


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read("pdf", pdf("Hỗ trợ") + b"\n" * MAX_BYTES)
    assert refused.value.reason == Reason.TOO_LARGE
