"""The pages behind the links of our letters. The secret in the address is all that they ask for.

It proves by itself that the reader of the letter is meant, so that nothing is asked besides: a mail program that ends the letters for its
owner (RFC 8058) has no cookie that a form of ours could be known by.
What only looks (GET) changes nothing: programs that look for bad links follow every link of a letter.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from search.alerts import wording
from search.alerts.models import AlertSubscriber, Subscription
from search.alerts.profiles import watched_then
from search.alerts.sentences import answers_in_words
from search.alerts.subscribing import confirm, stop_all, stop_one
from search.alerts.tokens import key_of, token
from site_core.secret_links.private import keep_private

ONE = "bo"
"""Field of the manage page: the key of what is to be watched no longer; without it all ends."""
TOLD_SHOWN = 20

own_page = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt
@own_page
def confirm_page(request: HttpRequest, secret: str) -> HttpResponse:
    """`/bao-cho-toi/xac-nhan/~<secret>/`: a button; the letters begin when it is pressed."""
    key = key_of("confirm", secret)
    held = Subscription.objects.select_related("subscriber").filter(key=key).first() if key else None
    if held is None:
        return _shown(request, "gone", status=404)
    if request.method == "POST":
        confirm(held)
        return keep_private(request, redirect(request.path))
    watched = watched_then(held.profile, held.intention)
    return _shown(
        request,
        "confirm",
        confirmed=held.confirmed_at is not None,
        answers=answers_in_words(watched),
        manage=token("manage", held.subscriber.key),
    )


@csrf_exempt
@own_page
def manage_page(request: HttpRequest, secret: str) -> HttpResponse:
    """`/bao-cho-toi/~<secret>/`: all that is held of an address, and the buttons that delete it."""
    subscriber = _subscriber("manage", secret)
    if subscriber is None:
        return _shown(request, "stopped")
    if request.method == "POST":
        _end(subscriber, request.POST.get(ONE, ""))
        return keep_private(request, redirect(request.path))
    subscriptions = list(subscriber.subscriptions.order_by("pk"))
    rows = [
        {
            "held": held,
            "answers": answers_in_words(watched_then(held.profile, held.intention)),
            "consent": wording.CONSENTS[held.consent_version],
            "told": [(told.told_at, wording.KINDS[told.kind], told.title) for told in held.told.all()[:TOLD_SHOWN]],
        }
        for held in subscriptions
    ]
    return _shown(request, "manage", subscriber=subscriber, rows=rows)


@csrf_exempt
@own_page
def stop_page(request: HttpRequest, secret: str) -> HttpResponse:
    """`/bao-cho-toi/ngung/~<secret>/`: the button that ends all letters, and the address that mail programs post to."""
    subscriber = _subscriber("stop", secret)
    if subscriber and request.method == "POST":
        stop_all(subscriber)
        subscriber = None
    return _shown(request, "stop" if subscriber else "stopped")


def _subscriber(purpose: Any, secret: str) -> AlertSubscriber | None:
    key = key_of(purpose, secret)
    return AlertSubscriber.objects.filter(key=key).first() if key else None


def _end(subscriber: AlertSubscriber, one: str) -> None:
    """End one thing, or all where none is named. What is gone already, as after a double click, is no error."""
    if not one:
        stop_all(subscriber)
        return
    try:
        held = subscriber.subscriptions.filter(key=uuid.UUID(one)).first()
    except ValueError:
        held = None
    if held:
        stop_one(held)


def _shown(request: HttpRequest, name: str, status: int = 200, **context: Any) -> HttpResponse:
    answer = render(request, f"alerts/{name}.html", {"secret_address": True, **context}, status=status)
    return keep_private(request, answer)
