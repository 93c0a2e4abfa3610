"""The subset of things that is worth most, where some exclude each other and some share a limit. Branch and bound over bits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

Pair: TypeAlias = tuple[int, int]
"""A worth at the lower and at the upper end of a range."""

STEPS = 500
"""How many subsets are looked at before the best so far is taken."""


class Pool(NamedTuple):
    """Things, as bits, that are worth no more than a limit together."""

    members: int
    limit: Pair


@dataclass(frozen=True, slots=True)
class Subset:
    """The things by their index, ascending, and what they are worth together."""

    members: tuple[int, ...]
    total: Pair


def best_subset(worths: Sequence[Pair], together: Sequence[int], pools: Sequence[Pool]) -> Subset:
    """`worths`, most first; `together` says as bits which others each may stand with; each is in the first pool, which holds all.

    Each thing counts for what the limits of its pools leave it after those before it. Of subsets that are worth the same the first
    by index is taken.
    """
    search = _Search(worths, together, pools)
    search.extend((), (0, 0), [pool.limit for pool in pools], range(len(worths)))
    least, most = search.total
    # Where limits cross, more at the upper end for one may leave less for others: what is had at the lower end is had there too.
    return Subset(search.members, (least, max(least, most)))


class _Search:
    def __init__(self, worths: Sequence[Pair], together: Sequence[int], pools: Sequence[Pool]) -> None:
        self.members: tuple[int, ...] = ()
        self.total: Pair = (0, 0)
        self._worths, self._together, self._steps = worths, together, STEPS
        self._pools = [[n for n, pool in enumerate(pools) if pool.members >> i & 1] for i in range(len(worths))]

    def extend(self, members: tuple[int, ...], total: Pair, left: Sequence[Pair], open_: Sequence[int]) -> None:
        """Try every subset that adds to these members some of the open things, unless it cannot be better."""
        if sum(total) > sum(self.total):
            self.members, self.total = members, total
        for position, index in enumerate(open_):
            if not self._steps or sum(total) + self._at_most(left, open_[position:]) <= sum(self.total):
                return
            self._steps -= 1
            worth = self._worth(index, left)
            if worth == (0, 0):
                continue
            rest = list(left)
            for pool in self._pools[index]:
                rest[pool] = (left[pool][0] - worth[0], left[pool][1] - worth[1])
            friends = [other for other in open_[position + 1 :] if self._together[index] >> other & 1]
            self.extend((*members, index), (total[0] + worth[0], total[1] + worth[1]), rest, friends)

    def _worth(self, index: int, left: Sequence[Pair]) -> Pair:
        worth, pools = self._worths[index], self._pools[index]
        return min(worth[0], *(left[p][0] for p in pools)), min(worth[1], *(left[p][1] for p in pools))

    def _at_most(self, left: Sequence[Pair], open_: Sequence[int]) -> int:
        """A bound of what the open things can add, both ends together: of those that exclude each other one, of a pool its limit."""
        # In each pool, sets of things that exclude each other: their bits, the largest worth at each end, and at both.
        pools: dict[int, list[list[int]]] = {}
        for index in open_:
            low, high = self._worth(index, left)
            sets = pools.setdefault(min(self._pools[index], key=lambda p: sum(left[p])), [])
            one = next((one for one in sets if not one[0] & self._together[index]), None)
            if one:
                one[:] = one[0] | 1 << index, max(one[1], low), max(one[2], high), max(one[3], low + high)
            else:
                sets.append([1 << index, low, high, low + high])
        lows = highs = both = 0
        for pool, sets in pools.items():
            _, low, high, together = map(sum, zip(*sets, strict=True))
            low, high = min(low, left[pool][0]), min(high, left[pool][1])
            lows, highs, both = lows + low, highs + high, both + min(low + high, together)
        return min(min(lows, left[0][0]) + min(highs, left[0][1]), both)
