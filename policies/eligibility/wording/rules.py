"""What a criterion asks for, in words made from the rule itself; and the changes one could make."""

from __future__ import annotations

from collections.abc import Collection

from policies.eligibility.values import Interval
from policies.eligibility.wording.amounts import AREA, code_ranges, inside, opening, span
from policies.eligibility.wording.findings import size_names

SME_LAW = "Điều 5 Nghị định 80/2021/NĐ-CP"

# (Fact, accepted answer) → the requirement.
FLAGS_REQUIRED: dict[tuple[str, str], str] = {
    ("exports", "yes"): "có hàng xuất khẩu",
    ("exports", "no"): "không có hàng xuất khẩu",
    ("relocates", "yes"): "di dời cơ sở vào khu công nghiệp hoặc cụm công nghiệp vì ô nhiễm môi trường",
    ("relocates", "no"): "không thuộc trường hợp di dời cơ sở vì ô nhiễm môi trường",
    ("counterpart", "yes"): "cam kết bố trí đủ vốn đối ứng",
    ("counterpart", "no"): "không có cam kết về vốn đối ứng",
    ("other_funding", "yes"): "đã nhận hỗ trợ từ nguồn ngân sách nhà nước khác cho cùng nội dung",
    ("other_funding", "no"): "chưa nhận hỗ trợ từ nguồn ngân sách nhà nước khác cho cùng nội dung",
}

# Fact → what its number counts.
NOUNS = {
    "employees": "số lao động",
    "revenue": "doanh thu một năm",
    "capital": "tổng nguồn vốn",
    "investment": "chi phí đầu tư dự kiến",
    "years": "thời gian hoạt động",
}


def flag(fact: str, accepted: Collection[str], label: str) -> str:
    """A yes-no requirement; one that accepts both says so."""
    if len(accepted) > 1:
        return f"{inside(label)}: không giới hạn"
    return FLAGS_REQUIRED[fact, next(iter(accepted))]


def being(requirement: str) -> str:
    """A requirement on the legal form as a statement: «là hộ kinh doanh»."""
    return f"là {requirement}"


def size(accepted: Collection[str]) -> str:
    """«quy mô siêu nhỏ, nhỏ hoặc vừa»."""
    return f"quy mô {size_names(accepted)}"


def size_by_law(accepted: Collection[str]) -> str:
    """The same with the law that defines the classes."""
    return f"{size(accepted)} (theo {SME_LAW})"


def industry(codes: Collection[str], label: str, *, negate: bool, heading: bool) -> str:
    """The name of the group and always its codes: a name alone could say something else than the rule."""
    held = f"(mã ngành VSIC {code_ranges(codes)})"
    if heading and not negate:
        return f"ngành nghề: {inside(label)} {held}"
    return f"ngành nghề{':' if heading else ''} {'không thuộc' if negate else 'thuộc'} nhóm “{label}” {held}"


def place(units: int, or_outside: bool, label: str, *, negate: bool) -> str:
    """The name of the group of units, and how many it holds."""
    extent = f"{units} xã, phường{f' và nơi ngoài {AREA}' if or_outside else ''}"
    return f"cơ sở {'không ' if negate else ''}đặt tại {inside(label)} ({extent})"


def area(*, negate: bool) -> str:
    """Within the area that the Centre serves; `negate` as in the rule «not outside»."""
    return f"cơ sở đặt tại {AREA}" if negate else f"cơ sở đặt ngoài {AREA}"


def number(fact: str, interval: Interval, unit: str) -> str:
    """«số lao động từ 10 đến 49 người»."""
    return f"{NOUNS[fact]} {'là ' if interval.is_point else ''}{span(interval, unit)}"


def described(strength: str, requirement: str) -> str:
    """The requirement as public prose, by its strength."""
    if strength == "check":
        return f"Trung tâm xác nhận: {requirement}"
    if strength == "priority":
        return f"Ưu tiên: {requirement}"
    return opening(requirement)


def change_flag(requirement: str) -> str:
    """What to do so that a yes-no requirement holds."""
    return f"Nếu bạn {requirement}, yêu cầu này được đáp ứng."


def change_number(noun: str, said: str, to: str, *, up: bool) -> str:
    """What to do so that a number is accepted."""
    return f"Nếu {noun} {'tăng' if up else 'giảm'} đến {to} (bạn cho biết: {said}), yêu cầu này được đáp ứng."
