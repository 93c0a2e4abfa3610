"""What the scripts of the admin write is Vietnamese too: menus, choosers, editors, panels, messages, as an editor opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from news.models import Article, ArticleIndexPage
from tests.browser.conftest import at_rest
from tests.language.foreign import foreign_words

# Text and what is read aloud or shown beside a pointer, of all that scripts have made by now; but for a counter and a button of the
# calendar that Wagtail hides for good, and for what editors have written themselves.
SHOWN = """() => {
  const silent = "script, style, template, svg, code, pre, noscript, textarea, [data-side-panel-toggle-counter], .xdsoft_save_selected, " +
    "[contenteditable=true], .c-sf-block__title, [data-panel-heading-text], .w-minimap-item__text";
  const found = [];
  const walk = (root) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      if (!texts.currentNode.parentElement?.closest(silent)) found.push(texts.currentNode.data);
    }
    for (const tag of root.querySelectorAll("*")) {
      for (const name of ["title", "aria-label", "placeholder", "alt"]) found.push(tag.getAttribute(name) || "");
      if (tag.matches("input[type=submit], input[type=button]")) found.push(tag.value);
    }
  };
  walk(document.body);
  return [document.title, ...found];
}"""


@pytest.fixture(scope="module", autouse=True)
def editor(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, str, str]]:
    """A session of somebody who may do everything, and where an article is edited and added.

    Made before the browser, whose event loop keeps Django from asking the database in this thread.
    """
    with django_db_blocker.unblock():
        user = get_user_model().objects.create_superuser("quan-tri", "", "mat-khau-dai-cho-thu")
        client = Client()
        client.force_login(user)
        article = Article.objects.live().order_by("pk").values_list("pk", flat=True)[0]
        add = f"/admin/pages/add/news/article/{ArticleIndexPage.objects.get().pk}/"
        yield client.cookies[settings.SESSION_COOKIE_NAME].value, f"/admin/pages/{article}/edit/", add
        user.delete()


@pytest.fixture
def admin(editor: tuple[str, str, str], new_context: Callable[..., BrowserContext], site: str) -> Page:
    context = new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": editor[0], "url": site}])
    return context.new_page()


def is_vietnamese(page: Page) -> None:
    at_rest(page)
    found = {text.strip()[:120]: words for text in page.evaluate(SHOWN) if (words := foreign_words(text))}
    assert found == {}


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/pages/3/",
        "/admin/images/",
        "/admin/images/multiple/add/",
        "/admin/documents/",
        "/admin/users/",
        "/admin/users/new/",
        "/admin/groups/",
        "/admin/workflows/list/",
        "/admin/redirects/",
        "/admin/reports/site-history/",
        "/admin/tai-khoan-xa-phuong/",
        "/admin/account/",
    ],
)
def test_a_page_with_what_its_scripts_have_made(admin: Page, address: str) -> None:
    admin.goto(address)
    expect(admin.locator("#wagtail-sidebar nav").first).to_be_visible()
    is_vietnamese(admin)


def test_menus_of_the_sidebar(admin: Page) -> None:
    admin.goto("/admin/")
    for name in ("Trang", "Báo cáo", "Cài đặt"):
        admin.locator("#wagtail-sidebar").get_by_role("button", name=name, exact=True).click()
        is_vietnamese(admin)


def test_the_editor_its_blocks_its_panels_and_its_dialogs(admin: Page, editor: tuple[str, str, str]) -> None:
    admin.goto(editor[1])
    expect(admin.locator(".Draftail-Editor").first).to_be_visible()
    is_vietnamese(admin)
    for panel in ("status", "comments", "checks", "preview"):
        admin.locator(f'[data-side-panel-toggle="{panel}"]').click()
        is_vietnamese(admin)
    admin.get_by_role("button", name="Chèn khối").first.click()
    is_vietnamese(admin)
    admin.keyboard.press("Escape")
    admin.keyboard.press("Shift+?")
    is_vietnamese(admin)


def test_what_a_chooser_shows(admin: Page, editor: tuple[str, str, str]) -> None:
    admin.goto(editor[2])
    admin.get_by_role("button", name="Chọn ảnh").first.click()
    expect(admin.locator(".modal-content")).to_be_visible()
    is_vietnamese(admin)


def test_what_is_said_when_something_is_wrong(admin: Page, editor: tuple[str, str, str]) -> None:
    admin.goto(editor[1])
    admin.locator("#id_title").fill("")
    admin.locator("#id_slug").evaluate("(field) => { field.value = 'a b'; }")
    admin.get_by_role("button", name="Lưu bản nháp").click()
    expect(admin.locator(".messages .error, .messages .warning").first).to_be_visible()
    is_vietnamese(admin)
