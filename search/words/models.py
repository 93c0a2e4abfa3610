"""The tables of the editors' words."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page

from search.analysis.tokens import folded_words, words
from search.analysis.vocabulary import LONGEST
from search.words import wording
from search.words.codes import code_of
from site_core.versions.names import PUBLIC

# Stands between the terms of a row as it is kept and shown; the spaces may be left out.
BETWEEN = " | "

# Stands for «no scheme should be found» among the expected codes.
NONE = "none"


class Synonym(models.Model):
    """Words that mean the same to a reader (từ đồng nghĩa, viết tắt, lỗi gõ thường gặp). They apply at once, at query time."""

    content_version = PUBLIC

    class Kind(models.TextChoices):
        SYNONYM = "synonym", "Đồng nghĩa (hai chiều)"
        ABBREVIATION = "abbreviation", "Viết tắt"
        EXPANSION = "expansion", "Gõ từ đầu thì tìm cả các từ sau"
        CORRECTION = "correction", "Lỗi gõ → cách viết đúng"

    kind = models.CharField(
        "loại", max_length=12, choices=Kind.choices, default=Kind.SYNONYM, help_text=wording.KIND_HELP
    )
    terms = models.CharField("các từ", max_length=500, unique=True, help_text=wording.TERMS_HELP)
    note = models.CharField(wording.NOTE, max_length=200, blank=True, help_text=wording.NOTE_HELP)

    class Meta:
        verbose_name = "từ đồng nghĩa"
        verbose_name_plural = "từ đồng nghĩa"
        ordering = ["kind", "terms"]

    def __str__(self) -> str:
        return self.terms

    def clean(self) -> None:
        """A row must say something new: two terms at least, each a word, short enough to be looked up, no two the same."""
        terms = self.term_list()
        seen: set[tuple[str, ...]] = set()
        for term in terms:
            exact = _exact(term)
            if not exact:
                raise ValidationError({"terms": wording.NO_WORD.format(term=term)})
            if len(exact) > LONGEST:
                raise ValidationError({"terms": wording.TOO_LONG.format(term=term, most=LONGEST)})
            if exact in seen:
                raise ValidationError({"terms": wording.SAME_TERM.format(term=term)})
            seen.add(exact)
        if len(terms) < 2:
            raise ValidationError({"terms": wording.TWO_TERMS})
        if self.kind == self.Kind.CORRECTION and len(terms) != 2:
            raise ValidationError({"terms": wording.ONE_RIGHT})
        self.terms = BETWEEN.join(terms)
        others = Synonym.objects.exclude(pk=self.pk)
        if others.filter(terms=self.terms).exists():
            raise ValidationError({"terms": wording.SAME_ROW})
        if self.kind == self.Kind.CORRECTION:
            self._must_end(others.filter(kind=self.Kind.CORRECTION))

    def _must_end(self, corrections: Iterable[Synonym]) -> None:
        """What a misspelling is put right to must itself be right: rows may not lead on, still less round in a circle."""
        wrong, right = map(_exact, self.term_list())
        for row in corrections:
            others_wrong, others_right = map(_exact, row.term_list()[:2])
            if right == others_wrong or wrong == others_right:
                raise ValidationError({"terms": wording.LEADS_ON.format(row=row)})

    def term_list(self) -> list[str]:
        return [term.strip() for term in self.terms.split("|") if term.strip()]


def _exact(term: str) -> tuple[str, ...]:
    return tuple(word.exact for word in words(term))


class BestBet(ClusterableModel):
    """Pages that come first for certain queries, on the days from `valid_from` to `valid_to`, both included."""

    content_version = PUBLIC

    phrases = models.TextField(wording.PHRASES, max_length=2000, help_text=wording.PHRASES_HELP)
    valid_from = models.DateField(wording.VALID_FROM, null=True, blank=True, help_text=wording.VALID_HELP)
    valid_to = models.DateField(wording.VALID_TO, null=True, blank=True, help_text=wording.VALID_HELP)
    note = models.CharField(wording.NOTE, max_length=200, blank=True, help_text=wording.NOTE_HELP)

    class Meta:
        verbose_name = "trang ưu tiên"
        verbose_name_plural = "trang ưu tiên"
        ordering = ["phrases", "pk"]

    def __str__(self) -> str:
        return " · ".join(self.phrase_list())

    def clean(self) -> None:
        if not any(folded_words(phrase) for phrase in self.phrase_list()):
            raise ValidationError({"phrases": wording.NO_PHRASE})
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": wording.REVERSED_DATES})

    def phrase_list(self) -> list[str]:
        return [phrase.strip() for phrase in self.phrases.splitlines() if phrase.strip()]

    def is_in_force(self) -> bool:
        """Whether it counts today, by the calendar of the site."""
        today = timezone.localdate()
        return (self.valid_from or today) <= today <= (self.valid_to or today)


class BestBetPage(Orderable):
    """One of the pages of a best bet, in its order."""

    content_version = PUBLIC

    best_bet = ParentalKey(BestBet, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=wording.PAGE)

    class Meta(Orderable.Meta):
        verbose_name = wording.PAGE
        verbose_name_plural = wording.PAGES
        constraints = [models.UniqueConstraint(fields=("best_bet", "page"), name="a_page_once_a_best_bet")]

    def __str__(self) -> str:
        return str(self.page)


class JudgedQuery(models.Model):
    """A query that people type, and the codes of what should come first, any of them, separated by bars; «none» for no scheme at all."""

    class Style(models.TextChoices):
        PLAIN = "plain", "có dấu, đúng chính tả"
        NO_DIACRITICS = "nodia", "không dấu"
        MISSPELLED = "misspell", "có lỗi gõ"
        ABBREVIATED = "abbr", "viết tắt"
        SHORT = "short", "một hai từ"
        QUESTION = "question", "cả câu hỏi"
        PLACE = "place", "tên địa phương"
        LEGAL = "legal", "số hiệu văn bản"
        NEGATIVE = "negative", "ngoài phạm vi khuyến công"

    query = models.CharField(wording.QUERY, max_length=200, unique=True, help_text=wording.QUERY_HELP)
    kind = models.CharField(wording.STYLE, max_length=12, choices=Style.choices, default=Style.PLAIN)
    expected = models.CharField(wording.EXPECTED, max_length=500, help_text=wording.EXPECTED_HELP)
    invariant = models.BooleanField(wording.INVARIANT, default=False)
    note = models.CharField(wording.NOTE, max_length=200, blank=True, help_text=wording.NOTE_HELP)

    class Meta:
        verbose_name = "câu hỏi mẫu"
        verbose_name_plural = "câu hỏi mẫu"
        ordering = ["query"]

    def __str__(self) -> str:
        return self.query

    def clean(self) -> None:
        """Addresses of pages become their codes; what is neither is an error."""
        codes = []
        for piece in self.expected_list():
            code = NONE if piece.casefold() == NONE else code_of(piece)
            if not code:
                raise ValidationError({"expected": wording.NO_SUCH_PAGE.format(piece=piece)})
            codes.append(code)
        if NONE in codes and len(codes) > 1:
            raise ValidationError({"expected": wording.NONE_ALONE})
        self.expected = "|".join(dict.fromkeys(codes))

    def expected_list(self) -> list[str]:
        return [piece.strip() for piece in self.expected.split("|") if piece.strip()]
