"""What staff are told about files that are not searched, or only in part."""

from __future__ import annotations

from search.files.limits import MAX_BYTES, MAX_CHARACTERS, MAX_PAGES, Reason

REASONS: dict[Reason, str] = {
    Reason.ENCRYPTED: "Tệp có mật khẩu. Hãy tải lên bản không đặt mật khẩu.",
    Reason.BROKEN: "Tệp hỏng hoặc không đúng định dạng. Hãy xuất lại tệp rồi tải lên.",
    Reason.TOO_LARGE: f"Tệp quá lớn (giới hạn {MAX_BYTES // 1024 // 1024} MB). Hãy tách hoặc nén tệp.",
    Reason.TOO_SLOW: "Đọc tệp mất quá nhiều thời gian nên đã dừng. Hãy xuất lại tệp rồi tải lên.",
    Reason.OLD_WORD: "Tệp Word đời cũ (.doc) mang đuôi .docx. Hãy mở bằng Word và lưu lại thành .docx.",
    Reason.PICTURES: "Tệp chỉ có ảnh chụp, không có chữ. Hãy tải lên bản có chữ (bản ký số hoặc bản xuất từ Word).",
    Reason.MISSING: "Không thấy tệp trong kho lưu trữ. Hãy tải tệp lên lại.",
    Reason.STORAGE: "Kho lưu trữ không trả lời. Tệp sẽ được đọc lại.",
    Reason.CUT: (
        f"Tệp dài: chỉ phần đầu được tìm (tối đa {MAX_PAGES} trang, {MAX_CHARACTERS // 1000} nghìn ký tự), "
        "phần sau thì không."
    ),
}

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
ALL = "Tất cả tệp PDF, DOCX"
READ_AGAIN = "Đọc lại"
WILL_BE_READ = "Tệp sẽ được đọc lại trong ít phút."
