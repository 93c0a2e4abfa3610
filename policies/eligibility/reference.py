"""The reference data that answers are read against, handed in by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """Codes that exist, and their names.

    places: every code that may be answered (`09400` a unit of now, `d262` a former district, `outside`) →
        the codes of the units of now that it may be.
    place_names: the same codes → name, as shown to people.
    industries: four-digit codes of the register (VSIC 2025, QĐ 36/2025/QĐ-TTg, divisions 10–33) → name.
    intentions: scheme code → what a person would call the wish, such as «mua máy».
    """

    places: Mapping[str, frozenset[str]]
    place_names: Mapping[str, str]
    industries: Mapping[str, str]
    intentions: Mapping[str, str]
