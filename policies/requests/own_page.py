"""The person's own page («Dữ liệu của bạn»): see, correct, withdraw, erase. Whoever has its address may do all of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from policies.models import ConsentText, RequestEvent, RequestSettings, State, SupportRequest
from policies.requests import handling, mails, wording
from policies.requests.clock import working_days_after
from policies.requests.forgetting import erase
from policies.requests.forms import WishForm, contact_of, place_name
from policies.requests.views import median_sentence
from site_core.secret_links.private import keep_private
from site_core.text import amounts

ACTION, SURE, DATA_WISH = "viec", "chac_chan", "yeu_cau"
DONE, MENDED = "xong", "sua"
MOST_DATA_WISH = 1_000


@require_http_methods(["GET", "HEAD", "POST"])
def own_request(request: HttpRequest, token: str) -> HttpResponse:
    """`/gui-nhu-cau/~<secret>/`."""
    held = SupportRequest.objects.filter(token=token).first()
    try:
        answer = _gone(request) if held is None else _answer(request, held)
    except SupportRequest.DoesNotExist:  # erased while this was under way
        answer = _gone(request)
    return keep_private(request, answer)


def _answer(request: HttpRequest, held: SupportRequest) -> HttpResponse:
    return _done(request, held) if request.method == "POST" else _page(request, held)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "requests/erased.html", {"unknown": True}, status=404)


def _done(request: HttpRequest, held: SupportRequest) -> HttpResponse:
    match request.POST.get(ACTION):
        case "sua" if held.state != State.WITHDRAWN:
            form = WishForm(request.POST)
            if not form.is_valid():
                return _page(request, held, form=form)
            handling.correct(held, form.cleaned_data)
            return redirect(f"{reverse('own_request', args=[held.token])}?{DONE}={MENDED}")
        case "rut-lai":
            handling.withdraw(held, ConsentText.Purpose.REQUEST)
        case "rut-tin":
            handling.withdraw(held, ConsentText.Purpose.NEWS)
        case "yeu-cau":
            wish = request.POST.get(DATA_WISH, "").strip()
            if not 0 < len(wish) <= MOST_DATA_WISH:
                trouble = wording.NO_DATA_WISH.format(most=MOST_DATA_WISH)
                return _page(request, held, trouble=trouble, data_wish=wish)
            if not held.events.filter(kind=RequestEvent.Kind.DATA_ASKED, note=wish).exists():  # a double click
                handling.ask_about_data(held, wish)
        case "xoa" if request.POST.get(SURE):
            erase(held, asked=True)
            return redirect("request_erased")
        case "xoa":
            return _page(request, held, trouble=wording.ERASE_NOT_SURE)
    return redirect("own_request", held.token)


def _page(
    request: HttpRequest, held: SupportRequest, form: WishForm | None = None, trouble: str = "", data_wish: str = ""
) -> HttpResponse:
    consents = list(held.consents.select_related("text").order_by("pk"))
    context: dict[str, Any] = {
        "held": held,
        "secret_address": True,
        "place": place_name(held.place),
        "sentence": _sentence(held),
        "form": form or WishForm(initial=contact_of(held)),
        "trouble": trouble,
        "mended": request.GET.get(DONE) == MENDED,
        "data_wish": data_wish,
        "data_due": wording.DATA_DUE.format(day=amounts.date(held.data_due_on)) if held.data_due_on else "",
        "events": held.events.filter(public=True),
        "consents": consents,
        "agrees_to_news": any(c.text.purpose == ConsentText.Purpose.NEWS and not c.withdrawn_at for c in consents),
        "private_address": mails.private_address(held),
        "median": "" if held.is_closed else median_sentence(),
        "keep_months": RequestSettings.load().keep_months,
    }
    return render(request, "requests/own_page.html", context)


def _sentence(held: SupportRequest) -> str:
    """Where the request stands, and honestly when nobody has taken it in time."""
    settings = RequestSettings.load()
    if held.state == State.RECEIVED:
        since = timezone.localdate(held.received_at)
        if working_days_after(since, settings.tell_after, settings.days_off()) <= timezone.localdate():
            return wording.NOBODY_YET.format(days=settings.tell_after, code=held.written_code)
    if held.state == State.WITHDRAWN and held.expires_on:
        return wording.WITHDREW.format(day=amounts.date(held.expires_on))
    return wording.STATES[State(held.state)]
