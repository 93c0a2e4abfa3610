"""How pages are looked up: which are visible, and how an address leads to one. Fewer queries than Wagtail's own ways."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC


class SitePageQuerySet(PageQuerySet):
    def visible(self) -> Any:
        """Live pages that anyone may see."""
        return only_visible(self)


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def only_visible(pages: Any) -> Any:
    """Those of the pages that are live and that anyone may see: neither they nor what they lie under asks for a login or a password."""
    visible = pages.live()
    for path in restricted_paths():
        visible = visible.exclude(path__startswith=path)
    return visible


@kept(PUBLIC)
def restricted_paths() -> tuple[str, ...]:
    """Paths of the trees that not everyone may see. An alias has the restrictions of its source, as Wagtail minds when it serves one."""
    restricted = PageViewRestriction.objects.values_list("page_id", "page__path")
    aliases = Page.objects.filter(alias_of__in=[pk for pk, _ in restricted]).values_list("path", flat=True)
    return tuple(sorted({*(path for _, path in restricted), *aliases}))


def view_restrictions(page: Page) -> QuerySet[PageViewRestriction]:
    """Restrictions of a page and its ancestors, in one query: the ancestors' paths are the beginnings of its own."""
    ends = range(Page.steplen, len(page.path) + 1, Page.steplen)
    return PageViewRestriction.objects.filter(page__path__in=[page.path[:end] for end in ends])


def visible_among(model: type[Page], chosen: Any) -> Any:
    """The visible pages of a type among those that a page refers to; in a preview these are held in memory."""
    pages = chosen.all()
    ids = pages.values("pk") if isinstance(pages, QuerySet) else [page.pk for page in pages]
    return model.objects.visible().filter(pk__in=ids)
