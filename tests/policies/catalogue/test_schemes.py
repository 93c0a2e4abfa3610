"""The public schemes are compiled once per version, and equal parts of them are one object."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from policies.catalogue.schemes import public_schemes
from policies.eligibility import Judge, Profile, judge
from policies.models import SupportScheme
from site_core.versions.current import changed
from site_core.versions.names import SCHEMES

pytestmark = pytest.mark.django_db


def test_compiled_once_until_a_scheme_changes(django_assert_num_queries: Any) -> None:
    first = public_schemes()
    with django_assert_num_queries(1):
        assert public_schemes() is first
    page = SupportScheme.objects.get(code="may-moc")
    page.promise = "Một câu khác"
    page.save_revision().publish()
    again = {scheme.code: scheme.promise for scheme in public_schemes()}
    assert again["may-moc"] == "Một câu khác"
    assert list(again) == [scheme.code for scheme in first]


def test_what_nobody_may_see_is_no_scheme() -> None:
    SupportScheme.objects.get(code="may-moc").unpublish()
    assert "may-moc" not in {scheme.code for scheme in public_schemes()}


def test_the_number_of_queries_does_not_grow_with_the_schemes(django_assert_max_num_queries: Any) -> None:
    changed(SCHEMES)
    with django_assert_max_num_queries(12):
        public_schemes()


def test_equal_routes_are_one_object() -> None:
    routes = [route for scheme in public_schemes() for route in scheme.rules.routes]
    assert len({id(route) for route in routes}) == len(set(routes)) < len(routes)
    criteria = [criterion for route in routes for criterion in route.all_criteria]
    assert len({id(criterion) for criterion in criteria}) == len(set(criteria))


def test_judging_many_is_judging_each() -> None:
    profile = Profile()
    many = Judge(profile)
    for scheme in public_schemes():
        assessment = many.assess(scheme.rules)
        verdict = judge(scheme.rules, profile)
        assert many.explain(assessment) == verdict
        assert (assessment.kind, assessment.route, assessment.missing) == (verdict.kind, verdict.route, verdict.missing)


def test_it_says_on_the_day_that_the_law_has_moved() -> None:
    day = dt.date(2030, 1, 1)
    page = SupportScheme.objects.get(code="may-moc")
    item = page.support_items.get()
    item.checked_on = day - dt.timedelta(days=30)
    item.save()
    item.document.effective_to = day - dt.timedelta(days=1)
    item.document.save_revision().publish()
    for scheme in public_schemes():
        row = SupportScheme.objects.get(code=scheme.code)
        for today in (day - dt.timedelta(days=1), day):
            assert scheme.needs_check(today) == row.needs_check(today), scheme.code
    found = next(scheme for scheme in public_schemes() if scheme.code == "may-moc")
    assert found.needs_check(day)
