"""The style guide in the admin: every block and component of the public pages in its states, on one page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from site_core.styleguide import samples


def styleguide(request: HttpRequest) -> HttpResponse:
    """Components with made-up but likely content; nothing is read from the database but the Centre's data."""
    return render(request, "styleguide.html", samples.context(timezone.now()))
