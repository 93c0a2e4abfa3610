"""Numbers as people type them: read, asked back or refused; never guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.numbers import (
    MILLION_VND,
    PEOPLE,
    PERCENT,
    QUANTITY,
    VND,
    WHOLE,
    YEAR,
    YEARS,
    Band,
    Measure,
    Question,
    Read,
    Refusal,
    read,
    read_back,
    say,
    spell,
    write,
)
from site_core.numbers.measures import MEASURES, point
from site_core.text import amounts
from site_core.text.plain import fold
from tests.site_core.numbers.words import in_words

INVESTMENT = replace(MILLION_VND, usual=100_000, most=10_000_000)


def band(lo: int, hi: int | None = -1) -> Band:
    return Band(Fraction(lo), None if hi is None else Fraction(lo if hi == -1 else hi))


def meanings(text: str, measure: Measure) -> list[str]:
    """What is asked back, in words."""
    found = read(text, measure)
    assert isinstance(found, Question), found
    return [say(meaning, measure) for meaning in found.meanings]


READ_MONEY = {
    "500.000.000 đồng": 500,
    "500 000 000 đồng": 500,
    "500\u00a0000\u202f000\u2009đ": 500,
    "500000000 VNĐ": 500,
    "500,000,000 VND": 500,
    "500'000'000 ₫": 500,
    "VND 500.000.000": 500,
    "５００ triệu": 500,
    "500tr": 500,
    "500 trđ": 500,
    "500 tr.đ": 500,
    "500 củ": 500,
    "300 Triệu Đồng": 300,
    "500.000 nghìn đồng": 500,
    "nửa tỷ": 500,
    "0,5 tỷ": 500,
    "0.5 tỷ": 500,
    "một trăm triệu": 100,
    "trăm rưỡi triệu": 150,
    "trăm hai triệu": 120,
    "3 trăm 50 triệu": 350,
    "hai trăm linh năm triệu": 205,
    "1,25 tỷ": 1250,
    "1.25 tỷ": 1250,
    "1,5 tỷ": 1500,
    "1.5 tỷ": 1500,
    "1.500": 1500,
    "1 500": 1500,
    "1.500 triệu đồng": 1500,
    "1tỏi5": 1500,
    "1toi5": 1500,
    "tỷ rưỡi": 1500,
    "1 tỷ 2": 1200,
    "1 tỷ 250": 1250,
    "1 tỷ 2 trăm": 1200,
    "1 tỷ 200.000.000": 1200,
    "1 tỷ 200.000.000 đồng": 1200,
    "2 tỷ rưỡi": 2500,
    "2 TỶ RƯỠI": 2500,
    "hai ty ruoi": 2500,
    "2 tỷ 500 triệu": 2500,
    "một nghìn hai trăm triệu": 1200,
    "3 tỷ/năm": 3000,
    "3 tỷ một năm": 3000,
    "khoảng 20": 20,
    "tầm 500tr": 500,
    "~ 2 tỷ": 2000,
    "0": 0,
    "500 triệu.": 500,
}


@pytest.mark.parametrize(("text", "million"), READ_MONEY.items())
def test_one_amount(text: str, million: int) -> None:
    assert read(text, INVESTMENT) == Read(band(million))


BANDS: dict[str, tuple[int, int | None]] = {
    "300-500 triệu": (300, 500),
    "300–500": (300, 500),
    "300 – 500 triệu đồng": (300, 500),
    "từ 300 đến 500 triệu": (300, 500),
    "khoảng từ 300 tới 500 triệu": (300, 500),
    "300 toi 500 trieu": (300, 500),
    "300tr-500tr": (300, 500),
    "800 triệu - 1 tỷ": (800, 1000),
    "2-3 tỷ": (2000, 3000),
    "1 tỷ - 2": (1000, 2000),
    "2-3 trăm triệu": (200, 300),
    "mười đến mười lăm tỷ": (10_000, 15_000),
    "300 đến dưới 500 triệu": (300, 499),
    "trên 3 đến 50 tỷ đồng": (3001, 50_000),
    "dưới 3 tỷ": (0, 2999),
    "chưa đến 1 tỷ": (0, 999),
    "< 1 tỷ": (0, 999),
    "không quá 200 triệu": (0, 200),
    "tối đa 1 tỷ": (0, 1000),
    "500 triệu trở xuống": (0, 500),
    "≤ 500": (0, 500),
    "<= 500": (0, 500),
    "trên 3 tỷ": (3001, None),
    "hơn 500 triệu": (501, None),
    "> 500": (501, None),
    "từ 200 triệu trở lên": (200, None),
    "ít nhất 200 triệu": (200, None),
    "không dưới 200 triệu": (200, None),
    "≥ 200": (200, None),
    "200+": (200, None),
    "200-": (200, None),
    "dưới 1,25 tỷ": (0, 1249),
}


@pytest.mark.parametrize(("text", "ends"), BANDS.items())
def test_bands(text: str, ends: tuple[int, int | None]) -> None:
    assert read(text, INVESTMENT) == Read(band(*ends))


@pytest.mark.parametrize(
    ("text", "measure", "ends"),
    [
        ("20 người", PEOPLE, (20, 20)),
        ("1.200 người", PEOPLE, (1200, 1200)),
        ("mười lăm người", PEOPLE, (15, 15)),
        ("muoi lam nguoi", PEOPLE, (15, 15)),
        ("hai mươi năm người", PEOPLE, (25, 25)),
        ("chục người", PEOPLE, (10, 10)),
        ("2-3 chục người", PEOPLE, (20, 30)),
        ("có 15 lao động", PEOPLE, (15, 15)),
        ("10 đến 49 người", PEOPLE, (10, 49)),
        ("10 - 15", PEOPLE, (10, 15)),
        ("năm đến mười người", PEOPLE, (5, 10)),
        ("trên 200 người", PEOPLE, (201, None)),
        ("≤ 10", PEOPLE, (0, 10)),
        ("dưới 1", PEOPLE, (0, 0)),
        ("2 nghìn 500 người", PEOPLE, (2500, 2500)),
        ("năm năm", YEARS, (5, 5)),
        ("mười năm", YEARS, (10, 10)),
        ("mười lăm năm", YEARS, (15, 15)),
        ("24 tháng", YEARS, (2, 2)),
        ("chưa đầy 1 năm", YEARS, (0, 0)),
        ("từ 1 đến 3 năm", YEARS, (1, 3)),
        ("50%", PERCENT, (50, 50)),
        ("năm mươi phần trăm", PERCENT, (50, 50)),
        ("2026", YEAR, (2026, 2026)),
        ("2.026", YEAR, (2026, 2026)),
        ("15 nghìn", VND, (15_000, 15_000)),
        ("15k", VND, (15_000, 15_000)),
        ("2tr5", VND, (2_500_000, 2_500_000)),
        ("2 triệu rưỡi", VND, (2_500_000, 2_500_000)),
        ("1.000", WHOLE, (1000, 1000)),
    ],
)
def test_other_measures(text: str, measure: Measure, ends: tuple[int, int | None]) -> None:
    assert read(text, measure) == Read(band(*ends))


@pytest.mark.parametrize(
    ("text", "measure", "asked"),
    [
        ("500.000.000", INVESTMENT, ["500 triệu đồng"]),
        ("500000000", INVESTMENT, ["500 triệu đồng"]),
        ("500.000", INVESTMENT, ["500 triệu đồng", "500 tỷ đồng"]),
        ("5.000 tỷ", INVESTMENT, ["5 nghìn tỷ"]),
        ("500.000.000 - 1.000.000.000", INVESTMENT, ["từ 500 triệu đồng đến 1 tỷ đồng"]),
        ("1,5", INVESTMENT, ["1,5 tỷ đồng", "1 triệu đồng", "2 triệu đồng"]),
        ("1,500", INVESTMENT, ["1,5 tỷ đồng", "1 triệu đồng", "2 triệu đồng"]),
        ("1 tỷ 25", INVESTMENT, ["1.250 triệu đồng", "1.025 triệu đồng"]),
        ("1.234,5 triệu", INVESTMENT, ["1.234 triệu đồng", "1.235 triệu đồng"]),
        ("2tr5", INVESTMENT, ["2 triệu đồng", "3 triệu đồng"]),
        ("500 nghìn đồng", INVESTMENT, ["1 triệu đồng"]),
        ("500k", INVESTMENT, ["1 triệu đồng"]),
        ("1 nghìn", INVESTMENT, ["1 tỷ đồng"]),
        ("800-400", INVESTMENT, ["từ 400 đến 800 triệu đồng"]),
        ("500 - 1 tỷ", INVESTMENT, ["từ 500 triệu đồng đến 1 tỷ đồng"]),
        ("1 tỷ đến 500 triệu", INVESTMENT, ["từ 500 triệu đồng đến 1 tỷ đồng"]),
        ("1,500", PEOPLE, ["1.500 người"]),
        ("1,000", PEOPLE, ["1.000 người", "1 người"]),
        ("50.000", PEOPLE, ["50.000 người"]),
        ("50 đến 2 trăm người", PEOPLE, ["từ 50 đến 200 người"]),
        ("1 năm rưỡi", YEARS, ["1 năm"]),
        ("18 tháng", YEARS, ["1 năm"]),
        ("120", YEARS, ["120 năm"]),
        ("1,000", WHOLE, ["1.000", "1"]),
        ("1,234", QUANTITY, ["1.234", "1,2340"]),
        ("10 tỷ", VND, ["10 tỷ đồng"]),
    ],
)
def test_what_is_not_certain_is_asked_back(text: str, measure: Measure, asked: list[str]) -> None:
    expected = ["5.000 tỷ đồng" if words == "5 nghìn tỷ" else words for words in asked]

    assert meanings(text, measure) == expected


def test_a_question_names_what_it_may_be_and_says_what_to_write() -> None:
    found = read("500.000.000", INVESTMENT)

    assert isinstance(found, Question)
    assert found.sentence == "Bạn muốn nói 500 triệu đồng?"
    assert "“500” nếu là 500 triệu đồng" in found.instead


@pytest.mark.parametrize(
    ("text", "measure", "word"),
    [
        ("-5", PEOPLE, "số âm"),
        ("−500 triệu", MILLION_VND, "số âm"),
        ("âm 5", WHOLE, "số âm"),
        ("nhiều", PEOPLE, "Chưa đọc được “nhiều”"),
        ("", PEOPLE, "Chưa đọc được"),
        ("từ", INVESTMENT, "Chưa đọc được"),
        ("triệu", INVESTMENT, "Chưa đọc được"),
        ("vài trăm triệu", INVESTMENT, "Chưa đọc được"),
        ("10 15", PEOPLE, "Chưa đọc được"),
        ("12-10-2020", PEOPLE, "Chưa đọc được"),
        ("1.50.000", INVESTMENT, "Chưa đọc được"),
        ("10²", PEOPLE, "Chưa đọc được"),
        ("1½ tỷ", INVESTMENT, "Chưa đọc được"),
        ("12.5", PEOPLE, "số nguyên"),
        ("1,5 người", PEOPLE, "số nguyên"),
        ("12,5%", PERCENT, "số nguyên"),
        ("500 triệu", PEOPLE, "đơn vị khác"),
        ("20 năm", PEOPLE, "đơn vị khác"),
        ("15 người", INVESTMENT, "đơn vị khác"),
        ("300 triệu một tháng", INVESTMENT, "đơn vị khác"),
        ("500 USD", INVESTMENT, "tiền Việt Nam"),
        ("500 đồng", INVESTMENT, "nhỏ hơn"),
        ("dưới 0", PEOPLE, "nhỏ hơn"),
        ("2019", YEARS, "năm thành lập"),
        ("26", YEAR, "bốn chữ số"),
        ("9" * 30, INVESTMENT, "lớn hơn"),
        ("9" * 190, INVESTMENT, "Chưa đọc được"),
        ("9" * 2_000, INVESTMENT, "quá dài"),
    ],
)
def test_a_refusal_says_why_and_how_to_write_it(text: str, measure: Measure, word: str) -> None:
    found = read(text, measure)

    assert isinstance(found, Refusal), found
    assert word in found.sentence
    assert measure.advice in found.sentence
    assert len(found.sentence) < 300


@pytest.mark.parametrize("measure", [PEOPLE, YEARS, MILLION_VND, VND, PERCENT], ids=lambda measure: measure.key)
def test_how_to_write_it_names_the_unit_and_can_be_read(measure: Measure) -> None:
    assert measure.unit in measure.how
    examples = measure.advice.split("“")[1:]
    for example in (part.split("”")[0] for part in examples):
        assert isinstance(read(example, measure), Read), example


def test_a_written_unit_confirms_an_unusual_amount_where_there_is_nothing_to_click() -> None:
    assert isinstance(read("5.000 tỷ", INVESTMENT), Question)
    assert read("5.000 tỷ", INVESTMENT, trust_units=True) == Read(band(5_000_000))
    assert isinstance(read("5.000.000", INVESTMENT, trust_units=True), Question)


# --- laws ---

MILLIONS = st.integers(0, INVESTMENT.usual)
VND_AMOUNTS = st.integers(0, 10**11)
DISGUISES: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "without diacritics": fold,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isdigit() else c for c in text),
    "as it is": lambda text: f"  {text} ",
}
disguise = st.sampled_from(sorted(DISGUISES)).map(DISGUISES.__getitem__)


@given(st.integers(0, 10**12 - 1), disguise)
def test_a_number_in_words_is_the_number(number: int, worn: Callable[[str], str]) -> None:
    assert read(worn(in_words(number)), WHOLE) == Read(band(number))
    assert read(worn(f"{in_words(number)} đồng"), replace(VND, usual=10**12)) == Read(band(number))


@given(VND_AMOUNTS, disguise)
def test_money_is_read_as_it_is_written_anywhere_on_the_site(vnd: int, worn: Callable[[str], str]) -> None:
    measure = replace(VND, usual=10**12)
    for written in (
        amounts.money(vnd),
        amounts.money_in_table(vnd),
        amounts.number(vnd),
        f"{vnd} VND",
        f"{vnd:_} đ".replace("_", " "),
        write(vnd, measure),
        read_back(vnd, measure).removeprefix("= ").split(", tức ")[0],
    ):
        assert read(worn(written), measure) == Read(band(vnd)), written


@given(MILLIONS, disguise)
def test_millions_are_read_as_they_are_written(million: int, worn: Callable[[str], str]) -> None:
    for written in (
        str(million),
        write(million, INVESTMENT),
        say(band(million), INVESTMENT),
        spell(band(million), INVESTMENT),
        amounts.money(million * amounts.MILLION),
        f"{million}tr",
        f"{million * 1_000_000} đồng",
    ):
        assert read(worn(written), INVESTMENT) == Read(band(million)), written


@given(st.sampled_from(sorted(MEASURES)), st.data(), disguise)
def test_what_a_field_shows_is_what_it_reads(key: str, data: st.DataObject, worn: Callable[[str], str]) -> None:
    measure = MEASURES[key]
    number = Fraction(data.draw(st.integers(measure.least, measure.most - (not measure.whole))))
    if not measure.whole:
        number += Fraction(data.draw(st.integers(0, 10**6 - 1)), 10**6)
    shown = write(number, measure) if number <= measure.usual else spell(point(number), measure)

    assert read(worn(shown), measure, trust_units=measure.dimension == "money") == Read(point(number)) or (
        number > measure.usual and isinstance(read(shown, measure), Question)
    )


@given(st.integers(0, 9_999), st.one_of(st.none(), st.integers(0, 9_999)), disguise)
def test_bands_are_read_as_they_are_written(lo: int, more: int | None, worn: Callable[[str], str]) -> None:
    hi = None if more is None else min(lo + more, PEOPLE.usual)
    for written in (say(band(lo, hi), PEOPLE), spell(band(lo, hi), PEOPLE), f"{lo}-{'' if hi is None else hi}"):
        assert read(worn(written), PEOPLE) == Read(band(lo, hi)), written
    if hi is not None:
        for form in ("từ {} đến {} người", "{}–{} người", "{} tới {}", "khoảng {} - {}"):
            assert read(worn(form.format(lo, hi)), PEOPLE) == Read(band(lo, hi))
    if lo and hi is not None:  # «không đến mười» is fewer than ten
        words = read(worn(f"{in_words(lo)} đến {in_words(hi)} người"), PEOPLE)
        assert words == Read(band(lo, hi)) or (isinstance(words, Question) and band(lo, hi) in words.meanings)


PIECES = st.sampled_from(
    [
        *("0", "1", "2", "5", "25", "500", "1.000", "1,000", "1,5", "12.5", "500.000.000", "tỷ", "triệu", "tr", "k"),
        *(
            "nghìn",
            "trăm",
            "chục",
            "mươi",
            "rưỡi",
            "nửa",
            "linh",
            "năm",
            "mười",
            "hai",
            "ba",
            "đồng",
            "đ",
            "người",
            "%",
        ),
        *(
            "từ",
            "đến",
            "-",
            "–",
            "trên",
            "dưới",
            "không",
            "quá",
            "trở lên",
            "khoảng",
            "~",
            ">",
            "≤",
            "+",
            ".",
            ",",
            "/",
        ),
        *("âm", "và", "tỏi", "củ", "tháng"),
    ]
)


@given(st.lists(PIECES, max_size=7), st.sampled_from(["", " "]), st.sampled_from(sorted(MEASURES)))
def test_nothing_unusual_and_nothing_disordered_is_ever_read(pieces: list[str], between: str, key: str) -> None:
    measure = MEASURES[key]
    found = read(between.join(pieces), measure)
    bands = [found.band] if isinstance(found, Read) else found.meanings if isinstance(found, Question) else ()

    for one in bands:
        assert measure.least <= one.lo <= (one.lo if one.hi is None else one.hi) <= measure.most
        assert not measure.whole or (one.lo.denominator == 1 and (one.hi is None or one.hi.denominator == 1))
    if isinstance(found, Read):
        assert max(found.band.lo, found.band.hi or 0) <= measure.usual
    if isinstance(found, Question):
        assert found.meanings
        for one in found.meanings:
            assert read(spell(one, measure), measure) == Read(one) or max(one.lo, one.hi or 0) > measure.usual


@given(st.text(max_size=300), st.sampled_from(sorted(MEASURES)))
def test_no_text_is_too_odd(text: str, key: str) -> None:
    read(text, MEASURES[key])
