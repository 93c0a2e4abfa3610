"""What a file is said to be, whoever wrote it and however it is called."""

from __future__ import annotations

import io

import pytest

from search.files.child import probe
from search.files.kinds import Kind
from tests.search.files.make import archive, docx, encrypted, odf, pdf, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

FILES: list[tuple[bytes, Kind]] = [
    (pdf("Mẫu"), Kind.PDF),
    (b"\n\xef\xbb\xbf" + pdf("Mẫu"), Kind.PDF),
    (docx("Mẫu"), Kind.DOCX),
    (xlsx([], []), Kind.XLSX),
    (odf("text", ""), Kind.ODT),
    (odf("spreadsheet", ""), Kind.ODS),
    (odf("presentation", ""), Kind.SLIDES),
    ("Tên,Số\nMáy,3".encode(), Kind.TEXT),
    ("Máy".encode("utf-16"), Kind.TEXT),
    (b"BM 12 and MZ are letters", Kind.TEXT),
    (archive({"a.txt": "a"}), Kind.ZIP),
    (archive({}), Kind.ZIP),
    (encrypted(pdf("Mẫu")), Kind.LOCKED),
    (encrypted(pdf("Mẫu"), "", owner="chu"), Kind.PDF),
    (pdf("Mẫu")[:200], Kind.BROKEN),
    (docx("Mẫu")[:200], Kind.BROKEN),
    (OLE + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED),
    (OLE + "WordDocument".encode("utf-16-le"), Kind.OLD_WORD),
    (OLE + "Workbook".encode("utf-16-le"), Kind.OLD_EXCEL),
    (OLE + "PowerPoint Document".encode("utf-16-le"), Kind.SLIDES),
    (OLE, Kind.UNKNOWN),
    (b"{\\rtf1\\ansi", Kind.RTF),
    (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Kind.HEIC),
    (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heic", Kind.HEIC),
    (b"\0\0\0\x1cftypavif\0\0\0\0avif", Kind.PICTURE),
    (b"\0\0\0\x1cftypisom\0\0\0\0", Kind.UNKNOWN),
    (b"\xff\xd8\xff\xe0" + b"\0" * 20, Kind.PICTURE),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, Kind.PICTURE),
    (b"RIFF\0\0\0\0WEBPVP8 ", Kind.PICTURE),
    (b"MZ\x90\0\x03\0", Kind.PROGRAM),
    (b"\x7fELF\x02\x01", Kind.PROGRAM),
    (b"#!/bin/sh\n", Kind.PROGRAM),
    (b"<!DOCTYPE html><p>x", Kind.MARKUP),
    (b"\xef\xbb\xbf  \n<!-- a --><HTML>", Kind.MARKUP),
    (b'<?xml version="1.0"?><svg/>', Kind.MARKUP),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Kind.MARKUP),
    ("<html>".encode("utf-16"), Kind.MARKUP),
    (b"<script>alert(1)</script>%PDF-1.7", Kind.MARKUP),
    (b"Rar!\x1a\x07\0", Kind.ARCHIVE),
    (b"", Kind.EMPTY),
    (b" \n ", Kind.EMPTY),
    (b"\0\x01\x02\x03", Kind.UNKNOWN),
]


@pytest.mark.parametrize(("data", "kind"), FILES, ids=[f"{i}-{kind}" for i, (_, kind) in enumerate(FILES)])
def test_kind(data: bytes, kind: Kind) -> None:
    assert probe(io.BytesIO(data)) == kind


def test_a_zip_with_a_locked_entry_and_a_document_with_macros_are_told() -> None:
    locked = bytearray(archive({"a.txt": "a"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert probe(io.BytesIO(bytes(locked))) == Kind.LOCKED

    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    assert probe(io.BytesIO(archive({"[Content_Types].xml": types, "word/document.xml": "<x/>"}))) == Kind.MACROS
