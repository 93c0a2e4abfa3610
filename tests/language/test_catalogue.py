"""The Vietnamese of the admin is whole, fresh and Vietnamese."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import override

from tests.language import catalogue
from tests.language.foreign import foreign_words

DOMAINS = pytest.mark.parametrize("domain", catalogue.DOMAINS)


@DOMAINS
def test_every_string_of_the_admin_has_its_words(domain: str) -> None:
    said = {
        catalogue.key(message): message for message in catalogue.ours(domain) if all(catalogue.forms(message.string))
    }
    assert [message.id for message in catalogue.needed(domain) if catalogue.key(message) not in said] == []


@DOMAINS
def test_none_is_left_of_what_nobody_says_any_more(domain: str) -> None:
    known = catalogue.known(domain)
    assert [
        message.id for message in catalogue.ours(domain) if message.id and catalogue.key(message) not in known
    ] == []


@DOMAINS
def test_what_is_filled_in_stands_in_the_translation_too(domain: str) -> None:
    for message in catalogue.ours(domain):
        if message.id:
            (said,) = catalogue.forms(message.string)
            asked = catalogue.forms(message.id)[-1]
            for pattern in (catalogue.PLACEHOLDER, re.compile(r"</?[a-z][^>]*>")):
                assert sorted(set(pattern.findall(said))) == sorted(set(pattern.findall(asked))), said
            assert [said[:1].isspace(), said[-1:].isspace()] == [asked[:1].isspace(), asked[-1:].isspace()], said


@DOMAINS
def test_no_word_of_it_is_english(domain: str) -> None:
    found = {
        said: words
        for m in catalogue.ours(domain)
        if m.id
        for said in catalogue.forms(m.string)
        if (words := foreign_words(said))
    }
    assert found == {}


@DOMAINS
def test_what_django_reads_is_what_is_written(domain: str) -> None:
    """`make messages` was run."""
    assert (catalogue.FOLDER / f"{domain}.mo").read_bytes() == catalogue.compiled(catalogue.ours(domain))


def test_running_it_again_changes_nothing() -> None:
    for domain in catalogue.DOMAINS:
        before, after = (
            {catalogue.key(m): m.string for m in c} for c in (catalogue.ours(domain), catalogue.updated(domain))
        )
        assert before == after


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lưu bản nháp", []),
        ("Save draft", ["save", "draft"]),
        ("Tải tệp CSV lên", []),
        ("Trang có %(count)s <b>lỗi</b>", []),
        ("3 pages", ["pages"]),
    ],
)
def test_an_english_word_is_seen(text: str, found: list[str]) -> None:
    assert foreign_words(text) == found


def test_ours_is_read_before_theirs() -> None:
    from django.utils.translation import gettext

    with override("vi"):
        assert gettext("Sites") == "Cổng"
        assert timesince(timezone.now()) == "0\N{NO-BREAK SPACE}phút"
