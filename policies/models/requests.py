"""What owners ask the Centre for (nhu cầu), who may see it, and what is kept of it when it is gone.

Nothing here is a page, is searched, or has revisions: what a person erases is gone.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel

from policies.eligibility import Profile, ProfileError, Reference
from site_core.models import Place
from site_core.widgets import PlaceTickList


class State(models.TextChoices):
    """Where a request stands. The honest ends are answers too."""

    RECEIVED = "received", "đã nhận"
    IN_PROGRESS = "in_progress", "đang xử lý"
    ADVISED = "advised", "đã tư vấn"
    UNREACHABLE = "unreachable", "không liên lạc được"
    NO_SCHEME = "no_scheme", "chưa có chương trình phù hợp"
    WITHDRAWN = "withdrawn", "đã rút lại"


ANSWERED = (State.ADVISED, State.UNREACHABLE, State.NO_SCHEME)
"""The ends that the Centre has brought about."""
CLOSED = (*ANSWERED, State.WITHDRAWN)
MOST_WISH = 2_000


class SupportRequest(models.Model):
    """One request. `answers` are those of the finder that the person chose to send: fact, value, and the words as they were shown.

    `token` opens the person's own page and is shown to nobody else. `place` is the key of a commune of now, empty when not known.
    `expires_on` is the day on which the worker erases it, set when it is closed; `data_due_on` the last day for answering what the person
    asks about the data themselves, while that is not answered. `fits` are the codes
    of the schemes that fitted the sent answers when they were last looked at, `new_fit_on` since when one more does.
    """

    code = models.CharField("mã phiếu", max_length=8, unique=True)
    token = models.CharField(max_length=40, unique=True)
    received_at = models.DateTimeField("nhận lúc")
    name = models.CharField("họ và tên", max_length=100)
    phone = models.CharField("điện thoại", max_length=11, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    place = models.CharField("xã, phường", max_length=8, blank=True)
    wish = models.TextField("nhu cầu", max_length=MOST_WISH)
    answers = models.JSONField("câu trả lời đã gửi", default=list, blank=True)
    scheme_code = models.CharField("mã khoản hỗ trợ", max_length=60, blank=True)
    scheme_title = models.CharField("khoản hỗ trợ", max_length=255, blank=True)
    subject = models.CharField("về thông báo", max_length=255, blank=True)
    subject_path = models.CharField(max_length=255, blank=True)
    came_from = models.CharField("gửi từ", max_length=20, blank=True)
    state = models.CharField("tình trạng", max_length=12, choices=State.choices, default=State.RECEIVED)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="người phụ trách",
    )
    closed_at = models.DateTimeField("xong lúc", null=True, blank=True)
    expires_on = models.DateField("xóa vào ngày", null=True, blank=True)
    data_due_on = models.DateField("hạn trả lời về dữ liệu", null=True, blank=True)
    fits = models.JSONField("khoản phù hợp khi xem gần nhất", default=list, blank=True)
    new_fit_on = models.DateField("có khoản mới phù hợp từ", null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "nhu cầu của cơ sở"
        verbose_name_plural = "nhu cầu của cơ sở"
        ordering = ["-received_at", "-pk"]
        default_permissions = ("view", "change")
        permissions = [("view_every_supportrequest", "Xem nhu cầu của mọi xã, phường")]
        indexes = [
            models.Index(fields=("state", "received_at"), name="request_state"),
            models.Index(fields=("expires_on",), name="request_expiry"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(phone="", email=""), name="request_can_be_answered"),
        ]

    def __str__(self) -> str:
        """Never a name: this stands in logs that outlive the request."""
        return self.written_code

    @property
    def written_code(self) -> str:
        """`K7MNPQ2R` as it is said on the telephone: «K7MN-PQ2R»."""
        return f"{self.code[:4]}-{self.code[4:]}"

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    def profile(self, reference: Reference) -> Profile:
        """What the sent answers mean to the rules of now; answers that can no longer be read are left out."""
        said = {answer["fact"]: [answer["value"]] for answer in self.answers}
        try:
            return Profile.parse(said, reference)
        except ProfileError as error:
            wrong = {e.parameter for e in error.errors}
            return Profile.parse({fact: value for fact, value in said.items() if fact not in wrong}, reference)


class ConsentText(models.Model):
    """The exact words of one consent, as they were shown from some day on. A row is never changed; other words are another version."""

    class Purpose(models.TextChoices):
        REQUEST = "request", "xử lý nhu cầu này"
        NEWS = "news", "báo về chương trình khác"

    purpose = models.CharField("mục đích", max_length=10, choices=Purpose.choices)
    version = models.PositiveIntegerField("bản")
    text = models.TextField("nguyên văn")
    sha256 = models.CharField("SHA-256", max_length=64)
    since = models.DateTimeField("dùng từ")

    class Meta:
        verbose_name = "bản đồng ý"
        verbose_name_plural = "các bản đồng ý"
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=("purpose", "version"), name="consent_version"),
            models.UniqueConstraint(fields=("purpose", "sha256"), name="consent_words"),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, bản {self.version}"


class Consent(models.Model):
    """That a person agreed to a text at an instant, and perhaps took it back."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="consents")
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("request", "text"), name="one_consent_a_text")]


class RequestEvent(models.Model):
    """What happened to a request. `who` is empty for the owner and for the worker; `public` events are shown to the owner."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "Nhận nhu cầu"
        STATE = "state", "Đổi tình trạng"
        ASSIGNED = "assigned", "Giao người phụ trách"
        NOTE = "note", "Ghi chú nội bộ"
        CORRECTED = "corrected", "Chủ cơ sở sửa thông tin"
        CONSENT = "consent", "Chủ cơ sở rút lại đồng ý"
        NEW_FIT = "new_fit", "Có khoản hỗ trợ mới phù hợp"
        DATA_ASKED = "data_asked", "Chủ cơ sở yêu cầu về dữ liệu"
        DATA_ANSWERED = "data_reply", "Trả lời yêu cầu về dữ liệu"
        REMINDED = "reminded", "Nhắc cán bộ"
        TOLD = "told", "Báo chủ cơ sở chưa có người nhận"

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=12, choices=State.choices, blank=True)
    note = models.TextField(max_length=1_000, blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["at", "pk"]


class SentForm(models.Model):
    """A form that was sent: sent again, it leads to the same request, and to none when that was erased. Forgotten in a day."""

    key = models.CharField(max_length=32, unique=True)
    request = models.ForeignKey(SupportRequest, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()


class ErasedCount(models.Model):
    """What is left of requests that were erased: how many, by month of receipt, commune, scheme, last state and reason."""

    month = models.DateField("tháng nhận")
    place = models.CharField("xã, phường", max_length=8, blank=True)
    scheme_code = models.CharField("mã khoản hỗ trợ", max_length=60, blank=True)
    state = models.CharField("tình trạng cuối", max_length=12, choices=State.choices)
    asked = models.BooleanField("do chủ cơ sở yêu cầu")
    number = models.PositiveIntegerField("số nhu cầu", default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("month", "place", "scheme_code", "state", "asked"), name="erased_count")
        ]


class UnitOfficer(models.Model):
    """Who looks after which communes. Without the permission to see every request a user sees those of these units, or none."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unit_officer", verbose_name="người dùng"
    )
    places = models.ManyToManyField(
        Place, related_name="+", verbose_name="xã, phường", limit_choices_to={"valid_to": None, "level": "commune"}
    )

    panels = [FieldPanel("user"), FieldPanel("places", widget=PlaceTickList)]

    class Meta:
        verbose_name = "cán bộ xã, phường"
        verbose_name_plural = "cán bộ xã, phường"

    def __str__(self) -> str:
        return self.user.get_full_name() or self.user.get_username()
