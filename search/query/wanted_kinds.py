"""What the words of a question say about the kind of page that is wanted."""

from __future__ import annotations

from search.analysis.question import Concept, Question
from search.analysis.tokens import folded_words

# Words that name a kind of page: what is of that kind answers them, whether or not its text says so.
_NAMED: dict[str, str] = {
    "đề án": "project",
    "dự án": "project",
    "thông báo": "announcement",
    "tin tức": "article",
    "bài viết": "article",
    "chương trình": "programme",
    "văn bản": "legal_document",
    "nghị định": "legal_document",
    "thông tư": "legal_document",
    "quyết định": "legal_document",
    "hướng dẫn": "guide",
    "bản tin": "market",
}
_KIND_BY_WORDS = {folded_words(name): kind for name, kind in _NAMED.items()}

# Words with which people ask how, or what something is: a guide answers that, a scheme says what there is.
_HOW = frozenset(
    map(
        folded_words,
        (
            "thế nào",
            "như thế nào",
            "ra sao",
            "làm sao",
            "cách",
            "cách nào",
            "là gì",
            "là sao",
            "nghĩa là gì",
            "hướng dẫn",
        ),
    )
)


def named_kind(concept: Concept) -> str:
    """The kind of page that a concept names, empty when it names none."""
    return _KIND_BY_WORDS.get(tuple(word.folded for word in concept.words), "")


def asks_how(question: Question) -> bool:
    """Whether the question asks how something is done, or what it is."""
    typed = [word.folded for word in question.tokens]
    return any(tuple(typed[at : at + length]) in _HOW for length in (1, 2, 3) for at in range(len(typed) - length + 1))
