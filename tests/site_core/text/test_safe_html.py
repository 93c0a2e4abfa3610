"""Whatever is stored as rich text, what is shown and searched is what the editor can write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.template import Context, Template
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.blocks import RichTextBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

from news.models import Article
from search.indexing import outbox
from search.indexing import pages as indexed
from search.service import engine
from site_core.blocks import NoticeBlock, ParagraphBlock, StepsBlock
from site_core.models import SiteDocument, SiteImage, SitePage
from site_core.text.rich_links import rich_html
from site_core.text.safe_html import TAGS_OF_FEATURE, safe_html

ROOT = Path(__file__).parents[3]
EVIL = (
    '<p>Chữ <b>thường</b> quokka</p><script>alert("{mark}")</script><img src="x" onerror="{mark}()">'
    '<a href="javascript:{mark}()">một</a><a href=" java&#9;script:{mark}()">hai</a><a href="data:text/html,{mark}">ba</a>'
    '<p style="background:url(//{mark})" onclick="{mark}()">bốn</p><iframe src="//{mark}.example">{mark}</iframe>'
    '<svg onload="{mark}()"><a xlink:href="javascript:{mark}()"><text>{mark}</text></a></svg><style>{mark} {{}}</style>'
    '<a linktype="page" id="1" href="x><img src=x onerror={mark}()>">năm</a><a id="{mark}">sáu</a><h3 id="{mark}">Mục</h3>'
    '<embed embedtype="media" url="{mark}"/><object data="{mark}"></object><form action="{mark}"><button>bảy</button></form>'
    '<math><mtext><table><mglyph><style><img src=x onerror="{mark}()"></style></mglyph></table></mtext></math>'
)
RICH, TEXT = EVIL.format(mark="RICHMARK"), EVIL.format(mark="TEXTMARK")
PAGE_TYPES = [model for model in apps.get_models() if issubclass(model, SitePage)]


def filled(block: Any) -> Any:
    """A value of the block with something evil wherever text is stored."""
    if isinstance(block, RichTextBlock):
        return RichText(RICH)
    if isinstance(block, blocks.StructBlock):
        return block.normalize({name: filled(child) for name, child in block.child_blocks.items()})
    if isinstance(block, blocks.StreamBlock):
        return block.normalize([(name, filled(child)) for name, child in block.child_blocks.items()])
    if isinstance(block, ImageChooserBlock):
        return SiteImage.objects.first()
    if isinstance(block, DocumentChooserBlock):
        return SiteDocument.objects.first()
    if isinstance(block, blocks.ListBlock):
        return block.normalize([filled(block.child_block)])
    if isinstance(block, TableBlock):
        return {"data": [[TEXT, TEXT], [TEXT, TEXT]], "first_row_is_table_header": True, "first_col_is_header": True}
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return TEXT
    return block.get_default()


def has_rich_text(block: Any) -> bool:
    children = getattr(block, "child_blocks", {}).values() or [getattr(block, "child_block", None)]
    return isinstance(block, RichTextBlock) or any(has_rich_text(child) for child in children if child)


def poison(page: SitePage) -> bool:
    """Store something evil in every rich text of the page, past all forms, as an import would; whether there was any."""
    found = False
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            setattr(page, field.name, RICH)
            found = True
        elif isinstance(field, StreamField) and has_rich_text(field.stream_block):
            setattr(page, field.name, filled(field.stream_block))
            found = True
    page.save(clean=False)
    return found


def assert_harmless(html: str) -> None:
    assert "RICHMARK" not in html
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.startswith("on") or name == "style"], tag
        assert "TEXTMARK" not in tag.get("href", "") + tag.get("src", "") + tag.get("action", ""), tag
        assert tag.name not in ("iframe", "object", "embed", "style", "math"), tag
        assert tag.name != "script" or "TEXTMARK" not in tag.text, tag


@pytest.mark.django_db
@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_what_is_stored_does_no_harm_on_any_page(model: type[SitePage], client: Client) -> None:
    SiteDocument.objects.create(title=TEXT[:200], file="documents/a.pdf")
    page = model.objects.live().first()  # type: ignore[attr-defined]
    assert page is not None
    if not poison(page):
        return
    answer = client.get(page.url)

    assert answer.status_code == 200
    html = answer.content.decode()
    assert "<b>thường</b>" in html
    assert_harmless(html)
    document = indexed.document_of(page)
    if document is not None and document.body:
        assert "quokka" in document.body
        assert "RICHMARK" not in document.body


@pytest.mark.django_db
def test_nor_in_what_the_search_shows(client: Client, own_index: Any) -> None:
    page = Article.objects.live().first()
    assert page is not None
    poison(page)
    outbox.drain(engine())

    html = client.get("/tim-kiem/", {"q": "quokka"}).content.decode()
    assert page.url in html
    assert_harmless(html)
    assert "RICHMARK" not in client.get("/api/v1/search/", {"q": "quokka"}).content.decode()
    assert page.url not in client.get("/tim-kiem/", {"q": "RICHMARK"}).content.decode()


@pytest.mark.django_db
def test_every_way_to_rich_text_is_safe() -> None:
    """Wagtail's filter and what blocks write without a template of ours, too."""
    shown = [
        Template("{% load wagtailcore_tags %}{{ text|richtext }}").render(Context({"text": RICH})),
        Template("{{ text }}").render(Context({"text": RichText(RICH)})),
        Template("{% load wagtailcore_tags %}{% include_block text %}").render(Context({"text": RichText(RICH)})),
        RichTextBlock().render(RichText(RICH)),
        ParagraphBlock().render(RichText(RICH)),
        NoticeBlock().render(filled(NoticeBlock())),
        StepsBlock().render(filled(StepsBlock())),
        rich_html(RICH, {}),
        rich_html(RICH, None),
    ]
    for html in shown:
        assert "thường" in html
        assert_harmless(html)


@pytest.mark.django_db
def test_what_an_editor_writes_stays() -> None:
    page = Page.objects.live().filter(depth=3).first()
    assert page is not None
    document = SiteDocument.objects.create(title="Mẫu", file="documents/mau.pdf")
    written = (
        '<h3 id="muc-1">Mục</h3><p><b>đậm</b> <i>nghiêng</i><br/><a href="https://moit.gov.vn/?a=1&amp;b=2">xa</a> '
        '<a href="#muc-1">gần</a> <a href="mailto:a@b.vn">thư</a> <a href="tel:02223">gọi</a> '
        f'<a linktype="page" id="{page.pk}">trang</a> <a linktype="document" id="{document.pk}">tệp</a></p>'
        "<ul><li>một</li></ul><ol><li>hai</li></ol>"
    )
    for html in (rich_html(written, {str(page.pk): page.url}), rich_html(written, None)):
        soup = BeautifulSoup(html, "html.parser")
        assert [a.get("href") for a in soup.find_all("a")] == [
            "https://moit.gov.vn/?a=1&b=2",
            "#muc-1",
            "mailto:a@b.vn",
            "tel:02223",
            page.url,
            document.url,
        ]
        assert soup.find(id="muc-1").get_text() == "Mục"  # type: ignore[union-attr]
        assert {tag.name for tag in soup.find_all(True)} == {"h3", "p", "b", "i", "br", "a", "ul", "ol", "li"}


def test_lines_do_not_run_together_in_the_search() -> None:
    block = ParagraphBlock()
    assert block.get_searchable_content(RichText("<p>một<br/>hai</p><p>ba</p>")) == ["một hai ba"]


def features(block: Any) -> Iterator[str]:
    if isinstance(block, RichTextBlock):
        assert block.features is not None, "a block without features has all of them"
        yield from block.features
    for child in getattr(block, "child_blocks", {}).values() or [getattr(block, "child_block", None)]:
        if child:
            yield from features(child)


def test_all_that_an_editor_may_write_is_shown() -> None:
    used: set[str] = set()
    for model in apps.get_models():
        if not model.__module__.startswith(("site_core", "policies", "news", "search")):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, RichTextField):
                assert field.features is not None
                used.update(field.features)
            elif isinstance(field, StreamField):
                used.update(features(field.stream_block))
    assert used <= TAGS_OF_FEATURE.keys()


# What is written without being escaped, and why that is safe.
UNESCAPED = {
    ("templates/components/listing_head.html", "richtext"),  # `safe_html`
    ("templates/wagtailadmin/notifications/task_state_submitted.txt", "safe"),  # a letter in plain text
    ("templates/search/hit.html", "safe"),  # `search.analysis.highlight` escapes the text and adds <mark>
}
UNESCAPED_IN_CODE = {
    "site_core/templatetags/site_tags.py",  # `safe_html`
    "site_core/templatetags/vi.py",  # escaped first
    "site_core/pictures/markup.py",  # constants
    "site_core/structured_data.py",  # `<`, `>` and `&` are written as JSON escapes
    "search/finder/sheet.py",  # the drawing of a QR code: numbers only
}


def test_no_template_writes_what_nobody_has_cleaned() -> None:
    found = {
        (str(path.relative_to(ROOT)), name)
        for path in (ROOT / "templates").rglob("*.*")
        for name in re.findall(r"\|\s*(safe|safeseq|richtext)\b|{%\s*(?=autoescape\s+off)", path.read_text())
    }
    code = {
        str(path.relative_to(ROOT))
        for app in ("site_core", "policies", "news", "search")
        for path in (ROOT / app).rglob("*.py")
        if re.search(r"\bmark_safe\(|\bSafeString\(|\bSafeText\(|def __html__", path.read_text())
    }
    assert found == UNESCAPED
    assert code == UNESCAPED_IN_CODE


pieces = st.sampled_from(
    [
        *"<>\"'/= ;\0ap",
        *("script", "href", "javascript:", "on", "id", "linktype", "page", "&#", "ữ", 'id="1"'),
        *("<a ", "<p>", "</p>", "<img src=x onerror=", "<!--", "-->", "<svg", "<style>", "]]>"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=40).map("".join))
def test_no_text_gets_past(text: str) -> None:
    html = rich_html(text, {})
    allowed = set.union({"p", "br"}, *TAGS_OF_FEATURE.values())
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        assert tag.name in allowed
        assert set(tag.attrs) <= {"href", "id", "linktype"}
        assert re.match(r"(?i)(https?:|mailto:|tel:|[^:]*$|[/?#])", tag.get("href", ""))
    assert safe_html(safe_html(text)) == safe_html(text)
