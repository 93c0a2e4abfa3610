"""The Centre's mark, as in `static/img/seal.svg`, drawn with Pillow."""

from __future__ import annotations

from PIL import Image, ImageDraw

PAPER, RED = "#fbf7ee", "#a8321f"
SIDE = 48
"""Side of the drawing in `seal.svg`."""
FINER = 8
"""Drawn so many times as large, then made smaller: Pillow's own lines are not smooth."""

ROOFS = ((9, 38), (9, 24), (17, 17), (17, 24), (25, 17), (25, 24), (33, 17), (33, 24), (39, 24), (39, 38))
CHIMNEY = ((34, 21), (34, 10), (38, 10), (38, 24))


def stamp(sheet: Image.Image, left: int, top: int, side: int) -> None:
    """Put the mark on a sheet."""
    unit = side * FINER / SIDE
    mark = Image.new("RGB", (side * FINER, side * FINER), PAPER)
    pen = ImageDraw.Draw(mark)
    edge = side * FINER - 1
    pen.rounded_rectangle((0, 0, edge, edge), radius=3 * unit, fill=RED)
    pen.rounded_rectangle(
        (2.75 * unit, 2.75 * unit, 45.25 * unit, 45.25 * unit), unit, outline=PAPER, width=round(1.5 * unit)
    )
    for shape in (ROOFS, CHIMNEY):
        pen.polygon([(x * unit, y * unit) for x, y in shape], fill=PAPER)
    pen.circle((24 * unit, 31 * unit), 4.5 * unit, fill=RED)
    pen.circle((24 * unit, 31 * unit), 1.75 * unit, fill=PAPER)
    sheet.paste(mark.resize((side, side), Image.Resampling.LANCZOS), (left, top))
