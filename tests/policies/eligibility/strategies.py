"""Random schemes, profiles and complete answers, in a small world where values often meet."""

from __future__ import annotations

from hypothesis import strategies as st

from policies.eligibility import (
    FACTS,
    SIZE,
    SIZE_CLASSES,
    Criterion,
    IndustryIn,
    Interval,
    NumberRange,
    OneOf,
    PlaceIn,
    Profile,
    Route,
    Scheme,
    Unasked,
    Value,
)

INDUSTRIES = ("1010", "1702", "1709", "2511", "4711", "0510")
INDUSTRY_GROUPS = (*INDUSTRIES, "10", "17", "25", "47")
PLACES = ("09400", "09409", "09169", "09187", "outside")
SIZE_NUMBERS = {
    "employees": (0, 1, 9, 10, 11, 99, 100, 101, 199, 200, 201, 500),
    "revenue": (0, 2_999, 3_000, 3_001, 49_999, 50_000, 50_001, 199_999, 200_000, 200_001, 10**12),
    "capital": (0, 2_999, 3_000, 3_001, 19_999, 20_000, 20_001, 99_999, 100_000, 100_001, 10**12),
}
NUMBERS = {**SIZE_NUMBERS, "investment": (0, 1, 5, 9, 10, 11, 20), "years": (0, 1, 2, 3, 4)}
CLOSED = {name: fact.closed_values for name, fact in FACTS.items() if fact.closed_values}
CATEGORIES = {**CLOSED, "industry": INDUSTRIES, "place": PLACES}
ASKED = (*CATEGORIES, *NUMBERS)
STRENGTHS = st.sampled_from(("hard", "check", "priority"))


def _some(values: tuple[str, ...], most: int = 8) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(values), min_size=1, max_size=most)


@st.composite
def intervals(draw: st.DrawFn, fact: str) -> Interval:
    lo, hi = sorted((draw(st.sampled_from(NUMBERS[fact])), draw(st.sampled_from(NUMBERS[fact]))))
    return Interval(lo, draw(st.sampled_from((hi, hi, None))))


def values(fact: str) -> st.SearchStrategy[Value]:
    return intervals(fact) if fact in NUMBERS else _some(CATEGORIES[fact], most=3)


@st.composite
def profiles(draw: st.DrawFn, facts: tuple[str, ...] = ASKED) -> Profile:
    """Any answers, from none to all."""
    profile = Profile()
    for fact in draw(st.sets(st.sampled_from(facts))):
        profile = profile.with_value(fact, draw(values(fact)))
    return profile


@st.composite
def criteria(draw: st.DrawFn, fact: str, strength: str) -> Criterion:
    """A criterion of any kind that the fact allows."""
    if fact == SIZE:
        return OneOf(SIZE, draw(_some(SIZE_CLASSES)), strength=strength)
    if fact in CLOSED:
        return OneOf(fact, draw(_some(CLOSED[fact])), strength=strength)
    if fact in NUMBERS:
        accepted = draw(intervals(fact).filter(lambda i: i.lo > 0 or i.hi is not None))
        return NumberRange(fact, accepted.lo, accepted.hi, strength=strength)
    kind, codes = (IndustryIn, INDUSTRY_GROUPS) if fact == "industry" else (PlaceIn, PLACES)
    return kind(draw(_some(codes)), "Nhóm", negate=draw(st.booleans()), strength=strength)


@st.composite
def routes(draw: st.DrawFn, key: str, facts: tuple[str, ...]) -> Route:
    hard_facts = draw(st.sets(st.sampled_from(facts), max_size=4))
    soft_facts = draw(st.lists(st.sampled_from((SIZE, *ASKED)), max_size=2))
    parts = [draw(criteria(fact, "hard")) for fact in sorted(hard_facts)]
    parts += [draw(criteria(fact, draw(st.sampled_from(("check", "priority"))))) for fact in soft_facts]
    parts += [Unasked("điều khác", strength=draw(st.sampled_from(("check", "priority"))))] * draw(st.integers(0, 1))
    return Route(key, f"Đối tượng {key}", draw(criteria("legal_form", "hard")), tuple(parts))


@st.composite
def schemes(draw: st.DrawFn, most: int = 8, facts: tuple[str, ...] = (SIZE, *ASKED[1:])) -> Scheme:
    """From no routes at all to as many as a scheme may have; `facts` are those of hard criteria."""
    count = draw(st.integers(0, most) | st.integers(0, 2))
    return Scheme("x", "X", tuple(draw(routes(f"r{number}", facts)) for number in range(count)))


@st.composite
def narrowings(draw: st.DrawFn, profile: Profile) -> Profile:
    """The same person, knowing more: answers only become narrower, and new ones appear."""
    for fact in draw(st.sets(st.sampled_from(ASKED))):
        profile = profile.with_value(fact, draw(_within(fact, profile.value(fact))))
    return profile


@st.composite
def completions(draw: st.DrawFn, profile: Profile) -> dict[str, str | int]:
    """One world in which the answers are true: a single value for every fact."""
    return {fact: draw(_point(fact, profile.value(fact))) for fact in ASKED}


@st.composite
def _within(draw: st.DrawFn, fact: str, said: Value | None) -> Value:
    if isinstance(said, frozenset):
        return draw(_some(tuple(sorted(said))))
    if said is None:
        return draw(values(fact))
    first, second = sorted((draw(_point(fact, said)), draw(_point(fact, said))))
    keep_open = said.hi is None and draw(st.booleans())
    return Interval(first, None if keep_open else second)


def _point(fact: str, said: Value | None) -> st.SearchStrategy:
    if isinstance(said, Interval):
        inside = [number for number in NUMBERS[fact] if number in said]
        return st.sampled_from(sorted({said.lo, *inside, *([said.hi] if said.hi is not None else [])}))
    return st.sampled_from(sorted(said or CATEGORIES.get(fact) or NUMBERS[fact]))
