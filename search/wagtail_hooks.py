"""The admin's menu «Tìm kiếm»: everything that editors do for the search, under one entry."""

from __future__ import annotations

from typing import Any

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from search.counting.report import UnfoundReport
from search.files.report import FilesReport
from search.indexing.waiting.report import WaitingReport
from search.understanding.viewsets import IndustryViewSet, LocalityViewSet
from search.words import wording
from search.words.viewsets import BestBetViewSet, JudgedQueryViewSet, SynonymViewSet


class SearchMenu(SnippetViewSetGroup):  # type: ignore[misc]
    menu_label = wording.MENU
    menu_icon = "crosshairs"
    menu_order = 250
    items: Any = (
        SynonymViewSet,
        IndustryViewSet,
        LocalityViewSet,
        BestBetViewSet,
        JudgedQueryViewSet,
        UnfoundReport,
        FilesReport,
        WaitingReport,
    )


register_snippet(SearchMenu)
