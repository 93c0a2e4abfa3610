"""Letters are sent once and none is lost, whatever the server does and wherever the worker is killed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.header import decode_header, make_header
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from site_core.mail import sending
from site_core.mail.models import OutgoingMail
from site_core.mail.outbox import forget_mail_to, forget_old, queue_mail, send_again, waiting_among
from site_core.mail.sending import MailNotSet, MailServerDown, send_due
from site_core.mail.steps import SendMail
from tests.site_core.mail.servers import Postman, mail_server

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 26, 2, 0, tzinfo=dt.UTC)


class Killed(BaseException):
    """As if by kill -9: nobody handles it."""


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def server(settings: Any) -> Iterator[Postman]:
    with mail_server(settings) as postman:
        yield postman


def write(key: str = "test:1", **fields: Any) -> None:
    queue_mail(**{"key": key, "to": "an@example.vn", "subject": "Chào", "text": "Thư thử.\n", **fields})


def letter(key: str = "test:1") -> OutgoingMail:
    return OutgoingMail.objects.get(key=key)


def test_a_letter_is_sent_once_as_it_was_written(server: Postman) -> None:
    leave = f"<https://a.vn/{'x' * 300}>"
    write(subject="Ngày\n26/11, " + "một tiêu đề dài " * 9, headers={"List-Unsubscribe": leave})
    write(subject="Khác, cùng khóa")
    assert (send_due(), send_due()) == (1, 0)
    (taken,) = server.taken
    assert (taken["To"], taken["List-Unsubscribe"]) == ("an@example.vn", leave), "on one line"
    assert str(make_header(decode_header(taken["Subject"]))).startswith("Ngày 26/11, một")
    assert max(map(len, taken["Subject"].splitlines())) < 79
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken.get_payload(decode=True).decode().strip() == "Thư thử."
    assert letter().sent_at == NOW


def test_a_letter_goes_with_its_change_or_not_at_all(server: Postman) -> None:
    with transaction.atomic():
        write()
        transaction.set_rollback(True)
    with pytest.raises(ValidationError):
        write(to="không phải địa chỉ")
    assert (send_due(), OutgoingMail.objects.count()) == (0, 0)
    write(send_after=NOW + dt.timedelta(hours=1))
    assert send_due() == 0


def test_a_dead_server_loses_nothing_and_is_asked_ever_more_rarely(settings: Any, clock: Any) -> None:
    with mail_server(settings):
        pass
    write()
    step, pauses = SendMail(), []
    for _ in range(12):
        with pytest.raises(MailServerDown):
            step.run()
        pauses.append(step.after_failure)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (20.0, 3600.0)
    with mail_server(settings) as postman:
        step.run()
        step.run()
    assert len(postman.taken) == 1
    assert step.after_failure == 10.0


def test_without_a_server_named_letters_wait(settings: Any) -> None:
    settings.MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
    send_due()
    write()
    with pytest.raises(MailNotSet):
        send_due()
    assert waiting_among(["test:1", "test:2"]) == {"test:1"}


def test_a_full_mailbox_is_tried_a_few_times_and_holds_up_no_other(server: Postman, clock: Any) -> None:
    write()
    server.refusal = "552 mailbox of"
    times = []
    while letter().refused_at is None:
        clock.move_to(max(letter().send_after, timezone.now()))
        times.append(timezone.now() - NOW)
        send_due()
    assert len(times) == letter().attempts == len(sending.REFUSED_PAUSES) + 1
    assert times[-1] > dt.timedelta(days=2)
    assert letter().last_error.startswith("552 mailbox of")
    assert "an@example.vn" not in letter().last_error
    server.refusal = ""
    write("test:2")
    assert (send_due(), send_due()) == (1, 0)
    send_again(letter().pk)
    assert (send_due(), send_due(), len(server.taken)) == (1, 0, 2)


def test_what_is_refused_for_now_is_tried_for_ever_at_least_every_hour(server: Postman, clock: Any) -> None:
    write()
    server.refusal = "451 later"
    pauses = []
    for _ in range(20):
        send_due()
        pauses.append(letter().send_after - timezone.now())
        clock.move_to(letter().send_after)
    assert (pauses[0], pauses[-1], letter().refused_at) == (sending.FIRST_PAUSE, sending.LONGEST_PAUSE, None)
    server.refusal = ""
    assert send_due() == 1


def test_a_letter_at_which_the_server_hangs_up_does_not_stand_before_the_others(
    server: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    write()
    write("test:2")
    first = EmailBackend.send_messages

    def hang_up(self: EmailBackend, messages: Any) -> Any:
        if "Bad" in messages[0].subject:
            raise ConnectionResetError
        return first(self, messages)

    OutgoingMail.objects.filter(key="test:1").update(subject="Bad")
    monkeypatch.setattr(EmailBackend, "send_messages", hang_up)
    with pytest.raises(MailServerDown):
        send_due()
    assert send_due() == 1
    assert waiting_among(["test:1"])


@pytest.mark.parametrize("taken_before", [False, True])
def test_killed_while_sending_nothing_is_lost(
    server: Postman, monkeypatch: pytest.MonkeyPatch, taken_before: bool
) -> None:
    """Between the server's answer and our note a second copy cannot be avoided: it has the Message-ID of the first."""
    write()
    real = EmailBackend.send_messages

    def killed(self: EmailBackend, messages: Any) -> Any:
        if taken_before:
            real(self, messages)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", killed)
        with pytest.raises(Killed):
            send_due()
    assert letter().attempts == 0
    assert (send_due(), send_due()) == (1, 0)
    assert len(server.taken) == 1 + taken_before
    assert len({taken["Message-ID"] for taken in server.taken}) == 1


def test_after_some_days_nothing_is_left_of_whom_it_went_to(server: Postman, clock: Any, settings: Any) -> None:
    write()
    write("test:2", send_after=NOW + dt.timedelta(days=99))
    send_due()
    clock.shift(dt.timedelta(days=settings.MAIL_KEPT_DAYS, seconds=-1))
    assert forget_old() == 0
    clock.shift(2)
    assert (forget_old(), forget_old()) == (1, 0)
    assert (letter().to, letter().text, letter().subject, letter().headers) == ("", "", "", {})
    assert letter("test:2").to
    write()
    assert send_due() == 0, "the key is known for ever"


def test_who_wants_all_deleted_gets_no_letter_more(server: Postman) -> None:
    write("test:1")
    send_due()
    write("test:2")
    write("other:1")
    forget_mail_to("AN@example.vn", topic="test")
    assert letter().to == ""
    assert (send_due(), len(server.taken)) == (1, 2)
    assert not OutgoingMail.objects.filter(key="test:2").exists()


def test_the_report_counts_and_shows_nothing_personal(
    server: Postman, admin_client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    write("test:1", subject="Riêng tư", text="Kín")
    server.refusal = "552 full"
    send_due()
    OutgoingMail.objects.update(refused_at=NOW)
    shown = admin_client.get(reverse("outgoing_mail:index")).content.decode()
    assert "Bị từ chối: 1" in shown
    assert "552 full" in shown
    for personal in ("an@example.vn", "Riêng tư", "Kín"):
        assert personal not in shown + caplog.text
    admin_client.post(reverse("outgoing_mail:again", args=[letter().pk]))
    server.refusal = ""
    assert send_due() == 1
