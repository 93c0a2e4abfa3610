"""Copies, aliases, moves and bulk actions of every page type, as an editor does them: no code is doubled and nothing fails."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.snippets.models import get_snippet_models

from news.models import Announcement, Article, PlacePage, Programme, Project
from policies.catalogue.answerable import intention_options
from policies.models import SupportScheme
from search.indexing import pages
from site_core.models import SitePage
from tests.editing import errors, form_data, latest, save

pytestmark = pytest.mark.django_db

PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]


def one(model: type[SitePage]) -> Any:
    return model.objects.live().order_by("pk")[0]


def scheme() -> SupportScheme:
    return SupportScheme.objects.get(code="may-moc", alias_of=None)


def copy(client: Client, page: Page, slug: str, **fields: Any) -> Any:
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    sent = {"new_title": page.title, "new_slug": slug, "new_parent_page": page.get_parent().pk, **fields}
    return client.post(address, sent)


def bulk(client: Client, action: str, *chosen: Page, **fields: Any) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in chosen)
    return client.post(f"{address}?{ids}&next=/admin/pages/", fields, follow=True)


def codes() -> list[str]:
    """Of all pages that are no aliases."""
    return [page.public_code for model in PAGE_TYPES for page in model.objects.filter(alias_of=None)]


def no_code_is_doubled(*but: str) -> bool:
    found = [code for code in codes() if code not in but]
    return len(found) == len(set(found))


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "how",
    [{}, {"publish_copies": "on"}, {"alias": "on"}, {"copy_subpages": "on"}],
    ids=["draft", "published", "alias", "with subpages"],
)
def test_every_page_type_can_be_copied(admin_client: Client, model: type[SitePage], how: dict[str, str]) -> None:
    """Or the form says why not: a second index, a second page of a place."""
    page = one(model)
    answer = copy(admin_client, page, "ban-sao", **how)
    made = model.objects.filter(slug="ban-sao").first()

    assert answer.status_code == (302 if made else 200)
    if made is None:
        assert BeautifulSoup(answer.content, "html.parser").select(".error-message")
        assert model.max_count == 1 or model is PlacePage
    elif "alias" in how:
        assert (made.alias_of_id, made.code) == (page.pk, page.code)
    elif model is not PlacePage:
        assert no_code_is_doubled()
        assert latest(made).public_code == made.public_code


def test_a_copy_takes_the_next_free_code(admin_client: Client) -> None:
    copy(admin_client, scheme(), "mot-ten-khac", publish_copies="on")
    first = SupportScheme.objects.get(slug="mot-ten-khac")
    copy(admin_client, first, "ten-nua")

    assert first.live
    assert (first.code, latest(first).code) == ("may-moc-2", "may-moc-2")
    assert SupportScheme.objects.get(slug="ten-nua").code == "may-moc-3"
    assert {revision.as_object().code for revision in first.revisions.all()} == {"may-moc-2"}


def test_a_copy_that_was_a_draft_can_be_published(admin_client: Client) -> None:
    copy(admin_client, scheme(), "ban-sao")
    made = SupportScheme.objects.get(slug="ban-sao")

    answer = save(admin_client, latest(made), "publish")
    assert answer.status_code == 302, errors(answer)
    made.refresh_from_db()
    assert (made.live, made.code) == (True, "may-moc-2")


def test_a_tree_is_copied_with_codes_of_its_own(admin_client: Client) -> None:
    programme = Programme.objects.live().filter(numchild__gt=1)[0]
    copy(admin_client, programme, "ban-sao", copy_subpages="on", publish_copies="on")
    made = Programme.objects.get(slug="ban-sao")

    assert made.get_children().live().count() == programme.get_children().live().count() > 1
    assert no_code_is_doubled()


def test_two_new_pages_of_one_title_have_two_codes(admin_client: Client) -> None:
    article, announcement = Article(title="Mua máy"), Announcement(title="Mua máy")
    one(Article).get_parent().add_child(instance=article)
    one(Announcement).get_parent().add_child(instance=announcement)

    assert (article.slug, announcement.slug) == ("mua-may", "mua-may")
    assert (article.public_code, announcement.public_code) == ("mua-may", "mua-may-2")


def test_a_code_that_another_page_has_is_refused_beside_its_field(admin_client: Client) -> None:
    article = latest(one(Article))
    for button in ("", "publish"):
        shown = save(admin_client, article, button, code="may-moc")
        assert "Mã “may-moc” đã dùng cho một trang khác" in shown.content.decode()


def test_a_place_has_one_page(admin_client: Client) -> None:
    said = copy(admin_client, one(PlacePage), "ban-sao", publish_copies="on").content.decode()
    assert "Đơn vị này đã có trang" in said
    copy(admin_client, one(PlacePage), "ban-sao")
    assert not PlacePage.objects.get(slug="ban-sao").live


def test_an_alias_is_found_and_listed_as_its_source_alone(admin_client: Client, client: Client) -> None:
    source = scheme()
    listed, options = client.get(source.get_parent().url).content.decode(), intention_options()
    assert copy(admin_client, source, "bi-danh", alias="on").status_code == 302
    alias = SupportScheme.objects.get(slug="bi-danh")
    shown = client.get(alias.url)

    assert shown.status_code == 200
    head = BeautifulSoup(shown.content, "html.parser")
    assert head.select_one("link[rel=canonical]")["href"].endswith(source.url)  # type: ignore[index]
    assert head.select_one("meta[property='og:url']")["content"].endswith(source.url)  # type: ignore[index]
    assert pages.public_pages([alias.pk, source.pk]).keys() == {source.pk}
    assert f"page:{alias.pk}" not in {document.key for document in pages.all_documents()}
    assert client.get(source.get_parent().url).content.decode().count(source.title) == listed.count(source.title)
    assert intention_options() == options


def test_an_alias_elsewhere_is_listed_there(admin_client: Client, client: Client) -> None:
    project = one(Project)
    other = Programme.objects.live().exclude(pk=project.get_parent().pk)[0]
    copy(admin_client, project, "bi-danh", alias="on", new_parent_page=other.pk)

    assert project.title in client.get(other.url).content.decode()


def test_an_alias_follows_its_source(admin_client: Client) -> None:
    copy(admin_client, scheme(), "bi-danh", alias="on")
    assert save(admin_client, latest(scheme()), "publish", code="ma-moi", title="Tên mới").status_code == 302
    alias = SupportScheme.objects.get(slug="bi-danh")

    assert (alias.title, alias.code) == ("Tên mới", "ma-moi")


@pytest.mark.parametrize("model", [SupportScheme, Article, Programme])
def test_an_alias_becomes_a_page_with_a_code_of_its_own(admin_client: Client, model: type[SitePage]) -> None:
    copy(admin_client, one(model), "bi-danh", alias="on")
    alias = model.objects.get(slug="bi-danh")
    admin_client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    alias.refresh_from_db()

    assert alias.alias_of_id is None
    assert no_code_is_doubled()
    answer = save(admin_client, latest(alias), "publish")
    assert answer.status_code == 302, errors(answer)


def test_an_alias_of_a_place_cannot_become_a_second_page_of_it(admin_client: Client) -> None:
    copy(admin_client, one(PlacePage), "bi-danh", alias="on")
    alias = PlacePage.objects.get(slug="bi-danh")
    answer = admin_client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]), follow=True)
    alias.refresh_from_db()

    assert alias.alias_of_id
    assert "Đơn vị này đã có trang" in answer.content.decode()


def test_aliases_of_a_deleted_page_have_codes_of_their_own(admin_client: Client) -> None:
    source = one(Article)
    for slug in ("mot", "hai"):
        copy(admin_client, source, slug, alias="on")
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[source.pk]))

    assert Article.objects.filter(slug__in=("mot", "hai"), alias_of=None).count() == 2
    assert no_code_is_doubled()


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_bulk_actions_take_every_page_type_and_its_alias(admin_client: Client, model: type[SitePage]) -> None:
    page = one(model)
    copy(admin_client, page, "bi-danh", alias="on")
    chosen = [page, *model.objects.filter(alias_of=page)]
    for action, fields in [("unpublish", {}), ("publish", {}), ("publish", {"include_descendants": "on"})]:
        assert bulk(admin_client, action, *chosen, **fields).status_code == 200
        assert {one.live for one in model.objects.filter(pk__in=[p.pk for p in chosen])} == {action == "publish"}


def test_a_tree_with_an_alias_is_published_again(admin_client: Client) -> None:
    project = one(Project)
    copy(admin_client, project, "bi-danh", alias="on")
    programme = project.get_parent()
    bulk(admin_client, "unpublish", programme, include_descendants="on")
    assert not Project.objects.get(slug="bi-danh").live
    assert bulk(admin_client, "publish", programme, include_descendants="on").status_code == 200
    assert not programme.get_descendants().not_live().exists()


def test_pages_are_moved_together_with_their_codes(admin_client: Client) -> None:
    project = one(Project)
    copy(admin_client, project, "bi-danh", alias="on")
    alias = Project.objects.get(slug="bi-danh")
    other = Programme.objects.live().exclude(pk=project.get_parent().pk)[0]
    bulk(admin_client, "move", project, alias, chooser=other.pk)

    assert {page.get_parent().pk for page in Project.objects.filter(pk__in=[project.pk, alias.pk])} == {other.pk}
    assert no_code_is_doubled()


def test_an_old_revision_whose_code_now_belongs_to_another_keeps_the_present_one(admin_client: Client) -> None:
    page = scheme()
    old = page.save_revision()
    assert save(admin_client, latest(page), "publish", code="ma-moi").status_code == 302
    copy(admin_client, SupportScheme.objects.get(code="lai-suat"), "khac")
    other = SupportScheme.objects.get(slug="khac")
    assert save(admin_client, latest(other), "publish", code="may-moc").status_code == 302
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    assert admin_client.get(address).status_code == 200
    sent = form_data(Revision.objects.get(pk=old.pk).as_object()) | {"action-publish": "on", "revision": old.pk}
    assert admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code == 302

    page.refresh_from_db()
    assert page.code == "ma-moi"
    assert no_code_is_doubled()


@pytest.mark.parametrize("model", [m for m in get_snippet_models() if hasattr(m, "key")], ids=lambda m: m.__name__)
def test_a_copied_snippet_is_offered_a_free_key(admin_client: Client, model: Any) -> None:
    source = model.objects.order_by("pk")[0]
    viewset = model.snippet_viewset
    shown = admin_client.get(reverse(viewset.get_url_name("copy"), args=[source.pk]))
    form = shown.context["form"]
    assert form["key"].value() == f"{source.key}-2"

    sent = form_data(form.instance)
    assert admin_client.post(reverse(viewset.get_url_name("add")), sent).status_code == 302
    made = model.objects.get(key=f"{source.key}-2")
    source.refresh_from_db()
    assert made.pk != source.pk
    if hasattr(model, "points"):
        assert made.points.count() == source.points.count() > 0
