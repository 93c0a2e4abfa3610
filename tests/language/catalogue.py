"""The Vietnamese of the admin: which strings of Wagtail and Django need one, and how `site_core/locale` is written and compiled.

`python -m tests.language.catalogue` (`make messages`) after an upgrade or after a change of a `.po`: strings that are new stand in the
`.po` without a translation, those that are gone are dropped, and the `.mo` that Django reads is written. A test fails until each has words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

FOLDER = settings.LOCALE_PATHS[0] / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
CENTRE = "Khuyến công Bắc Ninh"

# Wagtail's own Vietnamese is an eighth of what is needed, and says «Trang» for a site: none of it is relied on.
OURS_ALONE = "wagtail"
# Django's admin has no address here.
UNUSED_APPS = {"django.contrib.admin"}
# Names of the languages of the world, Django's page of welcome, its own page for a refused form (ours stands in `site_core.views`).
UNUSED_PLACES = ("conf/global_settings.py", "views/templates/", "views/csrf.py")

PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sdr]|\{\w*\}|%%")


def needed(domain: str) -> Iterator[Message]:
    """Every message that somebody here may read in English unless it is translated: each once, by its context and first form."""
    seen: set[tuple[str | None, str]] = set()
    for app in ("django.conf", *settings.INSTALLED_APPS):
        if app in UNUSED_APPS:
            continue
        theirs = set() if app.startswith(OURS_ALONE) else {key(m) for m in _read(app, "vi", domain) if _said(m)}
        for message in _read(app, "en", domain):
            if key(message) in seen | theirs or any(
                str(place).startswith(UNUSED_PLACES) for place, _ in message.locations
            ):
                continue
            seen.add(key(message))
            yield message


def known(domain: str) -> set[tuple[str | None, str]]:
    """What any installed app says in this domain: only such a message can be corrected."""
    return {key(message) for app in ("django.conf", *settings.INSTALLED_APPS) for message in _read(app, "en", domain)}


def ours(domain: str) -> Catalog:
    """What `site_core/locale` says."""
    with (FOLDER / f"{domain}.po").open("rb") as file:
        return read_po(file, locale="vi", domain=domain)


def key(message: Message) -> tuple[str | None, str]:
    return message.context, forms(message.id)[0]


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as Django reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def updated(domain: str) -> Catalog:
    """Ours with every message that is needed, without those that are gone."""
    old = ours(domain)
    before = {key(message): message for message in old if message.id}
    made = Catalog(
        locale="vi",
        domain=domain,
        header_comment="# The Vietnamese of the admin; the words are those of docs/glossary.md, `make messages` compiles them.",
        project=CENTRE,
        version="",
        last_translator=CENTRE,
        language_team=CENTRE,
        # The day of the first one: a run that changes nothing writes the same file.
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    wanted = {key(message): message for message in needed(domain)}
    possible = known(domain)
    for where, message in {**before, **wanted}.items():
        if where not in possible:
            continue
        said = before[where].string if where in before else ""
        plural = not isinstance(message.id, str)
        flags = message.flags - {"fuzzy"}
        made.add(message.id, forms(said)[:1] if plural else said, flags=flags, context=message.context)
    return made


def _read(app: str, language: str, domain: str) -> list[Message]:
    spec = find_spec(app)
    assert spec
    assert spec.origin
    path = Path(spec.origin).parent / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return []
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=language, domain=domain) if message.id]


def _said(message: Message) -> bool:
    return not message.fuzzy and all(forms(message.string))


def main() -> None:
    for domain in DOMAINS:
        catalogue = updated(domain)
        with (FOLDER / f"{domain}.po").open("wb") as file:
            write_po(file, catalogue, width=140, sort_output=True, omit_header=False)
        (FOLDER / f"{domain}.mo").write_bytes(compiled(ours(domain)))
        missing = sum(not _said(message) for message in catalogue if message.id)
        print(f"{domain}: {len(catalogue)} messages, {missing} without words")


if __name__ == "__main__":
    import django

    django.setup()
    main()
