"""Which requests a member of the staff may see."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.permission_policies.base import ModelPermissionPolicy

from policies.models import SupportRequest, UnitOfficer
from site_core.places.register import current_register

POLICY = ModelPermissionPolicy(SupportRequest)
VIEW, CHANGE = "view", "change"
EVERY = "policies.view_every_supportrequest"


def visible_to(user: Any) -> QuerySet[SupportRequest, SupportRequest]:
    """All requests for who may see every one, otherwise those of the units that the user looks after: none where none were given.

    Whether the user may see requests at all is the matter of `POLICY`.
    """
    requests = SupportRequest.objects.all()
    return requests if user.has_perm(EVERY) else requests.filter(place__in=_keys(user))


def officers_for(request: SupportRequest) -> list[Any]:
    """Who may be given the request: those who may change it and see it."""
    users = get_user_model().objects.filter(pk__in=POLICY.users_with_permission(CHANGE), is_active=True)
    return [user for user in users.order_by("last_name", "first_name", "username") if _sees(user, request)]


def _sees(user: Any, request: SupportRequest) -> bool:
    return user.has_perm(EVERY) or request.place in _keys(user)


def _keys(user: Any) -> frozenset[str]:
    """Keys under which the user's units were or are known: a request of before a merger is still seen."""
    officer = UnitOfficer.objects.filter(user=user).first()
    if officer is None:
        return frozenset()
    register = current_register()
    keys = {place.key for place in officer.places.all()}
    return frozenset(known for key in keys for known in register.related(key))
