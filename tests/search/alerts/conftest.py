"""A person who watches, a clock, and schemes that a test alters without publishing pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine

from policies.catalogue.schemes import PublicScheme, public_schemes
from policies.eligibility import Round
from search import service
from search.alerts import snapshots
from search.alerts.models import AlertSubscriber, Subscription
from search.alerts.subscribing import confirm, subscribe
from search.finder.answers import read
from site_core.mail.models import OutgoingMail
from site_core.versions.current import changed
from site_core.versions.names import SCHEMES

VIETNAM = dt.timezone(dt.timedelta(hours=7))
EIGHT = dt.datetime(2026, 11, 26, 8, 0, tzinfo=VIETNAM)
DAY = dt.timedelta(days=1)
WORKSHOP = {"legal_form": ["household"], "place": ["09400"], "industry": ["1702"], "counterpart": ["yes"]}
CODE = "may-moc"


class Schemes:
    """The public schemes as the alerts see them."""

    def __init__(self) -> None:
        self.by_code = {scheme.code: scheme for scheme in public_schemes()}

    def __call__(self) -> tuple[PublicScheme, ...]:
        return tuple(self.by_code.values())

    def alter(self, code: str = CODE, **rules: Any) -> None:
        scheme = self.by_code[code]
        self.by_code[code] = replace(scheme, rules=replace(scheme.rules, **rules))
        changed(SCHEMES)

    def withdraw(self, code: str = CODE) -> None:
        del self.by_code[code]
        changed(SCHEMES)

    def open_until(self, day: dt.datetime, code: str = CODE) -> None:
        self.alter(code, rounds=(Round(EIGHT - 30 * DAY, day),), year_round=False)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(EIGHT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def schemes(db: None, clock: Any, monkeypatch: pytest.MonkeyPatch) -> Schemes:
    found = Schemes()
    monkeypatch.setattr(snapshots, "public_schemes", found)
    for code in found.by_code:
        found.by_code[code] = replace(found.by_code[code], citations=())
        found.alter(code, rounds=(), year_round=False)
    found.open_until(EIGHT.replace(hour=0) + 30 * DAY)
    return found


@pytest.fixture
def watching(schemes: Schemes) -> Callable[..., Subscription]:
    """Somebody who has confirmed."""

    def watch(email: str = "an@example.vn", /, **answers: list[str]) -> Subscription:
        subscribe(email, read(answers or WORKSHOP, service.reference()))
        made = Subscription.objects.latest("pk")
        confirm(made)
        OutgoingMail.objects.all().delete()
        made.refresh_from_db()
        return made

    return watch


def letters() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


def nothing_is_held() -> bool:
    return not AlertSubscriber.objects.exists() and not Subscription.objects.exists()
