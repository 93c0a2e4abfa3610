"""The amount of a scheme in a few words, as the cards and social networks show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from policies import wording
from site_core.text.amounts import MILLION, money, percent


def headline_amount(items: Iterable[Any], today: dt.date) -> tuple[str, str]:
    """The first amount of support that applies on a day, and a doubt about it; empty where the register knows none."""
    for item in items:
        begun = item.valid_from is None or item.valid_from <= today
        over = item.valid_to is not None and item.valid_to < today
        if begun and not over and (item.cap_million or item.rate_percent):
            return _words(item), "" if item.confirmed else wording.UNCONFIRMED
    return "", ""


def _words(item: Any) -> str:
    if item.cap_million:
        unit = f"/{item.cap_unit}" if item.cap_unit else ""
        return wording.AT_MOST.format(amount=f"{money(item.cap_million * MILLION)}{unit}")
    return share(item)


def whole_amount(item: Any) -> str:
    """One amount with all that limits it: «50% chi phí, tối đa 300 triệu đồng (chưa xác nhận)»; empty where no figure is known."""
    parts = ([share(item)] if item.rate_percent else []) + ([_words(item)] if item.cap_million else [])
    doubt = "" if item.confirmed or not parts else f" ({wording.UNCONFIRMED})"
    return ", ".join(parts) + doubt


def share(item: Any) -> str:
    """«50% chi phí», «100% tiền vé máy bay»: the rate of an amount of support and what it is of; the rate is known."""
    return wording.SHARE.format(percent=percent(item.rate_percent), base=wording.SHARE_OF[item.base])
