"""Changes and calls in words."""

from __future__ import annotations

import datetime as dt

from policies.eligibility import FACTS, Call
from policies.eligibility.wording.amounts import opening
from search.alerts import wording
from search.alerts.changes import Change, SchemeState
from search.alerts.profiles import INTENTION, Watched
from site_core.text import amounts


def headline(change: Change, at: dt.datetime) -> str:
    """What has happened, in a few words."""
    now = change.now
    if change.kind in ("closes_3", "closes_14") and now:
        closes_at = now.call(at).closes_at
        assert closes_at is not None
        left = amounts.days_left(closes_at, at)
        return wording.CLOSES.format(deadline=amounts.deadline(closes_at), left=left)
    if change.kind == "may_fit" and now:
        return standing(now)
    if change.kind == "no_longer_fits":
        return wording.NO_LONGER_FITS
    return wording.KINDS[change.kind]


def details(change: Change, at: dt.datetime) -> list[str]:
    """Sentences that say what was and what is, one a line."""
    before, now = change.before, change.now
    if now is None:
        return [wording.WITHDRAWN_ADVICE] if change.kind == "withdrawn" else []
    lines = []
    if change.kind == "date" and before:
        lines.append(wording.BEFORE_NOW.format(before=call_words(before.call(at)), now=call_words(now.call(at))))
    else:
        lines.append(f"{opening(call_words(now.call(at)))}.")
    if change.kind == "amount" and before:
        lines.append(wording.BEFORE_NOW.format(before=amounts_in_words(before), now=amounts_in_words(now)))
    elif change.kind in ("fits", "may_fit", "opens", "closes_3", "closes_14"):
        lines.append(wording.AMOUNT_NOW.format(now=amounts_in_words(now)))
    if change.kind == "law":
        lines.append(wording.LAW_ADVICE)
    return lines


def standing(scheme: SchemeState) -> str:
    """How a possible scheme stands to the person."""
    return wording.STANDING[scheme.state]


def call_words(call: Call) -> str:
    """«đang nhận hồ sơ, đến hết ngày 15/12/2026»."""
    return wording.CALLS[call.status].format(
        until=wording.UNTIL.format(deadline=amounts.deadline(call.closes_at)) if call.closes_at else "",
        opens=amounts.date(call.opens_at) if call.opens_at else "",
        closed=amounts.date(call.closes_at) if call.closes_at else "",
    )


def answers_in_words(watched: Watched) -> str:
    """«Loại hình: hộ kinh doanh; Nhu cầu: mua máy móc», or that all schemes are meant."""
    said = (
        f"{FACTS[answer.fact].label}: {(answer.fact == INTENTION and watched.intention) or answer.label}"
        for answer in watched.profile.given
    )
    return "; ".join(said) or wording.ALL_SCHEMES


def amounts_in_words(scheme: SchemeState) -> str:
    """«50% chi phí, tối đa 300 triệu đồng», or that there is no figure."""
    return "; ".join(scheme.amounts) or wording.NO_AMOUNT
