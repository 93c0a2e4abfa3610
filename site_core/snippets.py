"""Snippets with a key: a copy is offered a key that is free."""

from __future__ import annotations

from typing import Any

from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from site_core.codes import free_key


class KeyedCopyView(CopyView):
    """Fills in the form with what is copied, as something new: its rows too."""

    def get_initial_form_instance(self) -> Any:
        thing: Any = super().get_initial_form_instance()
        thing.key = free_key(thing, "key")
        return thing


class KeyedViewSet(SnippetViewSet):
    """For models whose `key` is unique."""

    copy_view_class = KeyedCopyView
