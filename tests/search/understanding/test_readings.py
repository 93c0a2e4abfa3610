"""What the fields ask as somebody types; and trades and places in words, without JavaScript."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_fields_are_answered_in_order_with_notes(client: Client) -> None:
    response = client.get("/tim-ho-tro/goi-y/", {"o": "place", "q": "dong ky"})

    assert [item["value"] for item in response.json()["items"]] == ["09385", "07282"]
    assert "làng nghề" in response.json()["items"][0]["note"]
    assert response.json()["said"] == "Có 2 dòng. Dùng phím mũi tên lên, xuống để chọn."
    assert "max-age" in response["Cache-Control"]
    nothing = client.get("/tim-ho-tro/goi-y/", {"o": "industry", "q": "zzz"}).json()
    assert nothing == {"said": "Không có dòng nào gần như vậy. Hãy gõ từ khác.", "items": []}


@pytest.mark.parametrize("query", ["", "o=industry", "o=x&q=giay", "o=industry&q=%00%ff", f"o=place&q={'bắc ' * 900}"])
def test_no_question_is_an_error_of_the_server(client: Client, query: str) -> None:
    assert client.get(f"/tim-ho-tro/goi-y/?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("industry_ghi=xưởng thùng carton", "?industry=1702"),
        ("place_ghi=song hồ", "?place=09400"),
        ("place=&place_ghi=hải dương", "?place=outside"),
        ("place=d262&place_ghi=phường hồ", "?place=09400"),
        ("industry=1701&industry_ghi=giay", "?industry=1701"),
    ],
)
def test_one_sure_reading_is_taken(client: Client, sent: str, address: str) -> None:
    response = client.get(f"/tim-ho-tro/?{sent}")

    assert response.status_code == 302
    assert response["Location"] == f"/tim-ho-tro/{address}"


def test_several_readings_are_asked_back_and_nothing_is_lost(client: Client) -> None:
    page = client.get("/tim-ho-tro/?legal_form=household&industry_ghi=giay").content.decode()

    assert "Bạn làm nghề nào dưới đây?" in page
    assert '<button type="submit" name="industry" value="1701">' in page
    assert '<button type="submit" name="industry" value="1520">' in page
    assert 'value="giay"' in page
    assert '<input type="hidden" name="legal_form" value="household">' in page


def test_what_nothing_is_near_says_what_to_do(client: Client) -> None:
    page = client.get("/tim-ho-tro/?place_ghi=zzz").content.decode()

    assert "Chưa nhận ra nơi này. Hãy viết tên xã, phường" in page
    assert 'value="zzz"' in page


@pytest.mark.parametrize(
    ("told", "asked_back"),
    [
        ("xuong go 8 nguoi", ["gỗ"]),
        ("giay phong khe", ["giấy", "giày"]),
        ("lang chu lam my", ["Chũ (phường)", "mỳ sợi"]),
        ("toi muon ban hang", []),
    ],
)
def test_a_syllable_without_marks_in_a_sentence_is_asked_back_and_never_taken(
    client: Client, told: str, asked_back: list[str]
) -> None:
    page = client.get("/tim-ho-tro/", {"ke": told}).content.decode()

    meanings = [part.split("</label>")[0] for part in page.split('class="row"')[1:]]
    assert all(any(word in meaning for meaning in meanings) for word in asked_back)
    assert ("dưới đây? Hãy chọn một" in page) == bool(asked_back)
