"""How lists, numbers and amounts of money are written in a Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from policies.eligibility.values import Interval

AREA = "Bắc Ninh"
UNIT_WORDS = ("Phường ", "Xã ", "Thị trấn ", "Thị xã ", "Huyện ", "Thành phố ", "Tỉnh ", "Ngoài ")
MAX_LISTED = 3
MONEY = "triệu đồng"


def either(items: Sequence[str]) -> str:
    """`a, b hoặc c`."""
    return _joined(items, "hoặc")


def both(items: Sequence[str]) -> str:
    """`a, b và c`."""
    return _joined(items, "và")


def some_of(items: Sequence[str], kind: str) -> str:
    """The first few of the alternatives, and how many more of that kind: a sentence must stay a sentence."""
    if len(items) <= MAX_LISTED:
        return either(items)
    return f"{', '.join(items[:MAX_LISTED])} hoặc {len(items) - MAX_LISTED} {kind} khác"


def opening(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """A label as it stands inside a sentence: «Hộ kinh doanh» becomes «hộ kinh doanh», «Ô tô» «ô tô»; «VLXD» stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def place_inside(name: str) -> str:
    """The name of a unit inside a sentence: only the word for its type loses its capital."""
    return inside(name) if name.startswith(UNIT_WORDS) else name


def money(millions: int) -> str:
    """Millions of VND in words that people use: 600 triệu đồng, 3,5 tỷ đồng, 1.234 triệu đồng."""
    if millions >= 1000 and millions % 100 == 0:
        billions, tenths = divmod(millions // 100, 10)
        return f"{_grouped(billions)}{f',{tenths}' if tenths else ''} tỷ đồng"
    return f"{_grouped(millions)} triệu đồng"


def amount(number: int, unit: str) -> str:
    """A number with its unit; `triệu đồng` is read as money."""
    return money(number) if unit == MONEY else f"{_grouped(number)} {unit}"


def span(interval: Interval, unit: str) -> str:
    """An interval in words: «8 người», «từ 10 đến 49 người», «không quá 10 người», «từ 200 người trở lên».

    Money is counted in whole millions, so that a band from 3001 on is read as people say it: «trên 3 tỷ đồng».
    """
    if unit == MONEY and not interval.is_point and interval.lo > 1 and interval.lo % 100 == 1:
        highest = "" if interval.hi is None else f" đến {money(interval.hi)}"
        return f"trên {money(interval.lo - 1)}{highest}"
    lowest = amount(interval.lo, unit)
    if interval.is_point:
        return lowest
    if interval.hi is None:
        return f"từ {lowest} trở lên"
    highest = amount(interval.hi, unit)
    if interval.lo == 0:
        return f"không quá {highest}"
    shared_unit = lowest.split(" ", 1)[1]
    start = lowest.removesuffix(f" {shared_unit}") if highest.endswith(f" {shared_unit}") else lowest
    return f"từ {start} đến {highest}"


def code_ranges(codes: Iterable[str]) -> str:
    """Codes in order, runs of divisions drawn together: «05–08, 10–33, 4711»."""
    runs: list[list[str]] = []
    for code in sorted(codes):
        follows = runs and len(code) == len(runs[-1][-1]) == 2 and int(code) == int(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(code)
        else:
            runs.append([code])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _joined(items: Sequence[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
