"""One number that says whether reference data may have changed."""

from __future__ import annotations

from asgiref.local import Local
from django.core.signals import request_finished, request_started
from django.db import models
from django.db.models import F
from django.dispatch import receiver


class ReferenceVersion(models.Model):
    """Raised by every change of reference data (places, groups, industries, the Centre's data).

    What is derived from these data is kept in memory under this number, so that a request asks the database for one
    number instead of for all of them, and no process ever answers from data that have changed.
    """

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "phiên bản dữ liệu tham chiếu"
        verbose_name_plural = "phiên bản dữ liệu tham chiếu"

    def __str__(self) -> str:
        return str(self.number)


_ROW = 1
_request = Local()


def reference_version() -> int:
    """The number as it is now; within one request it is read once."""
    number: int | None = getattr(_request, "number", None)
    if number is None:
        row = ReferenceVersion.objects.filter(pk=_ROW).values_list("number", flat=True).first()
        number = row or 0
        if getattr(_request, "running", False):
            _request.number = number
    return number


def raise_reference_version() -> None:
    """Call it in the transaction of a change of reference data."""
    if not ReferenceVersion.objects.filter(pk=_ROW).update(number=F("number") + 1):
        ReferenceVersion.objects.get_or_create(pk=_ROW, defaults={"number": 1})
    _request.number = None


@receiver(request_started)
def _begin(**kwargs: object) -> None:
    _request.running, _request.number = True, None


@receiver(request_finished)
def _finish(**kwargs: object) -> None:
    _request.running, _request.number = False, None
