"""Making a secret, and the answer to whoever comes with one."""

from __future__ import annotations

import secrets
from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from site_core.kept_pages.middleware import do_not_keep

_Response = TypeVar("_Response", bound=HttpResponseBase)


def new_secret() -> str:
    """192 random bits that may stand in an address."""
    return secrets.token_urlsafe(24)


def keep_private(request: HttpRequest, response: _Response) -> _Response:
    """Have nobody keep the answer, index it, or learn its address from a link on it."""
    do_not_keep(request)
    response.headers["Cache-Control"] = "no-store, private"
    # Never more than the site's name. With «no-referrer» browsers send «Origin: null», and no form of the page would be taken.
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
