"""The schemes that anyone may see, as the eligibility engine judges them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from policies.eligibility import Scheme
from policies.law.checking import with_events
from policies.models import SchemeCitation, SupportItem, SupportScheme
from policies.rules.groups import current_groups
from policies.rules.schemes import eligibility_scheme

_CITATIONS = (("support_items", SupportItem), ("citations", SchemeCitation))


def eligibility_schemes(pages: QuerySet[SupportScheme]) -> Iterator[tuple[SupportScheme, Scheme]]:
    """Each page with its scheme, in a number of queries that does not grow with the pages."""
    groups = current_groups()
    with_law = [Prefetch(name, with_events(model.objects.all())) for name, model in _CITATIONS]
    for page in pages.prefetch_related(*with_law):
        yield page, eligibility_scheme(page, groups)
