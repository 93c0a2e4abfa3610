"""What an address or a sent form says of where somebody comes from: the scheme, the announcement, the finder's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wagtail.models import Page

from policies.catalogue.answerable import eligibility_reference, wished
from policies.eligibility import FACTS, Profile, ProfileError
from policies.requests import wording
from policies.requests.links import PAGE, SCHEME, SOURCE, SOURCES, TEXT
from site_core.pages import only_visible

LONGEST_PATH = 255

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer that may be sent along: its fact, its value as the finder writes it, and the words in which it is shown."""

    fact: str
    value: str
    label: str
    said: str

    def stored(self) -> dict[str, str]:
        return {"fact": self.fact, "value": self.value, "label": self.label, "said": self.said}


@dataclass(frozen=True, slots=True)
class Asked:
    """`page` is an announcement or any other page that everybody may see."""

    profile: Profile
    scheme: str = ""
    scheme_title: str = ""
    page: Page | None = None
    source: str = ""
    text: str = ""

    @property
    def about(self) -> str:
        if self.page is not None:
            return wording.ABOUT_PAGE.format(title=self.page.title)
        return wording.ABOUT_SCHEME.format(title=self.scheme_title) if self.scheme else ""

    @property
    def page_path(self) -> str:
        """Where the page is, empty where that is longer than is kept."""
        path = urlsplit(self.page.url or "").path if self.page is not None else ""
        return path if len(path) <= LONGEST_PATH else ""

    @property
    def offered(self) -> tuple[Offered, ...]:
        wish = wished(self.profile)
        return tuple(
            Offered(a.fact, a.text, FACTS[a.fact].label, wish if wish and a.fact == "intention" else a.label)
            for a in self.profile.given
        )

    @property
    def place(self) -> str:
        """The one unit of now that the answers name, empty where they leave it open."""
        codes = self.profile.choices("place") or frozenset()
        return next(iter(codes)) if len(codes) == 1 else ""

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What the form carries on, so that it can be shown again: nothing of this is kept unless it is ticked."""
        about: list[tuple[str, Any]] = [
            (SCHEME, self.scheme),
            (PAGE, self.page.pk if self.page else ""),
            (SOURCE, self.source),
        ]
        return [(name, str(value)) for name, value in (*self.profile.answers.items(), *about) if value]


def read_asked(parameters: Parameters) -> Asked:
    """What cannot be read, or may not be seen by everybody, is passed over."""
    reference = eligibility_reference()
    scheme = _one(parameters, SCHEME)
    source = _one(parameters, SOURCE)
    known = scheme in reference.intentions
    return Asked(
        profile=_profile(parameters),
        scheme=scheme if known else "",
        scheme_title=reference.intentions[scheme] if known else "",
        page=_page(_one(parameters, PAGE)),
        source=source if source in SOURCES else "",
        text=_one(parameters, TEXT),
    )


def _profile(parameters: Parameters) -> Profile:
    given = {name: values for name, values in parameters.items() if name in FACTS}
    try:
        return Profile.parse(given, eligibility_reference())
    except ProfileError as error:
        wrong = {e.parameter for e in error.errors}
        readable = {name: values for name, values in given.items() if name not in wrong}
        return Profile.parse(readable, eligibility_reference())


def _page(pk: str) -> Page | None:
    return only_visible(Page.objects.filter(pk=int(pk))).first() if pk.isdecimal() and len(pk) < 10 else None


def _one(parameters: Parameters, name: str) -> str:
    return next((value.strip() for value in parameters.get(name, ()) if value.strip()), "")
