"""From an uploaded file to a hit that names it, and back: replaced, deleted, closed to the public, unreadable."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from news.models import Announcement, AnnouncementIndexPage
from policies.models import GuideIndexPage, LegalDocument, PolicyGuide
from search.files import queue
from search.files.models import AttachedText
from search.files.wording import ASK_FOR_TEXT
from search.indexing import outbox
from search.indexing.models import IndexJob
from search.service import engine
from site_core.background.worker import Worker
from site_core.models import SiteDocument
from tests.installation import PATIENCE, until
from tests.search.files.make import archive, docx, encrypted, pdf, xlsx

pytestmark = pytest.mark.django_db

FILES = Path(__file__).parents[2] / "data" / "files"
WORDS = "Cơ sở zymurgy nộp hồ sơ trước ngày hội quokka"


@pytest.fixture(autouse=True)
def _own_index(own_index: Any, tmp_path: Any, settings: Any) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "media"
    IndexJob.objects.all().delete()


def upload(name: str, data: bytes, title: str = "Mẫu đơn", **fields: Any) -> SiteDocument:
    """A document as the admin saves it."""
    document = SiteDocument(title=title, file=ContentFile(data, name), **fields)
    document._set_document_file_metadata()
    document.save()
    return document


def replace_file(document: SiteDocument, name: str, data: bytes) -> None:
    document.file = ContentFile(data, name)
    document._set_document_file_metadata()
    document.save()


def work() -> None:
    """Let the worker read every file that waits and index every page."""
    worker = Worker()

    def done() -> bool:
        worker.round()
        idle = not worker.steps["attached_files"].reader.busy and not IndexJob.objects.exists()
        return idle and not AttachedText.objects.filter(state="waiting").exists()

    assert until(done, every=0.02)


def hits(text: str) -> list[dict[str, Any]]:
    return Client().get("/api/v1/search/", {"q": text}).json()["hits"]


def announcement(*files: SiteDocument) -> Announcement:
    page = Announcement(title="Thông báo thử", body=[("files", {"heading": "", "files": list(files)})])
    AnnouncementIndexPage.objects.get().add_child(instance=page)
    return page


def test_a_pdf_on_a_legal_document_is_found_and_named() -> None:
    law = LegalDocument.objects.get(code="doc-28-2018")
    law.file = upload("thong-tu.pdf", pdf(unicodedata.normalize("NFD", WORDS)), "Toàn văn Thông tư 28")
    law.save_revision().publish()
    work()

    [hit] = hits("hoi quokka")
    assert (hit["url"], hit["file"]) == (law.url, "Toàn văn Thông tư 28")
    assert "<mark>hội quokka</mark>" in hit["snippet"] or "<mark>quokka</mark>" in hit["snippet"]


def test_a_docx_in_the_body_of_a_guide_and_of_an_announcement_is_found() -> None:
    form = upload("mau-don.docx", docx(WORDS))
    guide = PolicyGuide(title="Hướng dẫn thử", body=[("files", {"heading": "", "files": [form]})])
    GuideIndexPage.objects.get().add_child(instance=guide)
    page = announcement(form)
    work()

    assert {(hit["url"], hit["file"]) for hit in hits("zymurgy")} == {(guide.url, "Mẫu đơn"), (page.url, "Mẫu đơn")}


def test_the_search_page_says_in_which_file_it_is() -> None:
    announcement(upload("mau.pdf", pdf(WORDS), "Mẫu <b> số 1"))
    work()
    content = Client().get("/tim-kiem/", {"q": "zymurgy"}).content.decode()
    assert "trong tệp “Mẫu &lt;b&gt; số 1”" in content


def test_nothing_is_read_in_the_request() -> None:
    page = announcement(upload("mau.pdf", pdf(WORDS)))
    outbox.drain(engine())
    assert hits("zymurgy") == []
    assert [hit["url"] for hit in hits("thông báo thử")][:1] == [page.url]
    work()
    assert len(hits("zymurgy")) == 1


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("khoa.pdf", encrypted(pdf(WORDS)), "encrypted"),
        ("cut.pdf", pdf(WORDS)[:300], "broken"),
        ("cut.docx", docx(WORDS)[:200], "broken"),
        ("lon.pdf", b"%PDF-1.7" + b"0" * (30 * 1024 * 1024), "too_large"),
        ("trang.pdf", b"<!DOCTYPE html><p>trang", "other_kind"),
    ],
)
def test_a_file_that_cannot_be_read_stops_nothing_and_says_why(name: str, data: bytes, reason: str) -> None:
    page = announcement(upload(name, data, "Tệp khó"), upload("tot.pdf", pdf(WORDS)))
    work()

    row = AttachedText.objects.get(document__title="Tệp khó")
    assert (row.state, row.reason, row.text) == ("refused", reason, "")
    assert row.explanation
    assert [hit["url"] for hit in hits("zymurgy")] == [page.url]
    assert page.url in [hit["url"] for hit in hits("tệp khó")]


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    document = upload("mau.pdf", pdf(WORDS))
    first = announcement(document)
    work()
    monkeypatch.setattr("search.files.reader.Extraction", None)
    document.title = "Tên mới"
    document.save()
    second = announcement(document)
    queue.ask_for_new()
    work()

    assert {(hit["url"], hit["file"]) for hit in hits("zymurgy")} == {(first.url, "Tên mới"), (second.url, "Tên mới")}


def test_a_replaced_file_is_read_again_and_the_old_text_is_gone() -> None:
    document = upload("mau.pdf", pdf(WORDS))
    page = announcement(document)
    work()
    replace_file(document, "moi.docx", docx("Nội dung axolotl"))
    assert IndexJob.objects.filter(page_id=page.pk).exists()
    work()

    assert hits("zymurgy") == []
    assert [hit["url"] for hit in hits("axolotl")] == [page.url]


def test_a_file_that_is_replaced_while_it_is_read_is_read_again() -> None:
    document = upload("mau.pdf", pdf(WORDS))
    page = announcement(document)
    worker = Worker()
    worker.round()
    assert worker.steps["attached_files"].reader.busy
    replace_file(document, "moi.pdf", pdf("Nội dung axolotl"))
    while worker.steps["attached_files"].reader.busy:
        worker.steps["attached_files"].reader._look()
    assert AttachedText.objects.get(document=document).state == "waiting"
    work()

    assert hits("zymurgy") == []
    assert [hit["url"] for hit in hits("axolotl")] == [page.url]


def test_a_deleted_file_is_not_found_any_more() -> None:
    law = LegalDocument.objects.get(code="doc-28-2018")
    law.file = upload("thong-tu.pdf", pdf(WORDS))
    law.save_revision().publish()
    page = announcement(law.file)
    work()
    assert len(hits("zymurgy")) == 2
    law.file.delete()
    assert set(IndexJob.objects.values_list("page_id", flat=True)) >= {law.pk, page.pk}
    work()
    assert hits("zymurgy") == []


def test_a_file_that_is_not_public_is_not_searched() -> None:
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    below = closed.add_child(name="Hồ sơ")
    page = announcement(upload("mau.pdf", pdf(WORDS), collection=below))
    work()
    assert [hit["url"] for hit in hits("zymurgy")] == [page.url]

    restriction = CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    work()
    assert hits("zymurgy") == []

    restriction.delete()
    work()
    assert [hit["url"] for hit in hits("zymurgy")] == [page.url]


def test_a_file_that_was_just_closed_shows_nothing_though_the_index_still_knows_it() -> None:
    closed = Collection.get_first_root_node().add_child(name="Nội bộ")
    announcement(upload("mau.pdf", pdf(WORDS), collection=closed))
    work()
    assert "quokka" in str(hits("zymurgy"))

    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert "quokka" not in str(hits("zymurgy"))
    assert "quokka" not in Client().get("/tim-kiem/", {"q": "zymurgy"}).content.decode()


def test_a_collection_that_moves_below_a_closed_one_is_closed(admin_client: Client) -> None:
    root = Collection.get_first_root_node()
    closed, moving = root.add_child(name="Nội bộ"), root.add_child(name="Hồ sơ")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    announcement(upload("mau.pdf", pdf(WORDS), collection=moving))
    work()
    assert hits("zymurgy")

    address = reverse("wagtailadmin_collections:edit", args=[moving.pk])
    answer = admin_client.post(address, {"name": "Hồ sơ", "parent": closed.pk})
    assert answer.status_code == 302
    work()
    assert hits("zymurgy") == []


def test_files_from_before_and_from_elsewhere_are_read_too() -> None:
    page = announcement(upload("mau.pdf", pdf(WORDS)))
    AttachedText.objects.all().delete()
    IndexJob.objects.all().delete()
    work()
    assert [hit["url"] for hit in hits("zymurgy")] == [page.url]


def test_a_file_that_is_missing_or_whose_storage_fails_is_not_given_up_silently(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lost = upload("mau.pdf", pdf(WORDS))
    lost.file.storage.delete(lost.file.name)
    away = upload("khac.pdf", pdf(WORDS))
    opened = FileSystemStorage.open

    def fails(storage: Any, name: str, mode: str = "rb") -> Any:
        if name == away.file.name:
            raise ConnectionError("kho xa")
        return opened(storage, name, mode)

    monkeypatch.setattr(FileSystemStorage, "open", fails)
    worker = Worker()
    worker.round()
    worker.round()
    assert AttachedText.objects.get(document=lost).reason == "missing"
    row = AttachedText.objects.get(document=away)
    assert (row.state, row.reason, row.attempts) == ("waiting", "storage", 1)


def test_a_spreadsheet_is_read_and_a_zip_is_known_by_its_name_only() -> None:
    page = announcement(
        upload(
            "bang.xlsx", xlsx([("Một", "visible", "<sheetData><row><c t='s'><v>0</v></c></row></sheetData>")], [WORDS])
        ),
        upload("goi.zip", archive({"zymurgy.txt": "axolotl"}), "Gói platypus"),
    )
    work()
    assert [hit["url"] for hit in hits("zymurgy")] == [page.url]
    assert [hit["url"] for hit in hits("platypus")] == [page.url]
    assert hits("axolotl") == []


@pytest.mark.parametrize(
    ("name", "query", "state"),
    [
        ("tcvn3.pdf", "lò rèn thủ công", "read"),
        ("vni.pdf", "lo ren thu cong", "read"),
        ("tcvn3.docx", "lò rèn thủ công", "read"),
        ("document2.docx", "hội vật đình Hồi Quan", "read"),
        ("nfd.pdf", "đan rọ tôm", "read"),
        ("text-then-scanned-annex.pdf", "rà soát cơ sở sấy nhãn", "partly"),
        ("scan-stamp-1p.pdf", "", "pictures"),
    ],
)
def test_the_situations_that_were_reported(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, name: str, query: str, state: str
) -> None:
    monkeypatch.setattr("search.files.process.PROBE_SECONDS", PATIENCE)
    file = SimpleUploadedFile(name, (FILES / name).read_bytes())
    admin_client.post(reverse("wagtaildocs:add_multiple"), {"title": "Tệp thử", "files[]": file})
    document = SiteDocument.objects.get(title="Tệp thử")
    page = announcement(document)
    work()

    assert AttachedText.objects.get(document=document).state == state
    if query:
        [hit, *_] = hits(query)
        assert (hit["url"], hit["file"]) == (page.url, "Tệp thử")
        assert "Õ" not in hit["snippet"]
    assert page.url not in [hit["url"] for hit in hits("ubnd@tinhmau.example")]


def test_pages_that_are_pictures_are_counted_and_named() -> None:
    document = upload("phu-luc.pdf", (FILES / "text-then-scanned-annex.pdf").read_bytes())
    work()
    row = AttachedText.objects.get(document=document)
    assert row.picture_pages == [2, 3, 4, 5, 6, 7]
    assert row.explanation == f"6 trong 7 trang là ảnh: trang 2–7. {ASK_FOR_TEXT}"


def test_a_text_in_an_unknown_encoding_is_not_searched_and_says_so() -> None:
    document = upload("la.docx", docx("Qàyÿt ðÿñh vÿ vàÿc hÿ trÿ " * 10))
    work()
    row = AttachedText.objects.get(document=document)
    assert (row.state, row.reason, row.text) == ("legacy", "legacy", "")
