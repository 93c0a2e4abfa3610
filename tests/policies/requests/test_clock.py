"""Working days, reminders, how long answers take, and the day on which a request is erased."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from policies.models import ErasedCount, RequestEvent, RequestSettings, SentForm, State, SupportRequest
from policies.models.requests import ANSWERED
from policies.requests import handling
from policies.requests.clock import add_months, is_working_day, median_days, working_days_after
from policies.requests.forgetting import erase_expired, forget_forms
from policies.requests.reminders import remind_staff, tell_owners
from site_core.mail.models import OutgoingMail
from site_core.rate_limit.limit import forget
from site_core.rate_limit.models import DailySalt, Sent

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))
MONDAY = dt.date(2026, 11, 2)


def request(day: dt.date = MONDAY, **values: Any) -> SupportRequest:
    number = SupportRequest.objects.count()
    at = timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
    known = {
        "code": f"ABCDEFG{number + 2}",
        "token": f"token-{number}",
        "phone": "0912345678",
        "email": "a@example.com",
    }
    return SupportRequest.objects.create(**{**known, "name": "A", "wish": "B", "received_at": at, **values})


@given(DAYS, st.integers(0, 30), st.sets(DAYS, max_size=5))
def test_so_many_working_days_lie_between(start: dt.date, days: int, holidays: set[dt.date]) -> None:
    end = working_days_after(start, days, holidays)
    between = [start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(is_working_day(day, holidays) for day in between) == days
    assert days == 0 or is_working_day(end, holidays)


@given(DAYS, st.integers(0, 60))
def test_a_month_on_is_the_same_day_or_the_last_of_the_month(day: dt.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + dt.timedelta(days=1)).day == 1)


@pytest.mark.django_db
def test_staff_are_reminded_once_a_working_day_and_owners_told_once() -> None:
    RequestSettings.objects.update_or_create(
        defaults={"remind_after": 2, "tell_after": 3, "staff_email": "s@example.com", "holidays": "04/11/2026"}
    )
    waiting, taken = request(), request(state=State.IN_PROGRESS)
    reminded = [remind_staff(MONDAY + dt.timedelta(days=n)) for n in (1, 2, 3, 3, 4, 5, 6, 7)]
    assert reminded == [0, 0, 1, 0, 1, 0, 0, 1]  # Wednesday is a holiday; nobody reads on Saturday and Sunday
    told = [tell_owners(MONDAY + dt.timedelta(days=n)) for n in (3, 4, 4, 30)]
    assert told == [0, 1, 0, 0]
    assert OutgoingMail.objects.filter(to="s@example.com").count() == 3
    assert OutgoingMail.objects.filter(to="a@example.com").count() == 1
    assert not any(name in OutgoingMail.objects.filter(to="s@example.com").first().text for name in ("0912", "a@e"))
    kinds = list(waiting.events.values_list("kind", flat=True))
    assert sorted(kinds) == ["reminded"] * 3 + ["told"]
    assert not RequestEvent.objects.filter(request=taken).exists()


@pytest.mark.django_db
def test_a_holiday_that_cannot_be_read_is_refused() -> None:
    RequestSettings(holidays="01/01/2027\n\n 30/4/2027 ").clean()
    with pytest.raises(ValidationError, match="31/02/2027"):
        RequestSettings(holidays="31/02/2027").clean()


@pytest.mark.django_db
def test_the_median_is_told_from_five_answers_on_and_withdrawals_do_not_count() -> None:
    now = timezone.now()
    for days in (0, 1, 4, 9):
        request(timezone.localdate() - dt.timedelta(days=days), state=State.ADVISED, closed_at=now)
    request(timezone.localdate(), state=State.WITHDRAWN, closed_at=now)
    assert median_days(now) is None
    request(timezone.localdate() - dt.timedelta(days=30), state=State.UNREACHABLE, closed_at=now)
    assert median_days(now) == 4
    assert median_days(now + dt.timedelta(days=366)) is None


@pytest.mark.django_db
def test_an_end_sets_the_day_of_erasure_and_a_new_beginning_takes_it_back() -> None:
    RequestSettings.objects.update_or_create(defaults={"keep_months": 6})
    made = request()
    for state in ANSWERED:
        handling.change_state(made, state, None)
        made.refresh_from_db()
        assert made.expires_on == add_months(timezone.localdate(), 6)
    handling.change_state(made, State.IN_PROGRESS, None, "Chào bà")
    made.refresh_from_db()
    assert (made.expires_on, made.closed_at) == (None, None)
    letters = OutgoingMail.objects.filter(key__contains=":state:").order_by("pk")
    assert len(letters) == 4
    assert "Chào bà" in letters.last().text
    handling.change_state(made, State.IN_PROGRESS, None)
    assert letters.count() == 4


@pytest.mark.django_db
def test_what_is_due_is_erased_however_long_ago_that_was_and_twice_does_nothing_more() -> None:
    today = dt.date(2026, 11, 26)
    due = [request(place="09400", state=State.ADVISED, expires_on=today - dt.timedelta(days=n)) for n in (0, 8, 400)]
    stays = request(expires_on=today + dt.timedelta(days=1)), request(expires_on=None)
    assert erase_expired(today) == len(due)
    assert erase_expired(today) == 0
    assert set(SupportRequest.objects.all()) == set(stays)
    count = ErasedCount.objects.get()
    assert (count.month, count.place, count.state, count.asked, count.number) == (
        dt.date(2026, 11, 1),
        "09400",
        State.ADVISED,
        False,
        3,
    )


@pytest.mark.django_db
def test_marks_of_forms_and_of_networks_are_forgotten() -> None:
    now = timezone.now()
    SentForm.objects.create(key="old", at=now - dt.timedelta(days=2))
    SentForm.objects.create(key="new", at=now)
    forget_forms(now)
    assert [mark.key for mark in SentForm.objects.all()] == ["new"]

    today = timezone.localdate()
    for day in (today, today - dt.timedelta(days=1)):
        DailySalt.objects.create(day=day, salt=b"x" * 32)
        Sent.objects.create(day=day, what="request", network="n", times=1)
    forget(today)
    assert [row.day for row in (*DailySalt.objects.all(), *Sent.objects.all())] == [today, today]
