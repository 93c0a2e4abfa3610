"""Letters of the approval beyond what Wagtail writes: to whom a page was sent back, and the link of each who may approve."""

from __future__ import annotations

from typing import Any

from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier, WorkflowStateRejectionEmailNotifier
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_rejected

# By these names Wagtail has connected its own.
SUBMITTED = "group_approval_task_submitted_email_notification"
REJECTED = "workflow_state_rejected_email_notification"


class ReturnedNotifier(WorkflowStateRejectionEmailNotifier):  # type: ignore[misc]
    """The author, who submitted it, and all who had approved it before; not who sends it back."""

    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> set[Any]:
        approved = workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
        told = {state.finished_by for state in approved.select_related("finished_by")}
        told |= {workflow_state.requested_by, getattr(workflow_state.content_object, "owner", None)}
        return told - {None, kwargs.get("user")}


class SubmittedNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):  # type: ignore[misc]
    """Each who may approve, with a link of his or her own (`templates/wagtailadmin/notifications/task_state_submitted.txt`)."""

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(task_state, **kwargs), "task_state": task_state}


returned, submitted = ReturnedNotifier(), SubmittedNotifier()


def connect() -> None:
    """Have ours tell people in place of Wagtail's."""
    for signal, sender, uid, ours in (
        (workflow_rejected, WorkflowState, REJECTED, returned),
        (task_submitted, TaskState, SUBMITTED, submitted),
    ):
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(ours, sender=sender, dispatch_uid=uid)
