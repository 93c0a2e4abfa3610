"""Which schemes may be received together, and the best lawful combination of them for one cost.

A combination rule is a named group with a rule and a clause, never a pair. What no group speaks of is not known, and what is not
known is not added up: the Centre has to be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from policies.eligibility.best_subset import Pair, Pool, best_subset
from policies.eligibility.estimate import MILLION, Estimate, Span
from policies.eligibility.values import Interval
from policies.eligibility.wording import combinations as wording
from policies.eligibility.wording import estimates

CombinationRule: TypeAlias = Literal["one_of", "not_same_cost", "share_cap"]

CONSIDERED = 40
"""Of more candidates the best by their own support are combined, so that the search stays short."""

# Stands for a cost without an upper end; every real sum is far below the second.
_BOUNDLESS = 10**30
_REAL = 10**24


@dataclass(frozen=True, slots=True)
class CombinationGroup:
    """What holds of the schemes with these codes together.

    `one_of`: one of them. `not_same_cost`: one cost is not paid by two of them; as one cost is asked for, this counts like `one_of`.
    `share_cap`: they may be received together, and their support is at most `cap_million` (million VND) and at most `cap_percent`
    of the cost; 100 % says that nothing limits the sum but the cost. Raises ValueError with a sentence for editors.
    """

    key: str
    label: str
    rule: CombinationRule
    members: frozenset[str]
    clause: str = ""
    confirmed: bool = False
    cap_million: int | None = None
    cap_percent: int | None = None

    def __post_init__(self) -> None:
        if self.rule not in get_args(CombinationRule):
            raise ValueError(wording.NO_SUCH_RULE.format(rule=self.rule))
        caps = [cap for cap in (self.cap_million, self.cap_percent) if cap is not None]
        if self.exclusive and caps:
            raise ValueError(wording.NO_CAP_HERE.format(rule=wording.RULES["share_cap"]))
        if not self.exclusive and not caps:
            raise ValueError(wording.CAP_NEEDED)
        if any(cap <= 0 for cap in caps) or (self.cap_percent or 0) > 100:
            raise ValueError(wording.BAD_CAP)

    @property
    def exclusive(self) -> bool:
        """Whether at most one of them counts for a cost."""
        return self.rule != "share_cap"

    def limit(self, cost: int) -> int:
        """The cap in VND for a cost in VND."""
        share = cost if self.cap_percent is None else cost * self.cap_percent // 100
        return share if self.cap_million is None else min(share, self.cap_million * MILLION)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scheme that may be received, with its own estimate for the cost. `place`: of equals the one with the lower place is taken."""

    code: str
    title: str
    estimate: Estimate
    place: int = 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """The best lawful combination.

    `schemes` are its codes, most support first. `support` and `own_funds` in VND. `confirmed` says that every amount and every group
    that decided was compared with the law, `rules_confirmed` that the groups were. `note` says what the figure is, `reasons` which rules
    made it so, a sentence each with its clause. `to_ask` are the codes of schemes that are not in the sum because nothing says whether
    they may come with it.
    """

    schemes: tuple[str, ...]
    support: Span
    own_funds: Span
    confirmed: bool
    note: str
    reasons: tuple[str, ...] = ()
    to_ask: tuple[str, ...] = ()
    rules_confirmed: bool = True


def best_bundle(candidates: Iterable[Candidate], groups: Iterable[CombinationGroup], cost: Interval) -> Bundle | None:
    """The combination with the most support for a cost in million VND; None when none of the candidates pays anything.

    Schemes are added up only where a `share_cap` has them both and no other group forbids it. The support never exceeds the cost nor a
    cap. Of a band of costs both ends count alike; ties by place and code: the order of the candidates does not matter. Exact for up to
    `CONSIDERED` candidates, except where caps cross (neither group within the other) and where very many may be added up in very
    many ways: there the search stops at a limit of steps, and the sum may be less than possible, never more than lawful.
    """
    ranked = sorted(candidates, key=_rank)
    tried = ranked[:CONSIDERED]
    # What is sure and says most is said first, and what it says is not said again.
    known = sorted((g for g in groups if g.members), key=lambda g: (not g.confirmed, len(g.members), g.key))
    ends: Pair = (cost.lo * MILLION, _BOUNDLESS if cost.hi is None else cost.hi * MILLION)
    everything = Pool((1 << len(tried)) - 1, ends)
    pools = [Pool(_mask(tried, g), (g.limit(ends[0]), g.limit(ends[1]))) for g in known if not g.exclusive]
    found = best_subset([_support(c) for c in tried], _together(tried, known), (everything, *pools))
    if not found.members:
        return None
    chosen = [tried[index] for index in found.members]
    deciding = list(_deciding(known, chosen, ranked, ends))
    to_ask = _unknown(chosen, ranked, known)
    exact = all(c.estimate.confirmed for c in chosen)
    compared = all(group.confirmed for group, _ in deciding)
    reasons = [sentence for _, sentence in deciding]
    if any(sum(_support(c)[end] for c in chosen) > ends[end] for end in (0, 1)):
        reasons.append(wording.COST)
    if to_ask:
        reasons.append(wording.to_ask([c.title for c in to_ask]))
    least, most = found.total
    return Bundle(
        schemes=tuple(c.code for c in chosen),
        support=(least, most if most < _REAL else None),
        own_funds=_own(ends, found.total),
        confirmed=exact and compared,
        note=estimates.NATIONAL_CEILING if exact else estimates.NATIONAL_CEILING + estimates.NOT_CONFIRMED,
        reasons=tuple(reasons),
        to_ask=tuple(c.code for c in to_ask),
        rules_confirmed=compared,
    )


def _rank(candidate: Candidate) -> tuple[int, int, bool, int, str]:
    least, most = _support(candidate)
    return -least - most, -least, not candidate.estimate.confirmed, candidate.place, candidate.code


def _support(candidate: Candidate) -> Pair:
    """The support at both ends of the cost; at a boundless one the whole of it only where the estimate leaves nothing to pay."""
    (least, most), (_, own) = candidate.estimate.support, candidate.estimate.own_funds
    return least, most if most is not None else _BOUNDLESS if own == 0 else _REAL


def _own(ends: Pair, total: Pair) -> Span:
    least, most = ends[0] - total[0], ends[1] - total[1]
    if most >= _REAL:
        return least, None
    return min(least, most), max(least, most)


def _mask(candidates: Sequence[Candidate], group: CombinationGroup) -> int:
    return sum(1 << index for index, candidate in enumerate(candidates) if candidate.code in group.members)


def _together(candidates: Sequence[Candidate], groups: Sequence[CombinationGroup]) -> list[int]:
    """For each candidate, as bits, those with which it may be added up."""
    masks = [(_mask(candidates, group), group.exclusive) for group in groups]
    found = []
    for index in range(len(candidates)):
        allowed = forbidden = 0
        for mask, exclusive in masks:
            if mask >> index & 1:
                allowed, forbidden = (allowed, forbidden | mask) if exclusive else (allowed | mask, forbidden)
        found.append(allowed & ~forbidden & ~(1 << index))
    return found


def _deciding(
    groups: Sequence[CombinationGroup], chosen: Sequence[Candidate], ranked: Sequence[Candidate], ends: Pair
) -> Iterator[tuple[CombinationGroup, str]]:
    """The groups that made the bundle what it is, each with its sentence."""
    codes = {c.code for c in chosen}
    explained: set[str] = set()
    for group in groups:
        inside = {c.code for c in chosen if c.code in group.members}
        left_out = {c.code for c in ranked if group.exclusive and c.code in group.members} - codes - explained
        over = any(sum(_support(c)[end] for c in chosen if c.code in inside) > group.limit(ends[end]) for end in (0, 1))
        if not inside or not (left_out if group.exclusive else len(inside) > 1 or over):
            continue
        explained |= left_out
        titles = [c.title for c in ranked if c.code in inside | left_out]
        match group.rule:
            case "one_of":
                sentence = wording.one_of(titles, group.clause)
            case "not_same_cost":
                sentence = wording.not_same_cost(titles, group.clause)
            case "share_cap":
                sentence = wording.share_cap(titles, group.cap_million, group.cap_percent, group.clause)
        yield group, sentence if group.confirmed else sentence + wording.TO_COMPARE


def _unknown(
    chosen: Sequence[Candidate], ranked: Sequence[Candidate], groups: Sequence[CombinationGroup]
) -> list[Candidate]:
    """Those left out only because no group has them together with each that was chosen."""
    codes = {c.code for c in chosen}
    found = []
    for candidate in ranked:
        own = [group for group in groups if candidate.code in group.members]
        known = set().union(*(group.members for group in own))
        decided = any(group.exclusive and codes & group.members for group in own)
        if candidate.code not in codes and not decided and not codes <= known:
            found.append(candidate)
    return found
