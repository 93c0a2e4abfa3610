"""`/duyet/~<token>/`: approving a page by a link, without logging in."""

from __future__ import annotations

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_update
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.log_actions import log

from site_core.approvals import wording
from site_core.approvals.codes import MINUTES, confirmed, send_code, waiting_code
from site_core.approvals.links import DAYS, Approval, opened
from site_core.rate_limit.limit import count, sent_today
from site_core.secret_links.private import keep_private
from site_core.text.clean import clean

APPROVE, REJECT = "approve", "reject"
MOST_A_DAY = 60
LONGEST_COMMENT = 2_000
LIMITED = "approval"


@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"frame-src": [SELF]})
def approval(request: HttpRequest, token: str) -> HttpResponse:
    found = opened(token)
    if found is None:
        return _page(request, None, trouble=wording.VOID.format(days=DAYS), status=404)
    if found.trouble:
        return _page(request, found, trouble=wording.TROUBLES[found.trouble], over=True, status=410)
    if request.method != "POST":
        return _page(request, found)
    if sent_today(request, LIMITED) >= MOST_A_DAY:
        return _page(request, found, trouble=wording.TOO_OFTEN, status=429)
    count(request, LIMITED)
    if "code" in request.POST:
        return _confirm(request, found)
    return _ask(request, found)


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """The very revision that the link is for, as readers would see it."""
    found = opened(token)
    if found is None or found.trouble:
        raise Http404
    page = found.revision.as_object()
    shown: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
    return keep_private(request, shown.render() if hasattr(shown, "render") else shown)


def _ask(request: HttpRequest, found: Approval) -> HttpResponse:
    """Send the code for what was pressed."""
    action = request.POST.get("action", "")
    comment = clean(request.POST.get("comment", ""))[:LONGEST_COMMENT].strip()
    if action not in (APPROVE, REJECT):
        return _page(request, found, trouble=wording.PRESS_ONE, status=400)
    if action == REJECT and not comment:
        return _page(request, found, trouble=wording.SAY_WHY, status=400)
    send_code(found, action, comment)
    return _page(request, found)


def _confirm(request: HttpRequest, found: Approval) -> HttpResponse:
    decision = confirmed(found, request.POST["code"])
    if decision is None:
        return _page(request, found, trouble=wording.WRONG_CODE, comment="", status=400)
    with transaction.atomic():
        state, page = found.state.specific, found.page.specific
        found.task.on_action(state, found.user, decision.action, comment=decision.comment)
        log(page, "site_core.decided_by_link", user=found.user, revision=found.revision)
    return _page(request, found, done=wording.DONE[decision.action], over=True)


def _page(
    request: HttpRequest,
    found: Approval | None,
    *,
    trouble: str = "",
    done: str = "",
    over: bool = False,
    comment: str | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"approval": found, "trouble": trouble, "done": done, "over": over or found is None}
    if found is not None:
        waiting = None if context["over"] else waiting_code(found)
        context |= {
            "page_type": found.page.specific_class._meta.verbose_name,
            "author": found.state.workflow_state.requested_by,
            "waiting": waiting,
            "sentence": wording.CODE_SENT.format(minutes=MINUTES, email=found.user.email) if waiting else "",
            "comment": request.POST.get("comment", "") if comment is None else comment,
        }
    return keep_private(request, render(request, "approvals/approval.html", context, status=status))
