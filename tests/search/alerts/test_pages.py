"""The form, the links of the letters, the calendar and the feed, as people, mail programs and scanners of links use them."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from search.alerts.checking import check
from search.alerts.letters import own_link
from search.alerts.models import AlertSubscriber, Subscription, ToldEvent
from search.alerts.subscribing import MOST, MOST_ASKED, forget_unconfirmed
from site_core.kept_pages.store import store
from site_core.mail.models import OutgoingMail
from site_core.secret_links.masking import mask
from tests.search.alerts.conftest import CODE, DAY, EIGHT, Schemes, letters, nothing_is_held
from tests.site_core.mail.servers import mail_server

pytestmark = pytest.mark.django_db

FORM = "/bao-cho-toi/"
SAID = "legal_form=household&place=09400&industry=1702&counterpart=yes"
Watching = Callable[..., Subscription]


def sent(client: Client, clock: Any, query: str = SAID, wait: int = 9, **typed: str) -> Any:
    """The form as a browser without JavaScript sends it, some seconds after it was shown."""
    shown = client.get(f"{FORM}?{query}").content.decode()
    hidden = dict(re.findall(r'type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"', shown))
    clock.shift(wait)
    fields = {**hidden, "thu_dien_tu": "An@Example.vn", "dong_y": "1", "website": "", **typed}
    return client.post(FORM, {name: value for name, value in fields.items() if value is not None})


def links() -> dict[str, str]:
    """The paths of the links in the newest letter, by what they are for."""
    found = {}
    for path in re.findall(r"https?://[^/\s]+(/bao-cho-toi/\S+)", letters()[-1].text):
        found["confirm" if "/xac-nhan/" in path else "stop" if "/ngung/" in path else "manage"] = path
    return found


def test_from_the_form_to_the_first_letter_and_out_again(client: Client, schemes: Schemes, clock: Any) -> None:
    page = client.get(f"{FORM}?{SAID}").content.decode()
    assert "Hộ kinh doanh" in page
    assert not re.search(r'name="dong_y"[^>]*checked', page)
    assert sent(client, clock).url == "/bao-cho-toi/da-gui/"
    (letter,) = letters()
    assert (letter.to, Subscription.objects.get().confirmed_at) == ("an@example.vn", None)
    confirm = links()["confirm"]
    assert "Xác nhận nhận tin?" in client.get(confirm).content.decode()
    assert Subscription.objects.get().confirmed_at is None, "programs that follow links confirm nothing"
    for _ in range(2):
        assert client.post(confirm).status_code == 302
        assert "Đã xác nhận" in client.get(confirm).content.decode()
    schemes.alter(CODE, benefits=())
    clock.move_to(EIGHT + DAY)
    check()
    assert ToldEvent.objects.count() == 1
    OutgoingMail.objects.update(sent_at=EIGHT)
    mine = links()
    held = client.get(mine["manage"]).content.decode()
    for shown in ("an@example.vn", "hộ kinh doanh", "Mức hỗ trợ đã thay đổi", "Tôi đồng ý", "26/11/2026"):
        assert shown in held
    assert client.get(mine["stop"]).status_code == 200
    assert AlertSubscriber.objects.exists()
    for _ in range(2):
        assert "Không còn thư" in client.post(mine["manage"], follow=True).content.decode()
        assert nothing_is_held()
    assert not OutgoingMail.objects.exclude(to="").exists()
    assert client.get(confirm).status_code == 404


def test_a_mail_program_ends_the_letters_with_one_post(watching: Watching, schemes: Schemes, clock: Any) -> None:
    """RFC 8058: no cookie, no field but its own, no question back; again and again the same answer."""
    watching()
    schemes.alter(CODE, benefits=())
    clock.shift(DAY)
    check()
    path = re.sub(r"https?://[^/]+", "", letters()[0].headers["List-Unsubscribe"].strip("<>"))
    for _ in range(2):
        program = Client(enforce_csrf_checks=True)
        assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert nothing_is_held()
    assert letters() == [], "what waited is not sent"


def test_the_page_says_the_same_whether_or_not_the_address_is_known(
    client: Client, watching: Watching, clock: Any
) -> None:
    watching()
    known, unknown = sent(client, clock), sent(client, clock, thu_dien_tu="binh@example.vn")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert ["đã được xác nhận" in letter.text for letter in letters()] == [True, False]


def test_nobody_is_flooded(client: Client, watching: Watching, clock: Any) -> None:
    for number in range(MOST_ASKED + 3):
        sent(client, clock, query=f"employees={number + 1}")
        sent(client, clock, query=f"employees={number + 1}")
    assert len(letters()) == Subscription.objects.count() == MOST_ASKED
    OutgoingMail.objects.all().delete()
    for number in range(MOST):
        watching("binh@example.vn", employees=[str(number + 1)])
    sent(client, clock, query="employees=99", thu_dien_tu="binh@example.vn")
    assert "số nhiều nhất" in letters()[-1].text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"thu_dien_tu": "an@"}, "chưa đúng"),
        ({"thu_dien_tu": ""}, "Hãy ghi địa chỉ"),
        ({"dong_y": ""}, "Hãy đánh dấu đồng ý"),
        ({"website": "x"}, "ô dành cho máy"),
        ({"wait": 0}, "nhanh bất thường"),
        ({"wait": 99 * 3600}, "mở đã lâu"),
        ({"dau": "giả"}, "mở đã lâu"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, schemes: Schemes, clock: Any, wrong: dict[str, Any], said: str
) -> None:
    typed = {"thu_dien_tu": "An@Example.vn", **wrong}
    answer = sent(client, clock, **typed)
    page = answer.content.decode()
    assert (answer.status_code, said in page) == (200, True)
    assert f'value="{typed["thu_dien_tu"]}"' in page or not typed["thu_dien_tu"]
    assert 'name="legal_form" value="household"' in re.sub(r"\s+", " ", page)
    assert nothing_is_held()
    assert letters() == []


def test_a_form_of_another_site_is_refused(schemes: Schemes) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(FORM, {"thu_dien_tu": "an@example.vn", "dong_y": "1"}).status_code == 403


def test_any_answers_and_secrets_are_answered(client: Client, schemes: Schemes, clock: Any) -> None:
    for query in ("", "intention=khong-co", "legal_form=???", "place=99999&employees=một", "a=1"):
        assert client.get(f"{FORM}?{query}").status_code == 200
        assert client.get(f"{FORM}lich.ics?{query}").status_code == 200
        assert client.get(f"{FORM}tin.atom?{query}").status_code == 200
    for path in ("xac-nhan/~x/", "xac-nhan/~x", "ngung/~x/", "~x/", f"~{'0' * 64}/"):
        assert client.get(FORM + path, follow=True).status_code in (200, 404)
        assert client.post(FORM + path.rstrip("/") + "/").status_code in (200, 404)


def test_what_nobody_confirms_is_forgotten_and_one_thing_may_end_alone(
    client: Client, watching: Watching, clock: Any
) -> None:
    first, second = watching(employees=["5"]), watching(employees=["9"])
    sent(client, clock, thu_dien_tu="binh@example.vn")
    manage = own_link("manage", first.subscriber.key).split("8000")[1]
    client.post(manage, {"bo": str(first.key)})
    client.post(manage, {"bo": str(first.key)})
    client.post(manage, {"bo": "giả"})
    assert set(Subscription.objects.exclude(confirmed_at=None)) == {second}
    clock.shift(4 * DAY)
    assert (forget_unconfirmed(), forget_unconfirmed()) == (1, 0)
    assert AlertSubscriber.objects.get() == second.subscriber
    assert not OutgoingMail.objects.filter(to="binh@example.vn").exists()
    client.post(manage, {"bo": str(second.key)})
    assert nothing_is_held()


def test_secrets_stay_with_whom_they_belong_to(
    client: Client, watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store(), "limit", 32_000_000)
    held = watching()
    for purpose, key in (("confirm", held.key), ("manage", held.subscriber.key), ("stop", held.subscriber.key)):
        path = own_link(purpose, key).split("8000")[1]  # type: ignore[arg-type]
        secret = path.split("~")[1].strip("/")
        page = client.get(path)
        assert page.headers["Cache-Control"] == "no-store, private"
        assert page.headers["Referrer-Policy"] == "strict-origin"
        assert "noindex" in page.headers["X-Robots-Tag"]
        assert secret not in page.content.decode() or purpose == "manage"
        assert secret not in mask(path), "it would stand in the log"
    assert len(store()) == 0


def test_the_calendar_names_days_and_keeps_the_name_of_what_is_put_off(
    client: Client, schemes: Schemes, settings: Any
) -> None:
    def events() -> dict[str, str]:
        text = client.get(f"{FORM}lich.ics?intention={CODE}").content.decode().replace("\r\n ", "")
        return dict(re.findall(r"UID:(\S+)\r\n.*?DTSTART(\S+)\r\n", text, re.DOTALL))

    (first,) = events().items()
    schemes.open_until(EIGHT + 50 * DAY)
    (second,) = events().items()
    assert first[0] == second[0]
    assert (first[1], second[1]) == (";VALUE=DATE:20261226", ":20270115T010000Z")
    schemes.alter(CODE, rounds=())
    assert events() == {}


def test_the_feed_has_a_new_entry_for_whatever_is_new(client: Client, schemes: Schemes, clock: Any) -> None:
    atom = "{http://www.w3.org/2005/Atom}"

    def entries() -> dict[str, str]:
        root = ET.fromstring(client.get(f"{FORM}tin.atom?intention={CODE}").content)
        return {e.findtext(f"{atom}id", ""): e.findtext(f"{atom}title", "") for e in root.iter(f"{atom}entry")}

    first = entries()
    assert [title[:16] for title in first.values()] == ["Đến 26/12/2026: "]
    clock.shift(dt.timedelta(hours=5))
    assert entries() == first
    schemes.alter(CODE, benefits=())
    second = entries()
    clock.move_to(EIGHT + 20 * DAY)
    third = entries()
    assert len(first.keys() | second.keys() | third.keys()) == 3


def test_calendar_and_feed_are_kept_and_store_nothing(
    client: Client, schemes: Schemes, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(store(), "limit", 32_000_000)
    for name in ("lich.ics", "tin.atom"):
        first = client.get(f"{FORM}{name}?{SAID}")
        with django_assert_max_num_queries(1):
            again = client.get(f"{FORM}{name}?{SAID}", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert not first.cookies
    assert nothing_is_held()
    monkeypatch.setattr(store(), "limit", 0)


def test_scheme_and_announcement_lead_to_the_form(client: Client) -> None:
    from news.models import Announcement
    from policies.models import SupportScheme

    scheme = SupportScheme.objects.live().get(code=CODE)
    announcement = Announcement.objects.live().filter(schemes=scheme)[0]
    for page in (scheme, announcement):
        (link,) = re.findall(r'href="(/bao-cho-toi/\?[^"]+)"', client.get(page.url).content.decode())
        assert CODE in link
        assert client.get(link).status_code == 200


def test_the_operator_sees_how_letters_travel(db: None, settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with mail_server(settings) as postman:
        call_command("alerts", "check_mail", "an@example.vn")
        (taken,) = postman.taken
        said = capsys.readouterr().out
        for name in ("List-Unsubscribe", "List-Unsubscribe-Post", "Message-ID"):
            assert f"{name}: {taken[name]}\n" in said
        postman.full = "an@example.vn"
        with pytest.raises(CommandError, match="552"):
            call_command("alerts", "check_mail", "an@example.vn")
