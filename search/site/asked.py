"""What the address of the site search asks for: words, filters, and the answers of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, QueryDict

from policies.eligibility import Reference
from search.filter_values import unknown_filter_values
from search.finder.answers import ANSWERS, Answers, read_along
from search.requests import VERDICTS, SearchRequest

MAX_TEXT = 200
PAGE_SIZE = 10
MOST_PAGES = 100_000

FILTERS = ("kind", "place", "programme", "intention")
# Choices of one word: a verdict for these answers; only what one can apply for now; the newest first.
VERDICT, OPEN, NEWEST = "hop", "dang-nhan", "moi-nhat"
YES = "1"


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked, cleaned: text cut to length, one value a filter, values that do not exist left out.

    `chosen` are the parameters of the filters and choices; `answers` those of the person, none when nothing was said.
    """

    text: str
    cut: bool
    chosen: Mapping[str, str]
    errors: tuple[str, ...]
    page: int
    answers: Answers | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.chosen

    @property
    def kept(self) -> dict[str, str]:
        """The parameters besides the words, as a form sends them along."""
        return {**self.chosen, **({ANSWERS: self._said} if self._said else {})}

    def href(self, **changes: str) -> str:
        """What a link to the search leads to: this query with some parameters changed, from the first page on."""
        pairs = {"q": self.text, **self.kept, **changes}
        return f"?{urlencode({name: value for name, value in pairs.items() if value})}"

    def without_answers(self) -> str:
        """The same without the answers and what rests on them."""
        return self.href(**{ANSWERS: "", VERDICT: ""})

    def request(self) -> SearchRequest:
        """What the search is asked. Open calls come in the order in which they close."""
        open_only, newest = OPEN in self.chosen, NEWEST in self.chosen
        return SearchRequest(
            text=self.text,
            kinds=self._values("kind"),
            places=self._values("place"),
            programmes=self._values("programme"),
            intentions=self._values("intention"),
            open_only=open_only,
            profile=self.answers.profile if self.answers else None,
            verdicts=self._values(VERDICT),
            sort="date" if newest else "closing" if open_only else "relevance",
            page=self.page,
            size=PAGE_SIZE,
        )

    @property
    def _said(self) -> str:
        return self.answers.profile.query_string() if self.answers else ""

    def _values(self, name: str) -> tuple[str, ...]:
        return (self.chosen[name],) if name in self.chosen else ()


def read_query(request: HttpRequest, reference: Reference) -> Query:
    """The query of a request. Raises Http404 for a page number that is none."""
    text = " ".join(request.GET.get("q", "").split())
    given = {name: value.strip() for name in FILTERS if (value := request.GET.get(name, "")).strip()}
    wrong = unknown_filter_values({name: (value,) for name, value in given.items()})
    bad = {name for name, _ in wrong}
    answers = read_along(request.GET.get(ANSWERS, ""), reference)
    return Query(
        text=text[:MAX_TEXT].strip(),
        cut=len(text) > MAX_TEXT,
        chosen={name: value for name, value in given.items() if name not in bad} | _choices(request.GET, answers),
        errors=tuple(sentence["vi"] for _, sentence in wrong),
        page=_page(request.GET.get("page", "")),
        answers=answers,
    )


def _choices(parameters: QueryDict, answers: Answers | None) -> dict[str, str]:
    verdict = parameters.get(VERDICT, "")
    chosen = {VERDICT: verdict} if answers and verdict in VERDICTS else {}
    return chosen | {name: YES for name in (OPEN, NEWEST) if parameters.get(name) == YES}


def _page(text: str) -> int:
    if not text:
        return 1
    if not (text.isascii() and text.isdigit() and len(text) < 7 and 1 <= int(text) <= MOST_PAGES):
        raise Http404("Số trang không hợp lệ.")
    return int(text)
