"""What is read from each kind of file, and why others are refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from search.files import limits
from search.files.child import read
from search.files.limits import MAX_CHARACTERS, Reason, Refused
from search.files.reading import Reading
from tests.search.files.make import SCAN, archive, docx, encrypted, notes, odf, part, pdf, relations, xlsx

FILES = Path(__file__).parents[2] / "data" / "files"
SENTENCE = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến – phường Mão Điền"
PARAGRAPHS = "\n".join([SENTENCE] * 4)
STAMP = "Người ký: Ủy ban nhân dân tỉnh Mẫu\nEmail: ubnd@tinhmau.example\nCơ quan: Tỉnh Mẫu\nThời gian ký: 05.11.2021 15:04:01 +07:00"


def refusal(data: bytes) -> Reason:
    with pytest.raises(Refused) as refused:
        read(data)
    return refused.value.reason


def lines(data: bytes) -> list[str]:
    return [line.strip() for line in read(data).text.split("\n") if line.strip()]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_in_a_pdf_comes_out_whole(form: str) -> None:
    reading = read(pdf(unicodedata.normalize(form, SENTENCE), "Trang sau"))
    assert reading.text.splitlines() == [SENTENCE, "Trang sau"]
    assert reading == Reading(reading.text, pages=2, written=2)


def test_a_pdf_with_a_password_a_broken_one_and_no_file_are_told_apart() -> None:
    whole = pdf(SENTENCE)
    assert refusal(encrypted(whole)) == Reason.ENCRYPTED
    assert refusal(whole[: len(whole) // 2]) == Reason.BROKEN
    assert refusal(b"") == Reason.BROKEN
    assert read(encrypted(whole, "", owner="chu-so-huu")).text == SENTENCE


@pytest.mark.parametrize(
    "stamp",
    [
        STAMP,
        STAMP.replace("Người ký", "Ký bởi"),
        unicodedata.normalize("NFD", STAMP),
        "Người ký: \nVăn phòng Ủy ban nhân dân tỉnh\nvà Hội đồng nhân dân tỉnh\nThời gian ký: 05.11.2021",
        "Digitally signed by NGUYEN VAN MAU\nDate: 2021.11.05 15:04:01 +07'00'\nReason: Approved\nLocation: Bac Ninh",
        "Signature Not Verified\nĐược ký bởi CÔNG TY CỔ PHẦN MẪU VIỆT NAM VÀ CÁC CHI NHÁNH\nNgày ký: 05/11/2021",
        "Ký bởi: UBND",
        "",
    ],
)
def test_a_scanned_page_with_a_stamp_is_a_picture(stamp: str) -> None:
    reading = read(pdf(stamp, picture=True))
    assert (reading.pictures, reading.written, reading.text) == ((1,), 0, "")


def test_page_numbers_and_running_headers_do_not_make_a_scan_a_text() -> None:
    header = "ỦY BAN NHÂN DÂN TỈNH MẪU – Báo cáo tổng kết chương trình khuyến công giai đoạn hai nghìn hai mươi"
    scan = pdf(*(f"{header}\nTrang {number}/4" for number in range(1, 5)), picture=True)
    assert read(scan).pictures == (1, 2, 3, 4)
    assert read(pdf(*[f"{header}\n{PARAGRAPHS}"] * 4)).pictures == ()


def test_pages_are_judged_one_by_one() -> None:
    reading = read(pdf(PARAGRAPHS, STAMP, "", PARAGRAPHS, drawn=[b"", SCAN, SCAN]))
    assert (reading.pictures, reading.written, reading.pages) == ((2, 3), 2, 4)
    assert "Người ký" not in reading.text
    assert "Người ký" in read(pdf(PARAGRAPHS + "\n" + STAMP)).text


def test_a_text_with_a_picture_under_it_and_a_short_text_are_no_scans() -> None:
    assert read(pdf(PARAGRAPHS, picture=True)).pictures == ()
    assert read(pdf("Mẫu số 01")) == Reading("Mẫu số 01", pages=1)
    logo = b"q 60 0 0 60 50 50 cm /P Do Q "
    assert read(pdf("Mẫu số 01", drawn=[logo])).pictures == ()


def test_a_title_on_a_scanned_page_is_still_read() -> None:
    reading = read(pdf("Phụ lục I: danh mục máy móc", picture=True))
    assert (reading.pictures, reading.written, reading.text) == ((1,), 0, "Phụ lục I: danh mục máy móc")


def test_a_pdf_without_letters_has_no_text() -> None:
    assert read(pdf("", "")).written == 0


@pytest.mark.parametrize(
    ("before", "drawn", "is_read"),
    [
        (b"3 Tr", SCAN, True),
        (b"3 Tr", b"", False),
        (b"1 1 1 rg", b"", False),
        (b"1 1 1 rg", b"0 0 0.6 rg 0 600 600 200 re f ", True),
        (b"1 1 1 rg", b"1 1 1 rg 0 600 600 200 re f ", False),
        (b"0 g 0.01 0 0 0.01 0 0 cm", b"", False),
        (b"0 g 1 0 0 1 900 0 cm", b"", False),
        (b"0 g", b"", True),
    ],
)
def test_text_that_nobody_sees_is_not_read(before: bytes, drawn: bytes, is_read: bool) -> None:
    assert (SENTENCE in read(pdf(PARAGRAPHS, before=before, drawn=[drawn])).text) == is_read


def test_old_encodings_are_read_as_unicode_page_by_page() -> None:
    tcvn3, vni = "QuyÕt ®Þnh vÒ viÖc hç trî lß rÌn thñ c«ng", "Quyeát ñònh veà vieäc hoã trôï loø reøn thuû coâng"
    right = "Quyết định về việc hỗ trợ lò rèn thủ công"
    reading = read(pdf(SENTENCE, tcvn3, vni))
    assert reading.text.splitlines() == [SENTENCE, right, right]
    assert reading.encodings == ("TCVN3 (ABC)", "VNI-Windows")
    assert lines(docx(SENTENCE, tcvn3)) == [SENTENCE, right]
    assert lines(tcvn3.encode("latin-1")) == [right]


def test_a_letter_that_looks_like_a_divided_word_is_read() -> None:
    assert read(pdf("QuyÕt ®Þnh vÒ viÖc hç trî nh\u00ad\nsau ®©y")).text.splitlines() == [
        "Quyết định về việc hỗ trợ như",
        "sau đây",
    ]
    assert read(pdf("A word that is di\u00ad\nvided")).text == "A word that is divided"
    word = "<w:p><w:r><w:t>QuyÕt ®Þnh cho vay vèn nh</w:t><w:softHyphen/><w:t> ®· nªu</w:t></w:r></w:p>"
    assert lines(docx(body=word)) == ["Quyết định cho vay vốn như đã nêu"]


def test_letters_that_mean_nothing_are_told_and_not_read() -> None:
    garbled = "Ÿà€þ ðÿñà ¿ðþà ñà€ÿ ðàñÿ " * 5
    reading = read(pdf(PARAGRAPHS, garbled))
    assert (reading.garbled, reading.written) == ((2,), 1)
    assert "ðÿ" not in reading.text
    assert read(docx(garbled)) == Reading("", written=0, garbled=(1,))


def test_a_long_pdf_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.files.pdf.MAX_PAGES", 2)
    reading = read(pdf("Trang một", "Trang hai", "Trang ba"))
    assert reading.text == "Trang một\nTrang hai"
    assert (reading.pages, reading.cut) == (3, True)

    monkeypatch.setattr("search.files.pdf.MAX_CHARACTERS", 5)
    assert read(pdf("Trang một", "Trang hai")).text == "Trang"


def test_a_docx_is_read_as_its_reader_sees_it() -> None:
    body = (
        "<w:p><w:r><w:t>Điều</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Mức</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>300 triệu</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl>"
        "<w:p><w:ins><w:r><w:t>thêm vào</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ đi</w:delText><w:t>bỏ đi</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> chỗ mới</w:t></w:r></w:moveTo></w:p>"
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:p><w:r><w:t>khung</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>khung</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
        "<w:sectPr><w:headerReference r:id='header1'/></w:sectPr>"
    )
    made = docx(
        body=body,
        footnotes=notes("chú thích"),
        comments=notes("nhận xét"),
        header1=part("hdr", "<w:p><w:r><w:t>đầu trang</w:t></w:r></w:p>"),
        header2=part("hdr", "<w:p><w:r><w:t>không dùng</w:t></w:r></w:p>"),
    )
    assert lines(made) == [
        "Điều 1", "Mức", "300 triệu", "thêm vào chỗ mới", "khung", "chú thích", "đầu trang",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("run", "seen"),
    [
        ("<w:rPr><w:vanish/></w:rPr>", False),
        ("<w:rPr><w:vanish w:val='0'/></w:rPr>", True),
        ("<w:rPr><w:rStyle w:val='An'/></w:rPr>", False),
        ("<w:rPr><w:rStyle w:val='AnTheo'/></w:rPr>", False),
        ("<w:rPr><w:rStyle w:val='AnTheo'/><w:vanish w:val='false'/></w:rPr>", True),
        ("<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>", True),
    ],
)
def test_hidden_text_of_a_docx_is_not_read(run: str, seen: bool) -> None:
    styles = part(
        "styles",
        "<w:style w:styleId='An'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:styleId='AnTheo'><w:basedOn w:val='An'/></w:style>",
    )
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    made = docx(
        body=f"<w:p>{mark}<w:r>{run}<w:t>bí mật</w:t></w:r><w:r><w:t> công khai</w:t></w:r></w:p>", styles=styles
    )
    assert ("bí mật" in read(made).text) == seen
    assert "công khai" in read(made).text


def test_a_field_shows_its_result_not_its_instruction() -> None:
    def field(*inner: str) -> str:
        begin, separate, end = (
            f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
        )
        return begin + inner[0] + separate + inner[1] + end

    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    code = "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
    body = f"<w:p>{field(code + field(code, run('trong mã')), run('xem thêm'))}{run(' hết')}</w:p>"
    assert lines(docx(body=body)) == ["xem thêm hết"]


@pytest.mark.parametrize(
    "target", ["vb/noi-dung.xml", "/vb/noi-dung.xml", "./vb/../vb/noi-dung.xml", "VB/Noi-Dung.xml"]
)
@pytest.mark.parametrize("strict", [False, True])
def test_the_body_of_a_docx_is_found_by_its_relations(target: str, strict: bool) -> None:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    space = "http://purl.oclc.org/ooxml/wordprocessingml/main" if strict else transitional
    related = relations({target: "officeDocument"})
    if strict:
        related = related.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    made = archive(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/vb/noi-dung.xml" ContentType="{main}"/></Types>',
            "_rels/.rels": related,
            "vb/noi-dung.xml": f'<document xmlns="{space}"><body><p><r><t>{SENTENCE}</t></r></p></body></document>',
            "word/document.xml": "<document/>",
        }
    )
    assert lines(made) == [SENTENCE]


def test_a_workbook_shows_its_sheets_rows_and_columns_but_not_the_hidden_ones() -> None:
    rows = (
        "<cols><col min='2' max='2' hidden='1'/></cols><sheetData>"
        "<row><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1'><v>300</v></c></row>"
        "<row hidden='1'><c r='A2' t='s'><v>1</v></c></row>"
        "<row><c r='A3' t='inlineStr'><is><t>tại chỗ</t></is></c></row></sheetData>"
    )
    hidden = "<sheetData><row><c t='inlineStr'><is><t>tờ ẩn</t></is></c></row></sheetData>"
    made = xlsx([("Một", "visible", rows), ("Hai", "veryHidden", hidden)], ["Máy cắt", "bí mật"])
    assert lines(made) == ["Máy cắt 300", "tại chỗ"]


@pytest.mark.parametrize("kind", ["text", "spreadsheet"])
def test_an_opendocument_shows_no_remarks_deletions_and_hidden_parts(kind: str) -> None:
    content = (
        "<office:automatic-styles><style:style style:name='An'><style:text-properties text:display='none'/></style:style>"
        "</office:automatic-styles><office:body><text:tracked-changes><text:p>bỏ đi</text:p></text:tracked-changes>"
        f"<text:p>{SENTENCE}<office:annotation><text:p>nhận xét</text:p></office:annotation></text:p>"
        "<text:p>một<text:s/>hai<text:span text:style-name='An'>ẩn</text:span></text:p></office:body>"
    )
    assert lines(odf(kind, content)) == [SENTENCE, "một hai"]
    assert refusal(odf(kind, content, locked=True)) == Reason.ENCRYPTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_text_file_is_read_in_the_encodings_of_windows(encoding: str) -> None:
    text = "Tên máy,Số lượng\r\nMáy cắt,3\r\nThiết bị sấy,1\r\nLò nung gốm,2"
    written = unicodedata.normalize("NFD", text) if encoding == "cp1258" else text
    for mark in "\u0302\u0306\u031b":
        written = unicodedata.normalize("NFC", written) if encoding != "cp1258" else _joined(written, mark)
    assert read(written.encode(encoding)).text == text


def _joined(text: str, mark: str) -> str:
    """Decomposed text with one mark put into its letters, as Windows-1258 wants vowels: whole, with the tone behind."""
    made = list[str]()
    for char in text:
        if char == mark:
            place = next(at for at in range(len(made) - 1, -1, -1) if made[at].isalpha())
            made[place] = unicodedata.normalize("NFC", made[place] + char)
        else:
            made.append(char)
    return "".join(made)


def test_a_file_that_cannot_be_read_says_why() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == Reason.ENCRYPTED
    assert refusal(ole + "WordDocument".encode("utf-16-le")) == Reason.OLD_WORD
    assert refusal(docx(SENTENCE)[:-40]) == Reason.BROKEN
    assert refusal(archive({"xl/workbook.xml": "<x/>"})) == Reason.OTHER_KIND
    assert refusal(docx(body="<w:p><w:r>")) == Reason.BROKEN
    assert read(docx(body="<w:p><w:r><w:drawing/></w:r></w:p>")).written == 0


@pytest.mark.parametrize(
    "make",
    [
        lambda: docx(body="<w:p/>" * 500_000),
        lambda: docx("x", styles=part("styles", "<w:style/>" * 400_000)),
        lambda: xlsx([("Một", "visible", "<sheetData>" + "<row/>" * 400_000 + "</sheetData>")], []),
        lambda: odf("text", "<office:body>" + "<text:p/>" * 400_000 + "</office:body>"),
    ],
)
def test_no_bomb_goes_off(make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.files.xml_stream.MAX_UNPACKED", 1_000_000)
    assert refusal(make()) == Reason.TOO_LARGE


def test_no_entity_is_expanded() -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    assert refusal(archive({"[Content_Types].xml": laughs, "word/document.xml": laughs})) == Reason.BROKEN


def test_a_long_docx_is_read_in_part() -> None:
    reading = read(docx(*["Điều khoản thi hành. "] * 20_000))
    assert (len(reading.text), reading.cut) == (MAX_CHARACTERS, True)


def test_the_kernel_is_asked_for_less_time_than_the_worker_allows() -> None:
    """Otherwise a file that burns the processor would be killed from outside, which tells less."""
    assert limits.SOFT_SECONDS < limits.MAX_PROCESSOR_SECONDS < limits.HARD_SECONDS
    assert limits.MACHINE_SECONDS < limits.MAX_MACHINE_SECONDS < limits.HARD_MACHINE_SECONDS


@pytest.mark.parametrize(
    ("name", "words", "pictures"),
    [
        ("tcvn3.pdf", "lò rèn thủ công xã Đa Hội", ()),
        ("vni.pdf", "lò rèn thủ công xã Đa Hội", ()),
        ("tcvn3.docx", "lò rèn thủ công xã Đa Hội", ()),
        ("nfd.pdf", "Nghề đan rọ tôm", ()),
        ("document2.docx", "Giấy mời dự hội vật", ()),
        ("scan-stamp-1p.pdf", "", (1,)),
        ("text-then-scanned-annex.pdf", "rà soát cơ sở sấy nhãn", (2, 3, 4, 5, 6, 7)),
    ],
)
def test_the_situations_that_were_reported(name: str, words: str, pictures: tuple[int, ...]) -> None:
    reading = read((FILES / name).read_bytes())
    assert words in reading.text
    assert reading.pictures == pictures
    assert bool(reading.text) == bool(words)
