"""Pictures of the staff in the admin: private files, which only who may use the admin sees."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from wagtail.users.models import UserProfile


def avatar(request: HttpRequest, user_id: int) -> FileResponse:
    """The picture that a member of the staff has uploaded of themselves; 404 where there is none."""
    profile = UserProfile.objects.filter(user_id=user_id).first()
    try:
        if profile is None or not profile.avatar:
            raise FileNotFoundError
        return FileResponse(profile.avatar.open("rb"))
    except FileNotFoundError as error:
        raise Http404 from error


def address(user: Any, size: int) -> str | None:
    """Where the admin finds it; None for Wagtail's own drawing."""
    profile = getattr(user, "wagtail_userprofile", None)
    return reverse("avatar", args=[user.pk]) if profile is not None and profile.avatar else None
