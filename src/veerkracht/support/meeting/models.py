"""What people ask and offer each other in public, and who was introduced to whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.foundation.texts import Bilingual
from veerkracht.support.meeting.choices import Answer, Good, Sort, Stage
from veerkracht.trail.models import Keyed


class Thread(Keyed):
    """A question or an offer on the forum, with what others answer; found when it is not needed any more."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10, choices=Sort.choices, verbose_name=_("question or offer"))
    good = models.CharField(max_length=15, choices=Good.choices, verbose_name=_("what is asked or offered"))
    title = models.CharField(max_length=200, verbose_name=_("title"))
    language = models.CharField(max_length=2, default="nl", verbose_name=_("language"))
    theme = models.ForeignKey("programmes.Theme", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_key = models.CharField(max_length=LONGEST, db_index=True)
    last_at = models.DateTimeField(verbose_name=_("last text"))
    found_on = models.DateField(null=True, blank=True, verbose_name=_("found on"))
    found_how = models.CharField(max_length=300, blank=True, verbose_name=_("what was found"))
    shown = models.BooleanField(default=True, verbose_name=_("shown"))

    class Meta:
        verbose_name = _("question or offer on the forum")
        verbose_name_plural = _("questions and offers on the forum")
        ordering = ["-last_at", "-key"]
        indexes = [
            models.Index(fields=["programme", "-last_at", "-key", "shown"], name="meeting_thread_newest"),
            models.Index(fields=["initiative", "sort", "good"], name="meeting_thread_of"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(found_how="") | Q(found_on__isnull=False), name="meeting_found_on_a_day")
        ]

    @property
    def said(self) -> Bilingual:
        return Bilingual(self.title, "") if self.language == "nl" else Bilingual("", self.title)


class Text(models.Model):
    """One text on the forum: what a thread begins with, or an answer to it; hidden only with a reason."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="texts")
    opening = models.BooleanField(default=False)
    initiative = models.ForeignKey(
        "initiatives.Initiative", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by_key = models.CharField(max_length=LONGEST, db_index=True)
    language = models.CharField(max_length=2, default="nl")
    text = models.TextField(verbose_name=_("text"))
    at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True, verbose_name=_("looked at"))
    looked_by_key = models.CharField(max_length=LONGEST, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True, verbose_name=_("hidden at"))
    hidden_because = models.TextField(blank=True, verbose_name=_("why it was hidden"))

    class Meta:
        verbose_name = _("text on the forum")
        verbose_name_plural = _("texts on the forum")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["looked_at", "at"], name="meeting_text_to_look_at")]
        constraints = [
            models.UniqueConstraint(fields=["thread"], condition=Q(opening=True), name="meeting_one_opening"),
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_because="") | (Q(hidden_at__isnull=False) & ~Q(hidden_because="")),
                name="meeting_hidden_with_reason",
            ),
        ]


class Introduction(Keyed):
    """Two initiatives that may meet, why, and what came of it; a pair is proposed once."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    pair = models.CharField(max_length=50, unique=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.PROPOSED, verbose_name=_("stage"))
    score = models.FloatField(verbose_name=_("score"))
    complement = models.FloatField(verbose_name=_("what one offers and the other asks"))
    likeness = models.FloatField(verbose_name=_("likeness of the texts"))
    distance = models.PositiveSmallIntegerField(verbose_name=_("steps between them"))
    words = models.JSONField(default=list, blank=True, verbose_name=_("the words in common"))
    waits_since = models.DateTimeField(verbose_name=_("since when it waits"))
    by_key = models.CharField(max_length=LONGEST, blank=True)
    reason = models.TextField(blank=True, verbose_name=_("reason"))
    introduced_on = models.DateField(null=True, blank=True, verbose_name=_("introduced on"))

    class Meta:
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        ordering = ["-score", "-key"]
        indexes = [models.Index(fields=["programme", "stage", "-score", "-key"], name="meeting_introduction_first")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage=Stage.DROPPED) | ~Q(reason=""), name="meeting_not_done_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.INTRODUCED) | Q(introduced_on__isnull=False), name="meeting_introduced_on"
            ),
        ]


class Side(models.Model):
    """One of the two of an introduction: who answers for it, what they said, and what it brought after six weeks."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="sides")
    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    gives = models.JSONField(default=list, blank=True)
    person_key = models.CharField(max_length=LONGEST, blank=True, db_index=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    result_due_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    result_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("side of an introduction")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["person_key", "answer", "asked_at"], name="meeting_side_asked"),
            models.Index(fields=["person_key", "result", "result_due_at"], name="meeting_side_result"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "initiative"], name="meeting_side_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="meeting_answer_with_its_moment",
            ),
        ]
