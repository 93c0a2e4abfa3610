"""Files that are not for everybody: every way that might lead to one, and what its answer says to browsers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, UploadedFile
from wagtail.users.models import UserProfile

from site_core.files.moving import move_private_files
from site_core.models import SiteDocument
from tests.search.files import make
from tests.site_core.pictures.hiding import hiding

pytestmark = pytest.mark.django_db

WORDS = b"%PDF-1.4 Danh sach noi bo"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


def document(name: str = "Mẫu đơn số 1.pdf", data: bytes = WORDS, **fields: Any) -> SiteDocument:
    found: SiteDocument = SiteDocument.objects.create(title="Mẫu đơn", file=ContentFile(data, name), **fields)
    return found


def closed(kind: str = "login", **fields: Any) -> Collection:
    """A collection below one that is restricted: the restriction is inherited."""
    outer = Collection.get_first_root_node().add_child(name="Nội bộ")
    restriction = CollectionViewRestriction.objects.create(collection=outer, restriction_type=kind, **fields)
    if kind == "groups":
        restriction.groups.set([Group.objects.create(name="Phòng khuyến công")])
    inner: Collection = outer.add_child(name="Bên trong")
    return inner


def somebody(group: str | None = None) -> Client:
    user = get_user_model().objects.create_user(f"u{get_user_model().objects.count()}", password="x")
    if group:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    client = Client()
    client.force_login(user)
    return client


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_file_lies_where_no_web_server_looks(client: Client, settings: Any) -> None:
    found = document()

    assert Path(found.file.path).is_relative_to(settings.PRIVATE_MEDIA_ROOT)
    assert not Path(settings.MEDIA_ROOT).exists()
    assert client.get(f"/media/{found.file.name}").status_code == 404
    with pytest.raises(NotImplementedError):
        found.file.url  # noqa: B018
    assert found.url == f"/documents/{found.pk}/{quote(found.filename)}"


@pytest.mark.parametrize("folder", ["documents", "wagtail_uploads", "avatar_images", "x", "images/../documents"])
def test_nothing_but_pictures_is_served_even_where_it_lies_in_the_public_folder(
    folder: str, client: Client, settings: Any
) -> None:
    path = Path(settings.MEDIA_ROOT) / folder.rpartition("/")[2] / "a.pdf"
    path.parent.mkdir(parents=True)
    (Path(settings.MEDIA_ROOT) / "images").mkdir(exist_ok=True)
    path.write_bytes(WORDS)

    assert client.get(f"/media/{folder}/a.pdf").status_code == 404


def test_what_is_public_is_downloaded_and_can_do_no_harm(client: Client) -> None:
    found = document()
    answer = client.get(found.url)

    assert body(answer) == WORDS
    said = answer.headers
    assert said["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''M%E1%BA%ABu_%C4%91%C6%A1n_s%E1%BB%91_1.pdf" in said["Content-Disposition"]
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert said["Cache-Control"] == "no-cache"
    assert client.get(found.url, headers={"If-None-Match": said["ETag"]}).status_code == 304
    assert client.head(found.url).status_code == 200


def test_a_name_from_a_mac_keeps_its_letters() -> None:
    assert document("Mẫu đơn.pdf").filename == "Mẫu_đơn.pdf"


def test_a_replaced_file_is_another(client: Client) -> None:
    """Also when a program replaced it, or brought files that nobody counted."""
    found = document()
    tag = client.get(found.url).headers["ETag"]
    found.file = ContentFile(b"%PDF-1.4 moi", "b.pdf")
    found.save()
    answer = client.get(found.url, headers={"If-None-Match": tag})
    assert body(answer) == b"%PDF-1.4 moi"

    SiteDocument.objects.update(file_hash="")
    answer = client.get(found.url, headers={"If-None-Match": '""'})
    assert answer.status_code == 200
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_what_is_closed_is_closed(kind: str, client: Client, settings: Any) -> None:
    found = document(collection=closed(kind, password="bí mật"))
    answer = client.get(found.url)

    assert WORDS not in body(answer)
    assert "private" in answer.headers["Cache-Control"]
    if kind == "password":
        assert answer.status_code == 200
        assert 'type="password"' in answer.content.decode()
    else:
        assert answer.status_code == 302
        assert "login" in answer.headers["Location"]
    assert client.get(f"/media/{found.file.name}").status_code == 404
    assert client.get(f"/documents/{found.pk}/khac.pdf").status_code == 404


def test_who_may_have_it_gets_it() -> None:
    by_login, by_group = document(collection=closed()), document(collection=closed("groups"))
    stranger, member = somebody(), somebody("Phòng khuyến công")

    assert body(stranger.get(by_login.url)) == WORDS
    assert body(member.get(by_group.url)) == WORDS
    assert stranger.get(by_group.url).status_code == 302
    answer = member.get(by_group.url)
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer.headers["Vary"]
    again = member.get(by_group.url, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert "private" in again.headers["Cache-Control"]
    # A browser that had it asks again after the login has ended.
    assert Client().get(by_group.url, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 302


def test_the_password_opens_it(client: Client) -> None:
    found = document(collection=closed("password", password="bí mật"))
    restriction = CollectionViewRestriction.objects.get()
    address = reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk])

    client.post(address, {"password": "sai", "return_url": found.url})
    assert WORDS not in body(client.get(found.url))
    client.post(address, {"password": "bí mật", "return_url": found.url})
    assert body(client.get(found.url)) == WORDS


@pytest.mark.parametrize(
    "address", ["/documents/999999/a.pdf", "/documents/99999999999999999999/a.pdf", "/documents/0/"]
)
def test_what_is_not_there_is_not_found(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


def test_a_lost_file_is_not_found(client: Client) -> None:
    found = document()
    Path(found.file.path).unlink()
    assert client.get(found.url).status_code == 404


def test_what_an_editor_uploads_is_private_from_the_first_moment(admin_client: Client, settings: Any) -> None:
    """Also a file that was set aside because its title is wrong."""
    address = reverse("wagtaildocs:add_multiple")
    for title in ("Mẫu đơn", "x" * 300):
        answer = admin_client.post(
            address, {"files[]": SimpleUploadedFile("a.pdf", make.pdf("Danh sách nội bộ")), "title": title}
        )
        assert answer.json()["success"]

    assert SiteDocument.objects.count() == UploadedFile.objects.count() == 1
    assert not Path(settings.MEDIA_ROOT).exists()


def test_files_of_an_older_site_move_once_and_keep_their_names(client: Client, settings: Any) -> None:
    found = document()
    old = Path(settings.MEDIA_ROOT) / found.file.name
    old.parent.mkdir(parents=True)
    Path(found.file.path).rename(old)
    picture = Path(settings.MEDIA_ROOT) / "original_images" / "a.png"
    picture.parent.mkdir()
    picture.write_bytes(b"x")

    call_command("clean_media", stdout=io.StringIO())

    assert body(client.get(found.url)) == WORDS
    assert not old.exists()
    assert picture.exists()
    assert move_private_files() == 0


def test_a_file_that_meets_another_of_its_name_is_kept_beside_it(settings: Any) -> None:
    found = document()
    old = Path(settings.MEDIA_ROOT) / found.file.name
    old.parent.mkdir(parents=True)
    old.write_bytes(b"%PDF-1.4 cu")

    assert move_private_files() == 1

    kept = {path.read_bytes() for path in Path(found.file.path).parent.iterdir()}
    assert kept == {WORDS, b"%PDF-1.4 cu"}
    assert found.file.read() == WORDS
    assert not old.exists()


def test_a_portrait_of_the_staff_is_seen_in_the_admin_only(
    admin_client: Client, admin_user: Any, client: Client, settings: Any
) -> None:
    profile = UserProfile.get_for_user(admin_user)
    profile.avatar.save("toi.png", ContentFile(hiding("png")))
    address = reverse("avatar", args=[admin_user.pk])

    assert address in admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert body(admin_client.get(address)).startswith(b"\x89PNG")
    assert client.get(address).status_code == 302
    assert not Path(settings.MEDIA_ROOT).exists()
    assert admin_client.get(reverse("avatar", args=[admin_user.pk + 9])).status_code == 404
