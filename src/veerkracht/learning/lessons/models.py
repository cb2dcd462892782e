"""What was learned: lessons with all their versions, what speaks for and against them, and who took them over."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.lessons.choices import (
    Concern,
    Confidence,
    Direction,
    EvidenceKind,
    Ladder,
    Mode,
    RelationKind,
    Result,
    SourceKind,
    State,
    Test,
    Word,
)
from veerkracht.trail.models import Keyed, Version


class Lesson(Keyed):
    """Something that was learned and that others can use, whether it worked or not."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    sort_key = models.CharField(max_length=200, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, verbose_name=_("state"))
    shown = models.ForeignKey(
        "lessons.LessonVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    initiative_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("learned in"))
    setting = models.CharField(max_length=20, blank=True, verbose_name=_("kind of place"))
    word = models.CharField(max_length=20, choices=Word.choices, default=Word.QUESTION, verbose_name=_("how sure"))
    owner_key = models.CharField(max_length=LONGEST)
    moved_at = models.DateTimeField(verbose_name=_("in this state since"))
    readable_until = models.DateField(null=True, blank=True, verbose_name=_("to be read until"))
    withdrawn_because = models.TextField(blank=True, verbose_name=_("why it was withdrawn"))

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["sort_key", "key"]
        indexes = [
            models.Index(fields=["programme", "sort_key", "key"], name="lessons_lesson_in_order"),
            models.Index(fields=["state", "moved_at"], name="lessons_lesson_waiting"),
            models.Index(fields=["programme", "-changed_at", "-key"], name="lessons_lesson_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(shown__isnull=False), name="lessons_public_shows_a_version"
            ),
        ]


class LessonVersion(Version):
    """What a lesson said in one version: what was tried, what came of it, why, and in which circumstances."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="versions")
    title_nl = models.CharField(max_length=300, blank=True, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    if_nl = models.TextField(blank=True, verbose_name=_("what was tried (Dutch)"))
    if_en = models.TextField(blank=True, verbose_name=_("what was tried (English)"))
    then_nl = models.TextField(blank=True, verbose_name=_("what happened (Dutch)"))
    then_en = models.TextField(blank=True, verbose_name=_("what happened (English)"))
    because_nl = models.TextField(blank=True, verbose_name=_("why, as we think (Dutch)"))
    because_en = models.TextField(blank=True, verbose_name=_("why, as we think (English)"))
    outcome = models.CharField(max_length=LONGEST, verbose_name=_("what it is about"))
    direction = models.CharField(max_length=15, choices=Direction.choices, verbose_name=_("how it went"))
    context_required = models.JSONField(default=dict, blank=True, verbose_name=_("needed circumstances"))
    context_seen = models.JSONField(default=dict, blank=True, verbose_name=_("circumstances in which it was seen"))
    everywhere = models.BooleanField(default=False, verbose_name=_("claimed everywhere"))
    published_on = models.DateField(null=True, blank=True, verbose_name=_("public since"))

    class Meta(Version.Meta):
        verbose_name = _("version of a lesson")
        verbose_name_plural = _("versions of lessons")
        ordering = ["lesson", "number"]
        constraints = [models.UniqueConstraint(fields=["lesson", "number"], name="lessons_version_once")]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def sort_key(self) -> str:
        return sort_key(self.title_nl or self.title_en)

    @property
    def context(self) -> dict[str, Any]:
        """Give all circumstances that it names: those it was seen in, and those it needs."""
        return {**self.context_seen, **self.context_required}


class EvidenceItem(models.Model):
    """One thing that speaks for or against a lesson, with the independent source that it comes from."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="evidence")
    source_kind = models.CharField(max_length=10, choices=SourceKind.choices, verbose_name=_("source"))
    source_key = models.CharField(max_length=LONGEST)
    kind = models.CharField(max_length=15, choices=EvidenceKind.choices, verbose_name=_("kind"))
    stance = models.FloatField(default=1, verbose_name=_("for or against"))
    relevance = models.FloatField(default=1, verbose_name=_("relevance"))
    test = models.CharField(max_length=20, choices=Test.choices, blank=True, verbose_name=_("test"))
    test_seen = models.BooleanField(default=True, verbose_name=_("seen"))
    about_kind = models.CharField(max_length=20, blank=True)
    about_key = models.CharField(max_length=LONGEST, blank=True)
    circumstances = models.JSONField(default=dict, blank=True, verbose_name=_("circumstances there"))
    note_nl = models.TextField(blank=True, verbose_name=_("what was seen (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("what was seen (English)"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        indexes = [models.Index(fields=["source_kind", "source_key"], name="lessons_evidence_source")]
        constraints = [
            models.CheckConstraint(condition=Q(stance__gte=-1, stance__lte=1), name="lessons_stance_in_range"),
            models.CheckConstraint(condition=Q(relevance__gte=0, relevance__lte=1), name="lessons_relevance_a_share"),
        ]


class LessonRelation(models.Model):
    """That one lesson supports, contradicts, refines or replaces another; proposed by itself, or said by a person."""

    one = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="related")
    kind = models.CharField(max_length=15, choices=RelationKind.choices, verbose_name=_("kind"))
    stands = models.BooleanField(null=True, verbose_name=_("whether it is so"))
    reason = models.TextField(blank=True, verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("relation between lessons")
        verbose_name_plural = _("relations between lessons")
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "kind"], name="lessons_relation_once"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="lessons_relation_of_two"),
        ]


class Judgement(models.Model):
    """How a person who stands apart judged the evidence of a lesson, on a day; a later one counts instead of it."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="judgements")
    limitations = models.CharField(max_length=10, choices=Concern.choices, verbose_name=_("how it was found out"))
    coherence = models.CharField(max_length=10, choices=Concern.choices, verbose_name=_("whether it hangs together"))
    adequacy = models.CharField(max_length=10, choices=Concern.choices, verbose_name=_("whether it is enough"))
    relevance = models.CharField(max_length=10, choices=Concern.choices, verbose_name=_("whether it is to the point"))
    overall = models.CharField(max_length=10, choices=Confidence.choices, verbose_name=_("confidence"))
    level = models.CharField(max_length=15, choices=Ladder.choices, verbose_name=_("level of the evidence"))
    reason_nl = models.TextField(verbose_name=_("reason (Dutch)"))
    reason_en = models.TextField(blank=True, verbose_name=_("reason (English)"))
    judged_on = models.DateField(verbose_name=_("judged on"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("judgement of a lesson")
        verbose_name_plural = _("judgements of lessons")
        ordering = ["pk"]


class Reading(models.Model):
    """That an initiative can read a lesson about it before everyone does, and what it says of it in its own words."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="readings")
    number = models.PositiveIntegerField(verbose_name=_("version"))
    initiative_key = models.CharField(max_length=LONGEST, db_index=True)
    asked_on = models.DateField(verbose_name=_("asked on"))
    until = models.DateField(verbose_name=_("until"))
    read_on = models.DateField(null=True, blank=True, verbose_name=_("read on"))
    view_nl = models.TextField(blank=True, verbose_name=_("own view (Dutch)"))
    view_en = models.TextField(blank=True, verbose_name=_("own view (English)"))
    by_key = models.CharField(max_length=LONGEST, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reading of a lesson")
        verbose_name_plural = _("readings of lessons")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "number", "initiative_key"], name="lessons_reading_once"),
        ]


class Adoption(models.Model):
    """What an initiative did with a lesson of others: saw it, took it over, changed it or not, and how that went."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="adoptions")
    initiative_key = models.CharField(max_length=LONGEST, db_index=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, verbose_name=_("what you did with it"))
    seen_on = models.DateField(verbose_name=_("seen on"))
    considered_on = models.DateField(null=True, blank=True, verbose_name=_("considered on"))
    decided_on = models.DateField(null=True, blank=True, verbose_name=_("decided on"))
    why_nl = models.TextField(blank=True, verbose_name=_("what was changed, or why not (Dutch)"))
    why_en = models.TextField(blank=True, verbose_name=_("what was changed, or why not (English)"))
    circumstances = models.JSONField(default=dict, blank=True, verbose_name=_("circumstances there"))
    result = models.CharField(max_length=10, choices=Result.choices, blank=True, verbose_name=_("how it went"))
    result_on = models.DateField(null=True, blank=True, verbose_name=_("result on"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("adoption of a lesson")
        verbose_name_plural = _("adoptions of lessons")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["lesson", "initiative_key"], name="lessons_adoption_once"),
            models.CheckConstraint(
                condition=Q(result="") | Q(mode__in=["adopted", "adapted"]), name="lessons_result_of_an_adoption"
            ),
        ]
