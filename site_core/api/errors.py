"""Errors of the API's parameters, each with the parameter's name and a sentence in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Sentence = Mapping[str, str]

_PROBLEM = {
    "type": "object",
    "required": ["title", "status", "detail", "errors"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["parameter", "message"],
                "properties": {"parameter": {"type": "string"}, "message": {"type": "string"}},
            },
        },
    },
}
PROBLEMS = {
    "responses": {
        status: {"description": description, "content": {"application/problem+json": {"schema": _PROBLEM}}}
        for status, description in (
            (400, "Địa chỉ chứa ký tự không đọc được"),
            (422, "Tham số không có hoặc giá trị không dùng được; “errors” nêu từng tham số"),
        )
    }
}
"""What an operation adds to the contract about its errors (`openapi_extra`)."""

_BY_TYPE: dict[str, Sentence] = {
    "int_parsing": {"vi": "Cần một số nguyên.", "en": "Give a whole number."},
    "greater_than_equal": {"vi": "Cần một số từ {ge} trở lên.", "en": "Give a number of at least {ge}."},
    "less_than_equal": {"vi": "Cần một số không quá {le}.", "en": "Give a number of at most {le}."},
    "string_pattern_mismatch": {"vi": "Cần có dạng {pattern}.", "en": "Give a value of the form {pattern}."},
    "string_too_long": {"vi": "Dài quá {max_length} ký tự.", "en": "Longer than {max_length} characters."},
    "too_many_values": {"vi": "Chỉ nêu nhiều nhất {most} giá trị.", "en": "Give at most {most} values."},
}
_OTHER: Sentence = {
    "vi": "Giá trị không dùng được; xem openapi.json.",
    "en": "Not a usable value; see openapi.json.",
}


class ApiProblem(Exception):
    """Parameters that cannot be used: (name, sentence by language) for each."""

    def __init__(self, errors: Sequence[tuple[str, Sentence]]) -> None:
        self.errors = list(errors)
        super().__init__(", ".join(name for name, _ in self.errors))


def values_of(text: str) -> tuple[str, ...]:
    """The values of a parameter that takes several, separated by commas; each once, blanks left out."""
    return tuple(dict.fromkeys(value.strip() for value in text.split(",") if value.strip()))


def naming(sentence: Sentence, **values: str) -> Sentence:
    """The sentence in each language, with what was wrong filled in."""
    return {language: text.format(**values) for language, text in sentence.items()}


def sentence_of(error: Mapping[str, Any]) -> Sentence:
    """What to tell about one error that pydantic found."""
    template = _BY_TYPE.get(str(error.get("type")), _OTHER)
    values = error.get("ctx") or {}
    return naming(template, **values)
