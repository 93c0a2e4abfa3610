"""Public codes and keys that no two things share: whether one is taken, and the next free one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from wagtail.models import Page


def next_free(wanted: str, longest: int, taken: Callable[[str], Collection[str]]) -> str:
    """`wanted`, or with the first number after it that makes it free: «may-moc», «may-moc-2», «may-moc-3».

    `taken` gives all that are taken among those that begin with some letters; the answer has at most `longest` characters.
    A copy of «may-moc-2» becomes «may-moc-3», not «may-moc-2-2».
    """
    if wanted not in taken(wanted):
        return wanted
    base, _, number = wanted.rpartition("-")
    if not (base and re.fullmatch(r"[2-9]|[1-9]\d", number) and base in taken(base)):
        base = wanted
    used, number_ = set(taken(base[: longest - 4])), 2
    while (code := f"{base[: longest - len(str(number_)) - 1]}-{number_}") in used:
        number_ += 1
    return code


def free_key(thing: Model, field: str) -> str:
    """A value of a unique field for a copy of the thing."""
    rows = type(thing)._default_manager
    longest: int = getattr(thing._meta.get_field(field), "max_length", 50)
    return next_free(
        getattr(thing, field),
        longest,
        lambda start: set(rows.filter(**{f"{field}__startswith": start}).values_list(field, flat=True)),
    )


def free_code(wanted: str, page: Page) -> str:
    """A code by which no page but this one is known: the wanted one or the next free one."""
    longest = page._meta.get_field("code").max_length
    return next_free(wanted[:longest], longest, lambda start: _known(page, start))


def is_taken(code: str, page: Page) -> bool:
    """Whether another page has been given the code. An alias has the code of its source and is no page of its own."""
    return bool(_union(page, Q(code=code)))


def _known(page: Page, start: str) -> set[str]:
    """The names that begin so, by which other pages are known: their codes, and the slugs of those that have none."""
    return {code or slug for code, slug in _union(page, Q(code__startswith=start) | Q(code="", slug__startswith=start))}


def _union(page: Page, which: Q) -> list[tuple[str, str]]:
    """Code and slug of other pages, of all types, in one query."""
    types: list[Any] = [m for m in apps.get_models() if issubclass(m, Page) and m is not Page]
    first, *rest = [
        model.objects.filter(which, alias_of=None).exclude(pk=page.pk).order_by().values_list("code", "slug")
        for model in types
    ]
    return list(first.union(*rest))
