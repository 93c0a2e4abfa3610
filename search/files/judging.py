"""Which pages of a document are pictures: pure functions over what stands on each page.

A scanned page seldom comes alone. The stamp of a digital signature, a page number, a header that every page has, a number of an annex are
text, and nobody looks for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from site_core.text.plain import fold

# Share of a page that pictures cover when it is a scan with a margin or more; letters of a page of print are some two thousand.
_MOSTLY_PICTURE = 0.4
_FEWEST_LETTERS = 100

# A line of a header is on so many pages, and on such a share of them.
_FEWEST_REPEATS = 2
_RUNNING_SHARE = 0.5

# So many lines without a label may stand between two of a stamp, and behind its last.
_STAMP_GAP = 2
_STAMP_TAIL = 1

_SIGNED = re.compile(
    r"\W*(nguoi ky|(duoc |da )?ky( so| dien tu)? boi|chu ky (so|dien tu|hop le|khong)|signature (not )?(valid|verified)"
    r"|(digitally |electronically )?signed by|signer|signatory)\b"
)
_LABEL = re.compile(
    r"\W*(e-?mail|thu dien tu|co quan|to chuc|don vi|chuc (vu|danh)|(thoi gian|ngay|gio|noi|ly do)( ky)?|ky ngay|dia diem|mst"
    r"|date|(signing )?time|reason|location|organi[sz]ation|title|contact|issuer|serial( number)?|cn|dn|ou?)( number)?\s*[:=]"
)


@dataclass(frozen=True, slots=True)
class Page:
    """Text of a page, the share of it that pictures cover (0 to 1), and whether anything but text is drawn on it at all."""

    text: str
    covered: float = 0.0
    drawn: bool = False


def picture_pages(pages: Sequence[Page]) -> dict[int, str]:
    """The pages, counted from 1, whose content is a picture, each with what text it has of its own: neither stamp nor header."""
    running = _running_lines(pages)
    found = {}
    for number, page in enumerate(pages, 1):
        lines = _without_stamp(page.text.splitlines())
        own = [line for line in lines if _key(line) not in running]
        if _letters(own) < _FEWEST_LETTERS and page.covered >= _MOSTLY_PICTURE:
            found[number] = "\n".join(own) if _letters(own) else ""
        elif not _letters(lines) and page.drawn:
            found[number] = ""
    return found


def _letters(lines: Sequence[str]) -> int:
    return sum(char.isalpha() for line in lines for char in line)


def _key(line: str) -> str:
    """What a line has in common on all pages: «Trang 2/7» and «Trang 3/7» are one."""
    return re.sub(r"[\W\d_]+", "", fold(line))


def _running_lines(pages: Sequence[Page]) -> frozenset[str]:
    on_pages = Counter(key for page in pages for key in {_key(line) for line in page.text.splitlines()} if key)
    least = max(_FEWEST_REPEATS, _RUNNING_SHARE * len(pages))
    return frozenset(key for key, times in on_pages.items() if times >= least)


def _without_stamp(lines: Sequence[str]) -> list[str]:
    """The lines of a page but those of stamps of signatures: lines with labels beside one that says who signed, and what wraps between."""
    folded = [fold(line) for line in lines]
    signed = [_SIGNED.match(line) is not None for line in folded]
    if not any(signed):
        return list(lines)
    stamped: set[int] = set()
    labelled = [at for at, line in enumerate(folded) if signed[at] or _LABEL.match(line)]
    for block in _blocks(labelled):
        if any(signed[at] for at in block):
            stamped.update(range(block[0], block[-1] + 1 + _STAMP_TAIL))
    return [line for at, line in enumerate(lines) if at not in stamped]


def _blocks(places: Sequence[int]) -> list[list[int]]:
    """Neighbouring places together."""
    blocks: list[list[int]] = []
    for place in places:
        if blocks and place - blocks[-1][-1] <= _STAMP_GAP + 1:
            blocks[-1].append(place)
        else:
            blocks.append([place])
    return blocks
