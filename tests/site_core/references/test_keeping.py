"""What is used is not deleted: by no view of the admin, and the editor learns who uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.models import Article, MarketBulletin, PriceSeries, Programme
from policies.models import IndustryGroup, Intention, PlaceGroup, SupportScheme
from policies.rules.schemes import eligibility_scheme
from site_core.models import SiteDocument, SiteImage
from tests.editing import errors, latest, save

pytestmark = pytest.mark.django_db


def scheme() -> Any:
    return SupportScheme.objects.get(code="may-moc")


def article() -> Any:
    return Article.objects.live().order_by("pk")[0]


def publish(page: Any, **values: Any) -> Any:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def file() -> SiteDocument:
    return SiteDocument.objects.create(title="Mẫu đơn", file=ContentFile(b"x", "mau-don.txt"))


def used_file() -> tuple[Any, Any]:
    document = file()
    return document, publish(article(), body=[("files", {"heading": "", "files": [document]})])


def used_picture() -> tuple[Any, Any]:
    image = SiteImage.objects.order_by("pk")[0]
    return image, publish(article(), body=[("picture", {"image": image, "alt": "Xưởng", "caption": ""})])


def used_programme() -> tuple[Any, Any]:
    user = SupportScheme.objects.filter(programme_page__isnull=False)[0]
    return user.programme_page.specific, user


def used_series() -> tuple[Any, Any]:
    bulletin = MarketBulletin.objects.filter(series__isnull=False)[0]
    return bulletin.series.all()[0], bulletin


USED: dict[str, Callable[[], tuple[Any, Any]]] = {
    "group of industries": lambda: (IndustryGroup.objects.get(key="cong-nghiep"), scheme()),
    "group of places": lambda: (PlaceGroup.objects.get(key="ngoai-dia-ban"), scheme()),
    "intention": lambda: (scheme().intentions.all()[0], scheme()),
    "price series": used_series,
    "programme": used_programme,
    "legal document": lambda: (scheme().citations.all()[0].document, scheme()),
    "file": used_file,
    "picture": used_picture,
}


def said_by(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").select_one(".messages").get_text(" ", strip=True)  # type: ignore[union-attr]


def delete_one(client: Client, thing: Any) -> Any:
    if isinstance(thing, Page):
        address = reverse("wagtailadmin_pages:delete", args=[thing.pk])
    elif isinstance(thing, SiteImage):
        address = reverse("wagtailimages:delete", args=[thing.pk])
    elif isinstance(thing, SiteDocument):
        address = reverse("wagtaildocs:delete", args=[thing.pk])
    else:
        address = reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk])
    return client.post(address, {"confirm_site_name": "Khuyến công Bắc Ninh"}, follow=True)


def delete_many(client: Client, *things: Any) -> Any:
    meta = Page._meta if isinstance(things[0], Page) else things[0]._meta
    address = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, "delete"])
    ids = "&".join(f"id={thing.pk}" for thing in things)
    sent = {"confirm_site_name": "Khuyến công Bắc Ninh"}
    return client.post(f"{address}?{ids}&next=/admin/", sent, follow=True)


def parent_of(client: Client, thing: Any) -> Any:
    return delete_one(client, thing.get_parent().specific) if isinstance(thing, Page) else delete_one(client, thing)


@pytest.mark.parametrize("how", [delete_one, delete_many, parent_of], ids=["one", "many", "a tree"])
@pytest.mark.parametrize("name", USED)
def test_what_is_used_stays_and_who_uses_it_is_named(admin_client: Client, name: str, how: Any) -> None:
    thing, user = USED[name]()
    answer = how(admin_client, thing)

    assert type(thing).objects.filter(pk=thing.pk).exists()
    said = answer.content.decode()
    assert "vì đang được dùng ở" in said
    if how is not parent_of:
        assert reverse("wagtailadmin_pages:edit", args=[user.pk]) in said or "nơi khác" in said
        assert answer.redirect_chain


def new_group() -> IndustryGroup:
    return IndustryGroup.objects.create(key="moi", label="ngành mới", codes="10")


def route_naming(group: IndustryGroup) -> list[Any]:
    raw = dict(scheme().routes.raw_data[0])
    card = {"group": group.pk, "strength": "hard", "negate": False, "clause": ""}
    return [{**raw, "value": {**raw["value"], "criteria": [{"type": "industry", "value": card}]}}]


UNUSED: dict[str, Callable[[], Any]] = {
    "group": new_group,
    "intention": lambda: Intention.objects.create(key="moi", label="Mới"),
    "price series": lambda: PriceSeries.objects.create(key="moi", name="Mới", unit="đồng/kg"),
    "file": file,
}


@pytest.mark.parametrize("how", [delete_one, delete_many], ids=["one", "many"])
@pytest.mark.parametrize("name", UNUSED)
def test_what_nobody_uses_is_deleted(admin_client: Client, name: str, how: Any) -> None:
    thing = UNUSED[name]()
    how(admin_client, thing)
    assert not type(thing).objects.filter(pk=thing.pk).exists()


def test_a_draft_keeps_what_it_names(admin_client: Client) -> None:
    group, page = new_group(), scheme()
    answer = save(admin_client, latest(page), routes=route_naming(group))
    assert answer.status_code == 302, errors(answer)
    said = delete_one(admin_client, group).content.decode()

    assert IndustryGroup.objects.filter(pk=group.pk).exists()
    assert "bản nháp hoặc bản hẹn giờ" in said
    assert eligibility_scheme(scheme()).routes


def test_a_schedule_keeps_what_it_names_though_a_later_draft_does_not(admin_client: Client) -> None:
    intention, page = Intention.objects.create(key="moi", label="Mới"), scheme()
    page.intentions = [intention]
    revision = page.save_revision()
    revision.approved_go_live_at = timezone.now() + dt.timedelta(days=1)
    revision.save()
    page.intentions = []
    page.save_revision()
    delete_one(admin_client, intention)
    assert Intention.objects.filter(pk=intention.pk).exists()


def test_what_is_deleted_together_keeps_nothing(admin_client: Client) -> None:
    programme = Programme(title="Thử", level="local", year_from=2026, year_to=2027)
    Programme.objects.live()[0].get_parent().add_child(instance=programme)
    user = SupportScheme(title="Khoản thử", promise="Thử.", programme_page=programme)
    scheme().get_parent().add_child(instance=user)
    assert "vì đang được dùng ở" in said_by(delete_one(admin_client, programme))
    answer = delete_many(admin_client, programme, user)
    assert not Page.objects.filter(pk__in=[programme.pk, user.pk]).exists(), said_by(answer)


def test_a_link_in_a_text_is_wagtails_to_warn_of(admin_client: Client) -> None:
    linked = Article.objects.live().order_by("pk")[1]
    publish(article(), body=[("paragraph", f'<p><a linktype="page" id="{linked.pk}">bài</a></p>')])
    asked = admin_client.get(reverse("wagtailadmin_pages:delete", args=[linked.pk])).content.decode()
    assert reverse("wagtailadmin_pages:usage", args=[linked.pk]) in asked
    delete_one(admin_client, linked)
    assert not Article.objects.filter(pk=linked.pk).exists()
