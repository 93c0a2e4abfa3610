"""What changes is told once, in one letter a day; nothing is lost wherever the worker is killed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.eligibility import Round
from search.alerts import checking, profiles
from search.alerts.checking import check
from search.alerts.models import AlertSubscriber, Subscription, ToldEvent
from site_core.mail.models import OutgoingMail
from site_core.mail.sending import MailServerDown, send_due
from tests.search.alerts.conftest import CODE, DAY, EIGHT, Schemes, letters
from tests.site_core.mail.servers import mail_server

pytestmark = pytest.mark.django_db
Watching = Callable[..., Subscription]


class Killed(BaseException):
    """As if by kill -9: nobody handles it."""


def days(clock: Any, number: int) -> list[str]:
    """Subjects of the letters of the next days, looked for each morning."""
    before = {letter.pk for letter in letters()}
    for _ in range(number):
        clock.shift(DAY)
        check()
        OutgoingMail.objects.filter(sent_at=None).update(sent_at=EIGHT)
    return [letter.subject for letter in letters() if letter.pk not in before]


def test_without_a_change_nobody_hears_anything(watching: Watching, clock: Any) -> None:
    watching()
    assert days(clock, 10) == []


def test_a_round_is_told_twice_before_its_end_and_at_it(watching: Watching, schemes: Schemes, clock: Any) -> None:
    watching()
    subjects = days(clock, 35)
    assert len(subjects) == 3
    assert subjects[0].startswith("Khuyến công Bắc Ninh, 12/12/2026: sắp hết hạn")
    assert subjects[1].startswith("Khuyến công Bắc Ninh, 23/12/2026: sắp hết hạn")
    assert subjects[2] == "Khuyến công Bắc Ninh, 27/12/2026: 1 tin về khoản hỗ trợ bạn theo dõi"
    text = letters()[0].text
    assert "Sắp hết hạn nhận hồ sơ (hết ngày 26/12/2026, còn 14 ngày): Hỗ trợ" in text
    assert "hộ kinh doanh" in text


def test_what_somebody_alters_is_told_the_next_morning_in_one_letter(
    watching: Watching, schemes: Schemes, clock: Any
) -> None:
    watching()
    schemes.alter(CODE, benefits=())
    schemes.withdraw("day-chuyen")
    schemes.open_until(EIGHT + 20 * DAY)
    assert check() == 0, "the first round is on the next day"
    clock.shift(DAY - (EIGHT - EIGHT.replace(hour=6)))
    assert check() == 0, "nobody reads mail at six"
    clock.move_to(EIGHT + DAY)
    assert (check(), check()) == (1, 0)
    (letter,) = letters()
    for said in (
        "Thời gian nhận hồ sơ đã thay đổi",
        "Mức hỗ trợ đã thay đổi",
        "Nay: chưa có mức cụ thể.",
        "Đã được gỡ khỏi trang",
    ):
        assert said in letter.text
    assert letter.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.headers["List-Unsubscribe"].strip("<>") in letter.text
    assert set(ToldEvent.objects.values_list("kind", flat=True)) == {"date", "amount", "withdrawn"}
    assert days(clock, 3) == []


def test_what_was_altered_and_put_back_is_no_news(watching: Watching, schemes: Schemes, clock: Any) -> None:
    watching()
    before = schemes.by_code[CODE]
    schemes.alter(CODE, benefits=())
    schemes.alter(CODE, benefits=before.rules.benefits)
    assert days(clock, 1) == []


def test_who_wishes_for_something_hears_of_that_alone_also_when_it_is_withdrawn(
    watching: Watching, schemes: Schemes, clock: Any
) -> None:
    watching("an@example.vn", intention=[CODE])
    schemes.withdraw("day-chuyen")
    assert days(clock, 1) == []
    schemes.withdraw(CODE)
    assert len(days(clock, 1)) == 1


def test_one_person_gets_one_letter_for_all_that_is_watched(watching: Watching, schemes: Schemes, clock: Any) -> None:
    watching("an@example.vn", intention=[CODE])
    watching("an@example.vn", legal_form=["sme"])
    watching("binh@example.vn")
    schemes.alter(CODE, benefits=())
    assert len(days(clock, 1)) == 2
    assert letters()[0].text.count("Mức hỗ trợ đã thay đổi") == 2


STEPS = ("_note", "to_json", "queue_digest", "digest_key", "snapshot", "changes")


@pytest.mark.parametrize("step", [*STEPS, "ToldEvent", "AlertSubscriber", "Subscription"])
def test_killed_at_any_step_each_change_is_told_once(
    step: str, watching: Watching, schemes: Schemes, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step runs, and then the worker is killed: nothing or all of it is there, and the next round does the rest."""
    for email in ("an@example.vn", "binh@example.vn"):
        watching(email)
    AlertSubscriber.objects.update(told_on=EIGHT - 9 * DAY)
    schemes.alter(CODE, benefits=())
    clock.shift(DAY)
    with monkeypatch.context() as patch:
        if hasattr(getattr(checking, step), "objects"):
            model = getattr(checking, step)
            name = "save" if step != "ToldEvent" else "bulk_create"
            target = model if name == "save" else model.objects
            real = getattr(target, name)
            patch.setattr(target, name, lambda *given, **named: _die_after(real, given, named))
        else:
            real = getattr(checking, step)
            patch.setattr(checking, step, lambda *given, **named: _die_after(real, given, named))
        with pytest.raises(Killed):
            check()
    assert len(letters()) == ToldEvent.objects.count() == 0
    check()
    check()
    assert [letter.to for letter in letters()] == ["an@example.vn", "binh@example.vn"]
    assert ToldEvent.objects.count() == 2


def _die_after(real: Callable[..., Any], given: Any, named: Any) -> None:
    real(*given, **named)
    raise Killed


def test_a_dead_server_makes_one_letter_of_many_days(
    watching: Watching, schemes: Schemes, clock: Any, settings: Any
) -> None:
    with mail_server(settings):
        pass
    watching()
    schemes.alter(CODE, benefits=())
    for _ in range(3):
        clock.shift(DAY)
        check()
        with pytest.raises(MailServerDown):
            send_due()
        schemes.alter(CODE, rounds=(), year_round=not schemes.by_code[CODE].rules.year_round)
    with mail_server(settings) as postman:
        send_due()
        clock.shift(DAY)
        assert (check(), send_due(), send_due()) == (1, 1, 0)
    assert len(postman.taken) == 2
    assert {event.kind for event in ToldEvent.objects.all()} == {"amount", "date"}


def test_a_full_mailbox_neither_stops_the_others_nor_is_written_to_twice(
    watching: Watching, schemes: Schemes, clock: Any, settings: Any
) -> None:
    watching()
    watching("binh@example.vn")
    schemes.alter(CODE, benefits=())
    clock.shift(DAY)
    check()
    with mail_server(settings) as postman:
        postman.full = "an@example.vn"
        send_due()
        postman.full = ""
        clock.shift(DAY)
        send_due()
        send_due()
    assert sorted(str(letter["To"]) for letter in postman.taken) == ["an@example.vn", "binh@example.vn"]


def test_while_nothing_has_changed_nobody_is_looked_at(
    watching: Watching, schemes: Schemes, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        watching(f"nguoi-{number}@example.vn")
    clock.shift(DAY)
    monkeypatch.setattr(checking, "snapshot", lambda *given: pytest.fail("nothing has changed"))
    assert check() == 0
    assert not Subscription.objects.exclude(checked_on=(EIGHT + DAY).date()).exists()


def test_answers_that_people_share_are_judged_once(
    watching: Watching, schemes: Schemes, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        watching(f"nguoi-{number}@example.vn", **({} if number % 2 else {"legal_form": ["sme"]}))
    schemes.alter(CODE, benefits=())
    clock.shift(DAY)
    made: list[Any] = []
    real = checking.snapshot
    monkeypatch.setattr(checking, "snapshot", lambda *given: made.append(given) or real(*given))
    monkeypatch.setattr(checking, "BATCH", 4)
    assert (check(), check(), check()) == (4, 2, 0)
    assert len(made) == 4, "two kinds of answers in each of two rounds"
    assert len(letters()) == 6


def test_the_cost_of_a_person_does_not_grow_with_the_schemes(watching: Watching, schemes: Schemes, clock: Any) -> None:
    watching()
    schemes.alter(CODE, benefits=())
    clock.shift(DAY)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        check()
    assert len(queries) <= 25


def test_an_opening_far_away_is_told_when_it_is_announced_and_when_it_comes(
    watching: Watching, schemes: Schemes, clock: Any
) -> None:
    schemes.alter(CODE, rounds=())
    watching()
    schemes.alter(CODE, rounds=(Round(EIGHT + 5 * DAY, EIGHT + 90 * DAY),))
    days(clock, 8)
    assert [event.kind for event in ToldEvent.objects.order_by("told_at")] == ["date", "opens"]


def test_answers_of_an_earlier_version_are_read_in_the_words_of_now(
    watching: Watching, schemes: Schemes, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact was renamed after somebody had subscribed: nothing is news by that."""
    held = watching(employees=["5"], intention=[CODE])

    def rename(parameters: Any) -> Any:
        return {{"staff": "employees"}.get(name, name): values for name, values in parameters.items()}

    Subscription.objects.update(profile=f"staff=5&intention={CODE}")
    monkeypatch.setattr(profiles, "upgraded", rename)
    assert days(clock, 1) == []
    schemes.alter(CODE, benefits=())
    assert len(days(clock, 1)) == 1
    assert "Số lao động: 5" in letters()[0].text
    assert f"Nhu cầu: {held.intention}" in letters()[0].text
