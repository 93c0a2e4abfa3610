"""The query as the person may have meant it: known misspellings put right, and what nothing is known of respelled."""

from __future__ import annotations

from collections.abc import Sequence

from search.analysis.question import Question
from search.analysis.spelling import Speller

# Longest stretch of a query that is taken for one term, in words.
LONGEST = 6


def respelled(question: Question, spellers: Sequence[Speller]) -> str:
    """The query put right, as text to show and to search for; empty when there is nothing to put right.

    Words of which something is known are right; a stretch of the query is respelled when it holds a word of which nothing is, the longest
    stretch first. It may reach over a known term, «dao tao» in «dao tao ngeh», but not cut one.
    """
    at_word = {token.start: index for index, token in enumerate(question.tokens)}
    found: dict[int, tuple[int, str]] = {}
    for concept in question.concepts:
        right = next((target.term for target in concept.targets if target.kind == "correction"), "")
        if right:
            start = at_word[concept.words[0].start]
            found[start] = (start + len(concept.words), right)
    unknown = {word for concept in question.concepts if concept.unknown for word in concept.words}
    inside = {word for concept in question.concepts if not concept.unknown for word in concept.words[1:]}
    cuts = {index for index, token in enumerate(question.tokens) if token in inside}
    for length in range(min(LONGEST, len(question.tokens)), 0, -1):
        for start in range(len(question.tokens) - length + 1):
            stretch = question.tokens[start : start + length]
            taken = any(first < start + length and start < end for first, (end, _) in found.items())
            if taken or unknown.isdisjoint(stretch) or not cuts.isdisjoint((start, start + length)):
                continue
            term = next((term for speller in spellers if (term := speller.meant(stretch))), "")
            if term:
                found[start] = (start + length, term)
    return _replaced(question, found) if found else ""


def _replaced(question: Question, found: dict[int, tuple[int, str]]) -> str:
    parts, at = [], 0
    for start, (end, term) in sorted(found.items()):
        parts += [question.text[at : question.tokens[start].start], term]
        at = question.tokens[end - 1].end
    return "".join(parts) + question.text[at:]
