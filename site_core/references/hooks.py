"""Where the admin deletes: pages, snippets and files, one by one and together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.documents.views import documents
from wagtail.images.views import images
from wagtail.models import Page

from site_core.checks.refusing import came_from
from site_core.references.keeping import refuse_what_is_used


@hooks.register("before_delete_page")
def keep_used_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    if refuse_what_is_used(request, [page]):
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("before_delete_snippet")
def keep_used_snippets(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Of the single view and of the one for many."""
    things = list(instances)
    if not refuse_what_is_used(request, things):
        return None
    return redirect(things[0].snippet_viewset.get_url_name("list"))


@hooks.register("before_bulk_action")
def keep_used_files(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    if action_type == "delete" and refuse_what_is_used(request, objects):
        return redirect(action.next_url if action.next_url != request.path else came_from(request))
    return None


class DeletePages(DeleteBulkAction):
    """Wagtail would refuse what the database protects without a reason; this says why first."""

    def prepare_action(self, objects: list[Any], objects_without_access: Any) -> HttpResponse | None:
        if refuse_what_is_used(self.request, objects):
            return redirect(self.next_url if self.next_url != self.request.path else came_from(self.request))
        return super().prepare_action(objects, objects_without_access)


hooks.register("register_bulk_action", DeletePages, order=1)  # later than Wagtail's own, which it takes the place of


class _KeepUsed:
    """A view of Wagtail's that deletes one file."""

    object: Any
    request: HttpRequest

    def run_before_hook(self) -> HttpResponse | None:
        if not refuse_what_is_used(self.request, [self.object]):
            return super().run_before_hook()  # type: ignore[misc]
        return redirect(AdminURLFinder(self.request.user).get_edit_url(self.object) or "wagtailadmin_home")


class DeleteImage(_KeepUsed, images.DeleteView):
    pass


class DeleteDocument(_KeepUsed, documents.DeleteView):
    pass


@hooks.register("register_admin_urls", order=-1)
def addresses() -> list[URLPattern]:
    """In front of Wagtail's own views of these addresses, which have no hook."""
    return [
        path("images/<int:image_id>/delete/", DeleteImage.as_view()),
        path("documents/delete/<int:document_id>/", DeleteDocument.as_view()),
    ]
