"""How pages are looked up: which are visible, and how an address leads to one. Fewer queries than Wagtail's own ways."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class SitePageQuerySet(PageQuerySet):
    def visible(self) -> Any:
        """Live pages that anyone may see. Wagtail's `public()` asks for all restrictions before each query; this asks within it."""
        beginning = Substr(OuterRef("path"), 1, Length("page__path"))
        above = PageViewRestriction.objects.filter(page__path=beginning)
        return self.live().exclude(Exists(above))


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def view_restrictions(page: Page) -> QuerySet[PageViewRestriction]:
    """Restrictions of a page and its ancestors, in one query: the ancestors' paths are the beginnings of its own."""
    ends = range(Page.steplen, len(page.path) + 1, Page.steplen)
    return PageViewRestriction.objects.filter(page__path__in=[page.path[:end] for end in ends])


def visible_among(model: type[Page], chosen: Any) -> Any:
    """The visible pages of a type among those that a page refers to; in a preview these are held in memory."""
    pages = chosen.all()
    ids = pages.values("pk") if isinstance(pages, QuerySet) else [page.pk for page in pages]
    return model.objects.visible().filter(pk__in=ids)
