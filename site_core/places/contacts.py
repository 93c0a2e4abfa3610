"""Whom to ask in a unit: contacts are data of the unit's page, and the app that has such pages registers here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class UnitContact:
    """The contact (đầu mối) of a unit. What is not known is empty."""

    unit: str
    url: str
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether there is any way to reach it."""
        return bool(self.phone or self.email or self.address)


Source: TypeAlias = Callable[[str], UnitContact | None]
_sources: list[Source] = []


def gives_contacts(source: Source) -> Source:
    """Register a source: from the key of a unit to its contact, None where it has none that anyone may see."""
    _sources.append(source)
    return source


def contact_of(key: str) -> UnitContact | None:
    """The contact of a unit, by its key; None where nobody has a page for it."""
    return next((contact for source in _sources if (contact := source(key))), None)
