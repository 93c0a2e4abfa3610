"""The page of a legal document names what rests on it, and nothing that the public may not see."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from policies.models import LegalDocument, PolicyGuide, SupportScheme
from policies.models.guides import GuideCitation

pytestmark = pytest.mark.django_db


def test_a_citing_page_is_named_while_it_is_public(client: Client) -> None:
    law = LegalDocument.objects.get(number="28/2018/TT-BTC")
    scheme, guide = SupportScheme.objects.get(code="may-moc"), PolicyGuide.objects.get(code="guide-apply")
    GuideCitation.objects.create(page=guide, document=law)
    assert {scheme.title, guide.title} <= {page.title for page in law.citing_pages()}

    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)
    scheme.unpublish()

    assert {scheme.title, guide.title}.isdisjoint({page.title for page in law.citing_pages()})
    assert guide.title not in client.get(law.url).content.decode()
