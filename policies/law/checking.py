"""Which citations must be compared with the law again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch

from policies.law.documents import LegalRelation


def with_events(citations: Any) -> Any:
    """A queryset of citations whose documents know their events: two further queries, however many citations."""
    return citations.select_related("document").prefetch_related(
        Prefetch(
            "document__incoming_relations",
            LegalRelation.declared(),
            to_attr="_incoming",
        )
    )


def checked_all(groups: Sequence[Any], today: dt.date) -> list[list[tuple[Any, bool]]]:
    """`checked_citations` for several sets of citations, with the events of all their documents read at once."""
    sets = [list(group.select_related("document")) for group in groups]
    documents = {c.document_id: c.document for citations in sets for c in citations}
    incoming: dict[int, list[Any]] = {pk: [] for pk in documents}
    for relation in LegalRelation.declared().filter(target__in=documents):
        incoming[relation.target_id].append(relation)
    for citations in sets:
        for citation in citations:
            citation.document._incoming = incoming[citation.document_id]
    return [[(citation, citation.needs_check(today)) for citation in citations] for citations in sets]


def checked_citations(citations: Any, today: dt.date) -> list[tuple[Any, bool]]:
    """Each citation with whether it must be compared with its document again."""
    return checked_all([citations], today)[0]
