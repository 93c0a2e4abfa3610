"""What the eligibility rules refer to, read from the database: places, industries, schemes by code."""

from __future__ import annotations

from dataclasses import dataclass

from policies.eligibility import Profile, Reference
from policies.eligibility.wording.amounts import both, inside
from policies.models import SupportScheme
from policies.rules.reference import reference_with
from site_core.versions.kept import kept
from site_core.versions.names import REFERENCE, SCHEMES


@kept(REFERENCE, SCHEMES)
def eligibility_reference() -> Reference:
    """Codes that answers may use: units of now, former districts, `outside`, VSIC 2025 classes, live schemes."""
    return reference_with(dict(SupportScheme.objects.visible().order_by("code").values_list("code", "title")))


@dataclass(frozen=True, slots=True)
class Wish:
    """What an owner may want: the codes of the schemes that serve it, its label, and how people say it."""

    codes: tuple[str, ...]
    label: str
    phrases: tuple[str, ...]

    @property
    def value(self) -> str:
        """As an answer in a query string: «may-moc,day-chuyen»."""
        return ",".join(self.codes)


@kept(REFERENCE, SCHEMES)
def wishes() -> tuple[Wish, ...]:
    """The intentions that some public scheme serves, in the editors' order. One query."""
    links = (
        SupportScheme.intentions.through.objects.filter(supportscheme__in=SupportScheme.objects.visible())
        .order_by("intention__sort_order", "intention__key", "supportscheme__code")
        .values_list("intention__label", "intention__phrases", "supportscheme__code")
    )
    by_label: dict[tuple[str, str], list[str]] = {}
    for label, phrases, code in links:
        by_label.setdefault((label, phrases), []).append(code)
    return tuple(Wish(tuple(codes), label, _split(phrases)) for (label, phrases), codes in by_label.items())


def intention_options() -> list[tuple[str, str]]:
    """What an owner may want, each with the codes of the schemes that serve it: («may-moc,day-chuyen», «Mua máy…»)."""
    return [(wish.value, wish.label) for wish in wishes()]


def wished(profile: Profile) -> str:
    """The wishes that together are just what a profile asks for, as they were offered; empty when there are none such."""
    said = frozenset(profile.answers.get("intention", "").split(",")) - {""}
    held = [(frozenset(wish.codes), wish.label) for wish in wishes() if said and said.issuperset(wish.codes)]
    widest = [label for codes, label in held if not any(codes < others for others, _ in held)]
    covered = frozenset[str]().union(*(codes for codes, _ in held))
    return both([inside(label) for label in widest]) if covered == said else ""


def _split(phrases: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases.replace("\n", ",").split(",") if phrase.strip())
