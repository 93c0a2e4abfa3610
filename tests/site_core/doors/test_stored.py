"""What was stored before its door was there."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from news.models import Article
from search.indexing.models import IndexJob
from site_core.doors.signals import migrated
from site_core.models import SiteImage

pytestmark = pytest.mark.django_db

DIRTY = unicodedata.normalize("NFD", "Hỗ trợ\u00a0mua") + "\u00ad máy"
CLEAN = "Hỗ trợ mua máy"


def clean_texts() -> tuple[str, str]:
    said, complained = io.StringIO(), io.StringIO()
    call_command("clean_texts", stdout=said, stderr=complained)
    return said.getvalue(), complained.getvalue()


def test_the_first_content_is_clean() -> None:
    assert clean_texts() == ("Đã làm sạch 0 bản ghi.\n", "")


def test_what_is_stored_is_cleaned_once_and_indexed_again() -> None:
    page = Article.objects.first()
    revision = page.save_revision()
    body = json.dumps([{"type": "paragraph", "value": f"<p>{DIRTY}</p>", "id": "x"}])
    Article.objects.filter(pk=page.pk).update(title=DIRTY, body=body)
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "title": DIRTY, "body": body})
    SiteImage.objects.filter(pk=SiteImage.objects.first().pk).update(description=DIRTY)
    IndexJob.objects.all().delete()

    assert clean_texts() == ("Đã làm sạch 3 bản ghi.\n", "")

    page.refresh_from_db()
    revision.refresh_from_db()
    assert page.title == revision.content["title"] == CLEAN
    assert page.body.raw_data[0]["value"] == json.loads(revision.content["body"])[0]["value"] == f"<p>{CLEAN}</p>"
    assert IndexJob.objects.filter(page_id=page.pk).exists()
    assert SiteImage.objects.filter(description=CLEAN).exists()
    assert clean_texts() == ("Đã làm sạch 0 bản ghi.\n", "")


def test_two_rows_that_would_become_one_are_left_and_named() -> None:
    old = "/tin-tức"
    Redirect.add_redirect(old, "/tin-tuc/")
    other = Redirect.add_redirect("/x", "/du-an/")
    Redirect.objects.filter(pk=other.pk).update(old_path=unicodedata.normalize("NFD", old))

    said, complained = clean_texts()

    assert said == "Đã làm sạch 0 bản ghi.\n"
    assert f"wagtailredirects.Redirect {other.pk}" in complained


def test_migrating_cleans_once() -> None:
    """When the migration is among those that have just been applied, and not otherwise."""
    from django.apps import apps

    Article.objects.filter(pk=Article.objects.first().pk).update(summary=DIRTY)
    loader = MigrationExecutor(connection).loader
    asks = next(
        m for (app, name), m in loader.disk_migrations.items() if app == "site_core" and name.endswith("clean_texts")
    )
    site_core = apps.get_app_config("site_core")

    migrated(sender=site_core, plan=[], verbosity=0)
    assert not Article.objects.filter(summary=CLEAN).exists()
    migrated(sender=site_core, plan=[(asks, False)], verbosity=0)
    assert Article.objects.filter(summary=CLEAN).exists()
