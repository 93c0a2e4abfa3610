"""What staff are told about files that are not searched, or only in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.files.kinds import ENDINGS, Kind
from search.files.limits import MAX_BYTES, MAX_CHARACTERS, MAX_PAGES, Reason

REASONS: dict[Reason, str] = {
    Reason.ENCRYPTED: "Tệp có mật khẩu. Hãy tải lên bản không đặt mật khẩu.",
    Reason.BROKEN: "Tệp hỏng hoặc không đúng định dạng. Hãy xuất lại tệp rồi tải lên.",
    Reason.TOO_LARGE: f"Tệp quá lớn (giới hạn {MAX_BYTES // 1024 // 1024} MB). Hãy tách hoặc nén tệp.",
    Reason.TOO_SLOW: "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy xuất lại tệp rồi tải lên.",
    Reason.OLD_WORD: "Tệp Word đời cũ (.doc) mang đuôi .docx. Hãy mở bằng Word và lưu lại thành .docx.",
    Reason.OTHER_KIND: "Nội dung tệp không phải loại ghi ở đuôi tên. Hãy xuất lại thành PDF hoặc DOCX rồi tải lên.",
    Reason.PICTURES: "Tệp chỉ có ảnh chụp, không có chữ. Hãy tải lên bản có chữ (bản ký số hoặc bản xuất từ Word).",
    Reason.LEGACY: (
        "Chữ trong tệp dùng bảng mã cũ mà hệ thống không nhận ra nên không tìm được. Hãy chuyển tệp sang Unicode "
        "(ví dụ bằng UniKey) rồi xuất lại."
    ),
    Reason.MISSING: "Không thấy tệp trong kho lưu trữ. Hãy tải tệp lên lại.",
    Reason.STORAGE: "Kho lưu trữ không trả lời. Tệp sẽ được đọc lại.",
    Reason.CUT: (
        f"Tệp dài: chỉ phần đầu được tìm (tối đa {MAX_PAGES} trang, {MAX_CHARACTERS // 1000} nghìn ký tự), "
        "phần sau thì không."
    ),
}

PICTURE_PAGES = "{count} trong {pages} trang là ảnh: trang {numbers}."
ASK_FOR_TEXT = "Chữ trên các trang này chưa tìm được. Hãy tải lên bản có chữ nếu có."
WAITS_FOR_MACHINE = "Chữ trên ảnh chờ máy nhận dạng: trang {numbers}."
READ_BY_MACHINE = "Chữ trên ảnh do máy nhận dạng, có thể sai: trang {numbers}."
GARBLED_PAGES = "Chữ không đọc được (bảng mã cũ) ở trang {numbers}."
CONVERTED = "Chữ dùng bảng mã cũ {encodings}, đã chuyển sang Unicode để tìm kiếm."
FILE_STATE = "Nội dung tệp hiện nay: {state}. {explanation}"

HOW_TO_INSTALL = (
    "Máy chủ chưa cài phần mềm nhận dạng chữ trên ảnh. Người quản trị máy chủ (Debian, Ubuntu) cài bằng lệnh: "
    "apt install tesseract-ocr tesseract-ocr-vie; các trang ảnh đang chờ sẽ tự được đọc."
)

# What to do with a file that may not be offered for download. The site takes those of `ENDINGS`.
_SAVE_AS = "Hãy mở bằng {program}, chọn Lưu thành (Save As) “{wanted}” rồi tải lên lại."
NOT_TAKEN: dict[Kind, str] = {
    Kind.LOCKED: REASONS[Reason.ENCRYPTED],
    Kind.OLD_WORD: "Đây là tệp Word đời cũ (.doc). " + _SAVE_AS.format(program="Word", wanted="Word Document (.docx)"),
    Kind.OLD_EXCEL: "Đây là tệp Excel đời cũ (.xls). "
    + _SAVE_AS.format(program="Excel", wanted="Excel Workbook (.xlsx)"),
    Kind.SLIDES: "Đây là tệp trình chiếu. " + _SAVE_AS.format(program="PowerPoint", wanted="PDF"),
    Kind.MACROS: "Tệp có macro (chương trình nhúng) nên không nhận. "
    + _SAVE_AS.format(program="Word hoặc Excel", wanted=".docx hoặc .xlsx"),
    Kind.RTF: "Đây là tệp RTF. " + _SAVE_AS.format(program="Word", wanted="Word Document (.docx)"),
    Kind.HEIC: (
        "Đây là ảnh HEIC của điện thoại, không phải tài liệu. Trên iPhone chọn Cài đặt → Camera → Định dạng → “Tương thích nhất” "
        "rồi chụp lại, hoặc mở ảnh và xuất thành JPEG; tải ảnh lên ở mục Hình ảnh."
    ),
    Kind.PICTURE: "Đây là ảnh, không phải tài liệu. Hãy tải ảnh lên ở mục Hình ảnh, hoặc xuất thành PDF.",
    Kind.MARKUP: "Đây là trang web hoặc hình vẽ (HTML, SVG, XML), không phải tài liệu. Hãy in trang ra PDF rồi tải lên.",
    Kind.PROGRAM: "Đây là chương trình máy tính nên không nhận. Hãy tải lên tài liệu PDF hoặc DOCX.",
    Kind.ARCHIVE: "Đây là tệp nén loại khác. Hãy nén lại thành ZIP, hoặc tải lên từng tài liệu.",
    Kind.EMPTY: "Tệp không có nội dung. Hãy kiểm tra lại tệp rồi tải lên.",
    Kind.BROKEN: REASONS[Reason.BROKEN],
    Kind.UNKNOWN: "Không nhận ra loại tệp. Hãy xuất thành PDF hoặc DOCX rồi tải lên.",
}
OTHER_ENDING = (
    "Tên tệp có đuôi “.{ending}” nhưng nội dung là {kind}. Hãy đổi đuôi tên tệp thành {right} rồi tải lên lại."
)
KINDS: dict[Kind, str] = {
    Kind.PDF: "tệp PDF",
    Kind.DOCX: "tệp Word",
    Kind.XLSX: "bảng tính Excel",
    Kind.ODT: "văn bản OpenDocument",
    Kind.ODS: "bảng tính OpenDocument",
    Kind.TEXT: "văn bản thuần",
    Kind.ZIP: "tệp nén ZIP",
}
CANNOT_TELL = "Kiểm tra tệp mất quá nhiều thời gian. Hãy xuất lại tệp rồi tải lên."

NOT_SEARCHED = "Tệp “{file}” chưa tìm được trọn vẹn theo nội dung. {reason}"

TITLE = "Tệp đính kèm"
FILES = "tệp đính kèm"
FILE = "Tệp"
STATE = "Tình trạng"
REASON = "Lý do"
PAGES = "Số trang"
READ_AT = "Đọc lúc"
ACTION = "Xử lý"
SHOWN = "Hiện"
TROUBLED = "Tệp không tìm được trọn vẹn"
ALL = "Tất cả tệp đọc được nội dung"
READ_AGAIN = "Đọc lại"
WILL_BE_READ = "Tệp sẽ được đọc lại trong ít phút."

MACHINE = "Nhận dạng chữ trên trang ảnh"
MACHINE_CONSEQUENCE = "Chưa tìm được chữ trên các trang ảnh mới; tên tệp và các trang có chữ vẫn tìm được."


def explanation(
    *,
    reason: Reason | None,
    pages: int | None,
    pictures: Sequence[int],
    by_machine: Sequence[int],
    waiting: Sequence[int],
    garbled: Sequence[int],
    encodings: str,
) -> str:
    """Sentences on what of a file is not searched and what was read in an unusual way; empty when there is nothing to say."""

    def sentences() -> Iterator[str]:
        some = len(pictures) < (pages or 0)
        if pictures and some:
            yield PICTURE_PAGES.format(count=len(pictures), pages=pages, numbers=ranges(pictures))
        if by_machine:
            yield READ_BY_MACHINE.format(numbers=ranges(by_machine))
        if by_machine and waiting:
            yield WAITS_FOR_MACHINE.format(numbers=ranges(waiting))
        if pictures and some and len(by_machine) < len(pictures):
            yield ASK_FOR_TEXT
        elif reason == Reason.PICTURES and not some and not by_machine:
            yield REASONS[reason]
        if garbled and len(garbled) < (pages or 0):
            yield GARBLED_PAGES.format(numbers=ranges(garbled))
        if reason and reason != Reason.PICTURES and not (reason == Reason.LEGACY and len(garbled) < (pages or 0)):
            yield REASONS[reason]
        if encodings:
            yield CONVERTED.format(encodings=encodings)

    return " ".join(sentences())


def not_taken(kind: Kind, ending: str) -> str:
    """Why a file of a kind and with an ending is not taken, and what to do; empty when it is."""
    if kind not in ENDINGS:
        return NOT_TAKEN[kind]
    if ending in ENDINGS[kind]:
        return ""
    right = " hoặc ".join(f"“.{one}”" for one in ENDINGS[kind])
    return OTHER_ENDING.format(ending=ending, kind=KINDS[kind], right=right)


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in rising order, neighbours together: «1, 3–5»."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)
