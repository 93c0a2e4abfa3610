"""Whatever is saved is clean: through the admin, an import, a revision; whatever the model."""

from __future__ import annotations

import json
import unicodedata

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import Article, ArticleIndexPage, PriceSeries
from policies.models import Intention
from search.words.models import Synonym
from site_core.doors.fields import clean_instance, text_fields
from site_core.models import SiteDocument, SiteSettings, User
from site_core.models.base import SitePage

pytestmark = pytest.mark.django_db

DIRTY = unicodedata.normalize("NFD", "Hỗ trợ\u00a0mua") + "\u00ad máy\u200b, proﬁle 742 m²"
CLEAN = "Hỗ trợ mua máy, profile 742 m²"


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_no_model_can_be_forgotten(model: type[models.Model]) -> None:
    """Every field that holds text is cleaned, whatever its class."""
    instance = model()
    fields = [field for field in text_fields(model) if not isinstance(field, StreamField) and not field.primary_key]
    for field in fields:
        instance.__dict__[field.attname] = DIRTY
    clean_instance(instance)
    assert {field.name: instance.__dict__[field.attname] for field in fields} == {field.name: CLEAN for field in fields}


def test_an_article_of_the_admin(admin_client: Client) -> None:
    parent = ArticleIndexPage.objects.get()
    body = streamfield([("paragraph", rich_text(f"<p><b>{DIRTY}</b> và <i>{DIRTY}</i></p>"))])
    response = admin_client.post(
        reverse("wagtailadmin_pages:add", args=("news", "article", parent.pk)),
        nested_form_data(
            {
                "title": f"{DIRTY}\u2028",
                "slug": "bai-thu-sach",
                "summary": f"{DIRTY}\r\n{DIRTY}",
                "date": "05/06/2026",
                "body": body,
                "place_as_written": DIRTY,
                "comments": inline_formset([]),
                "action-publish": "1",
            }
        ),
    )
    assert response.status_code == 302, response.context["form"].errors
    page = Article.objects.get(slug="bai-thu-sach")
    assert (page.title, page.draft_title, page.place_as_written) == (CLEAN, CLEAN, CLEAN)
    assert page.summary == f"{CLEAN}\n{CLEAN}"
    paragraph = str(page.body.raw_data[0]["value"])
    assert f"<b>{CLEAN}</b> và <i>{CLEAN}</i>" in paragraph
    revision = page.latest_revision.content
    assert revision["title"] == CLEAN
    assert json.loads(revision["body"])[0]["value"] == paragraph
    assert page.latest_revision.object_str == CLEAN


def test_a_draft_holds_clean_text_before_it_is_published() -> None:
    page = Article.objects.first()
    page.title = DIRTY
    page.body = json.dumps([{"type": "paragraph", "value": f"<p>{DIRTY}</p>"}])
    content = page.save_revision(clean=False).content
    assert content["title"] == CLEAN
    assert json.loads(content["body"])[0]["value"] == f"<p>{CLEAN}</p>"


def test_the_children_of_a_revision_are_cleaned_too() -> None:
    scheme = next(page for page in apps.get_model("policies", "SupportScheme").objects.all() if page.citations.exists())
    citation = scheme.citations.first()
    name = next(f.name for f in text_fields(type(citation)) if not f.choices)
    setattr(citation, name, DIRTY)
    scheme.citations.add(citation)
    kept = scheme.save_revision(clean=False).content["citations"]
    assert CLEAN in [child[name] for child in kept]


def test_an_import_gives_its_page_the_slug_of_the_clean_title() -> None:
    page = Article(title="\ufeffĐề\u00ad án", date="2026-06-05")
    ArticleIndexPage.objects.get().add_child(instance=page)
    assert (page.title, page.slug) == ("Đề án", "de-an")


def test_snippets_settings_and_people(admin_client: Client) -> None:
    Intention.objects.create(key="thu", label=DIRTY)
    PriceSeries.objects.create(key="thu", name=DIRTY, unit=DIRTY)
    settings = SiteSettings.load()
    settings.address = DIRTY
    settings.save()
    user = User.objects.create_user("thử\u200b", first_name=DIRTY)
    assert Intention.objects.get(key="thu").label == CLEAN
    assert PriceSeries.objects.get(key="thu").unit == CLEAN
    assert SiteSettings.objects.get().address == CLEAN
    user.refresh_from_db()
    assert (user.username, user.first_name) == ("thử", CLEAN)


def test_the_same_row_typed_decomposed_is_told_to_be_there_already(admin_client: Client) -> None:
    """The form is checked with the text that will be stored, so that no row is refused by the database."""
    row = Synonym.objects.filter(terms__contains="ế").first()
    assert row is not None
    typed = {"kind": row.kind, "terms": unicodedata.normalize("NFD", row.terms), "note": ""}
    response = admin_client.post(reverse(Synonym.snippet_viewset.get_url_name("add")), typed)
    assert response.status_code == 200
    assert "terms" in response.context["form"].errors


def test_the_file_of_an_import_has_a_clean_name() -> None:
    name = unicodedata.normalize("NFD", "Quyết\u00a0định\u200b.txt")
    document = SiteDocument.objects.create(title=name, file=ContentFile(b"x", name=name))
    assert document.filename == "Quyết_định.txt"
    assert document.title == "Quyết định.txt"


def test_a_file_sent_to_the_library_has_a_clean_name_and_title(admin_client: Client) -> None:
    name = unicodedata.normalize("NFD", "Quyết định mở chợ.txt")
    response = admin_client.post(
        reverse("wagtaildocs:add"),
        {"title": DIRTY, "collection": "1", "tags": "", "file": SimpleUploadedFile(name, b"x")},
    )
    assert response.status_code == 302
    document = SiteDocument.objects.get(title=CLEAN)
    assert document.filename == "Quyết_định_mở_chợ.txt"


def test_a_field_that_was_not_read_is_left_alone() -> None:
    """Deferred fields are left alone: they are not about to be saved."""
    page = Article.objects.only("pk").first()
    assert clean_instance(page) == []
    assert issubclass(type(page), SitePage)
    assert "title" not in page.__dict__


def test_a_revision_that_is_saved_in_part_is_left_alone() -> None:
    revision = Article.objects.first().save_revision()
    content = {**revision.content, "title": DIRTY}
    Revision.objects.filter(pk=revision.pk).update(content=content)
    revision.refresh_from_db()
    revision.save(update_fields=["approved_go_live_at"])
    assert revision.content["title"] == DIRTY
