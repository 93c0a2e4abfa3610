"""Groups and workflows of the admin, made from the definitions.

What is there is left as it is: staff may have changed what a group may do. `anew` brings one back to what the file says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from site_core.models import SiteDocument, SiteImage
from site_core.roles.definitions import EVERYTHING, Approval, Role, approvals, role, roles

ACCESS = ("wagtailadmin", "access_admin")
FULL = ("add", "change", "delete")


def make_roles(*, anew: bool = False) -> list[str]:
    """Make what is not there yet, or all anew; return the names of what was made."""
    made = [one.name for one in roles() if _make_role(one, anew=anew)]
    return made + [approval.name for approval in approvals() if _make_approval(approval, anew=anew)]


def group_of(key: str) -> Group:
    """The group of a role; made if somebody has deleted or renamed it."""
    found = Group.objects.filter(name=role(key).name).first()
    if found is None:
        _make_role(role(key), anew=False)
        found = Group.objects.get(name=role(key).name)
    return found


def allow_pages(group: Group, pages: Iterable[Page], actions: Iterable[str]) -> None:
    """Let the group do these things («change», …) on the pages and below them."""
    codenames = [f"{action}_page" for action in actions]
    found = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    for page in pages:
        for permission in found:
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def allow_collection(
    group: Group, collection: Collection, pictures: Iterable[str], files: Iterable[str], collections: Iterable[str] = ()
) -> None:
    """Let the group do these things («add», «change», …) with the pictures and files of the collection, and the collections in it."""
    for model, actions in ((SiteImage, pictures), (SiteDocument, files), (Collection, collections)):
        names = [f"{action}_{model._meta.model_name}" for action in actions]
        for permission in Permission.objects.filter(content_type__app_label=model._meta.app_label, codename__in=names):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)


def _make_role(role: Role, *, anew: bool) -> bool:
    group, created = Group.objects.get_or_create(name=role.name)
    if not (created or anew or not group.permissions.exists()):
        return False
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()
    group.permissions.set(Permission.objects.filter(pk__in=_permissions(role)))
    for label, actions in role.pages.items():
        allow_pages(group, _pages(label), actions)
    root = Collection.get_first_root_node()
    assert root
    allow_collection(group, root, role.pictures, role.files, role.collections)
    return True


def _permissions(role: Role) -> Iterator[int]:
    wanted = [ACCESS]
    for name in role.permissions:
        if name == EVERYTHING:
            for offered in hooks.get_hooks("register_permissions"):
                yield from offered().values_list("pk", flat=True)
            continue
        app, _, what = name.partition(".")
        wanted += [(app, what)] if "_" in what else [(app, f"{action}_{what}") for action in FULL]
    for app, codename in wanted:
        yield Permission.objects.get(content_type__app_label=app, codename=codename).pk


def _pages(label: str) -> QuerySet[Page, Page]:
    """Pages of a type; of Wagtail's own the root alone, below which all others are."""
    model = apps.get_model(label)
    return Page.objects.filter(depth=1) if model is Page else Page.objects.type(model)


def _make_approval(approval: Approval, *, anew: bool) -> bool:
    workflow, created = Workflow.objects.get_or_create(name=approval.name)
    if not (created or anew or not workflow.workflow_pages.exists()):
        return False
    workflow.workflow_tasks.all().delete()
    for order, (name, key) in enumerate(approval.steps):
        task = GroupApprovalTask.objects.filter(name=name).first() or GroupApprovalTask.objects.create(name=name)
        task.groups.set([group_of(key)])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    types = [apps.get_model(label) for label in approval.pages]
    for page in Page.objects.filter(Q(pk__in=Page.objects.type(*types))):
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    return True
