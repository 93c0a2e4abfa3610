"""Who qualifies: what all groups share is said once."""

from __future__ import annotations

from policies.eligibility import NumberRange, OneOf, Route, Scheme
from site_core.templatetags.rules import who_qualifies

OWN_FUNDS = OneOf(fact="counterpart", accepted=frozenset({"yes"}), clause="Điều 4")
STAFF = NumberRange(fact="employees", lo=None, hi=200)


def route(key: str, form: str, *criteria: object) -> Route:
    return Route(key, f"Nhóm {key}", OneOf(fact="legal_form", accepted=frozenset({form})), criteria)  # type: ignore[arg-type]


def test_shared_conditions_are_taken_out_of_the_groups() -> None:
    rules = who_qualifies(
        Scheme("x", "X", (route("a", "enterprise", OWN_FUNDS, STAFF), route("b", "household", OWN_FUNDS)))
    )

    assert [line.text for line in rules.shared] == [OWN_FUNDS.describe()]
    assert rules.shared[0].clause == "Điều 4"
    assert [[line.text for line in group.lines] for group in rules.groups] == [[STAFF.describe()], []]
    assert [group.who.text for group in rules.groups] == ["Là doanh nghiệp", "Là hộ kinh doanh"]


def test_a_scheme_without_routes_shows_nothing() -> None:
    rules = who_qualifies(Scheme("x", "X"))

    assert rules.groups == rules.shared == ()
