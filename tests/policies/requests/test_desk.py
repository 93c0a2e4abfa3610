"""The desk: who sees which requests, also by their addresses; what is changed, exported and logged."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from policies.models import RequestEvent, State, SupportRequest, UnitOfficer
from site_core.mail.models import OutgoingMail
from site_core.models import Place, User
from tests.policies.requests.test_clock import request

pytestmark = pytest.mark.django_db

QUEUE = "/admin/nhu-cau/"


def staff(*codenames: str, units: tuple[str, ...] = (), name: str = "can-bo") -> Client:
    user = User.objects.create_user(name, password="x")
    wanted = ("access_admin", *codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    if units:
        UnitOfficer.objects.create(user=user).places.set(
            Place.objects.filter(code__in=units, level="commune", valid_to=None)
        )
    client = Client()
    client.force_login(user)
    return client


VIEW, CHANGE, EVERY = "view_supportrequest", "change_supportrequest", "view_every_supportrequest"


def shown(client: Client, query: str = "") -> set[int]:
    return {row.pk for row in client.get(QUEUE + query).context["object_list"]}


def page(row: SupportRequest) -> str:
    return reverse("owner_requests:detail", args=[row.pk])


@pytest.fixture
def rows() -> tuple[SupportRequest, SupportRequest, SupportRequest]:
    return (
        request(place="09400", scheme_code="may-moc", scheme_title="Máy móc"),
        request(place="09367", wish="=1+1", name="+Bà Cúc", state=State.ADVISED),
        request(place=""),
    )


def test_an_officer_sees_the_requests_of_the_units_that_were_given_and_no_other_by_any_address(rows: Any) -> None:
    mine, other, nowhere = rows
    officer = staff(VIEW, CHANGE, units=("09400",))

    assert shown(officer) == {mine.pk}
    assert officer.get(page(mine)).status_code == 200
    for hidden in (other, nowhere):
        assert officer.get(page(hidden)).status_code == 404
        assert officer.post(page(hidden), {"do": "note", "note": "x"}).status_code == 404
    for query in ("?place=09367", "?state=advised", f"?code={other.code}", "?place=-"):
        assert other.pk not in shown(officer, query)
        assert nowhere.pk not in shown(officer, query)
    exported = officer.get(f"{QUEUE}?export=csv").getvalue().decode()
    assert mine.written_code in exported
    assert "Cúc" not in exported


def test_without_units_or_the_right_to_every_request_nothing_is_seen(rows: Any) -> None:
    assert shown(staff(VIEW, name="a")) == set()
    assert shown(staff(VIEW, EVERY, name="b")) == {row.pk for row in rows}
    stranger = staff(name="c")
    for address in (QUEUE, f"{QUEUE}?export=csv", f"{QUEUE}results/", page(rows[0])):
        assert stranger.get(address).status_code == 302
    assert Client().get(page(rows[0])).status_code == 302
    reader = staff(VIEW, EVERY, name="d")
    assert reader.post(page(rows[0]), {"do": "note", "note": "x"}).status_code == 302
    assert not RequestEvent.objects.exists()


def test_the_queue_is_filtered_and_shows_nothing_personal(rows: Any) -> None:
    mine, other, nowhere = rows
    everyone = staff(VIEW, EVERY)
    assert shown(everyone, "?state=open") == {mine.pk, nowhere.pk}
    assert shown(everyone, "?state=advised&place=09367") == {other.pk}
    assert shown(everyone, "?place=-") == {nowhere.pk}
    assert shown(everyone, "?scheme=may-moc") == {mine.pk}
    assert shown(everyone, "?officer=-") == {row.pk for row in rows}
    assert shown(everyone, f"?code={mine.written_code.lower()}") == {mine.pk}
    html = everyone.get(QUEUE).content.decode()
    assert "Cúc" not in html
    assert "0912" not in html
    assert "quá hạn" in html


def test_a_request_is_taken_noted_and_ended(rows: Any) -> None:
    row = rows[0]
    officer = staff(VIEW, CHANGE, units=("09400",))
    user = User.objects.get(username="can-bo")
    assert officer.post(page(row), {"do": "officer", "officer": "999"}).status_code == 200
    assert officer.post(page(row), {"do": "state", "state": "withdrawn"}).status_code == 200
    officer.post(page(row), {"do": "officer", "officer": user.pk})
    row.refresh_from_db()
    assert (row.assigned_to, row.state) == (user, State.IN_PROGRESS)
    officer.post(page(row), {"do": "note", "note": "Đã gọi lúc 9 giờ"})
    officer.post(page(row), {"do": "state", "state": "no_scheme", "message": "Mời bà xem lại năm sau"})

    row.refresh_from_db()
    assert row.state == State.NO_SCHEME
    assert row.expires_on
    events = list(row.events.values_list("kind", "who__username", "public"))
    assert events == [
        ("assigned", "can-bo", False),
        ("state", "can-bo", True),
        ("note", "can-bo", False),
        ("state", "can-bo", True),
    ]
    own = Client().get(f"/gui-nhu-cau/~{row.token}/").content.decode()
    assert "Mời bà xem lại năm sau" in own
    assert "Đã gọi lúc 9 giờ" not in own
    assert OutgoingMail.objects.filter(to=row.email, key__contains=":state:").count() == 2
    assert "Đã gọi lúc 9 giờ" in officer.get(page(row)).content.decode()


def test_looks_and_exports_are_logged_by_code_and_never_by_name(rows: Any) -> None:
    everyone = staff(VIEW, EVERY)
    everyone.get(page(rows[1]))
    everyone.get(f"{QUEUE}?export=xlsx").getvalue()
    looked = ModelLogEntry.objects.get(action="policies.view_request")
    assert (looked.user.username, looked.object_id, looked.label) == ("can-bo", str(rows[1].pk), rows[1].written_code)
    exported = ModelLogEntry.objects.get(action="policies.export_requests")
    assert sorted(exported.data["requests"]) == sorted(row.pk for row in rows)
    assert "Cúc" not in f"{looked.label}{looked.data}{exported.label}{exported.data}"
    response = everyone.get(page(rows[1]))
    assert "no-store" in response["Cache-Control"]
    assert rows[1].token not in response.content.decode()


def test_an_export_holds_no_formula_and_no_secret(rows: Any) -> None:
    content = staff(VIEW, EVERY).get(f"{QUEUE}?export=csv").getvalue().decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(content)))
    assert len(table) == 3
    cells = [cell for line in table for cell in line.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in cells
    assert not any(row.token in content for row in rows)


def test_the_first_page_counts_what_waits(rows: Any) -> None:
    assert "2 nhu cầu chưa có người nhận" in staff(VIEW, EVERY).get("/admin/").content.decode()
    assert "1 nhu cầu chưa có người nhận" in staff(VIEW, units=("09400",), name="x").get("/admin/").content.decode()
