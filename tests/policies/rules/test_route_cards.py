"""Cards that an editor fills in wrongly are answered on the spot, in words for an editor."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue

from policies.models import IndustryGroup
from policies.rules.blocks import RoutesBlock
from policies.rules.groups import current_groups
from policies.rules.route_cards import routes_of

pytestmark = pytest.mark.django_db

BLOCK = RoutesBlock()


def card(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": {"strength": "hard", "clause": "", **value}}


def route(*criteria: dict[str, Any], key: str = "ho", **value: Any) -> dict[str, Any]:
    shared = {"key": key, "label": "Hộ kinh doanh", "who": ["household"], "who_clause": "", "criteria": list(criteria)}
    return {"type": "route", "value": shared | value}


def cleaned(*routes: dict[str, Any]) -> StreamValue:
    return BLOCK.clean(BLOCK.to_python(list(routes)))


def told(*routes: dict[str, Any]) -> str:
    """Everything that the editor reads when these routes are refused."""
    with pytest.raises(ValidationError) as caught:
        cleaned(*routes)
    return str(caught.value.as_json_data())  # type: ignore[attr-defined]


STAFF = card("number", fact="employees", lo=1, hi=10)


def test_what_is_filled_in_well_is_kept_and_judged() -> None:
    group = IndustryGroup.objects.first()
    assert group
    stream = cleaned(route(STAFF, card("industry", group=group.pk, negate=False)))

    (made,) = routes_of(BLOCK.get_prep_value(stream), current_groups())
    assert [criterion.fact for criterion in made.all_criteria] == ["legal_form", "industry", "employees"]


def test_two_hard_conditions_on_one_question_are_told_by_the_name_of_the_question() -> None:
    message = told(route(STAFF, card("number", fact="employees", lo=5, hi=None)))

    assert "hai điều kiện bắt buộc cùng về “Số lao động”" in message


def test_a_softer_condition_on_the_same_question_is_fine() -> None:
    cleaned(route(STAFF, card("number", fact="employees", lo=5, hi=None, strength="check")))


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        (card("one_of", fact="exports", accepted=["household"]), "không có giá trị"),
        (card("one_of", fact="legal_form", accepted=["yes"]), "không có giá trị"),
        (card("number", fact="employees", lo=20, hi=10), "mức thấp không âm và không lớn hơn mức cao"),
        (card("number", fact="employees", lo=None, hi=None), "cần ít nhất một mức"),
        (card("number", fact="employees", lo=0, hi=None), "cần ít nhất một mức"),
    ],
)
def test_a_condition_that_makes_no_sense_says_what_is_wrong(criterion: dict[str, Any], words: str) -> None:
    assert words in told(route(criterion))


def test_a_group_that_is_gone_is_an_error_of_the_card() -> None:
    assert told(route(card("industry", group=999_999, negate=False)))


def test_the_key_of_a_route_is_plain_and_its_own() -> None:
    assert "chữ thường không dấu" in told(route(key="Hộ kinh doanh"))
    assert "Mã bị trùng: ho" in told(route(), route())


def test_more_routes_than_the_index_has_slots_for_are_refused_in_vietnamese() -> None:
    cleaned(*(route(key=f"r{number}") for number in range(8)))

    assert "nhiều nhất 8 đối tượng" in told(*(route(key=f"r{number}") for number in range(9)))


def test_a_route_says_who() -> None:
    assert told(route(who=[]))
