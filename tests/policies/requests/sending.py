"""What tests send through the form, as a browser would."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from policies.models import SupportRequest
from policies.requests import stamp

ADDRESS = "/gui-nhu-cau/"
PERSON = {"ho_ten": "Nguyễn Thị Bích Đào", "dien_thoai": "0912 345 678", "thu_dien_tu": "dao@example.com"}
FILLED = {**PERSON, "xa": "09400", "nhu_cau": "Muốn mua máy cắt bìa.\nHỏi thủ tục.", "dong_y": "1"}


def opened(client: Client, query: str = "", *, ago: float = 60) -> dict[str, str]:
    """The hidden fields of a form that was opened some seconds ago."""
    page = BeautifulSoup(client.get(f"{ADDRESS}{query}").content, "html.parser")
    fields = {field["name"]: field.get("value", "") for field in page.select("main form input[type=hidden]")}
    fields.pop("csrfmiddlewaretoken")
    shown = stamp.read_stamp(fields["dau"])
    assert shown is not None
    earlier = stamp.Stamp(shown.key, shown.texts, (timezone.now() - dt.timedelta(seconds=ago)).timestamp())
    return fields | {"dau": earlier.written()}


def send(client: Client, query: str = "", **changes: Any) -> Any:
    return client.post(ADDRESS, {**opened(client, query), **FILLED, **changes})


def sent(client: Client, query: str = "", **changes: Any) -> SupportRequest:
    """A request that was sent through the form."""
    response = send(client, query, **changes)
    assert response.status_code == 302, errors(response)
    found = re.fullmatch(r"/gui-nhu-cau/~([\w-]+)/", response["Location"])
    assert found, response["Location"]
    return SupportRequest.objects.get(token=found[1])


def errors(response: Any) -> Any:
    return response.context["form"].errors, response.context["trouble"]


def own_page(request: SupportRequest) -> str:
    return f"{ADDRESS}~{request.token}/"
