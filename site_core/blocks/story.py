from wagtail import blocks

from .files import FilesBlock
from .media import PictureBlock
from .numbers import FiguresBlock
from .steps import StepsBlock
from .tables import DataTableBlock
from .text import HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock


class StoryBlock(blocks.StreamBlock):
    """The body of every page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    notice = NoticeBlock()
    steps = StepsBlock()
    figures = FiguresBlock()
    table = DataTableBlock()
    quote = QuoteBlock()
    files = FilesBlock()

    class Meta:
        template = "blocks/story.html"
