"""The address of a card."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_safe
from wagtail.models import Page

from site_core.models import SitePage
from site_core.pages import view_restrictions
from site_core.social_cards.card import SITE_KEY, card_address
from site_core.social_cards.store import card_file

DAY = 86_400


@require_safe
def card(request: HttpRequest, page_id: int, fingerprint: str) -> HttpResponseBase:
    """The card of a public page as it is now; an old address leads to the new one, and none makes a file of its own."""
    page = None if page_id == SITE_KEY else _public_page(page_id)
    address = card_address(page)
    if request.path != address:
        return HttpResponseRedirect(address)
    response = HttpResponse(card_file(page).read_bytes(), content_type="image/png")
    # The words of an address never change, but an amount may enter into force.
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response


def _public_page(page_id: int) -> Any:
    page = Page.objects.filter(pk=page_id, live=True, depth__gt=1).first()
    specific = page.specific if page is not None else None
    if not isinstance(specific, SitePage) or view_restrictions(specific).exists():
        raise Http404
    return specific
