"""What a browser sends when an editor presses a button in the form of a page, with what the page holds now."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.blocks import Block, BooleanBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.blocks.base import BlockField
from wagtail.models import Page


def form_data(page: Any, **changes: Any) -> dict[str, Any]:
    """The data of the form of a page or snippet as it stands. Values of `changes` replace those of fields; for a stream give its value."""
    handler = page.get_edit_handler() if isinstance(page, Page) else get_edit_handler(type(page))
    form_class = handler.get_form_class()
    form = (
        form_class(instance=page, parent_page=page.get_parent())
        if isinstance(page, Page)
        else form_class(instance=page)
    )
    data: dict[str, Any] = {}
    for bound in form:
        if bound.name == "comment_notifications":
            continue
        if isinstance(bound.field, BlockField):
            given = changes.pop(bound.name, None)
            value = bound.field.block.to_python(given) if given is not None else bound.value()
            data |= block_data(bound.field.block, value, bound.name)
        else:
            data |= _widget_data(bound, changes.pop(bound.name, bound.value()))
    for prefix, formset in form.formsets.items():
        for part in formset.management_form:
            data[part.html_name] = part.value()
        for number, row in enumerate(formset.forms, start=1):
            for bound in row:
                data |= _widget_data(bound, bound.value() if bound.name != "ORDER" else number)
        if prefix == "comments":
            data |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def _widget_data(bound: Any, value: Any) -> dict[str, Any]:
    widget = bound.field.widget
    if isinstance(widget, DraftailRichTextArea):
        return {bound.html_name: widget.format_value(value)}
    if isinstance(value, bool):
        return {bound.html_name: "on"} if value else {}
    if isinstance(value, (list, tuple, set)) or hasattr(value, "all"):
        chosen = list(value.all()) if hasattr(value, "all") else list(value)
        return {bound.html_name: [getattr(one, "pk", one) for one in chosen]}
    if hasattr(widget, "decompress") and not hasattr(widget, "format_value"):
        return {}
    shown = getattr(value, "pk", value)
    if hasattr(widget, "format_value") and not isinstance(shown, str):
        shown = widget.format_value(shown)
        shown = shown[0] if isinstance(shown, list) else shown
    return {bound.html_name: "" if shown is None else shown}


def block_data(block: Block, value: Any, prefix: str) -> dict[str, Any]:
    """What the fields of a block send."""
    data: dict[str, Any] = {}
    match block:
        case StreamBlock():
            data[f"{prefix}-count"] = len(value)
            for n, child in enumerate(value):
                data |= {
                    f"{prefix}-{n}-deleted": "",
                    f"{prefix}-{n}-order": n,
                    f"{prefix}-{n}-type": child.block_type,
                    f"{prefix}-{n}-id": child.id or "",
                }
                data |= block_data(child.block, child.value, f"{prefix}-{n}-value")
        case ListBlock():
            data[f"{prefix}-count"] = len(value)
            for n, inside in enumerate(value):
                data |= {f"{prefix}-{n}-deleted": "", f"{prefix}-{n}-order": n, f"{prefix}-{n}-id": ""}
                data |= block_data(block.child_block, inside, f"{prefix}-{n}-value")
        case StructBlock():
            for name, child in block.child_blocks.items():
                data |= block_data(child, value[name], f"{prefix}-{name}")
        case BooleanBlock():
            data |= {prefix: "on"} if value else {}
        case _:
            rich = isinstance(block, RichTextBlock)
            shown = block.get_form_state(value) if rich else getattr(value, "pk", None) or block.value_for_form(value)
            data[prefix] = "" if shown is None else shown
    return data


def save(client: Client, page: Page, button: str = "", **changes: Any) -> Any:
    """Press a button of the edit form; without one, «lưu nháp»."""
    data = form_data(page, **changes) | ({f"action-{button}": "on"} if button else {})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def errors(answer: Any) -> Any:
    """What a form that was shown again says is wrong."""
    form = answer.context["form"]
    return form.errors, {name: rows.errors for name, rows in form.formsets.items() if any(rows.errors)}


def latest(page: Page) -> Any:
    """The page as its editor sees it next."""
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()
