"""What goes into a search and what comes out, whatever engine answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from policies.eligibility import Call, Profile

Sort: TypeAlias = Literal["relevance", "date", "closing"]
FACETS = ("kind", "place", "programme", "intention")
VERDICTS = ("fits", "need_facts", "not_eligible")

MAX_SIZE = 100


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a person or a program asks for.

    Within a filter any of the values will do; all filters must hold. `verdicts` needs a `profile`, and leaves only schemes.
    `page` counts from 1; a page below that is the first, `size` is kept between 0 (totals and facets only) and `MAX_SIZE`.
    """

    text: str = ""
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    intentions: tuple[str, ...] = ()
    open_only: bool = False
    profile: Profile | None = None
    verdicts: tuple[str, ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    facets: tuple[str, ...] = FACETS

    @property
    def window(self) -> tuple[int, int]:
        """Place of the first hit asked for, from 0, and how many are."""
        size = max(0, min(self.size, MAX_SIZE))
        return (max(1, self.page) - 1) * size, size


@dataclass(frozen=True, slots=True)
class Attached:
    """The files of a page that was found: their keys, and the words asked for that the page itself holds, folded."""

    files: tuple[str, ...]
    words_on_page: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found. `snippet` is safe HTML whose only tag is `<mark>`; `verdict` is None where there is nothing to judge, and
    `call` where there is nothing to apply for.

    `file` is the name of the attached file that the snippet comes from, empty when it comes from the page. `attached` is for
    `search.query.passages`, which finds that file.
    """

    key: str
    kind: str
    code: str
    title: str
    url: str
    snippet: str
    date: dt.date | None
    places: tuple[tuple[str, str], ...]
    score: float
    verdict: str | None = None
    legal_status: str = ""
    needs_check: bool = False
    call: Call | None = None
    file: str = ""
    attached: Attached | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that a filter may take, and how many hits there would be with it as the only value of that filter."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found. `pages` is at least 1; a page after the last has no hits. `engine` is the name of the engine that answered.

    `suggestion` is what the person may have meant, or empty; `relaxed` says that nothing spoke of all that was asked for, and that the
    hits speak of a part. `partial` says that old news were not looked at. `verdict_totals` counts the schemes among the hits by verdict,
    before the filter by verdict; None without a profile.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    suggestion: str = ""
    engine: str = ""
    verdict_totals: Mapping[str, int] | None = None
    relaxed: bool = False
    partial: bool = False
