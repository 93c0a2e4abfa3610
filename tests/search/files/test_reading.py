"""What is read from a PDF and from a DOCX, and why others are refused."""

from __future__ import annotations

import unicodedata

import pytest

from search.files import limits
from search.files.docx import read_docx
from search.files.limits import MAX_CHARACTERS, Reason, Refused
from search.files.pdf import read_pdf
from tests.search.files.make import archive, docx, encrypted, notes, pdf

SENTENCE = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến – phường Mão Điền"


def refusal(read: object, data: bytes) -> Reason:
    with pytest.raises(Refused) as refused:
        read(data)  # type: ignore[operator]
    return refused.value.reason


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_in_a_pdf_comes_out_as_it_stands(form: str) -> None:
    written = unicodedata.normalize(form, SENTENCE)
    reading = read_pdf(pdf(written, "Trang sau"))
    assert reading.text.splitlines() == [written, "Trang sau"]
    assert (reading.pages, reading.cut) == (2, False)


def test_a_pdf_with_a_password_a_broken_one_and_no_pdf_are_told_apart() -> None:
    whole = pdf(SENTENCE)
    assert refusal(read_pdf, encrypted(whole)) == Reason.ENCRYPTED
    assert refusal(read_pdf, whole[: len(whole) // 2]) == Reason.BROKEN
    assert refusal(read_pdf, docx(SENTENCE)) == Reason.BROKEN
    assert refusal(read_pdf, b"") == Reason.BROKEN


def test_a_scan_is_told_from_a_short_text() -> None:
    assert refusal(read_pdf, pdf("", "")) == Reason.PICTURES
    assert refusal(read_pdf, pdf("Ký bởi: UBND", picture=True)) == Reason.PICTURES
    assert read_pdf(pdf("Mẫu số 01")).text == "Mẫu số 01"
    assert read_pdf(pdf(SENTENCE, picture=True)).text == SENTENCE


def test_a_long_pdf_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.files.pdf.MAX_PAGES", 2)
    reading = read_pdf(pdf("Trang một", "Trang hai", "Trang ba"))
    assert reading.text == "Trang một\nTrang hai"
    assert (reading.pages, reading.cut) == (3, True)

    monkeypatch.setattr("search.files.pdf.MAX_CHARACTERS", 5)
    assert read_pdf(pdf("Trang một", "Trang hai")).text == "Trang"


def test_a_docx_is_read_with_tables_boxes_insertions_and_notes() -> None:
    body = (
        "<w:p><w:r><w:t>Điều</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Mức</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>300 triệu</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl>"
        "<w:p><w:ins><w:r><w:t>thêm vào</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ đi</w:delText></w:r></w:del></w:p>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:AlternateContent><w:Choice><w:p><w:r><w:t>khung</w:t></w:r></w:p></w:Choice>"
        "<w:Fallback><w:p><w:r><w:t>khung</w:t></w:r></w:p></w:Fallback></w:AlternateContent>"
    )
    reading = read_docx(docx(body=body, footnotes=notes("chú thích")))
    assert reading.text.split("\n") == ["Điều 1", "Mức", "300 triệu", "thêm vào", "khung", "chú thích", ""]


def test_a_docx_that_cannot_be_read_says_why() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
    assert refusal(read_docx, ole + "EncryptedPackage".encode("utf-16-le")) == Reason.ENCRYPTED
    assert refusal(read_docx, ole + "WordDocument".encode("utf-16-le")) == Reason.OLD_WORD
    assert refusal(read_docx, docx(SENTENCE)[:-40]) == Reason.BROKEN
    assert refusal(read_docx, pdf(SENTENCE)) == Reason.BROKEN
    assert refusal(read_docx, archive({"xl/workbook.xml": "<x/>"})) == Reason.BROKEN
    assert refusal(read_docx, docx(body="<w:p><w:r>")) == Reason.BROKEN
    assert refusal(read_docx, docx(body="<w:p><w:r><w:drawing/></w:r></w:p>")) == Reason.PICTURES


def test_no_bomb_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.files.docx.MAX_UNPACKED", 1_000_000)
    assert refusal(read_docx, docx(body="<w:p/>" * 500_000)) == Reason.TOO_LARGE
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    parts = {"[Content_Types].xml": laughs, "word/document.xml": laughs}
    assert refusal(read_docx, archive(parts)) == Reason.BROKEN


def test_a_long_docx_is_read_in_part() -> None:
    reading = read_docx(docx(*["Điều khoản thi hành. "] * 20_000))
    assert (len(reading.text), reading.cut) == (MAX_CHARACTERS, True)


def test_the_kernel_is_asked_for_less_time_than_the_worker_allows() -> None:
    """Otherwise a file that burns the processor would be killed from outside, which tells less."""
    assert limits.SOFT_SECONDS < limits.MAX_PROCESSOR_SECONDS < limits.HARD_SECONDS
