"""The reading process: what it may not do, and that nothing waits for it."""

from __future__ import annotations

import tempfile
from typing import IO, Any

import pytest

from search.files.limits import MAX_BYTES, Reason, Refused
from search.files.process import Child, Extraction
from search.files.reading import Reading
from tests.installation import PATIENCE, until
from tests.search.files.make import docx, endless_pdf, pdf


def a_file(data: bytes) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the caller closes it)
    file.write(data)
    file.flush()
    return file


def read(data: bytes, seconds: float = PATIENCE) -> Reading:
    found: list[Reading | None] = []

    def done() -> bool:
        found.append(extraction.poll())
        return found[-1] is not None

    with a_file(data) as source:
        extraction = Extraction(source, seconds)
    assert until(done, every=0.02)
    assert found[-1] is not None
    return found[-1]


def test_a_file_is_read_in_another_process() -> None:
    assert read(pdf("Hỗ trợ máy móc")).text == "Hỗ trợ máy móc"
    assert read(docx("Hỗ trợ máy móc")).text == "Hỗ trợ máy móc\n"


def test_asking_does_not_wait() -> None:
    with a_file(endless_pdf()) as source:
        extraction = Extraction(source, PATIENCE)
    assert extraction.poll() is None
    assert extraction._child._process.poll() is None, "it still reads"
    extraction.stop()


def test_a_file_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refused) as refused:
        read(endless_pdf(), seconds=0.6)
    assert refused.value.reason == Reason.TOO_SLOW


def test_a_file_that_eats_memory_ends_its_own_process_only() -> None:
    with pytest.raises(Refused):
        read(endless_pdf())


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read(pdf("Hỗ trợ") + b"\n" * MAX_BYTES)
    assert refused.value.reason == Reason.TOO_LARGE


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/tesseract"])
def test_a_program_that_fails_harms_nobody(program: str) -> None:
    with a_file(pdf("", picture=True)) as source, pytest.raises(Refused) as refused:
        Child(source, "page", "1", program, seconds=PATIENCE).wait()
    assert refused.value.reason == Reason.BROKEN


def test_a_program_that_does_not_end_is_killed_with_the_process_that_started_it(tmp_path: Any) -> None:
    started = tmp_path / "started"
    program = tmp_path / "endless"
    program.write_text(f"#!/bin/sh\necho $$ > {started}.new\nmv {started}.new {started}\nwhile :; do :; done\n")
    program.chmod(0o755)
    with a_file(pdf("", picture=True)) as source:
        child = Child(source, "page", "1", str(program), seconds=PATIENCE)
    assert until(started.exists, every=0.02)
    assert child.poll() is None
    child.stop()
    pid = int(started.read_text())
    assert until(lambda: not _runs(pid), every=0.02)


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
