"""Rows that editors manage, and the words that belong together."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from search.analysis.rows import DATA, SynonymRow, UnitRow, default_units, read_synonyms
from search.analysis.tokens import words
from search.analysis.vocabulary import Vocabulary

KINDS = {"synonym", "abbreviation", "expansion", "correction"}


def vocabulary(*rows: tuple[str, ...], units: tuple[tuple[str, str], ...] = ()) -> Vocabulary:
    return Vocabulary.build((SynonymRow(kind, terms) for kind, *terms in rows), (UnitRow(*unit) for unit in units))


def found(vocabulary: Vocabulary, typed: str, accented: bool | None = None) -> list[str] | None:
    tokens = words(typed)
    meaning = vocabulary.meaning(tokens, any(t.accented for t in tokens) if accented is None else accented)
    return None if meaning is None else [target.term for target in meaning.targets]


def test_synonyms_go_both_ways() -> None:
    known = vocabulary(("synonym", "bao bì", "thùng carton", "hộp giấy"))
    assert found(known, "thùng carton") == ["bao bì", "hộp giấy"]
    assert found(known, "bao bi") == ["thùng carton", "hộp giấy"]


def test_abbreviations_go_both_ways_and_are_typed_as_one_likes() -> None:
    known = vocabulary(("abbreviation", "KCĐP", "khuyến công địa phương"))
    assert found(known, "kcdp", accented=True) == ["khuyến công địa phương"]
    assert found(known, "KCĐP") == ["khuyến công địa phương"]
    assert found(known, "khuyến công địa phương") == ["KCĐP"]


def test_expansions_go_one_way_and_slang_must_be_written_right() -> None:
    known = vocabulary(("expansion", "củ", "triệu"))
    assert found(known, "củ") == ["triệu"]
    assert found(known, "cũ") is None
    assert found(known, "cu") is None
    assert found(known, "triệu") is None


def test_corrections_bring_what_the_right_word_brings() -> None:
    known = vocabulary(
        ("correction", "dây truyền", "dây chuyền"),
        ("synonym", "dây chuyền", "máy móc"),
    )
    assert found(known, "dây truyền") == ["dây chuyền", "máy móc"]
    assert found(known, "day truyen") == ["dây chuyền", "máy móc"]
    assert found(known, "dạy truyền") is None


def test_corrections_that_lead_round_in_a_circle_end() -> None:
    known = vocabulary(("correction", "hổ trợ", "hỗ trợ"), ("correction", "hỗ trợ", "hổ trợ"))
    assert found(known, "hổ trợ") == ["hỗ trợ"]
    assert found(known, "hỗ trợ") == ["hổ trợ"]


def test_words_of_one_syllable_must_agree_in_a_query_with_diacritics() -> None:
    known = vocabulary(("synonym", "gỗ", "mộc"))
    assert found(known, "gỗ") == ["mộc"]
    assert found(known, "gõ") is None
    assert found(known, "go") == ["mộc"]


def test_nothing_leads_to_a_vague_word() -> None:
    known = vocabulary(("synonym", "vốn", "hỗ trợ", "tài trợ"), units=(("vague", "hỗ trợ"),))
    assert found(known, "vốn") == ["tài trợ"]
    assert found(known, "hỗ trợ") == []
    meaning = known.meaning(words("hổ trợ"), True)
    assert meaning is not None
    assert meaning.vague


def test_rows_that_say_nothing_are_passed_over() -> None:
    known = vocabulary(
        ("synonym",), ("synonym", "một mình"), ("nonsense", "a", "b"), ("synonym", "!!!", "máy"), ("correction", "x")
    )
    assert found(known, "a") is None
    assert found(known, "máy") == []


def test_default_rows_are_well_formed() -> None:
    rows = read_synonyms()
    assert {row.kind for row in rows} == KINDS
    assert all(len(row.terms) >= 2 and all(row.terms) for row in rows)
    assert all(len(row.terms) == 2 for row in rows if row.kind == "correction")
    assert not [terms for terms, times in Counter(row.terms for row in rows).items() if times > 1]
    with (DATA / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        assert all(None not in row and None not in row.values() for row in csv.DictReader(file))


def test_default_units_are_well_formed() -> None:
    units = default_units()
    assert {unit.kind for unit in units} == {"unit", "trade", "outside", "vague", "filler"}
    assert not [term for term, times in Counter(unit.term for unit in units).items() if times > 1]
    assert all(unit.term == unit.term.strip() for unit in units)


@pytest.mark.parametrize(
    "term", ["khu công nghiệp", "khuyến công", "khuyến nông", "cụm công nghiệp", "sản xuất sạch hơn"]
)
def test_units_of_the_domain_are_known(term: str) -> None:
    assert found(Vocabulary.build(read_synonyms()), term) is not None
