"""The admin's forms of the editors' words: first «Xem tác động», then «Lưu»."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpResponse
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, IndexView

from search.words import wording
from search.words.effect import Effect, of_best_bet, of_synonym
from search.words.models import BestBet, Synonym
from site_core.text.plain import fold

SEEN = "effect_seen"


def effect_of(row: Any, *, deleted: bool = False) -> Effect:
    """The effect of saving or deleting a row of either kind."""
    if isinstance(row, Synonym):
        return of_synonym(row, deleted=deleted)
    assert isinstance(row, BestBet)
    return of_best_bet(row, deleted=deleted)


class EffectFirst:
    """A form that shows what it would do before it does it.

    It saves only what has been seen: with the effect the page sends a digest of the form, and what comes back must still have it.
    """

    effect: Effect | None = None
    changed_since = False
    request: Any

    def form_valid(self, form: ModelForm[Any]) -> HttpResponse:
        """Save when the effect of just this has been shown, otherwise show it."""
        if self.request.POST.get(SEEN) == self.digest():
            return super().form_valid(form)  # type: ignore[misc]
        self.form = form
        self.changed_since = SEEN in self.request.POST
        self.effect = effect_of(form.save(commit=False))
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined,no-any-return]

    def digest(self) -> str:
        """Short for all that the form holds."""
        sent = sorted((name, values) for name, values in self.request.POST.lists() if name not in _NOT_CONTENT)
        return hashlib.sha256(repr(sent).encode()).hexdigest()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        seen = self.digest() if self.effect else ""
        shown = {"effect": self.effect, "effect_seen": seen, "changed_since": self.changed_since, "wording": wording}
        return {**context, **shown}


_NOT_CONTENT = frozenset({SEEN, "csrfmiddlewaretoken"})


class FilledIn:
    """A form for a new row that takes first values from the address, as reports of searches give them."""

    request: Any
    filled_in: tuple[str, ...] = ()

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()  # type: ignore[misc]
        given = {name: self.request.GET[name] for name in self.filled_in if name in self.request.GET}
        return {**initial, **given}


class EffectCreateView(FilledIn, EffectFirst, CreateView):  # type: ignore[misc]
    """Adds a row once the effect has been seen."""

    filled_in = ("terms", "phrases")


class EffectEditView(EffectFirst, EditView):  # type: ignore[misc]
    """Changes a row once the effect has been seen."""


class EffectDeleteView(DeleteView):  # type: ignore[misc]
    """Asks whether to delete, with the effect of that."""

    @property
    def confirmation_message(self) -> str:
        return wording.SURE.format(row=self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        effect = effect_of(self.object, deleted=True)
        return {**super().get_context_data(**kwargs), "effect": effect, "wording": wording, "deleting": True}


class JudgedCreateView(FilledIn, CreateView):  # type: ignore[misc]
    filled_in = ("query",)


class FoldedIndexView(IndexView):  # type: ignore[misc]
    """A list that is searched with diacritics or without."""

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that hold all that was typed: there are some hundreds of them, and no database folds Vietnamese."""
        typed = fold(self.search_query or "").split()
        if not typed:
            return queryset
        rows = queryset.values_list("pk", *self.search_fields)
        held = [pk for pk, *texts in rows if all(word in fold("\n".join(texts)) for word in typed)]
        return queryset.filter(pk__in=held)


class OneByOneIndexView(FoldedIndexView):
    """A list without boxes to tick: rows are deleted one by one, each with its effect shown."""

    @property
    def columns(self) -> list[Any]:
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]
