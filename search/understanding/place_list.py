"""All names by which a place may be told to the finder, from the register, the localities and the list of other provinces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policies.eligibility import OUTSIDE
from search.analysis.tokens import folded_words
from search.understanding import wording
from search.understanding.places import PlaceName
from site_core.places.register import Register, Unit, bare_name
from site_core.text.sorting import name_first, split_unit

# Names of the same letters in the order in which people mean them.
LOCALITY, UNIT_OF_NOW, FORMER_DISTRICT, OWN_PROVINCE, PROVINCE, FORMER_COMMUNE, ELSEWHERE = range(7)

# What people write who are not in Bắc Ninh and do not name the place.
OUTSIDE_WORDS = ("ngoài tỉnh", "tỉnh khác", "nơi khác", "ngoài Bắc Ninh", "ngoài địa bàn", "ngoài địa bàn Bắc Ninh")


@dataclass(frozen=True, slots=True)
class LocalityRow:
    """A village or an old quarter that people name: its name, the key of its unit of now, what it is known for."""

    name: str
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """Another province: a name that it has or had, the province that it is today, and towns and short names for it."""

    name: str
    now: str
    also: tuple[str, ...] = ()


def place_names(
    register: Register, localities: Iterable[LocalityRow], provinces: Iterable[ProvinceRow], outside_label: str
) -> Iterator[PlaceName]:
    """Every name with what the finder is told of it; the units of now first."""
    now, districts = register.current_communes(), register.former_districts()
    for unit in now:
        yield from _unit(register, unit, UNIT_OF_NOW)
    for unit in districts:
        yield from _unit(register, unit, FORMER_DISTRICT)
    yield from _own_provinces(register, [*now, *districts])
    for unit in register.units.values():
        if unit.level == "commune" and not unit.is_current:
            yield from _former_commune(register, unit)
    for row in localities:
        for key in sorted(register.heirs(row.unit)):
            heir = register.units[key]
            said = wording.LOCALITY if row.note else wording.LOCALITY_PLAIN
            note = said.format(name=row.name, note=row.note, now=_inside(heir.name))
            yield _name_of(register, heir, row.name, LOCALITY, note)
    for term in OUTSIDE_WORDS:
        yield PlaceName(OUTSIDE, outside_label, term, "province", PROVINCE)
    for province in provinces:
        yield from _elsewhere(province, outside_label)


def _unit(register: Register, unit: Unit, rank: int) -> Iterator[PlaceName]:
    for name in reversed(unit.names):
        note = "" if name == unit.name else wording.FORMER_NAME.format(name=name)
        yield _name_of(register, unit, name, rank, note)


def _name_of(register: Register, unit: Unit, name: str, rank: int, note: str) -> PlaceName:
    return PlaceName(unit.key, name_first(unit.name), name, unit.level, rank, note, _around(register, unit))


def _around(register: Register, unit: Unit) -> frozenset[tuple[str, ...]]:
    """Bare names of what the unit lies in, was made of, has become and lay in."""
    related = {unit.key} | register.predecessors(unit.key) | register.heirs(unit.key)
    keys = related.union(*(register.ancestors(key) for key in related))
    return frozenset(folded_words(bare_name(name)) for key in keys for name in register.units[key].names)


def _own_provinces(register: Register, units: Iterable[Unit]) -> Iterator[PlaceName]:
    """The provinces that Bắc Ninh is and was made of: no answer, but what has their name is near."""
    named: dict[str, list[Unit]] = {}
    for unit in units:
        named.setdefault(bare_name(unit.name), []).append(unit)
    for province in register.units.values():
        if province.level != "province":
            continue
        for name in province.names:
            note = wording.OWN_PROVINCE.format(name=name)
            for unit in named.get(bare_name(name), ()):
                yield PlaceName(
                    unit.key, name_first(unit.name), name, "province", OWN_PROVINCE, note, frozenset(), vague=True
                )


def _former_commune(register: Register, unit: Unit) -> Iterator[PlaceName]:
    """A former commune as what it is now; one that gave its own name to it needs no telling."""
    districts = [register.units[key].name for key in unit.parents if register.units[key].level == "district"]
    district = f", {_inside(districts[0])}" if districts else ""
    for key in sorted(register.heirs(unit.key)):
        heir = register.units[key]
        for name in unit.names:
            if split_unit(name)[1] == split_unit(heir.name)[1]:
                continue
            note = wording.FORMER_COMMUNE.format(name=name, district=district, now=_inside(heir.name))
            yield PlaceName(
                heir.key, name_first(heir.name), name, unit.level, FORMER_COMMUNE, note, _around(register, unit)
            )


def _elsewhere(province: ProvinceRow, label: str) -> Iterator[PlaceName]:
    def named(name: str, rank: int, level: str) -> PlaceName:
        merged = name != province.now and province.name != province.now
        said = wording.OUTSIDE_MERGED if merged else wording.OUTSIDE_PROVINCE
        return PlaceName(OUTSIDE, label, name, level, rank, said.format(name=name, now=province.now))

    yield named(province.name, PROVINCE, "province")
    for name in province.also:
        yield named(name, ELSEWHERE, "province")


def _inside(name: str) -> str:
    """A full name as it stands inside a sentence: «phường Thuận Thành»."""
    word, proper = split_unit(name)
    return f"{word.lower()} {proper}" if word else proper
