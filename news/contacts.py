"""The contacts of units, as their pages have them."""

from __future__ import annotations

from news.models import PlacePage
from site_core.places.contacts import UnitContact, gives_contacts
from site_core.versions.kept import kept
from site_core.versions.names import PUBLIC, REFERENCE


@gives_contacts
def unit_contact(key: str) -> UnitContact | None:
    """From the unit's page, where anyone may see it."""
    return _contacts().get(key)


@kept(REFERENCE, PUBLIC)
def _contacts() -> dict[str, UnitContact]:
    pages = PlacePage.objects.visible().select_related("place")
    return {
        page.place.key: UnitContact(page.title, page.url or "", page.contact_name, page.phone, page.email, page.address)
        for page in pages
    }
