"""The form: which answers are watched, what that means today, and an address to write to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from policies.eligibility.schema import version_pair
from policies.requests.stamp import Stamp, new_stamp, read_stamp
from search import service
from search.alerts import wording
from search.alerts.forms import STAMP, TRAP, AlertForm
from search.alerts.subscribing import CONFIRM_DAYS, subscribe
from search.finder import cards
from search.finder.answers import Answers, read
from search.finder.match import match
from site_core.kept_pages.middleware import do_not_keep
from site_core.rate_limit.limit import count, sent_today

WHAT = "alert"
# From one network in a day: an office where many people sit behind one address must still do.
MOST_A_DAY = 20


@require_http_methods(["GET", "HEAD", "POST"])
def alerts(request: HttpRequest) -> HttpResponse:
    """`/bao-cho-toi/?<answers>`. Whatever is wrong, nothing that was typed is lost."""
    do_not_keep(request)
    sent = request.POST if request.method == "POST" else request.GET
    answers = read(dict(sent.lists()), service.reference())
    if request.method != "POST":
        return _page(request, answers, AlertForm(), new_stamp(()))
    stamp, form = read_stamp(request.POST.get(STAMP, "")), AlertForm(request.POST)
    trouble = _trouble(request, stamp) if form.is_valid() else ""
    if form.is_valid() and not trouble:
        count(request, WHAT)
        subscribe(form.cleaned_data["thu_dien_tu"], answers)
        return redirect("alerts_asked")
    return _page(request, answers, form, stamp if stamp and stamp.is_fresh else new_stamp(()), trouble)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """`/bao-cho-toi/da-gui/`: the same for an address that is known and for one that is not."""
    return render(request, "alerts/asked.html", {"days": CONFIRM_DAYS})


def _trouble(request: HttpRequest, stamp: Stamp | None) -> str:
    """Why the form is not taken, whatever stands in its fields; empty when it is."""
    if stamp is None or not stamp.is_fresh:
        return wording.FORM_OLD
    if stamp.is_too_fast:
        return wording.FORM_FAST
    if request.POST.get(TRAP):
        return wording.FORM_TRAP
    return wording.FORM_MANY if sent_today(request, WHAT) >= MOST_A_DAY else ""


def _page(request: HttpRequest, answers: Answers, form: AlertForm, stamp: Stamp, trouble: str = "") -> HttpResponse:
    profile = answers.profile
    query = profile.query_string()
    context: dict[str, Any] = {
        "form": form,
        "stamp": stamp.written(),
        "trouble": trouble,
        "given": cards.given(answers),
        "sent": {**profile.answers, **version_pair()},
        "result": match(profile),
        "finder_address": f"/tim-ho-tro/?{query}" if query else "/tim-ho-tro/",
        "query": f"?{query}" if query else "",
        "email_label": wording.EMAIL,
        "consent": wording.CONSENTS[wording.CONSENT],
        "unreadable": bool(answers.errors),
    }
    return render(request, "alerts/form.html", context)
