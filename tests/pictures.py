"""`make pictures`: pictures of every page type in every state that a person may see it in.

They go to `var/pictures/`, one folder a state; the gallery of the best is kept in `docs/pictures/`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.addresses import ADDRESSES
from tests.installation import ROOT, Installation, end, install, until

FOLDER = ROOT / "var" / "pictures"
GALLERY = ROOT / "docs" / "pictures"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

# (file, page, width, colours, height): what docs/gallery.md shows; the first three stand in the README.
BEST = (
    ("finder-phone", "finder, results", 360, "light", 1100),
    ("home-desktop", "home", 1280, "light", 1000),
    ("scheme-desktop", "scheme", 1280, "light", 1100),
    ("finder-desktop", "finder, results", 1280, "light", 1000),
    ("finder-dark", "finder, results", 360, "dark", 1100),
    ("home-phone", "home", 360, "light", 1100),
    ("search-desktop", "search, hits", 1280, "light", 1000),
    ("legal-document", "legal document", 768, "light", 1000),
    ("guide", "guide", 768, "light", 1100),
    ("place", "place", 360, "light", 1100),
    ("announcement-dark", "announcement", 768, "dark", 1000),
    ("article", "article", 1280, "light", 1100),
)


def main() -> None:
    """Take all pictures, of a site of their own."""
    if not CHROMIUM:
        sys.exit("Chromium is needed: install it or name it in CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = install(Path(folder))
        running = site.start("start")
        try:
            if not until(lambda: site.get("/healthz")[0] == 200):
                sys.exit(site.logs())
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
            take_all(browser, site)
            take_gallery(browser, site)
        finally:
            end(running)
    print(f"{len(ADDRESSES) * (len(WIDTHS) * len(SCHEMES) + 1)} pictures in {FOLDER.relative_to(ROOT)}")


def take_all(browser: Browser, site: Installation) -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    states = [(f"{width}-{scheme}", width, scheme, "screen") for width in WIDTHS for scheme in SCHEMES]
    for folder, width, scheme, medium in [*states, ("print", 794, "light", "print")]:
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{site.port}", viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        page = context.new_page()
        page.emulate_media(media=medium)
        for name, address in ADDRESSES.items():
            page.goto(address)
            show_all(page)
            page.screenshot(path=FOLDER / folder / f"{file_name(name)}.png", full_page=True)
        context.close()


def take_gallery(browser: Browser, site: Installation) -> None:
    for file, name, width, scheme, height in BEST:
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{site.port}", viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        page.goto(ADDRESSES[name])
        show_all(page)
        page.screenshot(path=GALLERY / f"{file}.png")
        context.close()


def show_all(page: Page) -> None:
    """Have the pictures below the window too, which a browser loads only when they come near."""
    page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach((image) => { image.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")


def file_name(name: str) -> str:
    return name.replace(",", "").replace(" ", "-")


if __name__ == "__main__":
    main()
