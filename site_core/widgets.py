"""Form fields of the admin that Wagtail has no better ones for."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from site_core.models.places import Place
from site_core.text.plain import fold
from site_core.text.sorting import place_key

LONG_LIST = 20
"""From so many choices on, a list has a field that narrows it."""

# What a place is, in the order in which editors look for one: (level, still there) → heading.
PLACE_GROUPS = {
    (Place.Level.COMMUNE, True): "Xã, phường hiện nay",
    (Place.Level.PROVINCE, True): "Thành phố trực thuộc trung ương hiện nay",
    (Place.Level.DISTRICT, False): "Huyện, thị xã, thành phố trước ngày 01/7/2025",
    (Place.Level.COMMUNE, False): "Tên trước đây của xã, phường, thị trấn",
    (Place.Level.PROVINCE, False): "Tỉnh trước đây",
}


class TickList(CheckboxSelectMultiple):
    """Things to tick; what is ticked stays in sight. A long list is narrowed by typing, with or without diacritics."""

    class Media:
        css = {"all": ["css/tick_list.css"]}
        js = ["js/tick-list.js"]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)
        groups = context["widget"]["optgroups"]
        context["long"] = sum(len(options) for _, options, _ in groups) >= LONG_LIST
        return render_to_string("components/admin_tick_list.html", context)

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        return option | {"words": fold(str(option["label"]))}


class PlaceTickList(TickList):
    """Units of now and of then, by what they are; a former commune with the district that it belonged to."""

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        choices: Any = self.choices  # of a ModelMultipleChoiceField
        places = choices.queryset.select_related("parent")
        found: dict[str, list[Any]] = {heading: [] for heading in PLACE_GROUPS.values()}
        for place in sorted(places, key=lambda place: (place_key(place.name), place.pk)):
            options = found[PLACE_GROUPS[Place.Level(place.level), place.is_current]]
            chosen = str(place.pk) in value
            options.append(self.create_option(name, place.pk, self._label(place), chosen, len(options), attrs=attrs))
        return [(heading, options, index) for index, (heading, options) in enumerate(found.items()) if options]

    @staticmethod
    def _label(place: Place) -> str:
        district = place.parent if place.parent and place.parent.level == Place.Level.DISTRICT else None
        return f"{place}, {district.name}" if district else str(place)
