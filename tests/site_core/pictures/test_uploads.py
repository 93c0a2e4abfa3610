"""Every way by which a picture comes into the library: it is cleaned, or refused with a sentence, and never a failure."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.test import Client, TestCase
from django.urls import reverse
from PIL import Image
from wagtail.images.models import Filter
from wagtail.models import Collection, UploadedFile

from site_core.background.worker import Worker
from site_core.models import SiteImage
from site_core.pictures import limits, uploads
from site_core.pictures.cleaning import PictureRefused
from site_core.pictures.making import make_all
from site_core.pictures.shapes import ALL_SPECS, VERSION
from site_core.pictures.stored import UNREADABLE
from tests.site_core.making_pictures import uploaded
from tests.site_core.pictures.hiding import ENDINGS, SECRET, hiding, two_colours

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


def published(settings: Any) -> list[bytes]:
    """Every file that the web server would give out."""
    return [path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def by_form(client: Client, upload: SimpleUploadedFile) -> Any:
    fields = {"title": "Ảnh thử", "file": upload, "collection": Collection.get_first_root_node().pk}
    return client.post(reverse("wagtailimages:add"), fields)


def by_multiple(client: Client, upload: SimpleUploadedFile) -> Any:
    return client.post(reverse("wagtailimages:add_multiple"), {"files[]": upload, "title": "Ảnh thử"})


def by_chooser(client: Client, upload: SimpleUploadedFile) -> Any:
    prefix = "image-chooser-upload"
    fields = {f"{prefix}-title": "Ảnh thử", f"{prefix}-file": upload, f"{prefix}-collection": 1}
    return client.post(reverse("wagtailimages_chooser:create"), fields)


def by_replacing(client: Client, upload: SimpleUploadedFile) -> Any:
    image = SiteImage.objects.filter(title="Ảnh thử").first() or uploaded(title="Ảnh thử")
    fields = {"title": "Ảnh thử", "file": upload, "collection": Collection.get_first_root_node().pk}
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), fields)


WAYS = [by_form, by_multiple, by_chooser, by_replacing]
Way = Callable[[Client, SimpleUploadedFile], Any]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_uploaded_is_clean_and_upright(way: Way, admin_client: Client, settings: Any) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer = way(admin_client, SimpleUploadedFile("IMG_0001.jpg", hiding("jpg", orientation=6)))
    assert answer.status_code in (200, 302)

    image = SiteImage.objects.get(title="Ảnh thử")
    make_all(image)
    assert image.is_clean
    assert (image.width, image.height) == (40, 64)
    assert image.file_size == image.file.size
    image._set_file_hash()
    assert image.file_hash == SiteImage.objects.get(pk=image.pk).file_hash
    assert image.renditions.filter(filter_spec__in=ALL_SPECS).count() == len(ALL_SPECS)
    assert len(published(settings)) > len(ALL_SPECS)
    assert not [data for data in published(settings) if SECRET in data or b"Exif\0\0" in data]


@pytest.mark.parametrize("ending", ENDINGS)
def test_so_is_every_kind(ending: str, admin_client: Client, settings: Any) -> None:
    by_form(admin_client, SimpleUploadedFile(f"Ảnh xưởng.{ending.upper()}", hiding(ending)))

    image = SiteImage.objects.get(title="Ảnh thử")
    make_all(image)
    assert image.renditions.count() == len(ALL_SPECS)
    assert not [data for data in published(settings) if SECRET in data]


@pytest.mark.parametrize("ending", ENDINGS)
def test_so_is_what_a_program_brings(ending: str, settings: Any) -> None:
    data = hiding(ending)
    SiteImage.objects.create(title="Một", file=ImageFile(io.BytesIO(data), name=f"a.{ending}"))
    SiteImage(title="Hai").file.save(f"b.{ending}", ContentFile(data))

    assert SiteImage.objects.filter(title__in=("Một", "Hai"), is_clean=True).count() == 2
    assert not [data for data in published(settings) if SECRET in data]
    with pytest.raises(PictureRefused):
        SiteImage.objects.create(title="Ba", file=ContentFile(b"no picture", name="c.png"))


def too_wide() -> bytes:
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    return out.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "too many pixels": ("a.png", too_wide, "50 triệu"),
    "a bomb": ("a.png", bomb, "50 triệu"),
    "too heavy": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * limits.MAX_BYTES, "20 MB"),
    "cut short": ("a.jpg", lambda: hiding("jpg", picture=two_colours(800, 600))[:6000], limits.BROKEN),
    "text": ("a.jpg", lambda: b"hello", limits.NOT_ACCEPTED),
    "empty": ("a.jpg", lambda: b"", limits.EMPTY),
    "another format": ("a.jpg", lambda: hiding("png"), "đuôi .jpg"),
    "a drawing with a script": ("a.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "JPG"),
    "a script called a picture": ("a.png", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "JPG"),
    "a format that nobody shows": ("a.tiff", lambda: b"II*\0", "JPG"),
    "no ending": ("a", lambda: hiding("png"), "JPG"),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("way", WAYS)
def test_what_cannot_be_taken_is_refused_with_a_sentence(way: Way, case: str, admin_client: Client) -> None:
    name, make, sentence = BAD[case]
    if way is by_replacing:
        uploaded(title="Ảnh thử")
    before = list(SiteImage.objects.values_list("pk", "file"))

    answer = way(admin_client, SimpleUploadedFile(name, make()))

    assert answer.status_code == 200
    text = answer.content.decode()
    if answer.headers["Content-Type"] == "application/json":
        found = json.loads(text)
        text = found.get("error_message") or found["htmlFragment"]
    assert sentence in text
    assert list(SiteImage.objects.values_list("pk", "file")) == before


def test_a_picture_that_waits_for_its_title_is_cleaned_when_it_gets_one(admin_client: Client, settings: Any) -> None:
    """The upload of many sets a picture aside when anything but its file is wrong: nobody may fetch it meanwhile."""
    upload = SimpleUploadedFile("a.jpg", hiding("jpg"))
    admin_client.post(reverse("wagtailimages:add_multiple"), {"files[]": upload, "title": "x" * 300})
    waiting = UploadedFile.objects.get()
    assert not published(settings)

    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    prefix = f"uploaded-image-{waiting.pk}"
    answer = admin_client.post(address, {f"{prefix}-title": "Ảnh thử", f"{prefix}-collection": 1})

    assert answer.json()["success"]
    assert SiteImage.objects.get(title="Ảnh thử").is_clean
    assert published(settings)
    assert not [data for data in published(settings) if SECRET in data]


def test_the_forms_say_the_limits(admin_client: Client) -> None:
    for address in (reverse("wagtailimages:add"), reverse("wagtailimages:add_multiple")):
        assert "Tối đa 20 MB và 50 triệu điểm ảnh" in admin_client.get(address).content.decode()


@pytest.mark.parametrize("way", WAYS)
def test_nobody_waits_while_a_picture_is_worked_on(
    way: Way, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither cleaning nor making renditions happens in a transaction: in one, nobody else could write."""
    own, inside = connections["default"], []
    around = len(own.savepoint_ids)

    def watched(work: Callable[..., Any]) -> Callable[..., Any]:
        def watching(*args: Any, **kwargs: Any) -> Any:
            inside.append((work.__name__, len(own.savepoint_ids) - around))
            return work(*args, **kwargs)

        return watching

    if way is by_replacing:
        uploaded(title="Ảnh thử")
    monkeypatch.setattr(uploads, "cleaned", watched(uploads.cleaned))
    monkeypatch.setattr(Filter, "run", watched(Filter.run))
    with TestCase.captureOnCommitCallbacks(execute=True):
        way(admin_client, SimpleUploadedFile("a.jpg", hiding("jpg")))

    assert {name for name, _ in inside} == {"cleaned", "run"}
    assert [name for name, _ in inside].count("cleaned") == 1
    assert not [one for one in inside if one[1]]


def old(name: str, data: bytes) -> SiteImage:
    """A picture from before pictures were cleaned, with a rendition that hides the same."""
    image = uploaded(title="Cũ")
    path = Path(image.file.path).with_name(name)
    path.write_bytes(data)
    SiteImage.objects.filter(pk=image.pk).update(file=f"original_images/{name}", is_clean=False, prepared=VERSION)
    Path(image.renditions.first().file.path).write_bytes(data)
    return SiteImage.objects.get(pk=image.pk)


def test_what_is_there_already_is_cleaned_by_the_worker(settings: Any) -> None:
    SiteImage.objects.update(is_clean=True, prepared=VERSION)
    image = old("dien-thoai.jpg", hiding("jpg", orientation=8))
    assert [data for data in published(settings) if SECRET in data]

    worker = Worker()
    try:
        with TestCase.captureOnCommitCallbacks(execute=True):
            worker.round()
    finally:
        worker.stop()

    image.refresh_from_db()
    assert image.is_clean
    assert image.prepared == VERSION
    assert (image.width, image.height) == (40, 64)
    assert image.renditions.count() == len(ALL_SPECS)
    assert not [data for data in published(settings) if SECRET in data]


def test_cleaning_again_changes_nothing(settings: Any) -> None:
    SiteImage.objects.update(is_clean=True)
    old("dien-thoai.jpg", hiding("jpg"))
    out = io.StringIO()
    call_command("clean_media", stdout=out)
    assert "làm sạch 1 ảnh" in out.getvalue()
    names = set(SiteImage.objects.values_list("file", flat=True))

    out = io.StringIO()
    call_command("clean_media", stdout=out)
    assert "làm sạch 0 ảnh" in out.getvalue()
    assert set(SiteImage.objects.values_list("file", flat=True)) == names


def test_what_cannot_be_read_is_published_no_more_and_kept(settings: Any) -> None:
    SiteImage.objects.update(is_clean=True)
    broken = hiding("jpg", picture=two_colours(800, 600))[:6000]
    old("hong.jpg", broken)

    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("clean_media", stdout=io.StringIO())

    assert not [data for data in published(settings) if SECRET in data]
    kept = list((Path(settings.PRIVATE_MEDIA_ROOT) / UNREADABLE).iterdir())
    assert [path.read_bytes() for path in kept] == [broken]


def test_nobody_guesses_where_a_picture_lies() -> None:
    """Also not where its renditions lie, whose names Wagtail cuts."""
    one, other = (
        uploaded(title="Một", focal_point_x=9, focal_point_y=9, focal_point_width=9, focal_point_height=9),
        uploaded(),
    )
    make_all(one)
    secret = Path(one.file.name).name[:12]

    assert secret != Path(other.file.name).name[:12]
    assert all(secret in rendition.file.name for rendition in one.renditions.all())
