"""What is said of receiving several schemes for one cost."""

from __future__ import annotations

from collections.abc import Sequence

from policies.eligibility.wording.amounts import both, money, some_of

RULES = {
    "one_of": "Chỉ được một trong các khoản",
    "not_same_cost": "Không cùng một chi phí",
    "share_cap": "Được cộng lại, tổng hỗ trợ có giới hạn",
}
"""The rules as editors choose them."""

COST = "Tổng hỗ trợ không vượt quá chi phí bạn dự kiến."
TO_COMPARE = " Quy định này cần đối chiếu: chưa được so với bản chính."
CAP_OF_COST = "{percent}% chi phí"

NO_SUCH_RULE = "Quy tắc kết hợp không hợp lệ: {rule}."
CAP_NEEDED = "Hãy ghi mức giới hạn của tổng hỗ trợ: số triệu đồng, tỷ lệ chi phí, hoặc cả hai."
NO_CAP_HERE = "Chỉ quy tắc “{rule}” có mức giới hạn. Hãy bỏ trống mức này hoặc chọn lại quy tắc."
BAD_CAP = "Mức giới hạn phải lớn hơn 0; tỷ lệ không quá 100%."


def one_of(titles: Sequence[str], clause: str) -> str:
    """Schemes of which one may be received."""
    return f"Chỉ được nhận một trong các khoản: {_either(titles)}{_source(clause)}."


def not_same_cost(titles: Sequence[str], clause: str) -> str:
    """Schemes that may not both pay for one cost."""
    return (
        "Một chi phí chỉ được hỗ trợ một lần, nên số tiền này chỉ tính một trong các khoản: "
        f"{_either(titles)}{_source(clause)}."
    )


def share_cap(titles: Sequence[str], cap_million: int | None, cap_percent: int | None, clause: str) -> str:
    """Schemes whose support together has a cap."""
    caps = [
        *([money(cap_million)] if cap_million is not None else []),
        *([CAP_OF_COST.format(percent=cap_percent)] if cap_percent is not None else []),
    ]
    schemes = f"Tổng hỗ trợ của {both([_quoted(title) for title in titles])}" if len(titles) > 1 else "Mức hỗ trợ"
    return f"{schemes} không quá {both(caps)}{_source(clause)}."


def to_ask(titles: Sequence[str]) -> str:
    """Schemes of which nothing says whether they may be received together with those that are counted."""
    return f"Số tiền này chưa tính {_either(titles)}: hãy hỏi Trung tâm có được nhận cùng lúc hay không."


def _either(titles: Sequence[str]) -> str:
    return some_of([_quoted(title) for title in titles], "khoản")


def _quoted(title: str) -> str:
    return f"“{title}”"


def _source(clause: str) -> str:
    return f" ({clause})" if clause else ""
