"""Which letters make a syllable of Vietnamese: an initial, a rime, and a tone that the rime can carry.

It tells what a raw typed word may spell and in what encoding a text stands: rimes of borrowed words such as «xoong» are left out, as raw
Telex writes «xông» so.
"""

from __future__ import annotations

import re
import unicodedata

from site_core.text.plain import fold

# Grave, acute, tilde, hook above, dot below: the five tone marks. The other marks (ă â ê ô ơ ư) belong to the vowel.
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")

_INITIALS = "ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"

# Rimes that may carry any tone.
_OPEN = """
a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng eo ê êm ên ênh êu
i ia iêm iên iêng iêu im in inh iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong
ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uâng uây uê uênh ui um un ung uơ uôi uôm uôn uông uy uya uyên uyn uynh uyu
ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu ưu y yêm yên yêng yêu ynh
"""
# Those that end in a stop: acute or dot below only.
_STOPPED = """
ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc oăt oc oet op ot
ôc ôp ôt ơp ơt uc uât uôc uôp uôt up ut uych uyêt uyp uyt ưc ưt ươc ươp ươt yêt yt
"""


def _syllable(rimes: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_INITIALS})?(?:{'|'.join(rimes.split())})")


_OPEN_SYLLABLE = _syllable(_OPEN)
_STOPPED_SYLLABLE = _syllable(_STOPPED)
_BARE_SYLLABLE = _syllable(fold(_OPEN + _STOPPED))
_STOP_TONES = frozenset("\u0301\u0323")


def is_syllable(word: str) -> bool:
    """Whether a word in NFC, in lower case, could be a syllable of Vietnamese, with its diacritics («trợ») or without any («tro»)."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        (tones if char in TONES else letters).append(char)
    base = unicodedata.normalize("NFC", "".join(letters))
    if not tones and base.isascii() and _BARE_SYLLABLE.fullmatch(base):
        return True
    if len(tones) > 1:
        return False
    stopped = _STOPPED_SYLLABLE.fullmatch(base) is not None and bool(_STOP_TONES.intersection(tones))
    return stopped or _OPEN_SYLLABLE.fullmatch(base) is not None
