"""Worked examples of a confirmed rate and cap: computed, so that no sum in them can be wrong."""

from __future__ import annotations

from collections.abc import Iterable

from site_core.text.amounts import MILLION, money, percent


def example_table(costs: Iterable[int], rate_percent: int, cap: int, cost_label: str) -> str:
    """A table in the markup of the first content. `costs` and `cap` in million VND, all of them even sums."""
    rows = [f"| {cost_label} | Tính theo {percent(rate_percent)} | Hỗ trợ tối đa | Phần của bạn |"]
    for cost in costs:
        share = cost * rate_percent // 100
        support = min(share, cap)
        sums = (money(million * MILLION) for million in (cost, share, support, cost - support))
        rows.append(f"| {' | '.join(sums)} |")
    return "\n".join(["|= Ví dụ tính mức hỗ trợ tối đa", *rows])
