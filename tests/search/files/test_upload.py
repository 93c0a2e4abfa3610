"""Every way by which a file comes into the admin looks at what it is, and says in Vietnamese what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from search.files.kinds import ENDINGS, Kind
from search.files.models import AttachedText
from search.files.wording import KINDS, NOT_TAKEN, REASONS
from site_core.models import SiteDocument
from tests.installation import PATIENCE
from tests.search.files.make import docx, encrypted, odf, pdf, xlsx

pytestmark = pytest.mark.django_db

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("search.files.process.PROBE_SECONDS", PATIENCE)


def _fields(file: SimpleUploadedFile) -> dict[str, Any]:
    return {"title": "Tệp thử", "file": file, "collection": Collection.get_first_root_node().pk}


def by_form(client: Client, file: SimpleUploadedFile) -> str:
    return client.post(reverse("wagtaildocs:add"), _fields(file), follow=True).content.decode()


def by_many(client: Client, file: SimpleUploadedFile) -> str:
    fields = {"title": "Tệp thử", "files[]": file, "collection": Collection.get_first_root_node().pk}
    answer = client.post(reverse("wagtaildocs:add_multiple"), fields).json()
    return str(answer.get("error_message", ""))


def by_chooser(client: Client, file: SimpleUploadedFile) -> str:
    fields = {f"document-chooser-upload-{name}": value for name, value in _fields(file).items()}
    answer = client.post(reverse("wagtaildocs_chooser:create"), fields).json()
    return str(answer.get("htmlFragment", ""))


def by_replacing(client: Client, file: SimpleUploadedFile) -> str:
    document = SiteDocument.objects.create(title="Tệp cũ", file=ContentFile(pdf("Cũ"), "cu.pdf"))
    content = client.post(reverse("wagtaildocs:edit", args=[document.pk]), _fields(file), follow=True).content.decode()
    kept = SiteDocument.objects.get(pk=document.pk)
    assert kept.file.storage.exists(kept.file.name)
    if kept.title == "Tệp cũ":
        document.delete()
    return content


DOORS = [by_form, by_many, by_chooser, by_replacing]
Door = Callable[[Client, SimpleUploadedFile], str]

REFUSED: list[tuple[str, bytes, str]] = [
    ("cong-van.doc", OLD_WORD, NOT_TAKEN[Kind.OLD_WORD]),
    ("cong-van.docx", OLD_WORD, NOT_TAKEN[Kind.OLD_WORD]),
    ("anh.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", NOT_TAKEN[Kind.HEIC]),
    ("khoa.pdf", encrypted(pdf("Mẫu")), NOT_TAKEN[Kind.LOCKED]),
    ("trang.pdf", b"<!DOCTYPE html><script>alert(1)</script>", NOT_TAKEN[Kind.MARKUP]),
    ("hinh.txt", b"<svg onload='alert(1)'/>", NOT_TAKEN[Kind.MARKUP]),
    ("may.pdf", b"MZ\x90\0\x03\0\0\0", NOT_TAKEN[Kind.PROGRAM]),
    ("hong.docx", docx("Mẫu")[:300], NOT_TAKEN[Kind.BROKEN]),
    ("mau.pdf", docx("Mẫu"), "nội dung là tệp Word"),
    ("mau.docx", xlsx([], []), "nội dung là bảng tính Excel"),
    ("mau.PDF.docx", pdf("Mẫu"), "nội dung là tệp PDF"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_what_is_no_document_is_refused(admin_client: Client, name: str, data: bytes, said: str) -> None:
    assert said in by_many(admin_client, SimpleUploadedFile(name, data))
    assert not SiteDocument.objects.filter(title="Tệp thử").exists()


@pytest.mark.parametrize("door", DOORS)
def test_every_door_refuses_and_says_so_once(admin_client: Client, door: Door) -> None:
    said = door(admin_client, SimpleUploadedFile("cong-van.doc", OLD_WORD))
    assert not SiteDocument.objects.filter(title="Tệp thử").exists()
    assert said.count(NOT_TAKEN[Kind.OLD_WORD]) == 1
    assert "“doc”" not in said


@pytest.mark.parametrize(
    ("door", "name", "data"),
    [
        (by_form, "mau.pdf", pdf("Mẫu")),
        (by_many, "MAU.PDF", pdf("Mẫu")),
        (by_chooser, "mau.docx", docx("Mẫu")),
        (by_replacing, "bang.xlsx", xlsx([], [])),
        (by_many, "van-ban.odt", odf("text", "")),
        (by_many, "bang.csv", "Tên,Số".encode()),
    ],
)
def test_what_is_a_document_is_taken_whole(admin_client: Client, door: Door, name: str, data: bytes) -> None:
    door(admin_client, SimpleUploadedFile(name, data))
    document = SiteDocument.objects.get(title="Tệp thử")
    with document.open_file() as file:
        assert file.read() == data
    assert AttachedText.objects.get(document=document).state == "waiting"


def test_the_form_of_a_document_says_how_much_of_it_is_searched(admin_client: Client) -> None:
    document = SiteDocument.objects.create(title="Tệp", file=ContentFile(pdf("Mẫu"), "mau.pdf"))
    AttachedText.objects.filter(document=document).update(
        state="partly", reason="pictures", pages=7, picture_pages=[2, 3, 4, 5, 6, 7]
    )
    content = admin_client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert "6 trong 7 trang là ảnh: trang 2–7." in content


def test_every_kind_has_its_sentence() -> None:
    assert KINDS.keys() == ENDINGS.keys()
    assert NOT_TAKEN.keys() == set(Kind) - ENDINGS.keys()
    assert all(sentence.endswith(".") for sentence in [*NOT_TAKEN.values(), *REASONS.values()])
