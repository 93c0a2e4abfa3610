"""Development tool: turn the drawings (*.svg) into the pictures that the site loads (*.png).

    python news/first_content/pictures/render.py [name …]

Without names it makes all of them, and the picture of social cards from that of the home page. Chromium draws each SVG
at 1600 × 1000; a flat drawing needs no more than 96 colours, which keeps a picture small. The site itself never draws
an SVG: it loads the PNG files as an editor would upload them.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

DRAWINGS = Path(__file__).parent
ROOT = DRAWINGS.parents[2]
SIZE = (1600, 1000)
COLOURS = 96
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def render(names: list[str]) -> None:
    """Draw the named pictures, everything when none is named."""
    chosen = [DRAWINGS / f"{name}.svg" for name in names] or sorted(DRAWINGS.glob("*.svg"))
    targets = {drawing: drawing.with_suffix(".png") for drawing in chosen}
    if not names:
        targets[ROOT / "static/img/workshop.svg"] = ROOT / "site_core/social_cards/workshop.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for drawing, target in targets.items():
            style = "body{margin:0}svg{display:block;width:auto;height:100vh}"
            page.set_content(f"<style>{style}</style>{drawing.read_text(encoding='utf-8')}")
            flat = flattened(page.locator("svg").screenshot())
            target.write_bytes(flat)
            sys.stdout.write(f"{drawing.stem}: {len(flat) / 1000:.0f} kB\n")
        browser.close()


def flattened(screenshot: bytes) -> bytes:
    """A PNG with a palette, without dither: flat colours stay flat."""
    picture = Image.open(io.BytesIO(screenshot)).convert("RGB")
    flat = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    flat.save(stream, "PNG", optimize=True)
    return stream.getvalue()


if __name__ == "__main__":
    render(sys.argv[1:])
