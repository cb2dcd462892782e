"""A request for support with all that was said about it; every one has an owner, a status and a promised day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.support.desk.choices import OPEN, Kind, Status, Urgency, Way
from veerkracht.trail.models import Keyed


class SupportRequest(Keyed):
    """What an initiator asks for, from the first question to the answer; it is never without an owner and a status."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    initiative_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("initiative"))
    initiative_words = models.CharField(max_length=200, blank=True, verbose_name=_("initiative, as it was written"))
    came_kind = models.CharField(max_length=30, blank=True)
    came_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("what it came from"))
    way = models.CharField(max_length=10, choices=Way.choices, verbose_name=_("how it came in"))
    subject = models.CharField(max_length=200, blank=True, verbose_name=_("question in one sentence"))
    kind = models.CharField(
        max_length=15, choices=Kind.choices, default=Kind.UNKNOWN, verbose_name=_("kind of support")
    )
    urgency = models.CharField(max_length=10, choices=Urgency.choices, default=Urgency.SOON, verbose_name=_("urgency"))
    tried = models.TextField(blank=True, verbose_name=_("what was tried"))
    name = models.CharField(max_length=200, blank=True, verbose_name=_("name"))
    email = models.EmailField(blank=True, db_index=True, verbose_name=_("e-mail"))
    phone = models.CharField(max_length=40, blank=True, verbose_name=_("phone"))
    person_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("who asked"))
    language = models.CharField(max_length=2, default="nl")
    owner_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("owner"))
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.WAITING, verbose_name=_("status"))
    asked_on = models.DateField(verbose_name=_("asked on"))
    waits_since = models.DateTimeField(verbose_name=_("waits since"))
    promised_on = models.DateField(verbose_name=_("answer promised by"))
    first_promised_on = models.DateField(verbose_name=_("answer first promised by"))
    answered_on = models.DateField(null=True, blank=True, verbose_name=_("first answer"))
    closed_on = models.DateField(null=True, blank=True, verbose_name=_("closed on"))
    reason = models.TextField(blank=True, verbose_name=_("why it ended so"))
    with_whom = models.CharField(max_length=300, blank=True, verbose_name=_("with whom"))
    bounced_at = models.DateTimeField(null=True, blank=True, verbose_name=_("mail came back at"))

    class Meta:
        verbose_name = _("support request")
        verbose_name_plural = _("support requests")
        ordering = ["promised_on", "key"]
        indexes = [
            models.Index(fields=["status", "promised_on", "key"], name="support_request_waiting"),
            models.Index(fields=["owner_key", "status", "promised_on"], name="support_request_mine"),
            models.Index(fields=["status", "waits_since"], name="support_request_since"),
            models.Index(fields=["came_kind", "came_key"], name="support_request_came"),
            models.Index(fields=["promised_on", "key"], name="support_request_in_order"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(owner_key=""), name="support_request_has_an_owner"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="support_request_has_a_status"),
            models.CheckConstraint(
                condition=Q(status__in=OPEN, closed_on=None, reason="") | (~Q(status__in=OPEN) & ~Q(closed_on=None)),
                name="support_request_open_or_closed",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(*OPEN, Status.TAKEN_BACK)) | ~Q(reason=""), name="support_request_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(first_promised_on__gte=F("asked_on"), promised_on__gte=F("asked_on")),
                name="support_request_promised_after",
            ),
        ]


class PostKind(models.TextChoices):
    """What sort of entry in the thread it is."""

    QUESTION = "question", _("question")
    ADDED = "added", _("added by who asked")
    REPLY = "reply", _("reply")
    DELAY = "delay", _("later than promised")
    END = "end", _("answer")
    NOTE = "note", _("note of ours")


class Sending(models.TextChoices):
    """What became of the mail about an entry."""

    NONE = "none", _("not mailed")
    WAITING = "waiting", _("waits to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
    BOUNCED = "bounced", _("came back")


class Post(models.Model):
    """One thing that was said about a request: by who asked, by who answers, or a note that only we read."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="posts")
    kind = models.CharField(max_length=10, choices=PostKind.choices)
    text = models.TextField(verbose_name=_("text"))
    by_key = models.CharField(max_length=LONGEST, blank=True)
    at = models.DateTimeField()
    mail_id = models.CharField(max_length=250, blank=True, db_index=True)
    sending = models.CharField(max_length=10, choices=Sending.choices, default=Sending.NONE)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("entry about a support request")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["sending", "due_at"], name="support_post_due")]


class Attachment(models.Model):
    """A file that came with a mail about a request, opened and scanned as documents are."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    scan = models.CharField(max_length=10, blank=True)
    refused = models.CharField(max_length=300, blank=True, verbose_name=_("why it was not kept"))

    class Meta:
        verbose_name = _("attachment")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(refused="") ^ Q(sha256=""), name="support_attachment_kept_or_refused")
        ]


class SharedAnswer(Keyed):
    """A question that was answered, told again without names, so that others find it before they ask."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    request_key = models.CharField(max_length=LONGEST, blank=True, db_index=True)
    kind = models.CharField(
        max_length=15, choices=Kind.choices, default=Kind.UNKNOWN, verbose_name=_("kind of support")
    )
    title_nl = models.CharField(max_length=300, blank=True, verbose_name=_("question (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("question (English)"))
    answer_nl = models.TextField(blank=True, verbose_name=_("answer (Dutch)"))
    answer_en = models.TextField(blank=True, verbose_name=_("answer (English)"))
    published_on = models.DateField(verbose_name=_("public since"))

    class Meta:
        verbose_name = _("answered question")
        verbose_name_plural = _("answered questions")
        ordering = ["-published_on", "key"]
        indexes = [models.Index(fields=["published_on", "key"], name="support_answer_newest")]
        constraints = [
            models.CheckConstraint(condition=~Q(title_nl="", title_en=""), name="support_answer_has_a_title")
        ]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def answer(self) -> Bilingual:
        return Bilingual(self.answer_nl, self.answer_en)

    @property
    def sort_key(self) -> str:
        return sort_key(self.title_nl or self.title_en)
