"""Nothing on a public page is refused by its own security policy, nothing is asked of anybody else, and nothing but the
style sheet is waited for."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import ADDRESSES
from tests.browser.conftest import at_rest

LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""
# What the browser waits for before it draws.
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking").map((entry) => new URL(entry.name).pathname)"""


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_no_violation_no_third_party_no_error(page: Page, site: str, address: str) -> None:
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(LISTEN)

    response = page.goto(address)
    at_rest(page)

    assert response is not None
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert page.evaluate("window.refused") == []
    assert [url for url in asked if urlsplit(url).netloc != urlsplit(site).netloc] == []
    assert page.evaluate(BLOCKING) == ["/static/css/site.css"]
    assert errors == []


def test_the_policy_refuses_inline_script(page: Page) -> None:
    """The listener of the test above hears a violation when there is one."""
    page.add_init_script(LISTEN)
    page.goto("/lien-he/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")

    page.wait_for_function("window.refused.length > 0")
