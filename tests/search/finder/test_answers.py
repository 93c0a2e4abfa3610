"""From what a form sends to what the address keeps."""

from __future__ import annotations

import pytest

from policies.eligibility import FACTS, Reference
from policies.rules.measures import MEASURES
from search.finder import wording as finder_wording
from search.finder.answers import TYPED, Answers, is_canonical, read
from search.finder.questions import question, sections

REFERENCE = Reference(
    places={"09400": frozenset({"09400"}), "d262": frozenset({"09400", "09409"}), "outside": frozenset({"outside"})},
    place_names={"09400": "Phường Thuận Thành", "d262": "Thị xã Thuận Thành", "outside": "Ngoài Bắc Ninh"},
    industries={"1702": "Sản xuất bao bì từ giấy", "3101": "Sản xuất giường, tủ"},
    intentions={"may-moc": "Hỗ trợ mua máy", "day-chuyen": "Hỗ trợ dây chuyền", "sxsh": "Sản xuất sạch hơn"},
)
WISHES = [("day-chuyen,may-moc", "Mua máy móc"), ("sxsh", "Giảm hao phí")]


def answers(**parameters: list[str] | str) -> Answers:
    return read({k: [v] if isinstance(v, str) else v for k, v in parameters.items()}, REFERENCE)


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ({"legal_form": "household", "place": "", "industry": ""}, "?legal_form=household"),
        ({"employees": "", "employees_ghi": "8"}, "?employees=8"),
        ({"employees": "11-50", "employees_ghi": ""}, "?employees=11-50"),
        ({"employees": "11-50", "employees_ghi": "20"}, "?employees=20"),
        ({"employees": "unknown", "employees_ghi": "20"}, "?employees=20"),
        ({"industry": "1702", "industry_ghi": ""}, "?industry=1702"),
        ({"industry": "", "industry_ghi": "4711"}, "?industry=4711"),
        ({"industry": "1702", "industry_ghi": "1702"}, "?industry=1702"),
        ({"legal_form": "unknown"}, "?legal_form=unknown"),
        ({"intention": ["day-chuyen,may-moc", "sxsh"]}, "?intention=day-chuyen,may-moc,sxsh"),
        ({"q": "  máy   móc "}, "?q=m%C3%A1y+m%C3%B3c"),
        ({}, "?"),
    ],
)
def test_the_address_keeps_one_value_a_fact(sent: dict[str, list[str] | str], address: str) -> None:
    said = answers(**sent)

    assert not said.errors
    assert said.href() == address


def test_facts_stand_in_the_order_of_the_registry() -> None:
    assert list(answers(place="09400", legal_form="household", employees="unknown").pairs) == [
        "legal_form",
        "place",
        "employees",
    ]


@pytest.mark.parametrize(
    ("sent", "fact"),
    [
        ({"employees": "11-50", "employees_ghi": "80"}, "employees"),
        ({"industry": "1702", "industry_ghi": "3101"}, "industry"),
        ({"employees_ghi": "nhiều"}, "employees"),
        ({"place": "99999"}, "place"),
        ({"investment": "800-400"}, "investment"),
    ],
)
def test_an_error_stands_at_its_question_and_the_rest_is_kept(sent: dict[str, list[str] | str], fact: str) -> None:
    said = answers(legal_form="household", **sent)

    assert list(said.errors) == [fact]
    assert f"({fact})" not in said.errors[fact], "people do not read names of parameters"
    assert said.pairs == {"legal_form": "household"}
    shown = question(fact, said, REFERENCE, WISHES)
    assert shown.error == said.errors[fact]


def test_both_fields_of_a_contradiction_keep_what_was_sent() -> None:
    shown = question("employees", answers(employees="11-50", employees_ghi="80"), REFERENCE, WISHES)

    assert shown.error == finder_wording.TWO_ANSWERS
    assert [choice.value for choice in shown.choices if choice.chosen] == ["11-50"]
    assert shown.typed == "80"


@pytest.mark.parametrize(
    ("typed", "fact", "number"),
    [
        ("1.500", "investment", "1500"),
        ("1,5 tỷ", "investment", "1500"),
        ("1,25 tỷ", "investment", "1250"),
        ("2 ty", "investment", "2000"),
        ("600 triệu đồng", "investment", "600"),
        ("500.000.000 đồng", "investment", "500"),
        ("400-800", "investment", "400-800"),
        ("trên 3 tỷ", "revenue", "3001-"),
        ("1.200 người", "employees", "1200"),
        ("20 người", "employees", "20"),
        ("10 đến 49 người", "employees", "10-49"),
        ("mười năm", "years", "10"),
    ],
)
def test_numbers_as_people_type_them(typed: str, fact: str, number: str) -> None:
    assert answers(**{f"{fact}_ghi": typed}).pairs == {fact: number}


@pytest.mark.parametrize(
    ("typed", "fact", "values"),
    [
        ("500.000.000", "investment", ["500"]),
        ("1,5", "investment", ["1500", "1", "2"]),
        ("800-400", "investment", ["400-800"]),
        ("1,500", "employees", ["1500"]),
    ],
)
def test_a_number_asked_back_is_answered_by_one_of_its_meanings(typed: str, fact: str, values: list[str]) -> None:
    asked = answers(**{f"{fact}_ghi": typed})
    shown = question(fact, asked, REFERENCE, WISHES)

    assert asked.to_confirm
    assert asked.pairs == {}
    assert [meaning.value for meaning in shown.meanings] == values
    assert shown.typed == typed
    for value in values:
        assert answers(**{f"{fact}_ghi": typed, fact: ["", value]}).pairs == {fact: value}


@pytest.mark.parametrize("fact", sorted(MEASURES))
def test_no_answer_from_the_list_answers_a_number_asked_back(fact: str) -> None:
    for band in FACTS[fact].bands:
        said = answers(**{f"{fact}_ghi": "1,234", fact: band.value})
        assert fact in said.errors


@pytest.mark.parametrize(("typed", "fact"), [("-5", "employees"), ("2 tỷ", "employees"), ("9" * 30, "employees")])
def test_what_cannot_be_read_is_told_with_the_unit(typed: str, fact: str) -> None:
    said = answers(**{f"{fact}_ghi": typed})

    assert not said.to_confirm
    assert FACTS[fact].unit in said.errors[fact]


def test_every_number_that_is_asked_has_its_measure() -> None:
    assert set(MEASURES) == {name for name, fact in FACTS.items() if fact.kind == "number"}
    for name, measure in MEASURES.items():
        assert measure.unit == FACTS[name].unit
        for band in FACTS[name].bands:
            assert answers(**{f"{name}_ghi": band.value}).pairs == {name: band.value}, "bands can be typed as well"


def test_a_number_that_was_typed_is_shown_as_vietnamese_write_it() -> None:
    shown = question("investment", answers(investment="1250"), REFERENCE, WISHES)

    assert shown.typed == "1.250"
    assert shown.read_as == "1.250 triệu đồng"


def test_an_unusual_number_that_was_confirmed_is_not_asked_back_again() -> None:
    """It stands among the answers to choose from, and not in the field to type in."""
    shown = question("investment", answers(investment="5000000"), REFERENCE, WISHES)

    assert [(choice.value, choice.label) for choice in shown.choices if choice.chosen] == [("5000000", "5.000 tỷ đồng")]
    assert shown.typed == ""


def test_only_parameters_of_the_finder_decide_whether_an_address_is_clean() -> None:
    said = answers(legal_form="household")

    assert is_canonical({"legal_form": ["household"], "utm_source": ["x"], "hoi": ["place"]}, said)
    assert not is_canonical({"legal_form": ["household"], "place": [""]}, said)
    assert not is_canonical({"legal_form": ["household"], "employees_ghi": [""]}, said)


def test_every_question_stands_in_one_section_with_its_answer_marked() -> None:
    said = answers(legal_form="household,enterprise", place="d262", industry="4711", intention="may-moc", exports="no")
    shown = {q.name: q for section in sections(said, REFERENCE, WISHES) for q in section.questions}

    assert sorted(shown) == sorted(FACTS)
    assert [c.label for c in shown["legal_form"].choices if c.chosen] == ["Doanh nghiệp hoặc Hộ kinh doanh"]
    assert [c.label for g in shown["place"].groups for c in g.choices if c.chosen] == ["Thuận Thành (thị xã)"]
    assert shown["industry"].typed == "4711", "a code that no list holds stands in the field to type in"
    assert [c.value for c in shown["intention"].choices if c.chosen] == ["may-moc"], "one scheme, not the whole wish"
    assert [c.value for c in shown["exports"].choices if c.chosen] == ["no"]


def test_fields_to_type_in_belong_to_numbers_industries_and_places() -> None:
    assert set(TYPED) == {name for name, fact in FACTS.items() if fact.kind in ("number", "industry", "place")}
