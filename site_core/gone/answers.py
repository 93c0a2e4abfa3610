"""What is answered at an address where a page was: 410, and the nearest page that is still there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.models import Page, Site

from site_core.gone.models import LONGEST, GoneAddress
from site_core.pages import only_visible


def gone_page(request: HttpRequest) -> HttpResponse | None:
    """The answer, or None where there was no page, or where a redirect leads on."""
    if len(request.path) > LONGEST:
        return None
    gone = GoneAddress.objects.filter(path=request.path).first()
    if gone is None or get_redirect(request, request.get_full_path()) or get_redirect(request, request.path):
        return None
    return render(request, "410.html", {"gone": gone, "above": _above(request)}, status=410)


def _above(request: HttpRequest) -> Page | None:
    """The nearest page on the way up that everybody may see; the home page is none, as the answer leads there anyway."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    steps = [step for step in request.path.split("/") if step]
    root = site.root_page.url_path
    paths = [root + "".join(f"{step}/" for step in steps[:count]) for count in range(1, len(steps))]
    found: Page | None = only_visible(Page.objects.filter(url_path__in=paths)).order_by("-depth").first()
    return found
