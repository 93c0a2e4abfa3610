"""The answers that somebody watches, from an address or from what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

from policies.catalogue.answerable import intention_options
from policies.eligibility import Profile
from policies.eligibility.schema import upgraded, version_pair
from search import service
from search.finder.answers import Answers, read

INTENTION = "intention"


@dataclass(frozen=True, slots=True)
class Watched:
    """`codes` are the schemes that the answers ask for, also those that are not public any more; none where all are watched."""

    profile: Profile
    codes: frozenset[str] = frozenset()
    intention: str = ""


def watched_now(answers: Answers) -> Watched:
    """What whoever gives these answers watches."""
    text = answers.profile.answers.get(INTENTION, "")
    codes = frozenset(filter(None, text.split(",")))
    label = next((label for options, label in intention_options() if frozenset(options.split(",")) == codes), "")
    return Watched(answers.profile, codes, label)


def watched_then(profile: str, intention: str) -> Watched:
    """What a stored query string of any version watches. Answers that cannot be read any more count as not given, wished schemes as
    withdrawn."""
    parameters = upgraded(parse_qs(profile))
    codes = frozenset(code for value in parameters.get(INTENTION, ()) for code in value.split(","))
    known = ",".join(sorted(codes & service.reference().intentions.keys()))
    rest = {name: values for name, values in parameters.items() if name != INTENTION}
    now = {name: [value] for name, value in version_pair().items()}
    answers = read({**rest, **({INTENTION: [known]} if known else {}), **now}, service.reference())
    return Watched(answers.profile, codes, intention)
