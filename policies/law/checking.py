"""Which citations must be compared with the law again, and which documents are still cited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch
from wagtail.models import Page

from policies.law.citing import citation_models
from policies.law.documents import LegalDocument, LegalRelation


def with_events(citations: Any) -> Any:
    """A queryset of citations whose documents know their events: two further queries, however many citations."""
    return citations.select_related("document").prefetch_related(
        Prefetch(
            "document__incoming_relations",
            LegalRelation.objects.filter(page__live=True).select_related("page"),
            to_attr="_incoming",
        )
    )


def checked_all(groups: Sequence[Any], today: dt.date) -> list[list[tuple[Any, bool]]]:
    """`checked_citations` for several sets of citations, with the events of all their documents read at once."""
    sets = [list(group.select_related("document")) for group in groups]
    documents = {c.document_id: c.document for citations in sets for c in citations}
    relations = LegalRelation.objects.filter(target__in=documents, page__live=True).select_related("page")
    incoming: dict[int, list[Any]] = {pk: [] for pk in documents}
    for relation in relations.order_by("page__issued_on", "pk"):
        incoming[relation.target_id].append(relation)
    for citations in sets:
        for citation in citations:
            citation.document._incoming = incoming[citation.document_id]
    return [[(citation, citation.needs_check(today)) for citation in citations] for citations in sets]


def checked_citations(citations: Any, today: dt.date) -> list[tuple[Any, bool]]:
    """Each citation with whether it must be compared with its document again."""
    return checked_all([citations], today)[0]


def cited_within(page: Page) -> list[str]:
    """Names of the legal documents in the tree under a page that pages outside it cite or refer to."""
    documents = LegalDocument.objects.descendant_of(page, inclusive=True)
    staying = {"page__in": page.get_descendants(inclusive=True)}
    cited: set[int] = set(
        LegalRelation.objects.filter(target__in=documents).exclude(**staying).values_list("target_id", flat=True)
    )
    for model in citation_models():
        cited.update(
            model.objects.filter(document__in=documents).exclude(**staying).values_list("document_id", flat=True)
        )
    return [document.name for document in documents.filter(pk__in=cited).order_by("number")]
