"""The pages of the public: the form, the person's own page, and what is said when all is erased."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from policies.models import RequestSettings
from policies.requests import wording
from policies.requests.asked import read_asked
from policies.requests.clock import median_days
from policies.requests.consents import current_texts, shown_texts
from policies.requests.forms import HONEYPOT, RequestForm, initial_of
from policies.requests.links import ADDRESS
from policies.requests.sending import Sent, send, sent_before
from policies.requests.stamp import Stamp, new_stamp, read_stamp
from site_core.models import SiteSettings
from site_core.rate_limit.limit import count, sent_today
from site_core.secret_links.private import keep_private

STAMP = "dau"
WHAT = "request"


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """`/gui-nhu-cau/`: the form. Whatever is wrong, nothing that was typed or ticked is lost."""
    if request.method == "POST":
        return keep_private(request, _sent(request))
    asked = read_asked(dict(request.GET.lists()))
    stamp = new_stamp(text.pk for text in current_texts().values())
    return keep_private(request, _page(request, RequestForm(asked=asked, initial=initial_of(asked)), stamp))


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """`/gui-nhu-cau/da-xoa/`: nothing is left."""
    return keep_private(request, render(request, "requests/erased.html"))


def _sent(request: HttpRequest) -> HttpResponse:
    stamp = read_stamp(request.POST.get(STAMP, ""))
    if stamp and (earlier := sent_before(stamp)):
        return _receipt(earlier)
    form = RequestForm(request.POST, asked=read_asked(dict(request.POST.lists())))
    form.is_valid()
    trouble = _trouble(request, stamp)
    if stamp and not trouble and form.is_valid():
        made = send(form, stamp)
        if made.is_new:
            count(request, WHAT)
        return _receipt(made)
    if stamp is None or not stamp.is_fresh:
        stamp = new_stamp(text.pk for text in current_texts().values())
    return _page(request, form, stamp, trouble)


def _trouble(request: HttpRequest, stamp: Stamp | None) -> str:
    """Why the form is not taken, whatever stands in its fields; empty when it is."""
    if stamp is None or not stamp.is_fresh:
        return wording.TOO_OLD
    if stamp.is_too_fast:
        return wording.TOO_FAST
    if request.POST.get(HONEYPOT):
        return wording.HONEYPOT
    if sent_today(request, WHAT) >= RequestSettings.load().most_a_day:
        phone = SiteSettings.current().phone
        return wording.TOO_MANY.format(or_call=wording.OR_CALL.format(phone=phone) if phone else "")
    return ""


def _receipt(sent: Sent) -> HttpResponseRedirect:
    return redirect("own_request", sent.request.token) if sent.request else redirect("request_erased")


def _page(request: HttpRequest, form: RequestForm, stamp: Stamp, trouble: str = "") -> HttpResponse:
    texts = shown_texts(stamp.texts)
    context: dict[str, Any] = {
        "title": wording.TITLE,
        "form": form,
        "asked": form.asked,
        "stamp": stamp.written(),
        "trouble": trouble,
        "agree": texts["request"],
        "agree_news": texts["news"],
        "lead": wording.LEAD,
        "median": median_sentence(),
        "address": ADDRESS,
        "keep_months": RequestSettings.load().keep_months,
    }
    return render(request, "requests/form.html", context)


def median_sentence() -> str:
    """How fast answers come, empty where too few have."""
    days = median_days(timezone.now())
    if days is None:
        return ""
    return wording.MEDIAN.format(days=days) if days else wording.MEDIAN_SAME_DAY
