"""Telephone numbers of Vietnam as people type them.

Source: the numbering plan of 2014 as changed in 2017–2018 (mạng di động 10 chữ số, mã vùng 02x): every subscriber's number begins with 0; a
mobile one has ten digits, a fixed one eleven.
"""

from __future__ import annotations

import re

# «(zalo, viber)», «SĐT:»: what people write beside a number, and where else it answers.
_REMARK = re.compile(r"\b(?:zalo|viber|sđt|sdt|đt|dt|tel|di động|di dong|số|so)\b", re.IGNORECASE)
_SIGNS = re.compile(r"[\s.,:;\-()\[\]/]")
_COUNTRY = re.compile(r"^(?:(?:\+|00)84|84(?=[235789]\d{8,9}$))")
_SUBSCRIBER = re.compile(r"0[35789]\d{8}|02\d{9}")


def phone_number(typed: str) -> str | None:
    """«+84 912.345.678», «0912 345 678 (zalo)», «912345678» → `0912345678`; None for what is no number of a Vietnamese subscriber."""
    national = _COUNTRY.sub("", _SIGNS.sub("", _REMARK.sub("", typed)), count=1)
    number = national if national.startswith("0") else f"0{national}"
    return number if number.isascii() and _SUBSCRIBER.fullmatch(number) else None


def written_phone(number: str) -> str:
    """`0912345678` → «0912 345 678», `02223822123` → «0222 3822 123», as numbers are said in Vietnam."""
    return f"{number[:4]} {number[4:-3]} {number[-3:]}"
