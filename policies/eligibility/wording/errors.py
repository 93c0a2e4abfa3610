"""What is wrong with an answer and what to do (Vietnamese, English); what is wrong with a rule."""

from __future__ import annotations

from collections.abc import Iterable

MAX_ECHO = 40
MAX_BAD_VALUES = 3

FORMS_VI = "một số nguyên (8), một khoảng (10-49) hoặc từ một mức trở lên (200-)"
FORMS_EN = "one whole number (8), a band (10-49) or an open band (200-)"

PARAMETER_ERRORS: dict[str, tuple[str, str]] = {
    "unreadable": (
        "giá trị có ký tự không đọc được; hãy nhập lại hoặc bỏ câu trả lời này.",
        "the value holds characters that cannot be read; type it again or leave it out.",
    ),
    "too_long": (
        "giá trị quá dài; hãy rút ngắn hoặc bỏ câu trả lời này.",
        "the value is too long; shorten it or leave it out.",
    ),
    "too_many": (
        "có quá nhiều giá trị; hãy nêu không quá {limit} giá trị.",
        "there are too many values; give at most {limit}.",
    ),
    "unknown_value": (
        "không có giá trị {values}; hãy dùng một trong các giá trị: {accepted}.",
        "there is no value {values}; use one of: {accepted}.",
    ),
    "unknown_place": (
        "không có mã {values}; hãy dùng mã năm chữ số của xã, phường hiện nay (09400), mã huyện cũ (d262) "
        "hoặc outside nếu cơ sở đặt ngoài Bắc Ninh.",
        "there is no place {values}; use the five-digit code of a unit of now (09400), a former district "
        "(d262), or outside.",
    ),
    "unknown_intention": (
        "không có nhu cầu {values}; hãy dùng mã của một khoản hỗ trợ, ví dụ may-moc.",
        "there is no intention {values}; use the code of a support scheme, such as may-moc.",
    ),
    "not_an_industry_code": (
        "{values} không phải mã ngành; hãy ghi bốn chữ số, hai chữ số đầu từ 01 đến 99, ví dụ 1702.",
        "{values} is not an industry code; write four digits that begin with 01 to 99, such as 1702.",
    ),
    "industry_not_in_register": (
        "mã {values} không có trong nhóm ngành công nghiệp chế biến, chế tạo (mã 10–33) của VSIC 2025; "
        "hãy tra lại mã, ví dụ 1702.",
        "{values} is not among the manufacturing codes (divisions 10-33) of VSIC 2025; look the code up, such as 1702.",
    ),
    "not_a_number": (
        "{values} không phải là số; hãy ghi " + FORMS_VI + ", viết liền các chữ số, không dùng số âm.",
        "{values} is not a number; write " + FORMS_EN + ", digits only, not negative.",
    ),
    "several_numbers": (
        "chỉ nhận một câu trả lời: " + FORMS_VI + "; không dùng dấu phẩy.",
        "takes one answer: " + FORMS_EN + "; no commas.",
    ),
    "reversed": (
        "khoảng {values} bị ngược; hãy ghi số nhỏ trước, số lớn sau, ví dụ 10-49.",
        "the band {values} is reversed; write the smaller number first, such as 10-49.",
    ),
    "too_large": (
        "{values} quá lớn; hãy ghi số không quá {limit} (đơn vị: {unit}).",
        "{values} is too large; write a number of at most {limit}.",
    ),
}


def parameter_error(
    code: str, parameter: str, label: str, bad: Iterable[str] = (), **details: object
) -> tuple[str, str]:
    """The Vietnamese and the English message; both name the parameter and show the value only in part."""
    values = list(bad)
    shown = ", ".join(f"“{_echo(value)}”" for value in values[:MAX_BAD_VALUES])
    if len(values) > MAX_BAD_VALUES:
        shown += ", …"
    vietnamese, english = PARAMETER_ERRORS[code]
    return (
        f"{label} ({parameter}): {vietnamese.format(values=shown, **details)}",
        f"{parameter}: {english.format(values=shown, **details)}",
    )


def _echo(value: str) -> str:
    """What was typed, cut short and without anything that does not print."""
    printable = "".join(c if c.isprintable() else "?" for c in value[: MAX_ECHO + 1])
    return printable if len(printable) <= MAX_ECHO else f"{printable[:MAX_ECHO]}…"


# What is wrong with a rule: an editor reads these when saving a scheme.
NOT_A_CRITERION = "Không thể đặt điều kiện cho “{fact}” theo cách này."
NO_VALUES = "Điều kiện về “{fact}” cần ít nhất một giá trị."
FOREIGN_VALUES = "Điều kiện về “{fact}” không có giá trị: {values}."
BAD_RANGE = "Điều kiện về “{fact}” cần ít nhất một mức; mức thấp không âm và không lớn hơn mức cao."
NO_LABEL = "Nhóm ngành nghề hoặc địa bàn cần có tên."
NO_TEXT = "Điều kiện do Trung tâm xác nhận cần có nội dung."
UNASKED_HARD = "Điều không hỏi người dân thì không thể là điều kiện bắt buộc: “{text}”."
BAD_STRENGTH = "Mức độ của điều kiện không hợp lệ: {strength}."
WHO_FIRST = "Đối tượng “{route}” phải bắt đầu bằng điều kiện bắt buộc về loại hình."
SHARED_FACT = "Đối tượng “{route}” có hai điều kiện bắt buộc cùng về “{fact}”; hãy gộp lại thành một."
TOO_MANY_ROUTES = "Một khoản hỗ trợ có nhiều nhất {limit} đối tượng."
SAME_ROUTE_KEY = "Hai đối tượng của một khoản hỗ trợ không được trùng mã: {key}."
BAD_RATE = "Tỷ lệ hỗ trợ phải lớn hơn 0 và không quá 100%."
BAD_CAP = "Mức hỗ trợ tối đa phải lớn hơn 0."
BAD_VALIDITY = "Ngày bắt đầu áp dụng không được sau ngày kết thúc."
