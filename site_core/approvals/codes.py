"""Codes of six digits, sent to the person's own letter box: a link that was passed on decides nothing."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from site_core.approvals import wording
from site_core.approvals.links import Approval
from site_core.approvals.models import ApprovalCode
from site_core.mail.outbox import queue_mail
from site_core.mail.topics import name_topic

MINUTES = 15
MOST_TRIES = 5

name_topic(wording.CODE_TOPIC, wording.CODE_TOPIC_NAME)


@transaction.atomic
def send_code(approval: Approval, action: str, comment: str) -> None:
    """Send a new code for this decision; one that was sent before is void."""
    code = f"{secrets.randbelow(10**6):06}"
    ApprovalCode.objects.filter(task_state=approval.state, user=approval.user).delete()
    made = ApprovalCode.objects.create(
        task_state=approval.state,
        user=approval.user,
        action=action,
        comment=comment,
        digest="",
        expires_at=timezone.now() + dt.timedelta(minutes=MINUTES),
    )
    made.digest = _digest(made, code)
    made.save(update_fields=["digest"])
    queue_mail(
        key=f"{wording.CODE_TOPIC}:{made.pk}",
        to=approval.user.email,
        subject=wording.CODE_SUBJECT.format(code=code),
        text=wording.CODE.format(code=code, action=wording.ACTIONS[action], title=approval.page.title, minutes=MINUTES),
    )


def waiting_code(approval: Approval) -> ApprovalCode | None:
    """The decision that waits for its code."""
    return _waiting(approval).first()


def _waiting(approval: Approval) -> QuerySet[ApprovalCode, ApprovalCode]:
    return ApprovalCode.objects.filter(
        task_state=approval.state, user=approval.user, expires_at__gt=timezone.now(), tries__lt=MOST_TRIES
    )


@transaction.atomic
def confirmed(approval: Approval, typed: str) -> ApprovalCode | None:
    """The decision that this code confirms, which it does once; None for a wrong code, of which a few may be tried."""
    waiting = _waiting(approval).select_for_update().first()
    if waiting is None:
        return None
    if not constant_time_compare(waiting.digest, _digest(waiting, "".join(typed.split()))):
        waiting.tries += 1
        waiting.save(update_fields=["tries"])
        return None
    waiting.delete()
    return waiting


def _digest(code: ApprovalCode, typed: str) -> str:
    return salted_hmac(
        f"{__name__}:{code.task_state_id}:{code.user_id}:{code.expires_at.isoformat()}", typed
    ).hexdigest()
