"""The plan with what the database knows: what people want, and which schemes may be received together."""

from __future__ import annotations

from collections.abc import Collection

from policies.catalogue.answerable import intention_options
from policies.catalogue.combinations import combination_groups
from search.finder.match import MatchResult
from search.finder.plan import Plan, plan


def planned(everything: MatchResult, unsure: Collection[str]) -> Plan:
    """The plan for a result for all needs and what was answered «Không rõ», by the intentions and groups that editors keep now."""
    return plan(everything, combination_groups(), intention_options(), unsure)
