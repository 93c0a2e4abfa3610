"""Paging of listings."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.http import Http404, HttpRequest


def paginate(request: HttpRequest, entries: Any, size: int) -> Page[Any]:
    """The page of `entries` that the request's `page` parameter names, the first when it names none.

    Raises Http404 when the parameter is not a number or there is no such page.
    """
    try:
        return Paginator(entries, size).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("Danh sách không có trang này.") from error
