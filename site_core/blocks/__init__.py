"""StreamField blocks, one file a kind. `StoryBlock` is the one stream that pages use."""

from .files import FilesBlock
from .media import PictureBlock
from .numbers import FiguresBlock
from .steps import StepsBlock
from .story import StoryBlock
from .tables import DataTableBlock
from .text import HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "DataTableBlock",
    "FiguresBlock",
    "FilesBlock",
    "HeadingBlock",
    "NoticeBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "StepsBlock",
    "StoryBlock",
]
