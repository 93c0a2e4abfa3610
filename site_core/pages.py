"""How pages are looked up: which are visible, and how an address leads to one. Fewer queries than Wagtail's own ways."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC


class SitePageQuerySet(PageQuerySet):
    def visible(self) -> Any:
        """What may be listed and found: live pages that anyone may see, whose day has come, each once.

        An alias shows what its source shows. It answers at its own address and is listed nowhere, but for `visible_below`.
        """
        return self._on_their_day(only_visible(self.filter(alias_of=None)))

    def visible_below(self, parent: Page) -> Any:
        """What a page lists of what lies below it: an alias too, where its source lies elsewhere."""
        below = self.descendant_of(parent).exclude(alias_of__path__startswith=parent.path)
        return self._on_their_day(only_visible(below))

    def _on_their_day(self, pages: Any) -> Any:
        """Those that are not dated in the future, of a type that has a day (`SitePage.day_field`)."""
        field = getattr(self.model, "day_field", "")
        return pages.filter(**{f"{field}__lte": timezone.localdate()}) if field else pages


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def only_visible(pages: Any) -> Any:
    """Those of the pages that are live and that anyone may see: neither they nor what they lie under asks for a login or a password."""
    visible = pages.live()
    for path in restricted_paths():
        visible = visible.exclude(path__startswith=path)
    return visible


def is_visible(page: Page) -> bool:
    """The same for one page that has been read."""
    return page.live and not any(page.path.startswith(path) for path in restricted_paths())


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
    """The visible pages of a type among those that a page refers to; in a preview these are held in memory.

    An alias that was chosen stands for its source.
    """
    pages = chosen.all()
    if isinstance(pages, QuerySet):
        return model.objects.visible().filter(pk__in=pages.values(source=Coalesce(F("alias_of"), F("pk"))))
    return model.objects.visible().filter(pk__in=[page.alias_of_id or page.pk for page in pages])
