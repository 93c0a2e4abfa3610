"""Numbers in Vietnamese words, as they are taught in school: what the reader is held to."""

from __future__ import annotations

ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int) -> str:
    """`1_205_000_015` → «một tỷ hai trăm linh năm triệu không nghìn không trăm mười lăm»; natural numbers below a thousand billion."""
    if number == 0:
        return ONES[0]
    groups = [number // 10**power % 1000 for power in (9, 6, 3, 0)]
    names = ("tỷ", "triệu", "nghìn", "")
    said: list[str] = []
    for group, name in zip(groups, names, strict=True):
        below = number % 1000 if name == "nghìn" else 0
        if group or (said and below):
            said += [*(_group(group, full=bool(said)) if group else [ONES[0]]), *([name] if name else [])]
    return " ".join(said)


def _group(number: int, *, full: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    said = [ONES[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return said + ([*(["linh"] if said else []), ONES[ones]] if ones else [])
    said += ["mười"] if tens == 1 else [ONES[tens], "mươi"]
    if ones:
        said.append("lăm" if ones == 5 else "mốt" if ones == 1 and tens > 1 else ONES[ones])
    return said
