"""What the finder found, as the plain data that the API and `manage.py match` print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policies.eligibility import Bundle, Estimate, Finding, Option, Reference, closes_on
from search.finder.match import MatchResult, SchemeMatch

# How the values of a kind of fact without fixed options are written, for the contract.
FORMS = {
    "number": "8, 10-49 hoặc 200-",
    "place": "mã xã, phường; d + mã huyện cũ; outside",
    "industry": "mã VSIC bốn chữ số",
    "intention": "mã khoản hỗ trợ, nhiều mã cách nhau bằng dấu phẩy",
}


def match_result(result: MatchResult, bundle: Bundle | None, reference: Reference) -> dict[str, Any]:
    """The answer of the finder; `reference` gives the choices of a question that the registry leaves open."""
    question = result.next_question
    groups = {
        "fits": [_scheme(found) for found in result.fits],
        "need_facts": [_scheme(found) for found in result.need_facts],
        "not_eligible": [_scheme(found) for found in result.not_eligible],
    }
    for found in result.aside:
        groups[found.assessment.kind].append(_scheme(found, offered=False))
    return {
        "totals": {kind: len(schemes) for kind, schemes in groups.items()},
        **groups,
        "bundle": bundle_json(bundle),
        "next_question": question
        and {
            "fact": question.fact,
            "label": question.label,
            "help": question.help,
            "kind": question.kind,
            "options": [*_open_choices(question.kind, reference), *_closed_choices(question.options)],
            "settles": question.settles,
        },
    }


def _open_choices(kind: str, reference: Reference) -> list[dict[str, str]]:
    names = {"place": reference.place_names, "industry": reference.industries, "intention": reference.intentions}
    return [{"value": value, "label": label} for value, label in names.get(kind, {}).items()]


def _closed_choices(options: Iterable[Option]) -> list[dict[str, str]]:
    return [{"value": option.value, "label": option.label} for option in options]


def _scheme(found: SchemeMatch, *, offered: bool = True) -> dict[str, Any]:
    verdict = found.verdict
    return {
        "code": found.code,
        "title": found.title,
        "url": found.url,
        "status": found.call.status,
        # The last day of the round that the status speaks of, as people count days in Vietnam.
        "closes_on": found.call.closes_at and closes_on(found.call.closes_at),
        "verdict": verdict.kind,
        "state": verdict.state,
        "offered": offered,
        "route": verdict.route.key if verdict.route else None,
        "findings": [_finding(finding) for finding in verdict.findings],
        "points_to_confirm": list(verdict.points_to_confirm),
        "missing": [list(group) for group in verdict.missing],
        "smallest_change": verdict.smallest_change
        and [{"fact": c.fact, "from": c.from_, "to": c.to, "sentence": c.sentence} for c in verdict.smallest_change],
        "estimate": estimate_json(found.estimate),
    }


def estimate_json(amount: Estimate | None) -> dict[str, Any] | None:
    """An estimate, in VND."""
    if amount is None:
        return None
    return {
        "support": list(amount.support),
        "own_funds": list(amount.own_funds),
        "confirmed": amount.confirmed,
        "note": amount.note,
    }


def bundle_json(bundle: Bundle | None) -> dict[str, Any] | None:
    """The best lawful combination, in VND."""
    if bundle is None:
        return None
    return {
        "schemes": list(bundle.schemes),
        "support": list(bundle.support),
        "own_funds": list(bundle.own_funds),
        "confirmed": bundle.confirmed,
        "note": bundle.note,
        "reasons": list(bundle.reasons),
        "to_ask": list(bundle.to_ask),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "fact": finding.fact or None,
        "outcome": finding.outcome,
        "strength": finding.strength,
        "sentence": finding.sentence,
        "clause": finding.clause,
    }
