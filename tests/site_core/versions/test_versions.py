"""What is kept in memory follows every change, of this process or another, and forgets what was rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from news.models import Article
from policies.models import IndustryGroup, SupportScheme
from policies.rules.groups import current_groups
from site_core.models import SiteSettings
from site_core.versions import current
from site_core.versions.current import changed, versions
from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC, REFERENCE, SCHEMES
from site_core.versions.signals import version_of

pytestmark = pytest.mark.django_db

# What no visitor sees.
PRIVATE = {
    "site_core.User",
    "site_core.PublishingFailure",
    "site_core.StepState",
    "site_core.ContentVersion",
    "policies.GoldenCase",
    "search.IndexJob",
    "search.SearchRecord",
    "search.SearchCount",
    "search.AttachedText",
    "search.JudgedQuery",
    # Of persons and letters; the pages that show them are made for one reader and never kept.
    "site_core.OutgoingMail",
    "site_core.ApprovalCode",
    "site_core.DailySalt",
    "site_core.Sent",
    "policies.RequestSettings",
    "policies.SupportRequest",
    "policies.ConsentText",
    "policies.Consent",
    "policies.RequestEvent",
    "policies.SentForm",
    "policies.ErasedCount",
    "policies.UnitOfficer",
    "search.AlertSubscriber",
    "search.Subscription",
    "search.ToldEvent",
}


class Undone(Exception):
    pass


def rename_centre(name: str) -> None:
    centre = SiteSettings.load()
    centre.centre_name = name
    centre.save()


def test_what_is_kept_is_made_once_and_again_after_a_change() -> None:
    made: list[int] = []

    @kept(SCHEMES)
    def count() -> int:
        made.append(1)
        return len(made)

    assert [count(), count()] == [1, 1]
    changed(PUBLIC)
    assert count() == 1, "another kind of content"
    changed(SCHEMES)
    assert count() == 2
    changed(REFERENCE)
    assert count() == 3, "schemes refer to it"


@contextmanager
def a_request() -> Iterator[None]:
    """What happens around a request, without Django's closing of connections."""
    current._begin()
    yield
    current._finish()


def rename_and_undo() -> None:
    with transaction.atomic():
        rename_centre("Tên chưa lưu")
        assert SiteSettings.current().centre_name == "Tên chưa lưu"
        raise Undone


def test_no_ghost_is_left_by_a_transaction_that_is_rolled_back() -> None:
    before = SiteSettings.current().centre_name
    with pytest.raises(Undone):
        rename_and_undo()
    assert SiteSettings.current().centre_name == before
    rename_centre("Tên mới")
    assert SiteSettings.current().centre_name == "Tên mới", "the next change has another number than the undone one"


def test_the_rest_of_a_request_sees_no_ghost_either() -> None:
    with a_request():
        before = SiteSettings.current().centre_name
        with pytest.raises(Undone):
            rename_and_undo()
        assert SiteSettings.current().centre_name == before


def test_a_request_asks_for_the_versions_once(django_assert_num_queries: Any) -> None:
    SiteSettings.current()
    current_groups()
    with a_request(), django_assert_num_queries(1):
        SiteSettings.current()
        current_groups()


def test_every_model_of_ours_says_what_it_changes() -> None:
    """A model that is new says `content_version`, or stands in the list above because no visitor sees it."""
    ours = [
        model for model in apps.get_models() if model._meta.app_label in ("site_core", "policies", "news", "search")
    ]
    silent = {model._meta.label for model in ours if version_of(model) is None and not model._meta.auto_created}
    assert silent == PRIVATE


@pytest.mark.parametrize("model", [SupportScheme, Article], ids=lambda model: model.__name__)
def test_a_draft_changes_nothing_and_publishing_does(model: type[Page]) -> None:
    page = model.objects.live().first()
    before = versions(PUBLIC)
    page.title = "Tên khác"
    revision = page.save_revision()
    assert versions(PUBLIC) == before
    revision.publish()
    assert versions(PUBLIC) != before


def test_the_rules_follow_a_group_that_was_changed() -> None:
    group = IndustryGroup.objects.get(pk=min(current_groups().industry))
    group.codes = "17"
    group.save()
    assert current_groups().industry[group.pk].codes == {"17"}


def test_withdrawing_and_moving_change_the_schemes() -> None:
    scheme = SupportScheme.objects.live().first()
    before = versions(SCHEMES)
    scheme.unpublish()
    assert versions(SCHEMES) != before
