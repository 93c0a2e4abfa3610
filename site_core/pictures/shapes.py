"""In which sizes and formats a picture is kept. Pure: nothing here opens a picture.

Every picture is made in every size, because editors may use any picture anywhere. Making them all takes a second or two
of one processor, nearly all of it for AVIF; pages therefore never make a picture, they offer what has been made.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

# In the order in which a browser is to choose, and what every browser can show.
FORMATS = ("avif", "webp")
FALLBACK = "jpeg"

# Qualities of 100. On the project's flat drawings and on photographs these look alike; the sizes are as 1 : 1,6 : 2,5.
AVIF_QUALITY = 55
WEBP_QUALITY = 75
JPEG_QUALITY = 78
# libaom's effort, 0 (slow) to 10. A drawing of 1360 × 850: 6 takes 0,9 s for 51 kB, 8 takes 0,4 s for 55 kB, 9 takes
# 0,1 s for 83 kB, which is more than WebP.
AVIF_SPEED = 8


@dataclass(frozen=True)
class Shape:
    """A use of pictures. `operations` are Wagtail's, from the narrowest; `first` is made as soon as a picture is saved.

    `sizes` says how wide the picture stands on a page (attribute `sizes` of HTML; rem are of 16 px there).
    """

    operations: tuple[str, ...]
    first: str
    sizes: str

    def specs(self, form: str) -> tuple[str, ...]:
        """Wagtail's filter specifications of the shape in one format."""
        return tuple(f"{operation}|format-{form}" for operation in self.operations)

    @property
    def first_spec(self) -> str:
        return f"{self.first}|format-{FALLBACK}"

    @property
    def all_specs(self) -> tuple[str, ...]:
        return tuple(spec for form in (FALLBACK, *FORMATS) for spec in self.specs(form))


STORY = Shape(("width-480", "width-960", "width-1360"), "width-960", "(min-width: 48em) 43rem, calc(100vw - 2rem)")
"""A whole picture in the column of reading."""

LIST = Shape(
    ("fill-384x256", "fill-768x512", "fill-1152x768"), "fill-768x512", "(min-width: 40em) 14rem, calc(100vw - 2rem)"
)
"""A picture cut to 3 : 2 beside the title of an entry, or above that of the lead story."""

SHAPES = {"story": STORY, "list": LIST}
ALL_SPECS = tuple(spec for shape in SHAPES.values() for spec in shape.all_specs)

VERSION = hashlib.sha1(
    repr((ALL_SPECS, AVIF_QUALITY, WEBP_QUALITY, JPEG_QUALITY, AVIF_SPEED)).encode(), usedforsecurity=False
).hexdigest()[:12]
"""Changes with all of the above; a picture that was made under another version is made again."""
