"""Whatever is saved is cleaned first: any model, ours or not, from a form, a command or an import. A new model cannot be forgotten."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import AppConfig
from django.core.management import call_command
from django.db.models import Model
from django.db.models.signals import post_migrate, pre_save
from django.dispatch import receiver
from wagtail.models import Revision

from site_core.doors.fields import clean_content, clean_instance

# The end of the name of the migration after which what was stored before is cleaned, once.
MIGRATION = "clean_texts"


@receiver(pre_save)
def about_to_be_saved(
    sender: type[Model], instance: Any, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    clean_instance(instance, update_fields)
    if isinstance(instance, Revision) and (update_fields is None or "content" in update_fields):
        model = instance.content_type.model_class()
        if model is not None:
            instance.content = clean_content(model, instance.content)


@receiver(post_migrate)
def migrated(sender: AppConfig, plan: Any = (), verbosity: int = 1, **kwargs: Any) -> None:
    """After the migration that asks for it, clean what is stored and have the admin's search look at everything anew.

    Not within the migration: there the models are those of the past, without what they do when saved.
    """
    if sender.name == "site_core" and any(
        migration.app_label == sender.label and migration.name.endswith(MIGRATION) and not backwards
        for migration, backwards in plan
    ):
        call_command("clean_texts", verbosity=verbosity)
        call_command("update_index", verbosity=0)
