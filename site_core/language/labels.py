"""Names of models and columns that Django and Wagtail would make of English ones."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.models import Site
from wagtail.sites.views import IndexView


def name_many(models: Iterable[type[Model]]) -> None:
    """Vietnamese has no plural: many are called as one is, where nothing else is said."""
    for model in models:
        if "verbose_name_plural" not in model._meta.original_attrs:
            model._meta.verbose_name_plural = model._meta.verbose_name


def name_columns_of_sites() -> None:
    """The listing of sites makes the headings of these columns of the names in the code."""
    for column in IndexView.columns:
        if column.name in ("port", "site_name", "root_page"):
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
