"""Numbers of identity papers and tax codes in a text that somebody types: nobody asked for them, and they must not be kept."""

from __future__ import annotations

import re

from site_core.text.phones import phone_number

# Groups of digits written as one number: «027.094.001.234», «2300 123 456», «2300123456-001».
_NUMBER = re.compile(r"(?<![\d,])\d(?:[ .\-]?\d)*(?![\d,])")
# An amount of money is parted into threes and never begins with 0: «1.250.000.000».
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+")
# Weights of the check digit of a tax code (Thông tư 105/2020/TT-BTC: the tenth digit checks the nine before it).
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def personal_numbers(text: str) -> list[str]:
    """The numbers in the text that look like those of a citizen's card (12 digits, the first is 0) or a tax code (10 digits with a
    right check digit, or 13), as they are written there."""
    return [number for number in _NUMBER.findall(text) if not _AMOUNT.fullmatch(number) and _is_personal(number)]


def _is_personal(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    if len(digits) == 12:
        return digits.startswith("0")
    if len(digits) == 13:
        return _is_tax_code(digits[:10])
    return len(digits) == 10 and phone_number(digits) is None and _is_tax_code(digits)


def _is_tax_code(digits: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return 10 - total % 11 == int(digits[9])
