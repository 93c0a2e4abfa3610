"""Who is told by letter that a page was sent back, beyond whom Wagtail tells."""

from __future__ import annotations

from typing import Any

from wagtail.admin.mail import WorkflowStateRejectionEmailNotifier
from wagtail.admin.signal_handlers import workflow_rejection_email_notifier
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import workflow_rejected

UID = "workflow_state_rejected_email_notification"


class ReturnedNotifier(WorkflowStateRejectionEmailNotifier):  # type: ignore[misc]
    """The author, who submitted it, and all who had approved it before; not who sends it back."""

    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> set[Any]:
        approved = workflow_state.task_states.filter(status=TaskState.STATUS_APPROVED)
        told = {state.finished_by for state in approved.select_related("finished_by")}
        told |= {workflow_state.requested_by, getattr(workflow_state.content_object, "owner", None)}
        return told - {None, kwargs.get("user")}


returned = ReturnedNotifier()


def connect() -> None:
    """Tell all of them in place of the one whom Wagtail tells."""
    workflow_rejected.disconnect(workflow_rejection_email_notifier, sender=WorkflowState, dispatch_uid=UID)
    workflow_rejected.connect(returned, sender=WorkflowState, dispatch_uid=UID)
