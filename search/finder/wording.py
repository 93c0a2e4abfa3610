"""What the finder says beyond the questions and the reasons, which come from `policies.eligibility`."""

from __future__ import annotations

from collections.abc import Sequence

SECTIONS = (
    ("Cơ sở của bạn", ("legal_form", "industry", "place", "exports", "years")),
    ("Quy mô", ("employees", "revenue", "capital")),
    ("Việc bạn muốn làm", ("intention", "investment", "counterpart", "other_funding", "relocates")),
)
"""Questions as they stand together on one page; every fact of the registry once."""

UNSURE = "Không rõ"
EVERYDAY_FORMS = ("household", "enterprise", "cooperative", "cooperative_group", "founder")
"""Legal forms that most people have, as they stand first; the others are behind «khác»."""
EVERYDAY_WISHES = 8
"""Wishes that stand first, in the editors' order."""
TWO_ANSWERS = "Bạn vừa chọn một mục trong danh sách, vừa ghi một câu trả lời khác. Hãy giữ một trong hai."
NOTHING_CHOSEN = {
    "industry": "Chọn ngành",
    "place": "Chọn xã, phường hoặc nơi khác",
    "number": "Chọn một khoảng",
}
TYPE_TO_FIND = {
    "industry": "Gõ nghề hoặc sản phẩm, ví dụ thùng carton",
    "place": "Gõ tên xã, phường, làng; tên cũ cũng được",
}
TYPE_INSTEAD = {
    "industry": "Hoặc viết nghề, sản phẩm của bạn, ví dụ thùng carton",
    "place": "Hoặc viết tên xã, phường, làng, kể cả tên cũ",
    "number": "Hoặc ghi số ({unit})",
    "money": "Hoặc ghi số tiền, ví dụ 500 triệu, 1,25 tỷ",
}
WHICH = {
    "industry": "Bạn làm nghề nào dưới đây? Hãy chọn một, hoặc viết cách khác.",
    "place": "Bạn ở nơi nào dưới đây? Hãy chọn một, hoặc viết cách khác.",
}
"""Asks back what was typed in words, with what it may mean below."""
NOTHING_NEAR = {
    "industry": "Chưa nhận ra nghề này. Hãy viết tên sản phẩm làm ra, chọn trong danh sách, hoặc chọn “Không rõ”.",
    "place": "Chưa nhận ra nơi này. Hãy viết tên xã, phường, chọn trong danh sách, hoặc chọn “Không rõ”.",
}
PLACES_NOW = "Xã, phường hiện nay"
PLACES_THEN = "Huyện, thị xã, thành phố trước ngày 01/7/2025"
PLACES_ELSEWHERE = "Nơi khác"
FORMER_NAMES = "gồm {names} trước đây"
ANSWERED_BEFORE = "Đang chọn"
ONLY_SCHEME = "Chỉ xem: {title}"

MESSAGE = "Cơ sở có thể được hỗ trợ: {schemes}. Xem chi tiết:"
MESSAGE_NOTHING = "Xem cơ sở có thể được Nhà nước hỗ trợ khoản nào:"
UNTIL = "hạn {day}"
GROUPS = {
    "phu-hop": "Phù hợp hoặc có thể phù hợp",
    "can-them": "Cần thêm câu trả lời",
    "co-the": "Các khoản có thể hợp",
    "chua-phu-hop": "Chưa phù hợp",
    "nguoi-sap-mo": "Dành cho người sắp mở cơ sở mới",
    "bang": "So sánh các khoản có thể hợp",
}
"""Groups of schemes, by their name in the address."""


INSTEAD = "Thay cho khoản ở trên, không cộng thêm:"
MAY_BE_BESIDE = "Hỏi Trung tâm có được nhận cùng lúc không:"
PLAN = "Nên làm trước"
NEAREST = "Gần với bạn nhất"

EITHER = " hoặc "
UP_TO = "hỗ trợ tối đa {amount}"

NO_SUCH_DAY = {
    "vi": "Không hiểu ngày này. Hãy ghi như 2027-01-15, từ năm 2012 đến năm 2099.",
    "en": "No such day. Write it like 2027-01-15, from 2012 to 2099.",
}

TO_CONFIRM = "Có {count} câu trả lời cần xác nhận."
TO_CORRECT = "Có {count} câu trả lời cần sửa."
NOTHING_POSSIBLE = "Không có khoản nào có thể hợp với câu trả lời hiện nay."
STILL_POSSIBLE = "Còn {possible} khoản có thể hợp."
SOME_FIT = "Còn {possible} khoản có thể hợp, trong đó {fits} khoản phù hợp."

OTHER_NEEDS = "Việc khác"
WAIT = "Chuẩn bị hồ sơ. Đợt đăng ký mở từ ngày {day}."
ASK_WHEN = "Hỏi Trung tâm khi nào nhận hồ sơ: chưa có đợt đăng ký nào được công bố."
ASK_WHEN_OVER = "Hỏi Trung tâm về đợt đăng ký sau: đợt gần nhất đã đóng."


def at_the_question(message: str) -> str:
    """A parser's message as it stands at its question: without the name of the parameter, a capital first."""
    sentence = message.split(": ", 1)[-1]
    return sentence[:1].upper() + sentence[1:]


def answer_first(labels: Sequence[str], more: int) -> str:
    """Which question to answer, of several any one; `more` other groups of questions are left."""
    others = f" Sau đó còn {more} câu hỏi." if more else ""
    return f"Trả lời câu hỏi {' hoặc '.join(f'“{label}”' for label in labels)}.{others}"


def clarify(labels: Sequence[str]) -> str:
    """What the person does not know and the Centre helps to find out."""
    return f"Gửi nhu cầu để Trung tâm giúp làm rõ {', '.join(f'“{label}”' for label in labels)}."


def confirm_first(points: int, until: str) -> str:
    """Points that the Centre confirms before papers are worth preparing; `until` as in `prepare`."""
    return f"Liên hệ Trung tâm để xác nhận {points} điểm trước khi chuẩn bị hồ sơ.{_taken(until)}"


def prepare(until: str) -> str:
    """What is left is paper; `until` says when the open call ends, empty for one without an end and for none."""
    return f"Chuẩn bị hồ sơ.{_taken(until) or ' Trung tâm đang nhận hồ sơ.'}"


def _taken(until: str) -> str:
    return f" Hồ sơ được nhận đến {until}." if until else ""
