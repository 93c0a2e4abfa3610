"""Who uses a thing: pages and snippets as they are, and drafts and schedules that would use it when they go public."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, Model, Q
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, ReferenceIndex, Revision

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Use:
    """A page or snippet that uses a thing; `draft` when only what is not public yet does."""

    by: Any
    draft: bool = False


def uses_of(thing: Model, leaving: Callable[[Any], bool]) -> list[Use]:
    """Who uses the thing, each once. What `leaving` says of is deleted together with it and does not count."""
    found: dict[tuple[str, str], Use] = {}
    for use in _all_uses(thing):
        by = use.by
        if not leaving(by) and not getattr(by, "alias_of_id", None):
            found.setdefault((by._meta.label, str(by.pk)), use)
    return list(found.values())


def _all_uses(thing: Model) -> Iterator[Use]:
    for source, references in ReferenceIndex.get_references_to(thing).group_by_source_object():
        if any(_counts(thing, reference) for reference in references):
            yield Use(source)
    for relation in _many_to_many(thing):
        for source in relation.related_model._default_manager.filter(**{relation.field.name: thing.pk}):
            yield Use(source)
    for draft in _drafts():
        if _is_used_in(thing, draft):
            yield Use(draft, draft=True)


def _counts(thing: Model, reference: ReferenceIndex) -> bool:
    """What goes with the thing does not keep it; a link in the text of a page is Wagtail's to warn of."""
    if reference.on_delete is CASCADE:
        return False
    return not (isinstance(thing, Page) and isinstance(reference.source_field, (StreamField, RichTextField)))


def _many_to_many(thing: Model) -> list[Any]:
    """Relations that the reference index knows nothing of."""
    return [field for field in thing._meta.get_fields(include_hidden=True) if field.many_to_many and field.auto_created]


def _drafts() -> Iterator[Any]:
    """What is not public yet: the latest drafts and whatever is scheduled."""
    drafts = Page.objects.filter(has_unpublished_changes=True).values("latest_revision")
    for revision in Revision.objects.filter(Q(pk__in=drafts) | Q(approved_go_live_at__isnull=False)).iterator():
        try:
            yield revision.as_object()
        except Exception:
            logger.warning("revision %s cannot be read", revision.pk, exc_info=True)


def _is_used_in(thing: Model, draft: Any) -> bool:
    base = thing._meta.get_parent_list()[-1] if thing._meta.get_parent_list() else type(thing)
    wanted = ContentType.objects.get_for_model(base).pk, str(thing.pk)
    for content_type, pk, model_path, _ in ReferenceIndex._extract_references_from_object(draft):
        reference = ReferenceIndex(content_type=ContentType.objects.get_for_model(draft), model_path=model_path)
        if (content_type, str(pk)) == wanted and _counts(thing, reference):
            return True
    chosen = (getattr(draft, f.name).all() for f in draft._meta.many_to_many if isinstance(thing, f.related_model))
    return any(other.pk == thing.pk for some in chosen for other in some)
