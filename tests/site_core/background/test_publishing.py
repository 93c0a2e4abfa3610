"""What is due is published or taken down, each page by itself; what fails is seen, told and tried again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.models import Article
from search.indexing.models import IndexJob
from site_core.background import failures
from site_core.background.models import PublishingFailure
from site_core.background.publishing import publish_due
from site_core.mail.models import OutgoingMail
from site_core.models import User

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)


def scheduled(title: str, user: Any = None, **fields: Any) -> Article:
    """A live page whose new title is due."""
    page = Article.objects.live().filter(alias_of=None).exclude(latest_revision__approved_go_live_at__isnull=False)[0]
    page.title = title
    for name, value in fields.items():
        setattr(page, name, value)
    revision = page.save_revision(user=user, clean=False)
    revision.approved_go_live_at = timezone.now() - MINUTE
    revision.save()
    return page


def title_of(page: Page) -> str:
    return Page.objects.get(pk=page.pk).title


def test_one_that_fails_holds_back_no_other() -> None:
    bad, good = scheduled("Hỏng", summary="dài" * 200), scheduled("Tốt")
    publish_due()
    assert (title_of(good), title_of(bad) == "Hỏng") == ("Tốt", False)
    row = PublishingFailure.objects.get()
    assert (row.title, row.action, row.attempts) == ("Hỏng", "publish", 1)


def test_the_index_job_is_written_with_the_change_and_lost_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = scheduled("Hỏng"), scheduled("Tốt")
    IndexJob.objects.all().delete()
    from wagtail.signals import page_published

    def fail(instance: Any, **kwargs: Any) -> None:
        assert IndexJob.objects.filter(page_id=instance.pk).exists()
        assert transaction.get_connection().in_atomic_block
        if instance.pk == bad.pk:
            raise RuntimeError("no")

    page_published.connect(fail, weak=False)
    try:
        publish_due()
    finally:
        page_published.disconnect(fail)
    assert not IndexJob.objects.filter(page_id=bad.pk).exists()
    assert IndexJob.objects.filter(page_id=good.pk).exists()
    assert "RuntimeError: no" in PublishingFailure.objects.get().reason


def test_pauses_grow_and_it_is_never_given_up() -> None:
    bad = scheduled("Hỏng", summary="dài" * 200)
    start, tries, at = timezone.now(), [], timezone.now()
    while at < start + dt.timedelta(days=3):
        with time_machine.travel(at, tick=False):
            publish_due()
            row = PublishingFailure.objects.get()
            assert row.next_try > timezone.now()
            tries.append(row.next_try - at)
            publish_due()
            assert PublishingFailure.objects.get().attempts == row.attempts, "it waits"
            at = row.next_try
    assert tries == sorted(tries)
    assert (tries[0], tries[1], tries[-1]) == (MINUTE, MINUTE * 2, failures.LONGEST_PAUSE)
    assert title_of(bad) != "Hỏng"


def test_a_failure_is_forgotten_when_it_goes_well_or_is_taken_back() -> None:
    bad = scheduled("Hỏng", summary="dài" * 200)
    publish_due()
    revision = Page.objects.get(pk=bad.pk).latest_revision
    revision.content["summary"] = "Đã sửa."
    revision.save()
    failures.again(PublishingFailure.objects.get().pk)
    publish_due()
    assert (title_of(bad), PublishingFailure.objects.count()) == ("Hỏng", 0)

    other = scheduled("Hỏng nữa", summary="dài" * 200)
    publish_due()
    other.revisions.update(approved_go_live_at=None)
    publish_due()
    assert not PublishingFailure.objects.exists()


def test_the_report_names_it_and_has_it_tried_again(admin_client: Client) -> None:
    bad = scheduled("Hỏng", summary="dài" * 200)
    publish_due()
    row = PublishingFailure.objects.get()
    shown = admin_client.get(reverse("publishing_failures:index")).content.decode()
    assert row.reason in shown
    assert reverse("wagtailadmin_pages:edit", args=[bad.pk]) in shown
    admin_client.post(reverse("publishing_failures:again", args=[row.pk]))
    publish_due()
    assert PublishingFailure.objects.get().attempts == 2
    assert row.reason in admin_client.get(reverse("wagtailadmin_pages:edit", args=[bad.pk])).content.decode()


def author() -> User:
    return User.objects.create_user("bien-tap", "bien-tap@example.vn", "x")


def test_its_author_is_told_once() -> None:
    scheduled("Hỏng", user=author(), summary="dài" * 200)
    publish_due()
    failures.again(PublishingFailure.objects.get().pk)
    publish_due()
    letter = OutgoingMail.objects.get()
    assert letter.to == "bien-tap@example.vn"
    assert PublishingFailure.objects.get().reason in letter.text


@pytest.mark.parametrize("how", ["no mail is set", "the author is gone", "the address is none"])
def test_without_mail_or_author_it_is_kept_all_the_same(how: str, settings: Any) -> None:
    writer = author()
    scheduled("Hỏng", user=writer, summary="dài" * 200)
    if how == "no mail is set":
        settings.MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
    elif how == "the author is gone":
        writer.delete()
    else:
        User.objects.filter(pk=writer.pk).update(email="bien-tap")
    publish_due()
    assert PublishingFailure.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_what_has_expired_is_taken_down_with_its_alias() -> None:
    page = Article.objects.live()[0]
    alias = page.create_alias(update_slug="bi-danh")
    Page.objects.filter(pk__in=[page.pk, alias.pk]).update(expire_at=timezone.now() - MINUTE)
    publish_due()
    for one in Page.objects.filter(pk__in=[page.pk, alias.pk]):
        assert not one.live
    assert Page.objects.get(pk=page.pk).expired
    assert not PublishingFailure.objects.exists()


def test_what_expired_before_it_was_published_is_never_seen() -> None:
    """The worker was away from before the beginning to after the end."""
    page = scheduled("Đã qua", expire_at=timezone.now() - MINUTE)
    publish_due()
    now = Page.objects.get(pk=page.pk)
    assert (now.live, now.expired, now.scheduled_revision) == (False, True, None)


def test_a_locked_page_goes_public_as_was_agreed_before_the_lock() -> None:
    page = scheduled("Đã khóa")
    Page.objects.filter(pk=page.pk).update(locked=True, locked_at=timezone.now())
    publish_due()
    assert title_of(page) == "Đã khóa"


def test_an_alias_goes_public_with_its_source() -> None:
    page = scheduled("Tên mới")
    alias = page.create_alias(update_slug="bi-danh")
    publish_due()
    assert title_of(alias) == "Tên mới"
