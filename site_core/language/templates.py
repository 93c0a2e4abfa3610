"""Words that stand in Wagtail's templates themselves, where no catalogue reaches them."""

from __future__ import annotations

from collections.abc import Mapping

from django.template import Origin
from django.template.loaders import app_directories

# By template: theirs and ours. A test fails when an upgrade has changed theirs.
WORDS: Mapping[str, Mapping[str, str]] = {
    "wagtailadmin/home.html": {'value="Search"': 'value="Tìm"'},
    "wagtailadmin/shared/header.html": {'value="Search"': 'value="Tìm"'},
    "wagtailadmin/shared/headers/_actions.html": {'aria-label="Actions"': 'aria-label="Thao tác"'},
}


class Loader(app_directories.Loader):
    """Loads the templates of the apps, with our words in those that `WORDS` names."""

    def get_contents(self, origin: Origin) -> str:
        text: str = super().get_contents(origin)
        for theirs, ours in WORDS.get(str(origin.template_name), {}).items():
            text = text.replace(theirs, ours)
        return text
