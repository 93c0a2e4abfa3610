"""What the style guide shows: likely content for each component, in each of its states. Money in million VND unless said."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

from wagtail.models import Page

from site_core.blocks import StoryBlock
from site_core.listings.filters import Choice, Chosen

CALLS = ("open", "closing", "not_yet", "closed", "continuous", "no_round")
STATES = ("fits", "to_confirm", "need_facts", "not_eligible")
LEGAL = ("in_force", "not_yet", "ended", "unknown")
PALETTE = ("paper", "surface", "sunk", "ink", "muted", "line", "red", "indigo", "green", "yellow")
LONG_TITLE = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến vào sản xuất tại các cơ sở công nghiệp nông thôn"
CLAUSE = "khoản 2 Điều 1 Nghị định 45/2012/NĐ-CP"

Sample = dict[str, Any]


def context(now: dt.datetime) -> Sample:
    """All samples; calls open and close around `now`."""
    amounts = [
        amount(rate_percent=50, cap_million=300, cap_unit="cơ sở", confirmed=True),
        amount(rate_percent=30, cap_million=1000, cap_unit="mô hình", confirmed=False),
        amount(rate_percent=80, base="booth", cap_unit="gian hàng"),
        amount(),
    ]
    estimates = [
        estimate((300, 300), (300, 300), (50.0, 0.0, 50.0)),
        estimate((200, 300), (200, 500), (25.0, 12.5, 62.5), confirmed=False),
        estimate((100, None), (100, None), None),
    ]
    calls = [call(status, now) for status in CALLS]
    return {
        "palette": PALETTE,
        "long_title": LONG_TITLE,
        "calls": calls,
        "entries": [linked(title=LONG_TITLE, get_category_display="Đăng ký hỗ trợ", **values) for values in calls],
        "verdicts": STATES,
        "legal": LEGAL,
        "amounts": amounts,
        "estimates": estimates,
        "cards": [card(amounts[0], status, now) for status in CALLS],
        "found": [found(state, estimates[1] if state == "fits" else None) for state in STATES],
        "questions": [question("lua-chon", "choice"), question("khoang", "number")],
        "wrong_question": question("sai", "number", error="Hãy nhập một số không âm, ví dụ 12.", typed="mười hai"),
        "no_answers": {"settles": 5},
        "rules": [
            {"text": "Cơ sở đặt tại Bắc Ninh", "strength": "hard", "clause": CLAUSE},
            {"text": "Trung tâm xác nhận: ngành nghề thuộc danh mục", "strength": "check", "clause": CLAUSE},
            {"text": "Ưu tiên: có hàng xuất khẩu", "strength": "priority", "clause": ""},
        ],
        "filter": Chosen(
            "loai",
            "Lọc theo loại thông báo",
            (
                Choice("", "Tất cả", 12, chosen=False),
                Choice("fair", "Hội chợ, triển lãm", 3, chosen=True),
                Choice("training", "Đào tạo, tập huấn", 9, chosen=False),
            ),
        ),
        "trail": [linked(title="Trang chủ"), linked(title="Thông báo")],
        "prices": [
            price("Giấy làm bìa sóng", 11_000, 1.85),
            price("Thép tấm cán nóng", 14_700, -0.4),
            price("Gỗ keo xẻ", 5_000_000, None),
        ],
        "sample_page": SimpleNamespace(is_sample=True, title="Thông báo"),
        "blocks": blocks(),
    }


def linked(title: str, **values: Any) -> Page:
    """An unsaved page with an address and whatever else a template asks of it."""
    page = Page(title=title)
    page.__dict__.update(values, get_url=lambda **_: "#")
    return page


def amount(**values: Any) -> SimpleNamespace:
    """An unsaved amount of support."""
    empty = {"rate_percent": None, "base": "investment", "cap_million": None, "cap_unit": "", "confirmed": False}
    return SimpleNamespace(**empty | values)


def call(status: str, now: dt.datetime) -> Sample:
    """Instants that are likely for a call of this status."""
    opens, closes = {
        "open": (-10, 60),
        "closing": (-30, 5),
        "not_yet": (20, 50),
        "closed": (-60, -3),
        "continuous": (None, None),
        "no_round": (None, None),
    }[status]
    return {
        "status": status,
        "call_status": status,
        "opens_at": None if opens is None else now + dt.timedelta(days=opens),
        "closes_at": None if closes is None else now + dt.timedelta(days=closes),
    }


def estimate(
    support: tuple[int, int | None],
    own: tuple[int, int | None],
    bar: tuple[float, float, float] | None,
    confirmed: bool = True,
) -> Sample:
    """Ranges, and the parts of the bar in per cent: certain support, possible support, own funds."""
    parts = bar and {"support": bar[0], "perhaps": bar[1], "own": bar[2], "own_from": bar[0] + bar[1]}
    millions = [tuple(None if end is None else end * 1_000_000 for end in span) for span in (support, own)]
    note = "Mức tối đa theo chương trình quốc gia; mức của địa phương có thể thấp hơn."
    return {
        "estimate": {"support": millions[0], "own_funds": millions[1], "confirmed": confirmed, "note": note},
        "bar": parts,
    }


def card(item: SimpleNamespace, status: str, now: dt.datetime) -> Sample:
    promise = "Nhà nước hỗ trợ tối đa một nửa tiền mua máy, không quá 300 triệu đồng cho một cơ sở."
    return {**call(status, now), "title": LONG_TITLE, "promise": promise, "items": [item]}


def found(state: str, money: Sample | None) -> Sample:
    """A card of the finder: what speaks for or against, what is to be confirmed, what must still be answered."""
    outcome = "unmet" if state == "not_eligible" else "met"
    sentence = {
        "met": "Bạn là hộ kinh doanh, đáp ứng yêu cầu về loại hình.",
        "unmet": "Bạn ở ngoài Bắc Ninh; khoản này dành cho cơ sở đặt tại Bắc Ninh.",
    }[outcome]
    reason = {"strength": "hard", "outcome": outcome, "sentence": sentence, "clause": CLAUSE}
    waits = state == "need_facts"
    return {
        "scheme": {"verdict": {"state": state}, "estimate": money and money["estimate"], "title": LONG_TITLE},
        "bar": money and money["bar"],
        "reasons": [reason],
        "more_reasons": [reason],
        "points": ["Trung tâm xác nhận địa bàn của cơ sở."] if state == "to_confirm" else [],
        "more_points": [],
        "asked": [[{"address": "", "label": "Doanh thu"}, {"address": "", "label": "Vốn"}]] if waits else [],
        "more_asked": [],
        "changes": ["Nếu cam kết bố trí đủ vốn đối ứng thì khoản này có thể hợp với bạn."]
        if outcome == "unmet"
        else [],
        "change": "?" if outcome == "unmet" else "",
    }


def question(name: str, kind: str, **values: Any) -> Sample:
    options = [("a", "Từ 1 đến 10"), ("b", "Từ 11 đến 50"), ("unknown", "Không rõ")]
    return {
        "name": name,
        "kind": kind,
        "label": "Số lao động",
        "question": "Cơ sở có bao nhiêu lao động tham gia bảo hiểm xã hội?",
        "help": "Tính bình quân năm. Không nhớ thì chọn “Không rõ”.",
        "placeholder": "Chọn một khoảng",
        "typed_name": f"{name}-so" if kind == "number" else "",
        "typed_label": "Hoặc nhập số lao động",
        "input_mode": "numeric",
        "choices": [{"value": value, "label": label, "chosen": value == "b"} for value, label in options],
    } | values


def price(name: str, vnd: int, change: float | None) -> Sample:
    """A row of a table of prices: VND a unit, and the change in per cent since the price before (None: there was none)."""
    return {
        "series": {"name": name, "unit": "đồng/kg"},
        "latest": {"price": vnd},
        "before": change is not None,
        "change_percent": change,
    }


def blocks() -> list[tuple[str, str]]:
    """Each kind of block of a story that can show itself without pictures or files, rendered from its preview value."""
    kinds = {name: block for name, block in StoryBlock().child_blocks.items() if name not in ("picture", "files")}
    return [(block.label, block.render(block.get_preview_value())) for block in kinds.values()]
