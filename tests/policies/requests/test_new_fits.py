"""When a scheme changes so that it fits a stored request, the queue says so, once, to whom it may be said."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from policies.models import RequestEvent, State, SupportScheme
from policies.requests import handling
from policies.requests.new_fits import fitting, look
from tests.policies.requests.sending import sent

pytestmark = pytest.mark.django_db

SAID = "?legal_form=household&place=09400&industry=1702&employees=8&counterpart=yes&other_funding=no"
ALL = ["legal_form", "place", "industry", "employees", "counterpart", "other_funding"]


@pytest.fixture
def scheme() -> Any:
    """One that fits those answers, taken down."""
    page = SupportScheme.objects.get(code="may-moc")
    page.unpublish()
    return page


def publish(page: Any) -> None:
    page.save_revision().publish()


def test_an_open_request_is_marked_once_and_the_mark_goes_when_somebody_works_on_it(
    client: Client, admin_client: Client, scheme: Any
) -> None:
    made, silent = sent(client, SAID, gui=ALL), sent(client, SAID)
    assert made.fits == sorted(fitting(made))
    assert silent.fits == []
    assert look() == 0

    publish(scheme)
    assert (look(), look()) == (1, 0)
    made.refresh_from_db()
    assert made.new_fit_on == timezone.localdate()
    assert "may-moc" in made.fits
    assert made.events.get(kind=RequestEvent.Kind.NEW_FIT).note == scheme.title
    assert {row.pk for row in admin_client.get("/admin/nhu-cau/?state=new-fit").context["object_list"]} == {made.pk}
    assert scheme.title in admin_client.get(f"/admin/nhu-cau/{made.pk}/").content.decode()

    handling.add_note(made, "Đã gọi", None)
    made.refresh_from_db()
    assert made.new_fit_on is None


def test_a_closed_one_is_marked_only_where_news_were_agreed_to_and_a_withdrawn_one_never(
    client: Client, scheme: Any
) -> None:
    with_news, without, withdrawn = (
        sent(client, SAID, gui=ALL, **more) for more in ({"dong_y_tin": "1"}, {}, {"dong_y_tin": "1"})
    )
    for row in (with_news, without):
        handling.change_state(row, State.NO_SCHEME, None)
    handling.withdraw(withdrawn, "request")
    publish(scheme)

    assert look() == 1
    for row in (with_news, without, withdrawn):
        row.refresh_from_db()
    assert [bool(row.new_fit_on) for row in (with_news, without, withdrawn)] == [True, False, False]
