"""What the admin offers of the news beyond Wagtail's own."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from news.accounts import view as accounts  # noqa: F401  (registers what it holds)
from news.models import PriceSeries
from site_core.snippets import KeyedViewSet

register_snippet(PriceSeries, viewset=KeyedViewSet)
