"""The Nu Html Checker finds no error on any page type, nor on the pages of errors and the style guide with every block."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory

from site_core import views
from site_core.styleguide.views import styleguide
from tests.browser.addresses import ADDRESSES
from tests.markup.checker import CheckerImpossible, errors

CAUGHT = "a page with an error, which the checker must find"


def pages() -> dict[str, bytes]:
    request = RequestFactory().get("/")
    return {name: Client().get(address).content for name, address in ADDRESSES.items()} | {
        "style guide": styleguide(request).content,
        "400": Client().get("/tim-kiem/?q=%00").content,
        "403": views.csrf_failure(request).content,
        "500": views.server_error(request).content,
        CAUGHT: b"<!DOCTYPE html><html lang=vi><title>x</title><p>x<ul><li>x</ul></p></html>",
    }


@pytest.fixture(scope="module")
def found(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """What the checker says of each page that has an error."""
    folder: Path = tmp_path_factory.mktemp("markup")
    with django_db_blocker.unblock():
        for name, content in pages().items():
            (folder / f"{name}.html").write_bytes(content)
    try:
        return errors(folder)
    except CheckerImpossible as error:
        if os.environ.get("CI"):
            pytest.fail(f"No markup checker, and CI=1: {error}", pytrace=False)
        pytest.skip(f"No markup checker: {error}")


@pytest.mark.parametrize("name", [*ADDRESSES, "style guide", "400", "403", "500"])
def test_the_markup_is_valid(found: dict[str, list[str]], name: str) -> None:
    assert found.get(name, []) == []


def test_an_error_would_be_found(found: dict[str, list[str]]) -> None:
    assert len(found[CAUGHT]) == 1
