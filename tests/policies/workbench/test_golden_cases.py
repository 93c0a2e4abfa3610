"""Golden cases kept with a scheme: a failing one stops the publication by whichever way, and nothing that was typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from policies.models import SupportScheme
from tests.editing import errors, latest, save

pytestmark = pytest.mark.django_db


def scheme() -> SupportScheme:
    return SupportScheme.objects.get(code="may-moc")


def test_the_first_content_keeps_cases_in_the_form_in_which_the_finder_writes_answers() -> None:
    assert SupportScheme.objects.filter(golden_cases__isnull=False).distinct().count() == SupportScheme.objects.count()
    case = scheme().golden_cases.first()
    assert case is not None
    assert case.answers.startswith("legal_form=household&industry=1702&place=09400")


def test_a_failing_case_stops_the_button_and_the_form_keeps_what_was_typed(admin_client: Client) -> None:
    answer = save(admin_client, latest(scheme()), "publish", **{"support_items-0-cap_million": "250"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Ca mẫu “Hộ làm thùng carton ở Thuận Thành, mua máy 600 triệu” cho kết quả khác" in said
    assert "cần “Phù hợp, 300 triệu đồng”, quy tắc đang cho “Phù hợp, 250 triệu đồng”" in said
    assert 'value="250"' in said
    assert scheme().support_items.get().cap_million == 300


def test_a_draft_is_saved_all_the_same_and_says_it_and_goes_public_by_no_other_way(admin_client: Client) -> None:
    page = scheme()
    assert save(admin_client, latest(page), **{"support_items-0-cap_million": "250"}).status_code == 302
    shown = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "cho kết quả khác" in shown
    with pytest.raises(ValidationError, match="cho kết quả khác"):
        latest(page).save_revision()


def test_mending_the_case_with_the_rule_publishes_both(admin_client: Client) -> None:
    mended: dict[str, Any] = {"support_items-0-cap_million": "250", "golden_cases-0-expected_million": "250"}
    answer = save(admin_client, latest(scheme()), "publish", **mended)
    assert answer.status_code == 302, errors(answer)
    assert scheme().support_items.get().cap_million == 250


def test_a_deleted_case_does_not_count(admin_client: Client) -> None:
    gone: dict[str, Any] = {"support_items-0-cap_million": "250", "golden_cases-0-DELETE": "on"}
    answer = save(admin_client, latest(scheme()), "publish", **gone)
    assert answer.status_code == 302, errors(answer)


def test_an_address_is_kept_as_its_answers_and_one_without_is_refused(admin_client: Client) -> None:
    page = latest(scheme())
    pasted = "https://khuyencong.example/tim-ho-tro/?place=09400&legal_form=household&other_funding=yes#ket-qua"
    for text, status in (("hộ làm thùng carton", 200), ("legal_form=robot", 200), (pasted, 302)):
        answer = save(admin_client, page, "publish", **{"golden_cases-3-answers": text})
        assert answer.status_code == status, errors(answer)
    assert list(scheme().golden_cases.values_list("answers", flat=True))[3] == (
        "legal_form=household&place=09400&other_funding=yes"
    )
