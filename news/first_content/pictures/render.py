"""Development tool: turn the drawings (*.svg) into the pictures that the site loads (*.png).

    python news/first_content/pictures/render.py [name …]

Chromium draws each SVG at 1600 × 1000; a flat drawing needs no more than 96 colours, which keeps a picture small. The
site itself never draws an SVG: it loads the PNG files as an editor would upload them.
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
SIZE = (1600, 1000)
COLOURS = 96
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def render(names: list[str]) -> None:
    """Draw the named pictures, all of them when none is named."""
    drawings = [DRAWINGS / f"{name}.svg" for name in names] or sorted(DRAWINGS.glob("*.svg"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        for drawing in drawings:
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing.read_text(encoding='utf-8')}")
            flat = flattened(page.screenshot())
            drawing.with_suffix(".png").write_bytes(flat)
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
