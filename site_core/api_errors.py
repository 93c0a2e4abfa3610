"""Errors of the API's parameters, each with the parameter's name and a sentence in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Sentence = Mapping[str, str]

_BY_TYPE: dict[str, Sentence] = {
    "int_parsing": {"vi": "Cần một số nguyên.", "en": "Give a whole number."},
    "greater_than_equal": {"vi": "Cần một số từ {ge} trở lên.", "en": "Give a number of at least {ge}."},
    "less_than_equal": {"vi": "Cần một số không quá {le}.", "en": "Give a number of at most {le}."},
    "string_too_long": {"vi": "Dài quá {max_length} ký tự.", "en": "Longer than {max_length} characters."},
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


def sentence_of(error: Mapping[str, Any]) -> Sentence:
    """What to tell about one error that pydantic found."""
    template = _BY_TYPE.get(str(error.get("type")), _OTHER)
    values = error.get("ctx") or {}
    return {language: text.format(**values) if values else text for language, text in template.items()}
