"""Who cites what."""

from __future__ import annotations

from django.apps import apps
from wagtail.models import Page

from policies.law.citations import Citation
from site_core.models.base import SitePage


def citation_models() -> list[type[Citation]]:
    """Every kind of citation, of whichever app."""
    return [model for model in apps.get_models() if issubclass(model, Citation)]


def pages_citing(document: Page) -> list[SitePage]:
    """Pages that cite the legal document and that anyone may see, each once, by title."""
    pages = {
        page.pk: page
        for model in citation_models()
        for page in model._meta.get_field("page")
        .related_model.objects.visible()
        .filter(pk__in=model.objects.filter(document=document.pk).values("page"))
    }
    return sorted(pages.values(), key=lambda page: (page.title, page.pk))
