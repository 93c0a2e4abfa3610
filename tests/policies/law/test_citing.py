"""The page of a legal document names what rests on it, and nothing that the public may not see."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from policies.models import LegalDocument, PolicyGuide, SupportScheme
from policies.models.guides import GuideCitation, GuideIndexPage

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


def test_pages_that_cite_it_are_listed_a_page_at_a_time(client: Client) -> None:
    law = LegalDocument.objects.get(number="28/2018/TT-BTC")
    index = GuideIndexPage.objects.get()
    for number in range(40):
        guide = PolicyGuide(title=f"Hướng dẫn thử {number:02d}", citations=[GuideCitation(document=law)])
        index.add_child(instance=guide)
    citing = law.citing_pages()
    pages = [client.get(f"{law.url}?page={number}").content.decode() for number in (1, 2, 3)]

    assert len(citing) > 60
    for page in citing:
        assert sum(f'href="{page.url}"' in shown for shown in pages) == 1, page.title
