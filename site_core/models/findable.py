"""How staff find things in the admin: with diacritics or without."""

from __future__ import annotations

from typing import ClassVar

from wagtail.search import index

from site_core.text.plain import fold


class Findable(index.Indexed):
    """Found in lists and choosers of the admin by the texts that `found_by` names, as they are written and folded.

    Wagtail's search compares letters as they are, so it is given a twin of the texts in which they have no diacritics.
    """

    found_by: ClassVar[tuple[str, ...]] = ()

    search_fields = [index.SearchField("found_text", boost=2), index.AutocompleteField("found_text")]

    @property
    def found_text(self) -> str:
        written = "\n".join(str(getattr(self, name)) for name in self.found_by)
        return f"{written}\n{fold(written)}"
