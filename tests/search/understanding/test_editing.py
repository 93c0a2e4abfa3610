"""Editors keep the everyday words and the localities; what they changed stays as it is and counts at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from policies.models import Industry
from policies.rules.loading import load_industries
from search.understanding.current import ranked
from site_core.models import Locality, Place
from site_core.places.loading import load_places

pytestmark = pytest.mark.django_db


def test_an_editor_teaches_a_word_and_loading_again_keeps_it(admin_client: Client) -> None:
    carton = Industry.objects.get(code="1702")
    address = reverse("wagtailsnippets_policies_industry:edit", args=[carton.pk])

    assert "Cách gọi hằng ngày" in admin_client.get(address).content.decode()
    admin_client.post(address, {"everyday_words": "thùng xếp\r\n\r\n hộp  đựng pháo|thùng xếp", "code": "9999"})
    load_industries()

    carton.refresh_from_db()
    assert (carton.code, carton.everyday_list()) == ("1702", ["thùng xếp", "hộp đựng pháo"])
    assert [match.value for match in ranked("industry", "thung xep") if match.sure] == ["1702"]


def test_every_class_comes_with_everyday_words() -> None:
    assert all(len(industry.everyday_list()) >= 2 for industry in Industry.objects.all())
    for industry in Industry.objects.all():
        industry.clean()


def test_classes_are_neither_added_nor_deleted(admin_client: Client) -> None:
    carton = Industry.objects.get(code="1702")
    for name, args in (("add", []), ("delete", [carton.pk])):
        admin_client.post(reverse(f"wagtailsnippets_policies_industry:{name}", args=args), {"code": "1234"})

    assert Industry.objects.filter(pk=carton.pk).exists()
    assert not Industry.objects.filter(code="1234").exists()


@pytest.mark.parametrize("words", ["x" * 61, "123", "giấy\n--"])
def test_what_is_no_word_is_named(words: str) -> None:
    with pytest.raises(ValidationError, match="Cần sửa"):
        Industry(version="2025", code="1702", name="Giấy", everyday_words=words).clean()


def test_a_locality_of_the_editors_counts_at_once_and_is_not_loaded_over(admin_client: Client) -> None:
    place = Place.objects.current().get(code="09190", level=Place.Level.COMMUNE)
    Locality.objects.all().delete()
    sent = {"name": "Xóm Mới Thử", "place": place.pk, "note": "làng nghề thử"}
    admin_client.post(reverse("wagtailsnippets_site_core_locality:add"), sent)
    load_places()

    assert [locality.name for locality in Locality.objects.all()] == ["Xóm Mới Thử"]
    first, *_ = ranked("place", "xom moi thu")
    assert (first.value, first.sure) == ("09190", True)
    assert first.note == "Xóm Mới Thử (làng nghề thử); nay thuộc phường Võ Cường"


def test_the_command_prints_misses_and_fails_below_a_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "judged_trades.csv").write_text("typed,codes,held_out\ngiày,1520,\nbún,1702,\nmì,1702,yes\n", "utf-8")
    (tmp_path / "judged_places.csv").write_text("typed,places,held_out\nVõ Cường,09190,\n", "utf-8")

    with pytest.raises(CommandError, match=r"judged_trades\.csv"):
        call_command("understanding_quality", min=0.9, folder=tmp_path)
    said = capsys.readouterr().out
    assert "judged_trades.csv: 0.500 / 2" in said
    assert "bún: 1702 ≠ 1074" in said
    assert "chắc chắn mà sai: bún" in said
    assert "judged_places.csv: 1.000 / 1" in said
