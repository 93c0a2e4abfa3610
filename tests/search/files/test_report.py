"""What staff see of files that are not searched."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Collection

from news.models import Announcement, AnnouncementIndexPage
from search.files.hooks import say_which_files_are_not_searched
from search.files.limits import Reason
from search.files.models import AttachedText
from search.files.wording import HOW_TO_INSTALL, REASONS
from search.indexing.models import IndexJob
from site_core.models import SiteDocument, User
from tests.search.pressing import press_again

pytestmark = pytest.mark.django_db

REPORT = "/admin/search_files/"


class _Messages(BaseStorage):
    """Messages that are kept nowhere."""

    def _get(self, *args: Any, **kwargs: Any) -> tuple[list[Any], bool]:
        return [], True

    def _store(self, messages: list[Any], response: Any, *args: Any, **kwargs: Any) -> list[Any]:
        return []


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path


def document(title: str, reason: str = "", state: str = "read") -> SiteDocument:
    made = SiteDocument.objects.create(title=title, file=ContentFile(b"%PDF", "tep.pdf"))
    AttachedText.objects.filter(document=made).update(state=state, reason=reason)
    return made


def test_every_reason_is_explained() -> None:
    assert REASONS.keys() == set(Reason)
    assert all(sentence.endswith(".") for sentence in REASONS.values())


def test_the_report_shows_what_is_wrong_and_all_on_request(admin_client: Client) -> None:
    document("Tệp tốt")
    document("Tệp khoá", "encrypted", "refused")
    content = admin_client.get(REPORT).content.decode()
    assert "Tệp khoá" in content
    assert REASONS[Reason.ENCRYPTED] in content
    assert "Tệp tốt" not in content
    assert "Tệp tốt" in admin_client.get(REPORT + "?all=yes").content.decode()
    assert "Tệp khoá" in b"".join(admin_client.get(REPORT + "?export=csv")).decode()


def test_a_file_can_be_read_again(admin_client: Client) -> None:
    row = AttachedText.objects.get(document=document("Tệp hỏng", "broken", "refused"))
    address = reverse("search_files:again", args=[row.pk])
    assert address in admin_client.get(REPORT).content.decode()
    assert admin_client.get(address).status_code == 405
    assert admin_client.post(address).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.version) == ("waiting", 2)


def test_the_button_works_in_a_browser(admin_user: User) -> None:
    row = AttachedText.objects.get(document=document("Tệp hỏng", "broken", "refused"))
    assert press_again(admin_user, REPORT, reverse("search_files:again", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.state == "waiting"


def test_only_who_may_has_it_read_again(client: Client) -> None:
    row = AttachedText.objects.get(document=document("Tệp hỏng", "broken", "refused"))
    client.force_login(User.objects.create_user("nobody", password="mot mat khau dai"))
    client.post(reverse("search_files:again", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == "refused"


def test_who_publishes_learns_which_files_nobody_will_find(rf: RequestFactory, admin_user: User) -> None:
    files = [document("Tệp khoá", "encrypted", "refused"), document("Tệp tốt")]
    page = Announcement(title="Thông báo thử", body=[("files", {"heading": "", "files": files})])
    AnnouncementIndexPage.objects.get().add_child(instance=page)
    request = rf.post("/")
    request.user = admin_user
    request._messages = _Messages(request)  # type: ignore[attr-defined]
    say_which_files_are_not_searched(request, page)
    assert [str(message).strip() for message in get_messages(request)] == [
        f"Tệp “Tệp khoá” chưa tìm được trọn vẹn theo nội dung. {REASONS[Reason.ENCRYPTED]}"
    ]


def test_files_that_are_moved_together_are_indexed_again(admin_client: Client) -> None:
    file = document("Tệp tốt")
    page = Announcement(title="Thông báo thử", body=[("files", {"heading": "", "files": [file]})])
    AnnouncementIndexPage.objects.get().add_child(instance=page)
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    IndexJob.objects.all().delete()
    address = reverse("wagtail_bulk_action", args=["site_core", "sitedocument", "add_to_collection"])
    response = admin_client.post(f"{address}?next=/admin/&id={file.pk}", {"collection": closed.pk})
    assert response.status_code == 302
    file.refresh_from_db()
    assert file.collection_id == closed.pk
    assert IndexJob.objects.filter(page_id=page.pk).exists()


def test_the_report_says_how_to_have_pictures_read(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.files.machine.installed", lambda: "")
    assert HOW_TO_INSTALL in admin_client.get(REPORT).content.decode()
    monkeypatch.setattr("search.files.machine.installed", lambda: "/usr/bin/tesseract")
    assert HOW_TO_INSTALL not in admin_client.get(REPORT).content.decode()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reason": "pictures", "pages": 1, "picture_pages": [1]}, REASONS[Reason.PICTURES]),
        ({"reason": "pictures", "pages": 9, "picture_pages": [1, 3, 4]}, "3 trong 9 trang là ảnh: trang 1, 3–4."),
        ({"pages": 9, "picture_pages": [2], "machine_pages": [2]}, "do máy nhận dạng, có thể sai: trang 2."),
        ({"reason": "legacy", "pages": 9, "garbled_pages": [5, 6]}, "(bảng mã cũ) ở trang 5–6."),
        ({"reason": "legacy", "garbled_pages": [1]}, REASONS[Reason.LEGACY]),
        ({"reason": "cut", "pages": 900}, REASONS[Reason.CUT]),
        ({"encodings": "VNI-Windows"}, "bảng mã cũ VNI-Windows, đã chuyển sang Unicode"),
        ({}, ""),
    ],
)
def test_what_is_said_of_a_file(values: dict[str, Any], said: str) -> None:
    explanation = AttachedText(**values).explanation
    assert said in explanation
    assert bool(explanation) == bool(said)
