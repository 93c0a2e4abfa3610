"""What the admin does for legal documents beyond Wagtail's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from policies import wording
from policies.law.checking import cited_within


@hooks.register("before_delete_page")
def keep_what_is_cited(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A legal document that others cite or refer to cannot be deleted: say which, instead of failing."""
    cited = cited_within(page)
    if not cited or request.method != "POST":
        return None
    messages.error(request, wording.STILL_CITED.format(documents=", ".join(cited)))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
