"""The worker's steps: each on its own clock, each isolated from the others' failures, seen in the admin."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from site_core.background import steps
from site_core.background.models import StepState
from site_core.background.steps import Step, register, registered
from site_core.background.worker import Worker

pytestmark = pytest.mark.django_db


class Broken(Step):
    name = "broken"
    label = "Hỏng"
    consequence = "Không có gì."
    after_failure = 50.0

    def __init__(self) -> None:
        self.runs = 0

    def run(self) -> None:
        self.runs += 1
        raise ZeroDivisionError("nothing to divide by")


class Counting(Broken):
    name = "counting"
    every = 30.0

    def run(self) -> None:
        self.runs += 1


class Away(Counting):
    name = "away"
    expected = (ConnectionError,)

    def run(self) -> None:
        raise ConnectionError("the server is down")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def runs(worker: Worker, name: str) -> int:
    step = worker.steps[name]
    assert isinstance(step, Broken)
    return step.runs


def test_a_failing_step_stops_no_other_and_is_tried_again_later() -> None:
    clock = Clock()
    worker = Worker([Broken, Counting], clock)
    for clock.now in (0, 1, 29, 31, 49, 51):
        worker.round()
    assert (runs(worker, "broken"), runs(worker, "counting")) == (2, 2)


def test_what_is_nobodys_mistake_is_logged_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        Worker([Away, Broken]).round()
    by_level = {record.levelname: record for record in caplog.records if record.name.startswith("site_core.background")}
    assert by_level["WARNING"].exc_info is None
    assert "the server is down" in by_level["WARNING"].message
    assert by_level["ERROR"].exc_info is not None


def test_a_failure_is_kept_until_the_step_goes_well(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    worker = Worker([Broken], clock)
    worker.round()
    clock.now = 60
    worker.round()
    state = StepState.objects.get(name="broken")
    assert (state.failures, state.error) == (1, "ZeroDivisionError: nothing to divide by"), (
        "the same is not written again"
    )
    began = state.failing_since
    monkeypatch.setattr(Broken, "run", lambda self: None)
    clock.now = 120
    worker.round()
    state.refresh_from_db()
    assert began
    assert (state.failures, state.error, state.failing_since) == (0, "", None)
    assert state.last_success == state.last_run


def test_a_database_that_takes_nothing_does_not_stop_the_round(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**kwargs: Any) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(StepState.objects, "update_or_create", full)
    worker = Worker([Broken, Counting])
    worker.round()
    assert runs(worker, "counting") == 1


@pytest.fixture
def own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(steps, "_registered", dict(steps._registered))
    return


def test_two_steps_of_one_name_are_refused(own_registry: None) -> None:
    register(Broken)
    assert register(Broken) is Broken
    with pytest.raises(ValueError, match="broken"):
        register(type("Other", (Broken,), {}))


def test_every_step_says_in_the_admin_what_it_is_and_what_its_failure_means(admin_client: Client) -> None:
    StepState.objects.create(name="indexing", failures=3, error="EngineUnavailable: no answer")
    page = admin_client.get(reverse("background_steps:index")).content.decode()
    for step in registered():
        assert step.label in page
        assert step.consequence in page
    assert "lỗi 3 lần liền" in page
    assert "EngineUnavailable: no answer" in page
    assert reverse("background_steps:index") in admin_client.get(reverse("wagtailadmin_home")).content.decode(), (
        "the menu"
    )
