"""From the light markup of the first content to the blocks of `StoryBlock`. Pure: what goes in is text.

Pieces are separated by blank lines:

    ## heading                          a heading
    words, **bold**, [words](target)    a paragraph
    - item                              a list
    1. Title :: text                    numbered steps
    + number :: label                   two to four figures
    > text   >? text   ># text          a notice: information, to be compared with the law, sample content
    |= caption                          a table: its caption, then its rows, the first of which is the header
    | a | b |
    ! name :: caption                   a picture with a caption

A target is the code of a page or, with a leading slash, an address of the site; a picture is named as its file is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any, TypeAlias

Link: TypeAlias = Callable[[str], str]
"""From a target to the attributes of its <a>."""
Picture: TypeAlias = Callable[[str], Any]
"""From the name of a picture to the picture."""
BlockValue: TypeAlias = tuple[str, Any]

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_NOTICE = re.compile(r"^>([?#]?) (.+)$")
_STEP = re.compile(r"^\d+\. (.+)$")
_TONES = {"": "info", "?": "check", "#": "sample"}


class MarkupError(ValueError):
    """A piece that is written in none of the ways above."""


def story(text: str, link: Link, picture: Picture | None = None) -> list[BlockValue]:
    """The blocks of a text; neighbouring paragraphs and lists share one block, as an editor would type them."""
    blocks: list[BlockValue] = []
    for piece in re.split(r"\n\s*\n", text.strip()):
        lines = piece.strip().split("\n")
        kind, value = ("picture", _picture(lines, picture)) if lines[0].startswith("! ") else _block(lines, link)
        if kind == "paragraph" and blocks and blocks[-1][0] == "paragraph":
            blocks[-1] = ("paragraph", blocks[-1][1] + value)
        else:
            blocks.append((kind, value))
    return blocks


def inline(text: str, link: Link) -> str:
    """One line of words as HTML: escaped, then bold and links."""
    escaped = _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False))
    return _LINK.sub(lambda found: f"<a {link(found[2])}>{found[1]}</a>", escaped)


def targets(text: str) -> list[str]:
    """What the links of a text point to, in order."""
    return [found[2] for found in _LINK.finditer(text)]


def _block(lines: list[str], link: Link) -> BlockValue:
    first = lines[0]
    if first.startswith("## "):
        if len(lines) > 1:
            raise MarkupError(f"A heading stands alone: {first!r}")
        return "heading", first[3:].strip()
    if first.startswith("|= "):
        return "table", _table(first[3:].strip(), lines[1:])
    if first.startswith("+ "):
        return "figures", {
            "figures": [dict(zip(("number", "label"), _pair(line, "+ "), strict=True)) for line in lines]
        }
    if _STEP.match(first):
        return "steps", [_step(line, link) for line in lines]
    if first.startswith(">"):
        return "notice", _notice(lines, link)
    if first.startswith("- "):
        return "paragraph", f"<ul>{''.join(f'<li>{_item(line, link)}</li>' for line in lines)}</ul>"
    if first.startswith("|"):
        raise MarkupError(f"A table needs a caption: {first!r}")
    return "paragraph", f"<p>{inline(' '.join(lines), link)}</p>"


def _picture(lines: list[str], picture: Picture | None) -> dict[str, Any]:
    """A picture speaks for itself: its own alternative text is used wherever it stands."""
    if len(lines) > 1 or picture is None:
        raise MarkupError(f"A picture stands alone, in a text that may have pictures: {lines[0]!r}")
    name, caption = _pair(lines[0], "! ")
    return {"image": picture(name), "alt": "", "caption": caption}


def _pair(line: str, prefix: str) -> list[str]:
    parts = line.removeprefix(prefix).split(" :: ")
    if not line.startswith(prefix) or len(parts) != 2:
        raise MarkupError(f"«{prefix}… :: …» is expected: {line!r}")
    return [part.strip() for part in parts]


def _step(line: str, link: Link) -> dict[str, str]:
    found = _STEP.match(line)
    if not found:
        raise MarkupError(f"A numbered step is expected: {line!r}")
    title, text = _pair(found[1], "")
    return {"title": title, "text": f"<p>{inline(text, link)}</p>"}


def _item(line: str, link: Link) -> str:
    if not line.startswith("- "):
        raise MarkupError(f"A list item is expected: {line!r}")
    return inline(line[2:].strip(), link)


def _notice(lines: list[str], link: Link) -> dict[str, str]:
    found = [_NOTICE.match(line) for line in lines]
    marks = {match[1] for match in found if match}
    if len(marks) != 1 or not all(found):
        raise MarkupError(f"The lines of a notice are marked alike: {lines!r}")
    return {
        "tone": _TONES[marks.pop()],
        "text": "".join(f"<p>{inline(match[2].strip(), link)}</p>" for match in found if match),
    }


def _table(caption: str, lines: list[str]) -> dict[str, Any]:
    rows = [[cell.strip().replace("**", "") for cell in line.strip().strip("|").split("|")] for line in lines]
    if not caption or len(rows) < 2 or len({len(row) for row in rows}) != 1:
        raise MarkupError(f"A table has a caption, a header and rows of one length: {caption!r}")
    table = {
        "data": rows,
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
        "cell": [],
        "mergedCells": [],
    }
    return {"caption": caption, "table": table, "source": ""}
