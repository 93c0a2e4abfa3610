"""Synonyms, best bets and judged queries in the admin."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from search.query.quality import score
from search.words import views, wording
from search.words.judged import answer, as_judged
from search.words.models import BestBet, JudgedQuery, Synonym


class WordColumn(Column):
    """A word where something holds, nothing where it does not."""

    def __init__(self, name: str, *, word: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.word = word

    def get_value(self, instance: Any) -> str:
        return self.word if super().get_value(instance) else ""


class SynonymViewSet(SnippetViewSet):  # type: ignore[misc]
    model = Synonym
    menu_label = wording.SYNONYMS
    icon = "openquote"
    list_display = ("terms", "kind", "note")
    list_filter = ("kind",)
    list_export = ("kind", "terms", "note")
    list_per_page = 50
    search_fields = ("terms", "note")
    copy_view_enabled = False
    panels = (FieldPanel("kind"), FieldPanel("terms"), FieldPanel("note"))
    create_template_name = "search_admin/create.html"
    edit_template_name = "search_admin/edit.html"
    delete_template_name = "search_admin/delete.html"
    index_view_class = views.OneByOneIndexView
    add_view_class = views.EffectCreateView
    edit_view_class = views.EffectEditView
    delete_view_class = views.EffectDeleteView


class BestBetViewSet(SnippetViewSet):  # type: ignore[misc]
    model = BestBet
    menu_label = wording.BEST_BETS
    icon = "pick"
    list_display = (
        "__str__",
        WordColumn("is_in_force", word=wording.IN_FORCE, label=wording.STATE),
        "valid_from",
        "valid_to",
        "note",
    )
    search_fields = ("phrases", "note")
    copy_view_enabled = False
    panels = (
        FieldPanel("phrases"),
        InlinePanel(
            "pages",
            heading=wording.PAGES.capitalize(),
            label=wording.PAGE,
            help_text=wording.PAGES_HELP,
            min_num=1,
            max_num=10,
            panels=[PageChooserPanel("page")],
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")])], heading=wording.PERIOD),
        FieldPanel("note"),
    )
    create_template_name = "search_admin/create.html"
    edit_template_name = "search_admin/edit.html"
    delete_template_name = "search_admin/delete.html"
    index_view_class = views.OneByOneIndexView
    add_view_class = views.EffectCreateView
    edit_view_class = views.EffectEditView
    delete_view_class = views.EffectDeleteView


class RankColumn(Column):
    """Where the first of the expected pages stands now."""

    def get_value(self, instance: JudgedQuery) -> str:
        scored = score([as_judged(instance)], answer).scores[0]
        if not scored.judged.expected:
            return wording.CLEAN if scored.gain else wording.NOT_CLEAN
        return str(scored.rank or wording.NOT_FOUND)


class JudgedQueryViewSet(SnippetViewSet):  # type: ignore[misc]
    model = JudgedQuery
    menu_label = wording.JUDGED
    icon = "tasks"
    list_display = (
        "query",
        "expected",
        RankColumn("rank", label=wording.RANK_NOW),
        "kind",
        WordColumn("invariant", word=wording.ALWAYS, label=wording.REQUIRED),
    )
    list_filter = ("kind", "invariant")
    list_export = ("query", "kind", "expected", "invariant", "note")
    list_per_page = 25
    search_fields = ("query", "expected", "note")
    copy_view_enabled = False
    panels = (
        FieldPanel("query"),
        FieldPanel("expected"),
        FieldPanel("invariant"),
        FieldPanel("kind"),
        FieldPanel("note"),
    )
    index_view_class = views.FoldedIndexView
    add_view_class = views.JudgedCreateView
