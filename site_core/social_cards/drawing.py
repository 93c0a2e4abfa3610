"""Drawing a card in the hand of the site: shell paper, ink, mineral colours, Be Vietnam Pro (OFL, `fonts/OFL.txt`)."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from threading import Lock

from PIL import Image, ImageDraw, ImageFont

from site_core.social_cards import seal, wording
from site_core.social_cards.card import Card
from site_core.social_cards.typesetting import Length, Setting, fit, numbers_kept

WIDTH, HEIGHT = 1200, 630
HEAVIEST = 200_000
"""Bytes: what the services that show cards take without complaint."""

FONTS = Path(__file__).parent / "fonts"
REGULAR, BOLD = FONTS / "BeVietnamPro-Regular.ttf", FONTS / "BeVietnamPro-Bold.ttf"

# `static/img/workshop.svg`, made by `news/first_content/pictures/render.py`.
WORKSHOP = Path(__file__).parent / "workshop.png"
WORKSHOP_FOCUS = (0.6, 0.5)

PAPER, INK, MUTED, RED, YELLOW = "#fbf7ee", "#1d1b18", "#5b554c", "#a8321f", "#e9b949"
MARGIN = 64
PICTURE_LEFT = 752
LINE = 8
COLUMN = PICTURE_LEFT - 44 - MARGIN
EDGE = 19
TITLE_SIZES = tuple(range(58, 33, -2))
FIGURE_SIZES = tuple(range(46, 25, -2))
TEXT_SIZE = 27
TITLE_LEADING = 1.26
TEXT_LEADING = 1.45
BAND = 96

_one_at_a_time = Lock()  # fonts of FreeType are not made for several threads


def draw(card: Card, picture: Image.Image | None = None, focus: tuple[float, float] = (0.5, 0.5)) -> bytes:
    """A card as PNG. `focus` is the point of the picture, in parts of its width and height, that stays in view.

    A page without a picture gets that of the home page.
    """
    with _one_at_a_time:
        sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        if picture is None:
            _hang(sheet, Image.open(WORKSHOP), WORKSHOP_FOCUS)
        else:
            _hang(sheet, picture, focus)
        pen = ImageDraw.Draw(sheet)
        pen.rectangle((0, 0, EDGE, HEIGHT), fill=RED)
        _head(sheet, pen)
        bottom = _foot(pen, card) if card.figure else HEIGHT - 48
        _body(pen, card, bottom)
        return _png(sheet)


def _head(sheet: Image.Image, pen: ImageDraw.ImageDraw) -> None:
    seal.stamp(sheet, MARGIN, 48, 60)
    pen.text((MARGIN + 80, 78), wording.SITE, font=_font(BOLD, 30), fill=INK, anchor="lm")


def _body(pen: ImageDraw.ImageDraw, card: Card, bottom: int) -> None:
    """Kind, title and, where there is room, the text."""
    top = 142
    if card.kind:
        pen.text((MARGIN, top), card.kind, font=_font(BOLD, 27), fill=RED, anchor="la")
        top += 44
    title = _fit(BOLD, card.title, TITLE_SIZES, bottom - top, TITLE_LEADING)
    top = _lines(pen, title, BOLD, INK, top, TITLE_LEADING)
    if card.text:
        top += 16
        # Two lines say something; a text that is cut after one line does not.
        text = _fit(REGULAR, card.text, (TEXT_SIZE,), bottom - top, TEXT_LEADING, most=5)
        if text.lines and (len(text.lines) > 1 or not text.cut):
            _lines(pen, text, REGULAR, MUTED, top, TEXT_LEADING)


def _foot(pen: ImageDraw.ImageDraw, card: Card) -> int:
    """The figure on a band of yellow at the foot; return where the room above it ends."""
    top = HEIGHT - BAND
    end = PICTURE_LEFT - LINE // 2 - 1
    pen.rectangle((EDGE + 1, top, end, HEIGHT), fill=YELLOW)
    pen.line((EDGE + 1, top, end, top), fill=INK, width=LINE)
    doubt = f"({card.doubt})" if card.doubt else ""
    small = _font(REGULAR, 24)
    taken = small.getlength(doubt) + 18 if doubt else 0
    figure = fit(card.figure, FIGURE_SIZES, partial(_length, BOLD), int(COLUMN - taken), lambda size: 1)
    middle = top + BAND // 2 + LINE // 2
    line = figure.lines[0] if figure.lines else ""
    font = _font(BOLD, figure.size)
    pen.text((MARGIN, middle), line, font=font, fill=INK, anchor="lm")
    if doubt:
        pen.text((MARGIN + font.getlength(line) + 18, middle), doubt, font=small, fill=INK, anchor="lm")
    return top - 24


def _hang(sheet: Image.Image, picture: Image.Image, focus: tuple[float, float]) -> None:
    """The picture down the right side, cut to fill it, behind a line of ink."""
    width, height = WIDTH - PICTURE_LEFT, HEIGHT
    scale = max(width / picture.width, height / picture.height)
    enlarged = (max(width, round(picture.width * scale)), max(height, round(picture.height * scale)))
    resized = picture.convert("RGB").resize(enlarged, Image.Resampling.LANCZOS)
    left = min(max(round(focus[0] * resized.width - width / 2), 0), resized.width - width)
    top = min(max(round(focus[1] * resized.height - height / 2), 0), resized.height - height)
    sheet.paste(resized.crop((left, top, left + width, top + height)), (PICTURE_LEFT, 0))
    ImageDraw.Draw(sheet).line((PICTURE_LEFT, 0, PICTURE_LEFT, HEIGHT), fill=INK, width=LINE)


def _fit(face: Path, text: str, sizes: tuple[int, ...], height: int, leading: float, most: int = 9) -> Setting:
    """The text in the column; there is room for `height` pixels of lines, and for no more than `most`."""

    def room(size: int) -> int:
        return max(0, min(most, int(height / (size * leading))))

    return fit(numbers_kept(text), sizes, partial(_length, face), COLUMN, room)


def _lines(pen: ImageDraw.ImageDraw, setting: Setting, face: Path, colour: str, top: int, leading: float) -> int:
    """Set the lines below `top`; return where the next ones may begin."""
    font = _font(face, setting.size)
    step = setting.size * leading
    for number, line in enumerate(setting.lines):
        pen.text((MARGIN, round(top + number * step)), line, font=font, fill=colour, anchor="la")
    return round(top + len(setting.lines) * step)


def _font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face, size)


def _length(face: Path, size: int) -> Length:
    return _font(face, size).getlength


def _png(sheet: Image.Image) -> bytes:
    """With as many colours as the weight allows: a drawing has few, a photograph gives up some."""
    for colours in (256, 128, 64, 32):
        stream = io.BytesIO()
        sheet.quantize(colours, dither=Image.Dither.NONE).save(stream, "PNG", optimize=True)
        if stream.tell() < HEAVIEST:
            break
    return stream.getvalue()
