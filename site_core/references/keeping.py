"""Refusing to delete what is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from site_core.checks.refusing import with_list
from site_core.references import wording
from site_core.references.uses import Use, uses_of

SHOWN = 10


def refuse_what_is_used(request: HttpRequest, things: Iterable[Any]) -> bool:
    """Whether something keeps one of the things from being deleted; the editor is told what, with links."""
    doomed = list(things)
    leaving = _leaving(doomed)
    refused = False
    for kept in _kept_among(doomed):
        if uses := uses_of(kept, leaving):
            refused = True
            messages.error(request, _sentence(request, kept, uses))
    return refused


def _kept_among(things: Iterable[Any]) -> Iterator[Any]:
    """The things that may not be deleted while they are used; of a page also those in the tree below it."""
    for thing in things:
        if not isinstance(thing, Page):
            if getattr(thing, "kept_while_used", False):
                yield thing
            continue
        for model in apps.get_models():
            if issubclass(model, Page) and getattr(model, "kept_while_used", False):
                yield from model._default_manager.filter(path__startswith=thing.path, alias_of=None)


def _leaving(things: list[Any]) -> Callable[[Any], bool]:
    """Whether something is deleted together with the things."""
    paths = tuple(thing.path for thing in things if isinstance(thing, Page))
    others: set[tuple[type[Model], Any]] = {(type(thing), thing.pk) for thing in things if not isinstance(thing, Page)}
    return lambda one: one.path.startswith(paths) if isinstance(one, Page) else (type(one), one.pk) in others


def _sentence(request: HttpRequest, kept: Any, uses: list[Use]) -> SafeString:
    shown: list[Any] = [_link(request, use) for use in uses[:SHOWN]]
    if len(uses) > SHOWN:
        shown.append(wording.MORE.format(count=len(uses) - SHOWN))
    kind, help_text = kept._meta.verbose_name, getattr(kept, "instead_of_deleting", wording.MEND_FIRST)
    heading = wording.STILL_USED.format(kind=kind, name=_name(kept))
    return format_html("{}{}", with_list(heading, shown), help_text)


def _link(request: HttpRequest, use: Use) -> SafeString:
    by = use.by.specific if isinstance(use.by, Page) else use.by
    name = f"{capfirst(str(by._meta.verbose_name))} “{_name(by)}”{wording.IN_DRAFT if use.draft else ''}"
    try:
        address = AdminURLFinder(request.user).get_edit_url(by)
    except NoReverseMatch:
        address = None
    return format_html('<a href="{}">{}</a>', address, name) if address else format_html("{}", name)


def _name(thing: Any) -> str:
    return str(getattr(thing, "name", "") or thing)
