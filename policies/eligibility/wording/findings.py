"""Why a criterion holds or not: sentences built on what the person said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policies.eligibility.values import Interval
from policies.eligibility.wording.amounts import AREA, amount, both, either, span
from policies.eligibility.wording.questions import SIZES

NO_ROUTES = "Trung tâm chưa công bố ai được nhận khoản hỗ trợ này; mời bạn liên hệ Trung tâm để được hướng dẫn."
ASK_YOUR_OWN_CENTRE = " Mời bạn hỏi trung tâm khuyến công của tỉnh, thành phố nơi đặt cơ sở."

# Fact → what the requirement is about, «đáp ứng yêu cầu về …»; what is not known, «Bạn chưa cho biết …».
ASPECTS: dict[str, tuple[str, str]] = {
    "legal_form": ("loại hình", "mình thuộc loại hình nào"),
    "industry": ("ngành nghề", "cơ sở làm ngành nghề gì"),
    "place": ("địa bàn", "cơ sở đặt ở đâu"),
    "size": ("quy mô", "số lao động và doanh thu (hoặc tổng nguồn vốn) để xếp quy mô"),
    "employees": ("số lao động", "số lao động"),
    "revenue": ("doanh thu", "doanh thu một năm"),
    "capital": ("nguồn vốn", "tổng nguồn vốn"),
    "investment": ("chi phí đầu tư", "chi phí đầu tư dự kiến"),
    "exports": ("xuất khẩu", "cơ sở có hàng xuất khẩu hay không"),
    "years": ("thời gian hoạt động", "cơ sở đã hoạt động bao nhiêu năm"),
    "relocates": ("di dời cơ sở", "có di dời cơ sở vì ô nhiễm môi trường hay không"),
    "counterpart": ("vốn đối ứng", "có cam kết bố trí đủ vốn đối ứng hay không"),
    "other_funding": (
        "nguồn hỗ trợ",
        "nội dung này đã nhận hỗ trợ từ nguồn ngân sách nhà nước khác hay chưa",
    ),
}

# (Fact, answer) → what a person said with it.
FLAGS_SAID: dict[tuple[str, str], str] = {
    ("exports", "yes"): "cơ sở có hàng xuất khẩu",
    ("exports", "no"): "cơ sở không có hàng xuất khẩu",
    ("relocates", "yes"): "sẽ di dời cơ sở vào khu, cụm công nghiệp vì ô nhiễm môi trường",
    ("relocates", "no"): "không di dời cơ sở vào khu, cụm công nghiệp vì ô nhiễm môi trường",
    ("counterpart", "yes"): "có cam kết bố trí đủ vốn đối ứng",
    ("counterpart", "no"): "không cam kết bố trí đủ vốn đối ứng",
    ("other_funding", "yes"): "nội dung này đã nhận hỗ trợ từ nguồn ngân sách nhà nước khác",
    ("other_funding", "no"): "nội dung này chưa nhận hỗ trợ từ nguồn ngân sách nhà nước khác",
}


def met(strength: str, fact: str, said: str, required: str) -> str:
    """The criterion certainly holds."""
    if strength == "priority":
        return f"{said}, thuộc diện được ưu tiên."
    if strength == "check":
        return f"{said}, phù hợp với điều kiện: {required}."
    return f"{said}, đáp ứng yêu cầu về {ASPECTS[fact][0]}."


def unlimited(fact: str) -> str:
    """The criterion accepts every answer, so that none is needed."""
    return f"Mọi trường hợp đều đáp ứng yêu cầu về {ASPECTS[fact][0]}."


def unmet(strength: str, said: str, required: str) -> str:
    """The criterion certainly does not hold."""
    if strength == "check":
        return f"{said}, chưa khớp với điều kiện: {required}; Trung tâm sẽ xem xét và xác nhận."
    if strength == "priority":
        return f"{said}; diện ưu tiên là {required}, không bắt buộc."
    return f"{said}, trong khi yêu cầu là {required}."


def too_wide(strength: str, said: str, required: str) -> str:
    """The answer leaves open whether the criterion holds."""
    if strength == "hard":
        return f"{said}, chưa đủ rõ để kết luận; yêu cầu là {required}."
    return _open_point(strength, said, required)


def unanswered(strength: str, fact: str, required: str) -> str:
    """Nothing was said about it."""
    said = f"Bạn chưa cho biết {ASPECTS[fact][1]}"
    if strength == "hard":
        return f"{said}; yêu cầu là {required}."
    return _open_point(strength, said, required)


def unasked(strength: str, text: str) -> str:
    """Something that is not asked and that only the Centre can establish."""
    if strength == "priority":
        return f"Ưu tiên: {text}; Trung tâm xem xét khi nhận hồ sơ."
    return f"Trung tâm cần xác nhận: {text}."


def said_legal_form(label: str) -> str:
    """«Bạn là hộ kinh doanh»."""
    return f"Bạn là {label}"


def said_flag(fact: str, answer: str) -> str:
    """A yes or a no."""
    return f"Bạn cho biết {FLAGS_SAID[fact, answer]}"


def said_industry(label: str) -> str:
    """«Bạn làm ngành 1702 (…)»."""
    return f"Bạn làm ngành {label}"


def said_place(label: str, *, outside: bool) -> str:
    """`outside`: the establishment certainly is not in the area; the label then has nothing to add."""
    return f"Bạn cho biết cơ sở đặt ngoài {AREA}" if outside else f"Bạn cho biết cơ sở đặt tại {label}"


def said_number(noun: str, interval: Interval, unit: str) -> str:
    """«Bạn cho biết số lao động là 50 người», «… từ 10 đến 49 người»."""
    return f"Bạn cho biết {noun} {'là ' if interval.is_point else ''}{span(interval, unit)}"


def said_size(
    classes: Iterable[str],
    employees: Interval | None,
    revenue: Interval | None,
    capital: Interval | None,
    *,
    settled: bool,
) -> str:
    """What the answers on staff, revenue and capital (None: not given) say about the size class."""
    answers = both(_size_answers(employees, revenue, capital))
    outcome = "thuộc quy mô" if settled else "có thể thuộc quy mô"
    return f"Cơ sở của bạn có {answers}, {outcome} {size_names(classes)}"


def said_too_many_staff(employees: Interval, name: str, limit: int) -> str:
    """The staff alone goes beyond the largest class that is accepted."""
    return _beyond([span(employees, "lao động")], "vượt", name, f"{limit} lao động")


def said_too_rich(revenue: Interval, capital: Interval, name: str, limits: tuple[int, int]) -> str:
    """Revenue and capital both go beyond the largest class that is accepted."""
    allowed = f"doanh thu {amount(limits[0], 'triệu đồng')}, nguồn vốn {amount(limits[1], 'triệu đồng')}"
    return _beyond(_size_answers(None, revenue, capital), "đều vượt", name, allowed)


def size_names(classes: Iterable[str]) -> str:
    """«siêu nhỏ, nhỏ hoặc vừa», smallest first."""
    chosen = set(classes)
    return either([label for value, label in SIZES.items() if value in chosen])


def _open_point(strength: str, said: str, required: str) -> str:
    if strength == "priority":
        return f"{said}; diện ưu tiên là {required}, không bắt buộc."
    return f"{said}; Trung tâm cần xác nhận điều kiện: {required}."


def _beyond(answers: Sequence[str], exceeds: str, name: str, allowed: str) -> str:
    return f"Cơ sở của bạn có {both(answers)}, {exceeds} mức doanh nghiệp {SIZES[name]} ({allowed})"


def _size_answers(employees: Interval | None, revenue: Interval | None, capital: Interval | None) -> list[str]:
    parts = []
    if employees:
        parts.append(span(employees, "lao động"))
    if revenue:
        parts.append(f"doanh thu một năm {span(revenue, 'triệu đồng')}")
    if capital:
        parts.append(f"nguồn vốn {span(capital, 'triệu đồng')}")
    return parts
