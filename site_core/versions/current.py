"""The versions as they are now, and how to say that something has changed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.dispatch import receiver

from site_core.versions.models import ContentVersion
from site_core.versions.names import ALSO

Numbers: TypeAlias = dict[str, int]
_request = Local()


def versions(*names: str) -> tuple[int, ...]:
    """The numbers of these versions as they are now. Within one request they are read once, as long as it changes nothing."""
    numbers: Numbers | None = getattr(_request, "numbers", None)
    if numbers is None:
        numbers = dict(ContentVersion.objects.values_list("name", "number"))
        if getattr(_request, "running", False):
            _request.numbers = numbers
    return tuple(numbers.get(name, 0) for name in names)


def changed(name: str) -> None:
    """Say that content of this kind has changed. Call it in the transaction of the change.

    From here on the request reads the versions anew each time: the transaction may still be rolled back.
    """
    ContentVersion.objects.bulk_create(
        [ContentVersion(name=each, number=secrets.randbits(62)) for each in (name, *ALSO[name])],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["number"],
    )
    _request.running, _request.numbers = False, None


@contextmanager
def one_state() -> Iterator[None]:
    """Within it the versions are read once, as within a request: for work on many pages that is done again when one of them changes."""
    before = getattr(_request, "running", False), getattr(_request, "numbers", None)
    _request.running, _request.numbers = True, None
    try:
        yield
    finally:
        _request.running, _request.numbers = before


@receiver(request_started)
def _begin(**kwargs: object) -> None:
    _request.running, _request.numbers = True, None


@receiver(request_finished)
def _finish(**kwargs: object) -> None:
    _request.running, _request.numbers = False, None
