"""Pages that are pictures, read by Tesseract: a real one, and the worker's way with it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from search.files import machine, pages_queue
from search.files.machine_reader import MachineReader
from search.files.models import AttachedText
from search.indexing.models import IndexJob
from site_core.background.worker import Worker
from site_core.social_cards.drawing import REGULAR
from tests.installation import until
from tests.search.files.make import pdf
from tests.search.files.test_attached import announcement, hits, replace_file, upload, work

pytestmark = pytest.mark.django_db

needs_tesseract = pytest.mark.skipif(
    not machine.installed(), reason="needs Tesseract with Vietnamese: apt install tesseract-ocr tesseract-ocr-vie"
)


@pytest.fixture(autouse=True)
def _own_index(own_index: Any, tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    IndexJob.objects.all().delete()


def scan(*lines: str) -> bytes:
    """A PDF of one page that is the picture of these lines."""
    page = Image.new("L", (1000, 120 + 90 * len(lines)), 255)
    font = ImageFont.truetype(REGULAR, 44)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((60, 60 + 90 * number), line, fill=0, font=font)
    made = io.BytesIO()
    page.save(made, "PDF", resolution=150)
    return made.getvalue()


def read_by_machine() -> None:
    """Let the worker read every picture that waits, and index what it read."""
    worker = Worker()

    def done() -> bool:
        worker.round()
        return not AttachedText.objects.exclude(waiting_pages=[]).exists()

    assert until(done, every=0.02)
    work()


@needs_tesseract
def test_a_scan_is_read_found_and_marked_as_read_by_machine(settings: Any) -> None:
    document = upload("quet.pdf", scan("Danh sách lò rèn ở hội zymurgy", "được hỗ trợ lò đốt gốm"), "Phụ lục quét")
    page = announcement(document)
    work()
    settings.READ_PICTURES_BY_MACHINE = True
    read_by_machine()

    row = AttachedText.objects.get(document=document)
    assert (row.state, row.reason, row.machine_pages, row.waiting_pages) == ("read", "", [1], [])
    assert "do máy nhận dạng, có thể sai: trang 1" in row.explanation
    assert "được hỗ trợ lò đốt gốm" in row.text
    [hit] = hits("zymurgy")
    assert (hit["url"], hit["file"]) == (page.url, "Phụ lục quét")


def test_without_the_program_pages_wait(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.READ_PICTURES_BY_MACHINE = True
    monkeypatch.setattr("search.files.machine.installed", lambda: "")
    document = upload("quet.pdf", pdf("", picture=True))
    work()
    MachineReader().step()
    row = AttachedText.objects.get(document=document)
    assert (row.state, row.waiting_pages) == ("pictures", [1])


def test_a_page_belongs_to_one_worker_and_what_is_read_of_an_older_file_is_thrown_away() -> None:
    document = upload("quet.pdf", pdf("", "", picture=True))
    work()
    taken = pages_queue.take()
    assert taken is not None
    row, number = taken
    assert (row.document, number) == (document, 1)
    assert pages_queue.take() is None

    pages_queue.keep(row, 1, "chữ của trang một")
    kept = AttachedText.objects.get(document=document)
    assert (kept.state, kept.machine_pages, kept.waiting_pages) == ("partly", [1], [2])
    replace_file(document, "moi.pdf", pdf("Chữ thật của tệp mới"))
    pages_queue.keep(row, 2, "chữ của trang hai")
    work()
    assert AttachedText.objects.get(document=document).text == "Chữ thật của tệp mới"


def test_a_page_that_cannot_be_read_is_not_asked_for_for_ever() -> None:
    document = upload("quet.pdf", pdf("", picture=True))
    work()
    row, number = pages_queue.take() or pytest.fail("nothing waits")
    pages_queue.keep(row, number, None)
    kept = AttachedText.objects.get(document=document)
    assert (kept.state, kept.reason, kept.waiting_pages) == ("pictures", "pictures", [])
