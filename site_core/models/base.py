"""What every page of the site has in common."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from site_core import clock, codes
from site_core.checks import wording as checks_wording
from site_core.checks.checked import Checked, NotReady, together
from site_core.checks.content import content_errors
from site_core.checks.copying import SitePageCopyForm
from site_core.checks.form import SitePageForm
from site_core.checks.panel import NoticesPanel
from site_core.doors.fields import clean_instance
from site_core.pages import SitePageManager, restricted_paths, view_restrictions
from site_core.places.register import place_fields
from site_core.search_document import SearchDocument
from site_core.text.plain import fold
from site_core.text.slugs import slug_widget, vietnamese_slug
from site_core.widgets import PlaceTickList

if TYPE_CHECKING:
    from site_core.models.media import SiteDocument
    from site_core.models.places import Place


class SitePage(Checked, Page):
    """Base of all page types.

    A page type says how it is found: it sets `search_kind` and extends `search_document()`, or sets
    `search_kind = None` when it is a mere listing; `search_relations` name what that reads of other tables. It says in
    `check_quality()` what must not be published, and names in `day_field` the date before which it is neither listed nor found; with
    `kept_while_used` it cannot be deleted while a page refers to it otherwise than by a link in its text.
    """

    slug: Any
    search_kind: ClassVar[str | None] = None
    search_relations: ClassVar[tuple[str, ...]] = ("places",)
    day_field: ClassVar[str] = ""
    kept_while_used: ClassVar[bool] = False
    base_form_class = SitePageForm
    copy_form_class = SitePageCopyForm

    summary = models.TextField(
        "tóm tắt",
        max_length=300,
        blank=True,
        help_text="Một hai câu. Hiện trong danh sách, kết quả tìm kiếm và khi chia sẻ.",
    )
    listing_image = models.ForeignKey(
        "site_core.SiteImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="ảnh đại diện",
    )
    places = ParentalManyToManyField(
        "site_core.Place",
        blank=True,
        related_name="%(app_label)s_%(class)s",
        verbose_name="địa phương liên quan",
    )
    place_as_written = models.CharField(
        "tên địa phương theo văn bản gốc",
        max_length=200,
        blank=True,
        help_text="Giữ tên đúng thời điểm của nội dung, ví dụ “huyện Thuận Thành” trong bài viết năm 2021.",
    )
    last_reviewed = models.DateField("rà soát gần nhất", null=True, blank=True)
    code = models.SlugField(
        "mã công khai",
        max_length=60,
        blank=True,
        help_text="Tên ngắn không đổi, dùng trong giao diện cho máy. Để trống thì lấy theo địa chỉ trang.",
    )
    is_sample = models.BooleanField(
        "nội dung mẫu",
        default=False,
        help_text="Hiện dòng “Nội dung mẫu” vì ngày tháng hoặc số liệu là giả định.",
    )

    title_panels: ClassVar[list[Panel]] = [
        TitleFieldPanel(
            "title", heading="Tiêu đề", help_text="Như người đọc sẽ thấy ở đầu trang.", placeholder="Tiêu đề*"
        )
    ]
    intro_panels: ClassVar[list[Panel]] = [FieldPanel("summary"), FieldPanel("listing_image")]
    body_panels: ClassVar[list[Panel]] = []
    place_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [FieldPanel("places", widget=PlaceTickList), FieldPanel("place_as_written")], heading="Địa phương"
        )
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "slug",
                    widget=slug_widget(),
                    heading="Đường dẫn",
                    help_text="Phần cuối của địa chỉ trang, lấy theo tiêu đề: chữ thường không dấu, số, gạch nối.",
                ),
                FieldPanel(
                    "seo_title", heading="Tiêu đề cho máy tìm kiếm", help_text="Để trống thì dùng tiêu đề của trang."
                ),
                FieldPanel(
                    "search_description", heading="Mô tả cho máy tìm kiếm", help_text="Để trống thì dùng tóm tắt."
                ),
                FieldPanel("code"),
            ],
            heading="Địa chỉ và máy tìm kiếm",
        ),
        FieldPanel("last_reviewed"),
    ]
    # Without the panel of comments nobody could write one anywhere in the form.
    settings_panels = [PublishingPanel(), FieldPanel("is_sample"), CommentPanel()]

    objects = SitePageManager()

    # Wagtail's search is for the admin: a folded twin of the title lets staff type without diacritics.
    search_fields = [
        *Page.search_fields,
        index.SearchField("folded_title", boost=2),
        index.AutocompleteField("folded_title"),
    ]

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "edit_handler" not in cls.__dict__:
            cls.edit_handler = TabbedInterface(
                [
                    ObjectList(
                        [NoticesPanel(), *cls.title_panels, *cls.intro_panels, *cls.body_panels], heading="Nội dung"
                    ),
                    ObjectList(cls.place_panels, heading="Địa phương"),
                    ObjectList(cls.promote_panels, heading="Quảng bá"),
                    ObjectList(cls.settings_panels, heading="Thiết lập"),
                ]
            )

    def _set_core_field_defaults(self) -> None:
        """Clean the texts; give a new page the slug that a Vietnamese reader expects (Django would write «e-an» for «Đề án»)."""
        clean_instance(self)
        if not self.slug and self.title:
            base = vietnamese_slug(self.title)
            if base:
                self.slug = self._get_autogenerated_slug(base)
        super()._set_core_field_defaults()

    def full_clean(self, exclude: Any = None, validate_unique: bool = True, validate_constraints: bool = True) -> None:
        """Raise NotReady for all that keeps the page from being public.

        A form, which excludes fields, has asked its blocks and rows itself; an alias shows what was asked at its source.
        """
        error: ValidationError | None = None
        try:
            super().full_clean(exclude, validate_unique, validate_constraints)
        except ValidationError as found:
            error = found
        content = content_errors(self) if exclude is None and not self.alias_of_id else ()
        if errors := together(error, content):
            raise NotReady(errors, self)

    def clean(self) -> None:
        if self.alias_of_id:
            Page.clean(self)
            return
        super().clean()
        if self.code and codes.is_taken(self.code, self):
            raise ValidationError({"code": checks_wording.CODE_TAKEN.format(code=self.code)})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new page gets a public name that no other page has, also one that was copied; an alias keeps that of its source."""
        if self._state.adding and not self.alias_of_id:
            self._set_core_field_defaults()
            known = self.code or self.slug
            if (free := codes.free_code(known, self)) != known[: len(free)]:
                self.code = free
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> SitePage:
        """A copied revision, or an old one, may name a code that belongs to another page: this one keeps its own."""
        page: SitePage = super().with_content_json(content)
        if page.code != self.code and not page.alias_of_id and codes.is_taken(page.code, self):
            page.code = self.code
        return page

    def get_view_restrictions(self) -> Any:
        """Restrictions that apply to the page, in one query; an alias has those of its source, as Wagtail says."""
        if not restricted_paths():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions() if self.alias_of_id else view_restrictions(self)

    @property
    def canonical_path(self) -> str:
        """Path of the one address at which an alias is known: that of its source. Empty for a page that is none."""
        page: Page = self
        while page.alias_of_id:
            page = page.alias_of
        return "" if page is self else urlsplit(page.url or "").path

    @property
    def folded_title(self) -> str:
        return fold(self.title)

    @property
    def meta_description(self) -> str:
        return self.search_description or self.summary

    @property
    def public_code(self) -> str:
        """Stable public name of the page in interfaces and judged queries."""
        return self.code or self.slug

    @property
    def card_text(self) -> str:
        """What the card that social networks show says below the title."""
        return self.meta_description

    def card_figure(self) -> tuple[str, str]:
        """What the card says large at its foot, and a doubt about it; both may be empty."""
        return "", ""

    def structured_data(self) -> dict[str, Any]:
        """What the page is to search engines, beyond a page (`site_core/structured_data.py`); a type overrides it."""
        return {}

    @cached_property
    def breadcrumbs(self) -> list[Page]:
        """Ancestors from the home page down, without the page itself."""
        return list(self.get_ancestors().filter(depth__gt=1).specific(defer=True))

    @classmethod
    def read_for_search(cls, pages: Sequence[Self]) -> None:
        """Read at once, for many pages of the type, what their search documents are made of; a type adds what it needs more."""
        prefetch_related_objects(pages, *cls.search_relations)

    def search_places(self) -> list[Place]:
        """Places that the page concerns; a type that belongs to a place overrides it."""
        return list(self.places.all())

    def search_text(self) -> str:
        """Plain text of the body, for the index."""
        return ""

    def search_files(self) -> list[SiteDocument]:
        """Files that the page offers: their text is searched with the page."""
        return []

    def search_document(self) -> SearchDocument | None:
        """What the index keeps of this page, without the text of its files; None for a type that is not searched."""
        if self.search_kind is None:
            return None
        return SearchDocument(
            key=f"page:{self.pk}",
            kind=self.search_kind,
            code=self.public_code,
            title=self.title,
            url=self.url or "",
            summary=self.summary,
            body=self.search_text(),
            date=self.search_date(),
            **place_fields(self.search_places(), self.place_as_written),
        )

    def search_date(self) -> dt.date | None:
        return timezone.localdate(self.first_published_at) if self.first_published_at else None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What every template may use besides the page: `today`, by which calls and documents are judged."""
        return {**super().get_context(request, *args, **kwargs), "today": clock.today()}
