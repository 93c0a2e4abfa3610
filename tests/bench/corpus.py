"""A corpus of any size that reads like the site: made from the words of the first content, the same each time.

Sentences are walks over pairs of words that follow each other in the real texts, so that frequent words are as frequent, and words that
belong together stand together. Kinds, places, programmes and routes are those of real documents, in their proportions.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from site_core.search_document import SearchDocument

SEED = 2026
SENTENCES = 20_000

# Shares of the kinds in a site of many years: news grow, schemes hardly.
SHARES = {
    "article": 50,
    "project": 20,
    "announcement": 12,
    "market": 6,
    "legal_document": 5,
    "guide": 4,
    "scheme": 3,
}
FIRST_DAY = dt.date(2015, 1, 1)
DAYS = 4_300

_END = "."
_WORD = re.compile(r"[^\W_]+(?:[/-][^\W_]+)*|[.,;:]")


@dataclass(frozen=True, slots=True)
class Language:
    """What a corpus is made from: sentences, and the real documents of each kind."""

    sentences: tuple[str, ...]
    models: dict[str, tuple[SearchDocument, ...]]


def learn(documents: Sequence[SearchDocument]) -> Language:
    """The language of real documents."""
    followers: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        for text in (document.title, document.summary, document.body):
            words = [_END, *_WORD.findall(text), _END]
            for first, second in zip(words, words[1:], strict=False):
                followers[first].append(second)
    rng = random.Random(SEED)
    sentences = tuple(_sentence(followers, rng) for _ in range(SENTENCES))
    models = {kind: tuple(d for d in documents if d.kind == kind) for kind in SHARES}
    missing = [kind for kind, found in models.items() if not found]
    if missing:
        raise ValueError(f"No real document of the kinds {', '.join(missing)} to learn from.")
    return Language(sentences, models)


def corpus(language: Language, count: int) -> Iterator[SearchDocument]:
    """So many documents; a larger corpus begins with the smaller one."""
    rng = random.Random(SEED + 1)
    kinds, weights = list(SHARES), list(SHARES.values())
    for number in range(count):
        kind = rng.choices(kinds, weights)[0]
        yield _document(language, rng, number, kind)


def _document(language: Language, rng: random.Random, number: int, kind: str) -> SearchDocument:
    model = rng.choice(language.models[kind])
    pick = language.sentences
    body = "\n".join(" ".join(rng.choices(pick, k=rng.randint(2, 5))) for _ in range(rng.randint(3, 6)))
    opens = closes = None
    if kind == "announcement":
        opens = dt.datetime.combine(FIRST_DAY, dt.time(), dt.UTC) + dt.timedelta(days=rng.randrange(DAYS))
        closes = opens + dt.timedelta(days=rng.randint(10, 90))
    return replace(
        model,
        key=f"page:{1_000_000 + number}",
        code=f"thu-{number}",
        url=f"/thu-{number}/",
        title=" ".join(rng.choice(pick).rstrip(".").split()[:14]),
        summary=rng.choice(pick)[:300],
        body=body,
        keywords="",
        date=FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS)),
        opens_at=opens,
        closes_at=closes,
        attachments=(),
    )


def _sentence(followers: dict[str, list[str]], rng: random.Random) -> str:
    words: list[str] = []
    word = _END
    length = rng.randint(9, 24)
    while len(words) < 60:
        word = rng.choice(followers[word])
        if word == _END:
            if len(words) >= length:
                break
            continue
        words.append(word)
    text = re.sub(r" ([.,;:])", r"\1", " ".join(words))
    return f"{text[:1].upper()}{text[1:]}."
