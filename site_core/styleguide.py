"""The style guide in the admin: every block and component of the public pages in its states, on one page."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from site_core.blocks import StoryBlock

CALLS = ("open", "closing", "not_yet", "closed", "continuous")
VERDICTS = ("fits", "need_facts", "not_eligible")
LEGAL = ("in_force", "not_yet", "ended", "unknown")
PALETTE = ("paper", "surface", "ink", "muted", "red", "indigo", "green", "yellow")
LONG_TITLE = "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến vào sản xuất tại các cơ sở công nghiệp nông thôn"


def styleguide(request: HttpRequest) -> HttpResponse:
    """Components with made-up but likely content; nothing is read from the database but the Centre's data."""
    now = timezone.now()
    amounts = [
        _amount(rate_percent=50, cap_million=300, cap_unit="cơ sở", confirmed=True),
        _amount(rate_percent=30, cap_million=1000, cap_unit="mô hình", confirmed=False),
        _amount(rate_percent=80, cap_unit="gian hàng"),
        _amount(),
    ]
    context = {
        "palette": PALETTE,
        "calls": [_call(status, now) for status in CALLS],
        "verdicts": VERDICTS,
        "legal": LEGAL,
        "amounts": amounts,
        "estimates": [
            _estimate((300, 300), (300, 300), (50.0, 0.0, 50.0)),
            _estimate((200, 300), (200, 500), (25.0, 12.5, 62.5), confirmed=False),
            _estimate((100, None), (100, None), None),
        ],
        "cards": [_card(amounts[0], status, now) for status in CALLS],
        "long_title": LONG_TITLE,
        "sample_page": SimpleNamespace(is_sample=True, title="Thông báo"),
        "blocks": _blocks(),
    }
    return render(request, "styleguide.html", context)


def _amount(**values: Any) -> dict[str, Any]:
    return {"rate_percent": None, "cap_million": None, "cap_unit": "", "confirmed": False} | values


def _call(status: str, now: dt.datetime) -> dict[str, Any]:
    """Instants that are likely for a call of this status."""
    opens, closes = {
        "open": (-10, 60),
        "closing": (-30, 5),
        "not_yet": (20, 50),
        "closed": (-60, -3),
        "continuous": (None, None),
    }[status]
    return {
        "status": status,
        "opens_at": None if opens is None else now + dt.timedelta(days=opens),
        "closes_at": None if closes is None else now + dt.timedelta(days=closes),
    }


def _estimate(
    support: tuple[int, int | None],
    own: tuple[int, int | None],
    bar: tuple[float, float, float] | None,
    confirmed: bool = True,
) -> dict[str, Any]:
    """Ranges in million VND, and the parts of the bar in per cent: certain support, possible support, own funds."""
    parts = bar and {"support": bar[0], "perhaps": bar[1], "own": bar[2], "own_from": bar[0] + bar[1]}
    millions = [tuple(None if end is None else end * 1_000_000 for end in span) for span in (support, own)]
    return {"estimate": {"support": millions[0], "own_funds": millions[1], "confirmed": confirmed}, "bar": parts}


def _card(amount: dict[str, Any], status: str, now: dt.datetime) -> dict[str, Any]:
    promise = "Nhà nước hỗ trợ tối đa một nửa tiền mua máy, không quá 300 triệu đồng cho một cơ sở."
    return {**_call(status, now), "title": LONG_TITLE, "promise": promise, "items": [amount]}


def _blocks() -> list[tuple[str, str]]:
    """Each kind of block of a story that can show itself without pictures or files, rendered from its preview value."""
    kinds = {
        name: block for name, block in StoryBlock().child_blocks.items() if name not in ("picture", "files", "table")
    }
    return [(block.label, block.render(block.get_preview_value())) for block in kinds.values()]
