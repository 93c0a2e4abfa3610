"""Old encodings: what was written in one comes back, and what was not is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.text.legacy import TABLES, decode, is_garbled, to_unicode

VOWELS = "aăâeêioôơuưy"
MARKED = [
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
]
LETTERS = [*MARKED, "đ", *map(str.upper, MARKED), "Đ"]
SENTENCES = [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Quyết định về việc hỗ trợ lò rèn thủ công xã Đa Hội cũ",
    "Điều 1. Thợ rèn được vay vốn mua bễ thổi và đe thép, như đã nêu ở trên.",
    "Ủy ban nhân dân tỉnh giao Sở Công Thương chủ trì, phối hợp các huyện",
    "Kinh phí 3.500.000 đồng; thời hạn 12 tháng kể từ ngày ký",
]
# Capitals that TCVN3 has no codes for. VISCII keeps six among the control characters: they stand for themselves here.
SMALL = {letter for letter in LETTERS if letter.isupper() and letter not in "AEIOUYĂÂÊÔƠƯĐ"}


def encode(text: str, encoding: str) -> str:
    """Text in an old encoding. Capitals that TCVN3 does not have are written small, as its fonts of capitals want them."""
    codes = {letter: sequence for sequence, letter in reversed(TABLES[encoding].items())}
    if encoding == "Windows-1258":
        return "".join(_windows(char, codes) for char in text)
    small = SMALL if encoding == "TCVN3 (ABC)" else ()
    return "".join(codes.get(char.lower() if char in small else char, char) for char in text)


def _windows(char: str, codes: dict[str, str]) -> str:
    tone = next((mark for mark in unicodedata.normalize("NFD", char) if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    letter = unicodedata.normalize("NFC", unicodedata.normalize("NFD", char).replace(tone, "")) if tone else char
    return codes.get(letter, letter) + codes.get(tone, "")


@pytest.mark.parametrize("encoding", TABLES)
def test_every_letter_comes_back(encoding: str) -> None:
    small = SMALL if encoding == "TCVN3 (ABC)" else ()
    for letter in LETTERS:
        assert decode(encode(letter, encoding), encoding) == (letter.lower() if letter in small else letter)


@pytest.mark.parametrize("encoding", TABLES)
@given(words=st.lists(st.sampled_from([word for text in SENTENCES for word in text.split()]), min_size=8))
def test_a_text_in_one_encoding_comes_back_when_it_has_enough_words(words: list[str], encoding: str) -> None:
    text = " ".join([*words, SENTENCES[1]])
    converted = to_unicode(encode(text, encoding))
    assert converted.text == (text.replace("Ủ", "ủ") if encoding == "TCVN3 (ABC)" else text)
    assert converted.encodings == (encoding,)


@given(st.text())
def test_whatever_is_given_the_lines_stay(text: str) -> None:
    assert to_unicode(text).text.count("\n") == unicodedata.normalize("NFC", text).count("\n")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1))
def test_unicode_is_left_alone_however_it_is_composed(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert to_unicode(unicodedata.normalize("NFD", text)) == to_unicode(text)
    assert (to_unicode(text).text, to_unicode(text).encodings) == (text, ())
    assert not is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        "Zoë, Noël, Müller, Raúl, São José, André, Haïti; où été naïve größe Peña",
        "Đo 5 µm, 3 × 4, 742 m², 318 m³, 10 °C, ± 2 %, ½, Windows® §5 «tin» · mục",
        "Có là và tôi: các từ không dùng chữ nào ngoài Latin-1",
        "có cá tê tô là và ý",
        "co\u00adop so\u00adft hyphen",
        "µm",
        "",
    ],
)
def test_signs_and_other_languages_are_left_alone(text: str) -> None:
    assert to_unicode(text).text == unicodedata.normalize("NFC", text)


def test_the_fonts_of_capitals_are_told_from_the_other_letters() -> None:
    assert to_unicode("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nX· Héi §ång").text == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXã Hội Đồng"
    )
    assert to_unicode("CH¦¥NG TR×NH KHUYÕN C¤NG").text == "CHƯƠNG TRÌNH KHUYẾN CÔNG"


def test_letters_from_a_font_of_signs_are_read_too() -> None:
    private = "".join(
        chr(ord(char) + 0xF000) if char > "\x7f" else char for char in encode(SENTENCES[1], "TCVN3 (ABC)")
    )
    assert to_unicode(private).text == SENTENCES[1]


@pytest.mark.parametrize("second", ["TCVN3 (ABC)", "VNI-Windows"])
def test_a_text_of_several_encodings_is_converted_word_by_word(second: str) -> None:
    text = "\n".join([SENTENCES[0], encode(SENTENCES[1], second), SENTENCES[2]])
    assert to_unicode(text).text == "\n".join([SENTENCES[0], SENTENCES[1], SENTENCES[2]])
    within = f"{SENTENCES[2]} {encode(SENTENCES[0], second)} {SENTENCES[1]}"
    assert to_unicode(within).text == f"{SENTENCES[2]} {SENTENCES[0]} {SENTENCES[1]}"
    both = "\n".join([encode(SENTENCES[1], "TCVN3 (ABC)"), encode(SENTENCES[2], "VNI-Windows")])
    assert to_unicode(both).text == "\n".join([SENTENCES[1], SENTENCES[2]])


def test_what_stands_in_an_unknown_encoding_is_told() -> None:
    shifted = "".join(
        chr(ord(char) - 7) if "\xa1" <= char <= "\xfe" else char for char in encode(SENTENCES[2], "VISCII")
    )
    assert is_garbled(shifted)
    assert is_garbled("\ue001\ue002\ue003 \ue004\ue005 " * 5)
    assert not is_garbled("Les élèves français ont été reçus à l'hôtel de ville où le maire a parlé de la forêt")
    assert not is_garbled("Приказ о поддержке ремесленных предприятий и о порядке её предоставления")
    assert not is_garbled("A short note in English, with numbers 1 2 3 and nothing else to be seen in it")
