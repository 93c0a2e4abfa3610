"""The form: what is asked, what is lost (nothing), what is turned away, and that one form makes one request."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from news.models import Announcement
from policies.models import Consent, ConsentText, RequestSettings, SentForm, SupportRequest
from policies.requests import codes, stamp, wording
from policies.requests.forgetting import erase
from site_core.mail.models import OutgoingMail
from site_core.models import SiteSettings
from tests.policies.requests.sending import ADDRESS, FILLED, errors, opened, own_page, send, sent

pytestmark = pytest.mark.django_db

WISH = "day-chuyen,may-moc,mo-hinh-moi"
ANSWERS = "?legal_form=household&place=09400&employees=8&counterpart=yes"


def page(html: bytes) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_what_is_sent_is_stored_and_only_the_answers_that_were_ticked(client: Client) -> None:
    made = sent(client, f"{ANSWERS}&khoan=may-moc&tu=ket-qua&q=mua+may", gui=["employees"])

    assert (made.name, made.phone, made.email) == ("Nguyễn Thị Bích Đào", "0912345678", "dao@example.com")
    assert (made.place, made.wish) == ("09400", "Muốn mua máy cắt bìa.\nHỏi thủ tục.")
    assert [(answer["fact"], answer["value"]) for answer in made.answers] == [("employees", "8")]
    assert (made.scheme_code, made.came_from) == ("may-moc", "ket-qua")
    assert made.scheme_title
    assert "household" not in str(SupportRequest.objects.filter(pk=made.pk).values())


def test_no_box_is_ticked_for_the_person_and_what_is_known_is_shown(client: Client) -> None:
    shown = page(client.get(f"{ADDRESS}{ANSWERS}&khoan=may-moc&q=mua+may").content)

    boxes = shown.select("main form input[type=checkbox]")
    assert [box["name"] for box in boxes] == ["gui"] * 5 + ["dong_y", "dong_y_tin"]
    assert not [box for box in boxes if box.has_attr("checked")]
    assert shown.select_one("#nhu_cau").text == "mua may"
    assert shown.select_one("#xa option[selected]")["value"] == "09400"
    assert "Về khoản hỗ trợ" in shown.select_one("main").text


def test_one_tick_sends_every_answer_as_it_was_shown(client: Client) -> None:
    shown = page(client.get(f"{ADDRESS}{ANSWERS}&intention={WISH}").content)
    assert "Gửi cả 5 câu" in shown.select_one("main").text
    made = sent(client, f"{ANSWERS}&intention={WISH}", gui=["tat-ca"])
    said = {answer["fact"]: answer["said"] for answer in made.answers}
    assert set(said) == {"intention", "legal_form", "place", "employees", "counterpart"}
    assert said["intention"] == "mua máy móc, thiết bị"
    assert "Gửi cả" not in page(client.get(f"{ADDRESS}?place=09400").content).select_one("main").text


def test_an_announcement_is_named_and_what_not_everybody_may_see_is_not(client: Client) -> None:
    announcement = Announcement.objects.live().first()
    made = sent(client, f"?trang={announcement.pk}&tu=thong-bao")
    assert (made.subject, made.subject_path) == (announcement.title, announcement.url)
    announcement.unpublish()
    assert announcement.title not in client.get(f"{ADDRESS}?trang={announcement.pk}").content.decode()
    for odd in ("?trang=x&khoan=khong-co&employees=x-y&place=zz", "?trang=99999999999999", "?tu=%00"):
        assert client.get(f"{ADDRESS}{odd}").status_code in (200, 400)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"ho_ten": " "}, "ho_ten", wording.NO_NAME),
        ({"dien_thoai": "", "thu_dien_tu": ""}, "dien_thoai", wording.NO_CONTACT),
        ({"dien_thoai": "12345"}, "dien_thoai", wording.NOT_A_PHONE),
        ({"thu_dien_tu": "dao@"}, "thu_dien_tu", wording.NOT_AN_EMAIL),
        ({"xa": "x09400"}, "xa", wording.NOT_A_PLACE),
        ({"nhu_cau": ""}, "nhu_cau", wording.NO_WISH),
        ({"nhu_cau": "a" * 2_001}, "nhu_cau", wording.TOO_LONG_WISH.format(length=2_001, most=2_000)),
        ({"nhu_cau": "CCCD 027094001234"}, "nhu_cau", wording.PERSONAL_NUMBER.format(numbers="027094001234")),
        ({"dong_y": ""}, "dong_y", wording.NO_CONSENT),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    client: Client, changes: dict[str, str], field: str, said: str
) -> None:
    answer = send(client, ANSWERS, gui=["place"], dong_y_tin="1", **changes)

    assert answer.status_code == 200
    assert errors(answer)[0] == {field: [said]}
    assert not SupportRequest.objects.exists()
    shown = page(answer.content)
    assert shown.select_one(f"[name={field}]")["aria-describedby"].split()[-1] == f"loi-{field}"
    for name, value in (FILLED | changes).items():
        if name in ("ho_ten", "dien_thoai", "thu_dien_tu"):
            assert shown.select_one(f"#{name}")["value"].strip() == value.strip()
    assert {box["value"] for box in shown.select("[name=gui]") if box.has_attr("checked")} == {"place"}
    assert shown.select_one("[name=dong_y_tin]").has_attr("checked")
    assert shown.select_one("input[name=legal_form]")["value"] == "household"


def test_an_answer_that_can_no_longer_be_read_is_left_out_and_the_form_is_taken(client: Client) -> None:
    form = {**opened(client, "?employees=8&intention=may-moc"), **FILLED, "gui": ["employees", "intention"]}
    made = client.post(ADDRESS, form | {"intention": "da-bo"})
    assert made.status_code == 302
    assert [answer["fact"] for answer in SupportRequest.objects.get().answers] == ["employees"]


def test_one_way_to_reach_is_enough_and_the_commune_may_be_unknown(client: Client) -> None:
    assert sent(client, dien_thoai="").phone == ""
    made = sent(client, thu_dien_tu="", xa="", dien_thoai="+84 222.382.2123")
    assert (made.phone, made.email, made.place) == ("02223822123", "", "")
    assert sent(client, xa="outside").place == "outside"


def test_a_form_sent_again_makes_no_second_request_also_when_the_first_was_erased(client: Client) -> None:
    form = {**opened(client), **FILLED}
    first, second = client.post(ADDRESS, form), client.post(ADDRESS, form | {"nhu_cau": "khác"})
    assert first["Location"] == second["Location"]
    made = SupportRequest.objects.get()
    assert OutgoingMail.objects.filter(to="dao@example.com").count() == 1

    erase(made, asked=True)
    assert client.post(ADDRESS, form)["Location"] == f"{ADDRESS}da-xoa/"
    assert not SupportRequest.objects.exists()


def test_two_sendings_at_the_same_moment_make_one_request(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    form = {**opened(client), **FILLED}
    client.post(ADDRESS, form)
    answers = iter([None])
    from policies.requests import sending, views

    monkeypatch.setattr(
        views, "sent_before", lambda _: next(answers, None)
    )  # the first had not yet been stored when this looked
    assert client.post(ADDRESS, form)["Location"] == own_page(SupportRequest.objects.get())
    assert sending.sent_before(stamp.read_stamp(form["dau"])).request == SupportRequest.objects.get()
    assert SentForm.objects.count() == Consent.objects.count() == 1


@pytest.mark.parametrize(("ago", "said"), [(1, wording.TOO_FAST), (13 * 60 * 60, wording.TOO_OLD)])
def test_too_fast_and_too_old_ask_again_and_the_next_press_is_taken(client: Client, ago: float, said: str) -> None:
    answer = client.post(ADDRESS, {**opened(client, ago=ago), **FILLED})
    assert (answer.status_code, answer.context["trouble"]) == (200, said)
    shown = page(answer.content)
    assert shown.select_one("#nhu_cau").text.strip() == FILLED["nhu_cau"]
    again = stamp.read_stamp(shown.select_one("[name=dau]")["value"])
    assert again is not None
    assert again.is_fresh
    # A new stamp only where the old one can no longer be used: a form keeps its key.
    written = stamp.Stamp(again.key, again.texts, again.shown_at - 10).written()
    assert client.post(ADDRESS, {**FILLED, "dau": written}).status_code == 302


def test_a_stamp_that_we_never_signed_is_not_taken(client: Client) -> None:
    for forged in ("", "x", opened(client)["dau"][:-1] + "_"):
        assert client.post(ADDRESS, {**FILLED, "dau": forged}).context["trouble"] == wording.TOO_OLD
    assert not SupportRequest.objects.exists()


def test_the_hidden_field_is_for_machines_and_a_person_may_send_again(client: Client) -> None:
    form = {**opened(client), **FILLED}
    answer = client.post(ADDRESS, form | {"website": "http://x"})
    assert answer.context["trouble"] == wording.HONEYPOT
    assert page(answer.content).select_one("#website").get("value", "") == ""
    assert client.post(ADDRESS, form).status_code == 302


def test_a_network_sends_so_many_a_day_and_nothing_typed_is_lost(client: Client) -> None:
    RequestSettings.objects.update_or_create(defaults={"most_a_day": 2})
    SiteSettings.objects.update_or_create(defaults={"phone": "0222 3822 123"})
    sent(client)
    send(client, nhu_cau="")  # an error is no sending
    sent(client)
    third = send(client)
    assert third.context["trouble"] == wording.TOO_MANY.format(or_call=wording.OR_CALL.format(phone="0222 3822 123"))
    assert page(third.content).select_one("#ho_ten")["value"] == FILLED["ho_ten"]
    assert SupportRequest.objects.count() == 2
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert send(other).status_code == 302


def test_the_form_needs_its_token_against_forgery() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, FILLED).status_code == 403
    assert not SupportRequest.objects.exists()


def test_consent_is_to_the_words_that_were_shown_and_they_are_printed_again(client: Client) -> None:
    form = {**opened(client), **FILLED, "dong_y_tin": "1"}
    before = {text.purpose: text for text in ConsentText.objects.all()}
    RequestSettings.objects.update_or_create(defaults={"consent_request": "Lời mới của {trung_tam}, {so_thang} tháng."})
    opened(client)  # the new words are shown to others meanwhile
    client.post(ADDRESS, form)

    made = SupportRequest.objects.get()
    given = {consent.text.purpose: consent for consent in made.consents.all()}
    assert {purpose: consent.text for purpose, consent in given.items()} == before
    assert given["request"].given_at == made.received_at
    receipt = client.get(own_page(made)).content.decode()
    assert before["request"].text in receipt
    assert before["request"].sha256[:16] in receipt
    assert "Lời mới" not in receipt
    newest = ConsentText.objects.filter(purpose="request").latest("version")
    assert (newest.version, newest.text) == (2, f"Lời mới của {SiteSettings.current().centre_name}, 12 tháng.")


def test_a_code_can_be_said_on_the_telephone() -> None:
    made = {codes.new_code() for _ in range(300)}
    assert len(made) == 300
    assert not set("".join(made)) & set("01OIoi")
    code = made.pop()
    assert codes.read_code(f" {code[:4].lower()}-{code[4:].lower()} ") == code
