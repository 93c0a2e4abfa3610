"""What the admin offers of policies beyond Wagtail's own."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from policies.models import IndustryGroup, Intention, PlaceGroup
from site_core.snippets import KeyedViewSet

for model in (IndustryGroup, PlaceGroup, Intention):
    register_snippet(model, viewset=KeyedViewSet)
