"""Reference data that rules are written with: industries, groups of industries and places, intentions."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

from site_core.versions.names import REFERENCE, SCHEMES
from site_core.widgets import PlaceTickList

# The classification in force: QĐ 36/2025/QĐ-TTg.
VSIC_VERSION = "2025"

# The longest everyday words, in characters: a name that people say, not a description.
LONGEST_WORDS = 60

_CODES = re.compile(r"\d{2}|\d{4}")


class Industry(models.Model):
    """A level-4 class of the classification of economic activities (VSIC). Identity is (version, code)."""

    content_version = REFERENCE

    version = models.CharField("phiên bản", max_length=10)
    code = models.CharField("mã ngành", max_length=4)
    name = models.CharField("tên ngành", max_length=200)
    everyday_words = models.TextField(
        "cách gọi hằng ngày",
        blank=True,
        help_text="Mỗi dòng một cách gọi, như người dân nói: nghề, sản phẩm, mặt hàng. Dòng đứng trước được ưu tiên khi nhiều ngành có "
        "cùng một cách gọi. Có hiệu lực ngay khi lưu.",
    )

    panels = [
        FieldPanel("code", read_only=True),
        FieldPanel("name", read_only=True),
        FieldPanel("everyday_words"),
    ]

    class Meta:
        verbose_name = "ngành kinh tế"
        verbose_name_plural = "ngành kinh tế"
        ordering = ["version", "code"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="industry_identity")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def clean(self) -> None:
        """Words are kept one a line, each once; bars between them are read as ends of lines."""
        lines = self.everyday_list()
        wrong = [line for line in lines if len(line) > LONGEST_WORDS or not any(map(str.isalpha, line))]
        if wrong:
            raise ValidationError(
                {
                    "everyday_words": f"Mỗi cách gọi cần có chữ và dài không quá {LONGEST_WORDS} ký tự. "
                    f"Cần sửa: {wrong[0][:LONGEST_WORDS]}."
                }
            )
        self.everyday_words = "\n".join(lines)

    def everyday_list(self) -> list[str]:
        """What people call the trade, in the editors' order."""
        pieces = (" ".join(piece.split()) for piece in re.split(r"[\r\n|]+", self.everyday_words))
        return list(dict.fromkeys(piece for piece in pieces if piece))


class IndustryGroup(models.Model):
    """A set of industries that rules name, such as the trades of Điều 5 Nghị định 45/2012/NĐ-CP."""

    content_version = REFERENCE
    kept_while_used = True

    key = models.SlugField("mã", max_length=40, unique=True)
    label = models.CharField("tên nhóm", max_length=200, help_text="Đọc tiếp sau “Ngành nghề thuộc …”.")
    codes = models.TextField("mã ngành", help_text="Mã 2 hoặc 4 chữ số theo VSIC 2025, cách nhau bằng dấu phẩy.")
    confirmed = models.BooleanField("đã đối chiếu", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("label"),
        FieldPanel("codes"),
        FieldPanel("confirmed"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "nhóm ngành nghề"
        verbose_name_plural = "nhóm ngành nghề"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        bad = [code for code in self.code_list() if not _CODES.fullmatch(code)]
        if bad or not self.code_list():
            raise ValidationError(
                {
                    "codes": f"Mỗi mã gồm 2 hoặc 4 chữ số, cách nhau bằng dấu phẩy. Cần sửa: {', '.join(bad) or 'danh sách trống'}."
                }
            )

    def code_list(self) -> list[str]:
        return [code for code in re.split(r"[\s,]+", self.codes) if code]


class PlaceGroup(models.Model):
    """A set of places that rules name, such as the wards made of the former class-1 city."""

    content_version = REFERENCE
    kept_while_used = True

    key = models.SlugField("mã", max_length=40, unique=True)
    label = models.CharField("tên nhóm", max_length=200, help_text="Đọc tiếp sau “cơ sở đặt tại …”.")
    places = models.ManyToManyField("site_core.Place", blank=True, verbose_name="địa phương")
    includes_outside = models.BooleanField("gồm cả nơi ngoài địa bàn", default=False)
    confirmed = models.BooleanField("đã đối chiếu", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    panels = [
        FieldPanel("key"),
        FieldPanel("label"),
        FieldPanel("places", widget=PlaceTickList),
        FieldPanel("includes_outside"),
        FieldPanel("confirmed"),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = "nhóm địa phương"
        verbose_name_plural = "nhóm địa phương"
        ordering = ["key"]

    def __str__(self) -> str:
        return self.label


class Intention(models.Model):
    """What an owner wants to do, in his or her own words; schemes say which of them they serve."""

    content_version = SCHEMES
    kept_while_used = True

    key = models.SlugField("mã", max_length=40, unique=True)
    label = models.CharField("việc muốn làm", max_length=80)
    phrases = models.TextField(
        "cách nói thường gặp",
        blank=True,
        help_text="Cách nhau bằng dấu phẩy, ví dụ: mua máy, sắm máy. Để hiểu lời người dân kể việc mình định làm.",
    )
    sort_order = models.PositiveSmallIntegerField("thứ tự", default=0)

    panels = [FieldPanel("label"), FieldPanel("phrases"), FieldPanel("key"), FieldPanel("sort_order")]

    class Meta:
        verbose_name = "việc muốn làm"
        verbose_name_plural = "việc muốn làm"
        ordering = ["sort_order", "key"]

    def __str__(self) -> str:
        return self.label
