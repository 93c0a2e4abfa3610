"""«Dữ liệu của bạn»: see, correct, withdraw, erase; and that its address and what it shows stay with the person."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from policies.models import ErasedCount, RequestEvent, State, SupportRequest
from policies.requests import handling, wording
from policies.requests.clock import working_days_after
from policies.requests.forgetting import erase
from site_core.kept_pages.store import store
from site_core.mail.models import OutgoingMail
from site_core.models import SiteSettings
from site_core.secret_links.masking import MaskSecrets, mask
from tests.policies.requests.sending import FILLED, opened, own_page, send, sent

pytestmark = pytest.mark.django_db

CORRECTED = {
    "ho_ten": "Trần Văn Bưởi",
    "dien_thoai": "0987654321",
    "thu_dien_tu": "buoi@example.com",
    "nhu_cau": "Khác",
}


def test_everything_that_is_held_is_shown(client: Client) -> None:
    made = sent(client, "?employees=8&khoan=may-moc", gui=["employees"], dong_y_tin="1")
    html = client.get(own_page(made)).content.decode()

    for shown in (made.written_code, made.name, "0912 345 678", made.email, "Thuận Thành", made.scheme_title):
        assert shown in html
    assert html.count("<blockquote>") == 2
    assert wording.STATES[State.RECEIVED] in html


def test_the_owner_corrects_and_the_letters_go_to_the_new_address(client: Client) -> None:
    made = sent(client)
    wrong = client.post(own_page(made), {**CORRECTED, "dien_thoai": "12", "viec": "sua"})
    assert wrong.context["form"].errors == {"dien_thoai": [wording.NOT_A_PHONE]}
    assert "Trần Văn Bưởi" in wrong.content.decode()

    done = client.post(own_page(made), {**CORRECTED, "viec": "sua"}, follow=True).content.decode()
    assert "Đã lưu phần vừa sửa." in done
    assert "Đã lưu phần vừa sửa." not in client.get(own_page(made)).content.decode()
    made.refresh_from_db()
    assert (made.name, made.phone, made.email, made.place) == ("Trần Văn Bưởi", "0987654321", "buoi@example.com", "")
    assert [letter.to for letter in OutgoingMail.objects.filter(key__contains="received")] == ["buoi@example.com"]
    event = made.events.get(kind=RequestEvent.Kind.CORRECTED)
    assert "0912" not in event.note
    assert "điện thoại" in event.note
    client.post(own_page(made), {**CORRECTED, "viec": "sua"})
    assert made.events.filter(kind=RequestEvent.Kind.CORRECTED).count() == 1


def test_a_consent_is_withdrawn_for_one_purpose_or_for_all(client: Client) -> None:
    made = sent(client, dong_y_tin="1")
    for _ in range(2):
        client.post(own_page(made), {"viec": "rut-tin"})
    made.refresh_from_db()
    assert made.state == State.RECEIVED
    assert {c.text.purpose: bool(c.withdrawn_at) for c in made.consents.all()} == {"request": False, "news": True}

    for _ in range(2):
        client.post(own_page(made), {"viec": "rut-lai"})
    made.refresh_from_db()
    assert made.state == State.WITHDRAWN
    assert (made.expires_on - timezone.localdate()).days == 15
    assert made.events.filter(kind=RequestEvent.Kind.CONSENT).count() == 2
    assert not OutgoingMail.objects.filter(to=made.email)
    handling.change_state(made, State.ADVISED, None)
    made.refresh_from_db()
    assert made.state == State.WITHDRAWN
    assert client.get(own_page(made)).status_code == 200


def test_what_is_asked_about_the_data_is_answered_within_two_working_days(client: Client, admin_client: Client) -> None:
    SiteSettings.objects.update_or_create(defaults={"email": "tt@example.com"})
    made = sent(client)
    assert client.post(own_page(made), {"viec": "yeu-cau", "yeu_cau": " "}).context["trouble"]
    for _ in range(2):
        client.post(own_page(made), {"viec": "yeu-cau", "yeu_cau": "Đừng gọi buổi tối"})
    made.refresh_from_db()
    assert made.data_due_on == working_days_after(timezone.localdate(), 2, frozenset())
    told = OutgoingMail.objects.get(to="tt@example.com", key__contains=":data:")
    assert "buổi tối" not in told.text
    assert [row.pk for row in admin_client.get("/admin/nhu-cau/?state=data").context["object_list"]] == [made.pk]

    admin_client.post(f"/admin/nhu-cau/{made.pk}/", {"do": "data", "answer": "Vâng, chỉ gọi buổi sáng."})
    made.refresh_from_db()
    assert made.data_due_on is None
    assert "Vâng, chỉ gọi buổi sáng." in client.get(own_page(made)).content.decode()
    assert "buổi sáng" in OutgoingMail.objects.get(to=made.email, key__contains=":data:").text


def test_all_is_erased_on_a_sure_word_and_only_a_number_stays(client: Client) -> None:
    made = sent(client, "?khoan=may-moc")
    address = own_page(made)
    assert client.post(address, {"viec": "xoa"}).context["trouble"] == wording.ERASE_NOT_SURE
    assert client.post(address, {"viec": "xoa", "chac_chan": "1"})["Location"] == "/gui-nhu-cau/da-xoa/"

    assert not SupportRequest.objects.exists()
    assert not RequestEvent.objects.exists()
    assert not OutgoingMail.objects.exclude(to="")
    count = ErasedCount.objects.get()
    assert (count.place, count.scheme_code, count.asked, count.number) == ("09400", "may-moc", True, 1)
    assert client.get(address).status_code == 404
    assert client.post(address, {"viec": "xoa", "chac_chan": "1"}).status_code == 404
    assert client.get("/gui-nhu-cau/da-xoa/").status_code == 200


def test_erased_while_something_else_is_under_way_is_a_page_that_says_so(
    client: Client, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = handling._locked

    def erased(request: SupportRequest) -> SupportRequest:
        erase(request, asked=True)
        return locked(request)

    monkeypatch.setattr(handling, "_locked", erased)
    for act in ({"viec": "sua", **CORRECTED}, {"viec": "rut-lai"}, {"viec": "yeu-cau", "yeu_cau": "x"}):
        assert client.post(own_page(sent(client)), act).status_code == 404
    for act in ({"do": "note", "note": "x"}, {"do": "state", "state": "advised"}, {"do": "officer", "officer": ""}):
        assert admin_client.post(f"/admin/nhu-cau/{sent(client).pk}/", act).status_code == 404


def test_the_code_opens_nothing(client: Client) -> None:
    made = sent(client)
    for guess in (made.code, made.written_code, str(made.pk), made.token[:-1]):
        assert client.get(f"/gui-nhu-cau/~{guess}/").status_code == 404


def test_pages_with_something_personal_are_kept_by_nobody_and_tell_nobody_their_address(client: Client) -> None:
    made = sent(client)
    for answer in (
        client.get(own_page(made)),
        client.post(own_page(made), {"viec": "xoa"}),
        client.get("/gui-nhu-cau/?employees=8"),
        send(client, nhu_cau=""),
        client.post("/gui-nhu-cau/", {**opened(client), **FILLED}),
    ):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "strict-origin"
        assert "noindex" in answer["X-Robots-Tag"]
    html = client.get(own_page(made)).content.decode()
    # The one place is the line that is printed for the owner.
    assert html.count(made.token) == 1


def test_neither_page_is_kept_in_memory(client: Client, settings: object) -> None:
    settings.KEPT_PAGES_BYTES = 1_000_000  # type: ignore[attr-defined]
    store.cache_clear()
    made = sent(client)
    visitor = Client()
    for address in (own_page(made), "/gui-nhu-cau/"):
        visitor.get(address)
        assert visitor.get(address).status_code == 200
    made.delete()
    assert visitor.get(own_page(made)).status_code == 404
    store.cache_clear()


def test_no_line_of_the_log_holds_a_secret_or_a_person(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.handler.addFilter(MaskSecrets())
    made = sent(client, "?employees=8", gui=["employees"])
    send(client, nhu_cau="")
    with caplog.at_level(logging.DEBUG):
        Client(enforce_csrf_checks=True).post(own_page(made), {"viec": "sua", **CORRECTED})
        client.get(own_page(made) + "x/")
        client.put(own_page(made))
        client.get(f"/gui-nhu-cau/~{made.token}x/")
    assert "/gui-nhu-cau/~…" in caplog.text
    for personal in (made.token, made.name, made.phone, made.email, "Bưởi", "0987654321"):
        assert personal not in caplog.text
    console = django_settings.LOGGING["handlers"]["console"]
    assert console["filters"] == ["mask_secrets"]
    assert not [log for log in ("django", "django.server", "django.request") if logging.getLogger(log).handlers]
    assert mask(f"GET /gui-nhu-cau/%7E{made.token}/?x=1") == "GET /gui-nhu-cau/~…/?x=1"


def test_nothing_of_a_request_is_searched(client: Client) -> None:
    from wagtail.search.index import class_is_indexed

    assert not class_is_indexed(SupportRequest)
    made = sent(client)
    assert made.name not in str(made)
    assert made.name not in client.get("/tim-kiem/?q=Bich+Dao").content.decode()
