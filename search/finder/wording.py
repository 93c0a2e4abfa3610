"""What the finder says beyond the questions and the reasons, which come from `policies.eligibility`."""

from __future__ import annotations

SECTIONS = (
    ("Cơ sở của bạn", ("legal_form", "industry", "place", "exports", "years")),
    ("Quy mô", ("employees", "revenue", "capital")),
    ("Việc bạn muốn làm", ("intention", "investment", "counterpart", "other_funding", "relocates")),
)
"""Questions as they stand together on one page; every fact of the registry once."""

UNSURE = "Không rõ"
TWO_ANSWERS = "Bạn vừa chọn một mục trong danh sách, vừa ghi một câu trả lời khác. Hãy giữ một trong hai."
NOTHING_CHOSEN = {
    "industry": "Chọn ngành",
    "place": "Chọn xã, phường hoặc nơi khác",
    "number": "Chọn một khoảng",
}
TYPE_TO_FIND = {
    "industry": "Gõ tên ngành hoặc mã",
    "place": "Gõ tên, có dấu hay không",
}
TYPE_INSTEAD = {
    "industry": "Hoặc ghi mã ngành bốn chữ số",
    "number": "Hoặc ghi số ({unit})",
    "money": "Hoặc ghi số tiền, ví dụ 500 triệu, 1,25 tỷ",
}
PLACES_NOW = "Xã, phường hiện nay"
PLACES_THEN = "Huyện, thị xã, thành phố trước ngày 01/7/2025"
PLACES_ELSEWHERE = "Nơi khác"
ANSWERED_BEFORE = "Đang chọn"
ONLY_SCHEME = "Chỉ xem: {title}"

TO_CONFIRM = "Có {count} câu trả lời cần xác nhận."
TO_CORRECT = "Có {count} câu trả lời cần sửa."
NOTHING_POSSIBLE = "Không có khoản nào có thể hợp với câu trả lời hiện nay."
STILL_POSSIBLE = "Còn {possible} khoản có thể hợp."
SOME_FIT = "Còn {possible} khoản có thể hợp, trong đó {fits} khoản phù hợp."


def at_the_question(message: str) -> str:
    """A parser's message as it stands at its question: without the name of the parameter, a capital first."""
    sentence = message.split(": ", 1)[-1]
    return sentence[:1].upper() + sentence[1:]
