"""What rests on a law that has changed since somebody compared the two, and saying that it was compared again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log

from policies.law.checking import with_events
from policies.law.citing import citation_models
from policies.law.status import LegalEvent
from policies.models import Combination
from policies.workbench import wording
from policies.workbench.permissions import may_change
from site_core.text import amounts

CHECKED = "policies.checked_against_law"


@dataclass(frozen=True, slots=True)
class Stale:
    """A citation of a public page, or a rule on receiving several schemes, with what happened to its document since."""

    row: Any
    events: tuple[LegalEvent, ...]

    @property
    def key(self) -> str:
        return f"{self.row._meta.model_name}-{self.row.pk}"

    @property
    def owner(self) -> Any:
        """The page that shows it, or the rule itself."""
        return self.row if isinstance(self.row, Combination) else self.row.page

    @property
    def kind(self) -> str:
        return str(self.row._meta.verbose_name)

    @property
    def title(self) -> str:
        return str(self.owner)

    @property
    def edit(self) -> str:
        if isinstance(self.row, Combination):
            return reverse(Combination.snippet_viewset.get_url_name("edit"), args=[self.row.pk])  # type: ignore[attr-defined]
        return reverse("wagtailadmin_pages:edit", args=[self.row.page_id])

    @property
    def reference(self) -> str:
        return str(self.row.reference)

    @property
    def happened(self) -> str:
        return "; ".join(
            wording.LAW_EVENTS[event.kind].format(by=event.by, day=amounts.date(event.day)) for event in self.events
        )


def stale(today: dt.date) -> list[Stale]:
    """All of it, what was compared longest ago first."""
    rows = [row for kind in citation_models() for row in with_events(_public(kind)).select_related("page")]
    rows += with_events(Combination.objects.exclude(document=None))
    found = (Stale(row, tuple(_since(row, today))) for row in rows)
    return sorted((one for one in found if one.events), key=lambda one: (one.row.checked_on, one.title, one.key))


def stale_for(user: Any, today: dt.date) -> list[Stale]:
    """What of it the user may change."""
    return [one for one in stale(today) if allowed(user, one.row)]


def allowed(user: Any, row: Any) -> bool:
    if isinstance(row, Combination):
        return bool(user.has_perm("policies.change_combination"))
    return may_change(user, row.page)


def row_of(key: str) -> Any | None:
    """The row with such a key; None for one that is gone."""
    name, _, pk = key.partition("-")
    kinds: list[Any] = [*citation_models(), Combination]
    models = {kind._meta.model_name: kind for kind in kinds}
    if name not in models or not pk.isdecimal() or len(pk) > 18:
        return None
    return models[name]._default_manager.filter(pk=int(pk)).first()


@transaction.atomic
def mark_checked(row: Any, user: Any, today: dt.date) -> None:
    """Note that the row was compared today: in what is public, and in the draft that will take its place."""
    row.checked_on = today
    row.save(update_fields=["checked_on"])
    owner: Any = row if isinstance(row, Combination) else row.page.specific
    if owner is not row and owner.latest_revision_id:
        _mark_in_draft(owner, row, user, today)
    log(instance=owner, action=CHECKED, user=user, data={"reference": row.reference, "day": today.isoformat()})


def _mark_in_draft(page: Any, row: Any, user: Any, today: dt.date) -> None:
    draft = page.get_latest_revision_as_object()
    name = row._meta.get_field("page").remote_field.get_accessor_name()
    same = [other for other in getattr(draft, name).all() if other.pk == row.pk]
    for other in same:
        other.checked_on = today
    if same:
        # A draft that is not ready stays one; what was public stays without unpublished changes.
        draft.save_revision(user=user, changed=False, clean=False)


def _public(kind: type[Any]) -> Any:
    return kind._default_manager.filter(page__live=True, page__alias_of=None)


def _since(row: Any, today: dt.date) -> Iterator[LegalEvent]:
    return (event for event in row.document.events() if row.checked_on < event.day <= today)
