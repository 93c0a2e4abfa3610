"""The whole first content, into an empty site only."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

from django.db import transaction
from wagtail.models import Page

from news.first_content.pictures.loading import hang_pictures, load_pictures
from news.first_content.samples import load_announcements, load_market, sample_codes
from news.first_content.stories import load_articles, load_programmes, load_projects
from news.first_content.tree import load_place_pages, load_settings, load_tree
from policies.first_content.loader import load_guides, load_legal_documents, load_schemes
from policies.first_content.planting import Garden
from policies.first_content.texts import read_texts
from policies.models import IndustryGroup, PlaceGroup
from site_core.models import Place, SitePage

TEXTS = Path(__file__).parent


def has_content() -> bool:
    """Whether anybody has made a page; Wagtail's welcome page, a bare `Page`, does not count."""
    return any(issubclass(page.specific_class or Page, SitePage) for page in Page.objects.filter(depth__gt=1))


def has_reference_data() -> bool:
    """Whether the register of places and the groups that rules name are there."""
    return Place.objects.exists() and IndustryGroup.objects.exists() and PlaceGroup.objects.exists()


@transaction.atomic
def load(today: dt.date, *, samples: bool = True) -> Counter[str]:
    """Load everything, or everything that is true; return how many pages there are of each type.

    The reference data are loaded before.
    """
    texts = read_texts(TEXTS / "site.toml")
    garden = Garden()
    load_pictures(garden)
    home, indexes = load_tree(garden, texts)
    load_settings(texts)
    load_place_pages(garden, indexes["places"])
    load_legal_documents(garden, indexes["legal_documents"])
    load_programmes(garden, indexes["programmes"])
    load_schemes(garden, indexes["schemes"])
    load_guides(garden, indexes["guides"])
    load_projects(garden)
    load_articles(garden, indexes["news"])
    if samples:
        load_announcements(garden, indexes["announcements"], today)
        load_market(garden, indexes["market"], today)
    home.highlighted_schemes = [garden.find(code) for code in texts["home"]["highlighted_schemes"]]
    hang_pictures(garden, left_out=set() if samples else sample_codes())
    garden.publish_all()
    return Counter(str(type(page)._meta.verbose_name) for page in garden.planted())
