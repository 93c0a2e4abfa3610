"""How units are related is worked out once for a register, and not again for each unit, page or request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from site_core.models import Place
from site_core.places import api
from site_core.places.register import Register, Unit, current_register, place_fields

COMMUNES = 40


class Noted(dict[str, Unit]):
    """Units that note how often one of them was looked at."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        super().__init__(units)
        self.looks = 0

    def __getitem__(self, key: str) -> Unit:
        self.looks += 1
        return super().__getitem__(key)

    def values(self) -> Any:
        self.looks += len(self)
        return super().values()

    def items(self) -> Any:
        self.looks += len(self)
        return super().items()


def unit(key: str, *successors: str, parents: tuple[str, ...] = ()) -> Unit:
    level = "district" if key.startswith("d") else "commune"
    return Unit(key, key, level, not successors, (key,), frozenset(parents), frozenset(successors))


def register_of(units: list[Unit]) -> tuple[Register, Noted]:
    noted = Noted({one.key: one for one in units})
    return Register(units=noted, keys_by_id={}), noted


def province(communes: int) -> list[Unit]:
    """Units of now, and three times as many former ones that became them."""
    now = [unit(f"{n:05d}", parents=("p",)) for n in range(communes)]
    former = [unit(f"x{n:05d}", f"{n % communes:05d}", parents=("d1",)) for n in range(3 * communes)]
    district = unit("d1", *(one.key for one in now), parents=("p",))
    return [unit("p"), district, *former, *now]


def test_relations_are_worked_out_once_and_in_as_many_steps_as_there_are_units() -> None:
    looks = {}
    for size in (COMMUNES, 10 * COMMUNES):
        register, noted = register_of(province(size))
        for key in list(noted):
            register.related(key), register.ancestors(key), register.filed_under(key)
        looks[size] = noted.looks
        for key in list(noted):
            register.related(key), register.ancestors(key), register.filed_under(key)
        assert noted.looks == looks[size]
    assert looks[10 * COMMUNES] <= 11 * looks[COMMUNES]


def by_definition(units: Mapping[str, Unit], key: str, trail: frozenset[str] = frozenset()) -> frozenset[str]:
    """Heirs as one would say what they are."""
    if units[key].is_current or key in trail:
        return frozenset({key}) if units[key].is_current else frozenset()
    return frozenset().union(*(by_definition(units, each, trail | {key}) for each in units[key].successors))


KEYS = [f"{n}" for n in range(7)]


@given(st.fixed_dictionaries({key: st.sets(st.sampled_from(KEYS), max_size=3) for key in KEYS}))
def test_heirs_and_predecessors_are_what_they_are_called_even_in_a_circle(successors: dict[str, set[str]]) -> None:
    register, _ = register_of([unit(key, *(successors[key] - {key})) for key in KEYS])
    units = register.units
    for key in KEYS:
        assert register.heirs(key) == by_definition(units, key)
        assert register.predecessors(key) == {one for one in KEYS if one != key and key in by_definition(units, one)}


def test_former_parents_are_followed_up_to_the_province_even_in_a_circle() -> None:
    units = [unit("a", parents=("b", "c")), unit("b", parents=("d",)), unit("c", parents=("a",)), unit("d")]
    register, _ = register_of(units)
    assert register.ancestors("a") == {"b", "c", "d"}
    assert register.ancestors("c") == {"a", "b", "d"}
    assert register.ancestors("d") == frozenset()


@pytest.mark.django_db
def test_a_request_for_places_works_nothing_out_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()
    for name in ("heirs", "predecessors"):
        method = getattr(Register, name)
        monkeypatch.setattr(Register, name, lambda *a, n=name, m=method: calls.update([n]) or m(*a))
    folded: list[str] = []
    monkeypatch.setattr(api, "fold", lambda text, fold=api.fold: folded.append(text) or fold(text))

    first = client.get("/api/v1/places/?q=ho&size=200").json()
    calls.clear()
    folded.clear()
    assert client.get("/api/v1/places/?q=ho&size=200").json() == first
    assert calls == {}
    assert folded == ["ho"]


@pytest.mark.django_db
def test_a_changed_place_is_told_at_once(client: Client) -> None:
    before = client.get("/api/v1/places/?place=09400").json()["places"][0]
    place = Place.objects.current().get(code="09400")
    place.name = "Phường Thuận Thành Mới"
    place.save()
    after = client.get("/api/v1/places/?place=09400").json()["places"][0]
    assert (before["name"], after["name"]) == ("Phường Thuận Thành", "Phường Thuận Thành Mới")


@pytest.mark.django_db
def test_a_page_about_a_former_district_is_filed_under_what_has_become_of_it() -> None:
    register = current_register()
    district = Place.objects.filter(code="262", level=Place.Level.DISTRICT).first()
    assert district is not None
    fields = place_fields([district], "huyện Thuận Thành")
    assert fields["places"] == (("d262", register.units["d262"].name),)
    assert fields["place_keys"][0] == "d262"
    assert {"09400", "09409", "p24"} <= set(fields["place_keys"])
    assert fields["place_names"][0] == "huyện Thuận Thành"
    assert len(set(fields["place_keys"])) == len(fields["place_keys"])
