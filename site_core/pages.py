"""How pages are looked up: which are visible, and how an address leads to one. Fewer queries than Wagtail's own ways."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length, Substr
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class SitePageQuerySet(PageQuerySet):
    def visible(self) -> Any:
        """Live pages that anyone may see."""
        return only_visible(self)


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def only_visible(pages: Any) -> Any:
    """Those of the pages that are live and that anyone may see.

    Wagtail's `public()` asks for all restrictions before each query; this asks within it. It also minds that an alias has the
    restrictions of its source, as Wagtail does when it serves one.
    """
    restrictions = PageViewRestriction.objects
    return pages.live().exclude(
        Exists(restrictions.filter(page__path=_beginning("page__path")))
        | Exists(restrictions.filter(page__aliases__path=_beginning("page__aliases__path")))
    )


def _beginning(path: str) -> Substr:
    """So much of the outer page's path as the other path is long: the same for a page and whatever lies below it."""
    return Substr(OuterRef("path"), 1, Length(path))


def view_restrictions(page: Page) -> QuerySet[PageViewRestriction]:
    """Restrictions of a page and its ancestors, in one query: the ancestors' paths are the beginnings of its own."""
    ends = range(Page.steplen, len(page.path) + 1, Page.steplen)
    return PageViewRestriction.objects.filter(page__path__in=[page.path[:end] for end in ends])


def visible_among(model: type[Page], chosen: Any) -> Any:
    """The visible pages of a type among those that a page refers to; in a preview these are held in memory."""
    pages = chosen.all()
    ids = pages.values("pk") if isinstance(pages, QuerySet) else [page.pk for page in pages]
    return model.objects.visible().filter(pk__in=ids)
