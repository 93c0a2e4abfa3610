"""The editor's cards: the whole of each, as a form is built from it."""

from __future__ import annotations

import pytest

from policies.eligibility import CRITERION_KINDS, FACTS
from policies.eligibility.criteria.cards import Card, CardField
from policies.eligibility.facts import Option
from policies.eligibility.wording import cards as wording
from policies.eligibility.wording.questions import SIZES

LEVELS = (Option("hard", "Bắt buộc"), Option("check", "Cần Trung tâm xác nhận"), Option("priority", "Ưu tiên"))
CLAUSE = CardField("clause", "text", *wording.CLAUSE, required=False)
NEGATE = CardField("negate", "flag", *wording.NEGATE, required=False)


def strength(*levels: Option) -> CardField:
    return CardField("strength", "choice", *wording.STRENGTH, choices=levels)


def about(words: tuple[str, str], *facts: str) -> CardField:
    size = (Option("size", "Quy mô"),) if "size" in facts else ()
    asked = tuple(Option(fact, FACTS[fact].label) for fact in facts if fact != "size")
    return CardField("fact", "choice", *words, choices=(*asked, *size))


def accepted() -> CardField:
    """Every answer once: «yes» and «no» belong to several questions."""
    forms = tuple(option for option in FACTS["legal_form"].options if option.value != "unknown")
    sizes = tuple(Option(value, f"Quy mô {name}") for value, name in SIZES.items())
    yes_no = (Option("yes", "Có"), Option("no", "Không"))
    return CardField("accepted", "choices", *wording.ONE_OF_ACCEPTED, choices=(*forms, *yes_no, *sizes))


CARDS = {
    "one_of": (
        wording.ONE_OF,
        about(wording.ONE_OF_FACT, "legal_form", "exports", "relocates", "counterpart", "other_funding", "size"),
        accepted(),
        strength(*LEVELS),
    ),
    "industry": (
        wording.INDUSTRY,
        CardField("group", "industry_group", *wording.INDUSTRY_GROUP),
        NEGATE,
        strength(*LEVELS),
    ),
    "place": (wording.PLACE, CardField("group", "place_group", *wording.PLACE_GROUP), NEGATE, strength(*LEVELS)),
    "number": (
        wording.NUMBER,
        about(wording.NUMBER_FACT, "employees", "revenue", "capital", "investment", "years"),
        CardField("lo", "number", *wording.NUMBER_LO, required=False),
        CardField("hi", "number", *wording.NUMBER_HI, required=False),
        strength(*LEVELS),
    ),
    "unasked": (wording.UNASKED, CardField("text", "text", *wording.UNASKED_TEXT), strength(*LEVELS[1:])),
}


@pytest.mark.parametrize("kind", CRITERION_KINDS)
def test_the_card_of_a_kind(kind: str) -> None:
    words, *fields = CARDS[kind]
    assert CRITERION_KINDS[kind].card() == Card(kind, *words, (*fields, CLAUSE))
    assert all(field.required for field in fields if field.name in ("fact", "accepted", "group", "text", "strength"))
