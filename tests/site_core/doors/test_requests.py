"""What a request says, cleaned before anything reads it; old addresses however they are composed."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from site_core.doors.requests import CleanInputMiddleware
from site_core.models import User

pytestmark = pytest.mark.django_db

OLD = "/tin-tức/khuyến-công.html"
NEW = "https://khuyencong.example/tin-tuc/"
NFD = unicodedata.normalize("NFD", OLD)


def seen(request: HttpRequest) -> HttpRequest:
    CleanInputMiddleware(lambda request: HttpResponse())(request)
    return request


def test_parameters_and_fields_are_clean_and_others_untouched() -> None:
    request = seen(
        RequestFactory().post(
            "/?q=" + quote(unicodedata.normalize("NFD", "hỗ trợ") + "\u200b"),
            {
                "title": ["\u00ada", "b"],
                "password1": "e\u0301\u200b",
                "body": '{"text": "e\u0301"}',
                "note": "[Tin]\u00a0x",
            },
        )
    )
    assert request.GET["q"] == "hỗ trợ"
    assert request.POST.getlist("title") == ["a", "b"]
    assert request.POST["password1"] == "e\u0301\u200b"
    assert request.POST["body"] == '{"text": "e\u0301"}'
    assert request.POST["note"] == "[Tin] x"
    with pytest.raises(AttributeError):
        request.POST["title"] = "x"


@pytest.mark.parametrize("stored_as", [OLD, NFD, quote(OLD), quote(NFD), f" {OLD}\u200b/", f"\ufeff{OLD}"])
@pytest.mark.parametrize("asked_for", [OLD, NFD, quote(OLD), quote(NFD), quote(NFD).lower(), f"{quote(NFD)}/"])
def test_an_old_address_leads_on_however_its_letters_are_composed(
    client: Client, admin_client: Client, stored_as: str, asked_for: str
) -> None:
    response = admin_client.post(
        reverse("wagtailredirects:add"), {"old_path": stored_as, "is_permanent": "on", "redirect_link": NEW}
    )
    assert response.status_code == 302
    assert Redirect.objects.get().old_path == OLD
    answer = client.get(asked_for)
    assert (answer.status_code, answer.get("Location")) == (301, NEW)


def test_the_query_of_an_old_address_is_compared_clean_too(client: Client) -> None:
    Redirect.add_redirect(f"/Default.aspx?id=2079&ten={quote(unicodedata.normalize('NFD', 'tin tức'))}", "/tin-tuc/")
    for name in ("tin tức", unicodedata.normalize("NFD", "tin tức")):
        assert client.get(f"/Default.aspx?ten={quote(name)}&id=2079").status_code == 301
    assert client.get("/default.aspx?id=2079").status_code == 404


def test_the_same_address_decomposed_is_told_to_be_there_already(admin_client: Client) -> None:
    Redirect.add_redirect(OLD, "/tin-tuc/")
    for again in (NFD, quote(NFD)):
        response = admin_client.post(
            reverse("wagtailredirects:add"), {"old_path": again, "is_permanent": "on", "redirect_link": NEW}
        )
        assert response.status_code == 200
        assert response.context["form"].errors
    assert Redirect.objects.count() == 1


def test_a_name_typed_with_what_is_not_seen_still_logs_in(client: Client) -> None:
    User.objects.create_user("thủy", password="một mật khẩu dài", is_staff=True, is_superuser=True)
    typed = {"username": unicodedata.normalize("NFD", "thủy") + "\u200b", "password": "một mật khẩu dài"}
    response = client.post(reverse("wagtailadmin_login"), typed)
    assert response.status_code == 302


@pytest.mark.parametrize(
    "typed", ["Thuận Thành", unicodedata.normalize("NFD", "Thuận Thành"), "Thu\u00adận\u00a0Thành\u200b"]
)
def test_the_interface_for_programs_reads_clean_text(client: Client, typed: str) -> None:
    found = client.get("/api/v1/places/", {"q": typed}).json()
    assert "Phường Thuận Thành" in [place["name"] for place in found["places"]]
    assert (
        client.get("/api/v1/schemes/match/", {"legal_form": "house\u200bhold", "place": "\ufeff09400"}).status_code
        == 200
    )
