from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from news import calls
from news.models.announcements import Announcement
from news.models.articles import Article
from news.models.programmes import Project
from site_core.models import Place
from site_core.models.listing import ListingPage
from site_core.models.story import StoryPage
from site_core.places.register import Register, current_register
from site_core.search_document import SearchDocument
from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC, REFERENCE


class PlacePage(StoryPage):
    """The page of a commune or ward of now, or of a former district, made from the register."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="place_pages", verbose_name="đơn vị")
    contact_name = models.CharField("đầu mối khuyến công", max_length=150, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=50, blank=True)
    email = models.EmailField("thư điện tử", blank=True)

    parent_page_types = ["news.PlaceIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "pages/place.html"
    search_kind = "place"
    search_relations = ("place",)
    intro_panels: ClassVar[list[Panel]] = [
        # Only who may say what a unit is says which one a page is about: a commune may not make its page another's.
        FieldPanel("place", permission="site_core.change_place"),
        *StoryPage.intro_panels,
    ]
    body_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            ],
            heading="Liên hệ",
        ),
        *StoryPage.body_panels,
    ]
    place_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = "trang địa phương"
        verbose_name_plural = "trang địa phương"

    def check_quality(self) -> None:
        super().check_quality()
        if self.place_id and PlacePage.objects.filter(place=self.place_id, alias_of=None).exclude(pk=self.pk).exists():
            raise ValidationError({"place": "Đơn vị này đã có trang. Hãy sửa trang đang có."})

    @property
    def has_contacts(self) -> bool:
        """Whether it is known whom to ask there."""
        return bool(self.contact_name or self.phone or self.email or self.address)

    @property
    def public_code(self) -> str:
        return f"place-{self.place.key}"

    def search_places(self) -> list[Place]:
        return [self.place]

    def search_document(self) -> SearchDocument | None:
        document = super().search_document()
        assert document is not None
        register = current_register()
        unit = register.units[self.place.key]
        former = [name for key in sorted(register.predecessors(unit.key)) for name in register.units[key].names]
        return replace(document, keywords="\n".join([*unit.names, *former]))

    def content(self, register: Register) -> dict[str, Any]:
        """What concerns the place, wherever it lives in the tree, filed under its names of now or of then."""
        related = register.related(self.place.key)
        ids = [pk for pk, key in register.keys_by_id.items() if key in related]

        def concerning(model: Any) -> Any:
            return model.objects.visible().filter(pk__in=model.objects.filter(places__in=ids).values("pk"))

        # An announcement that names no place is for everybody.
        here = Announcement.objects.filter(Q(places__in=ids) | Q(places=None)).values("pk")
        announcements = Announcement.objects.visible().filter(pk__in=here)
        return {
            "announcements": calls.open_now(announcements, timezone.now())[:10],
            "projects": concerning(Project).order_by("-year", "path")[:20],
            "articles": concerning(Article).order_by("-date", "-pk")[:10],
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        register = current_register()
        key = self.place.key
        addresses = place_addresses()

        def units(keys: frozenset[str]) -> list[dict[str, Any]]:
            found = [{"unit": register.units[k], "address": addresses.get(k)} for k in keys - {key}]
            return sorted(found, key=lambda row: (row["unit"].level, row["unit"].key))

        context.update(
            self.content(register),
            unit=register.units[key],
            heirs=units(register.heirs(key)),
            predecessors=units(register.predecessors(key)),
        )
        return context


@kept(REFERENCE, PUBLIC)
def place_addresses() -> dict[str, str]:
    """Where the page of each unit is, by the unit's key; a unit whose page nobody may see has none."""
    pages = PlacePage.objects.visible().select_related("place")
    return {page.place.key: page.url for page in pages if page.url}


class PlaceIndexPage(ListingPage):
    parent_page_types = ["news.HomePage"]
    subpage_types: ClassVar[list[str]] = ["news.PlacePage"]
    max_count = 1
    page_size = 200
    template = "pages/place_index.html"

    class Meta:
        verbose_name = "danh mục địa phương"

    def entries(self) -> models.QuerySet[PlacePage]:
        return PlacePage.objects.visible_below(self).select_related("place").order_by("title", "pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        entries = list(context["page_of_entries"])
        context["communes"] = [p for p in entries if p.place.is_current]
        context["former_districts"] = [p for p in entries if p.place.level == Place.Level.DISTRICT]
        return context
