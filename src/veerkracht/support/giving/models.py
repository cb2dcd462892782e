"""What was planned and done for an agreement on support, and what both sides say came of it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.giving.choices import Side
from veerkracht.support.planning.choices import Kind
from veerkracht.trail.models import Known

MOST_MINUTES = 24 * 60


class PlannedStep(models.Model):
    """Something to do for an agreement: what, who, by when; done, or not needed any more."""

    agreement = models.ForeignKey("planning.Agreement", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300, verbose_name=_("what is done"))
    who_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("who does it"))
    due_on = models.DateField(verbose_name=_("by when"))
    done_on = models.DateField(null=True, blank=True, verbose_name=_("done on"))
    dropped_on = models.DateField(null=True, blank=True, verbose_name=_("not needed since"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("step of a plan")
        verbose_name_plural = _("steps of a plan")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["who_key", "done_on", "dropped_on", "due_on"], name="giving_step_of_whom"),
            models.Index(fields=["agreement", "due_on"], name="giving_step_of_agreement"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(who_key=""), name="giving_step_has_someone"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(dropped_on=None), name="giving_step_ends_once"),
        ]


class Talk(models.Model):
    """A talk or other work for an agreement: the day, how long, with whom, and what in a few words.

    The cost of an hour is kept as it was that day, so that a later offer changes no account.
    """

    agreement = models.ForeignKey("planning.Agreement", on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(verbose_name=_("on"))
    minutes = models.PositiveIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)], verbose_name=_("minutes")
    )
    cents_an_hour = models.PositiveIntegerField(default=0, verbose_name=_("cost of an hour, in cents"))
    with_whom = models.CharField(max_length=200, blank=True, verbose_name=_("with whom"))
    said = models.TextField(verbose_name=_("what in a few words"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True, verbose_name=_("taken back at"))

    class Meta:
        verbose_name = _("talk")
        verbose_name_plural = _("talks")
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["agreement", "-held_on"], name="giving_talk_of_agreement"),
            models.Index(fields=["held_on"], name="giving_talk_on"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=MOST_MINUTES), name="giving_talk_takes_a_day_at_most"
            )
        ]


class Judgement(models.Model):
    """What one side says six months after the start: whether the bottleneck is gone. The last word counts."""

    agreement = models.ForeignKey("planning.Agreement", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=Side.choices)
    gone = models.BooleanField(verbose_name=_("bottleneck gone"))
    words = models.TextField(blank=True, verbose_name=_("in a sentence"))
    instead = models.TextField(blank=True, verbose_name=_("what would have helped instead"))
    judged_on = models.DateField(verbose_name=_("judged on"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("judgement on support")
        verbose_name_plural = _("judgements on support")
        ordering = ["pk"]
        indexes = [models.Index(fields=["agreement", "side"], name="giving_judgement_of_side")]
        constraints = [models.CheckConstraint(condition=Q(side__in=Side.values), name="giving_judgement_has_a_side")]


class PlanTemplate(Known):
    """With which steps a plan for one kind of support begins; in place of the one that is shipped."""

    kind = models.CharField(max_length=15, choices=Kind.choices, unique=True, verbose_name=_("kind of support"))
    steps = models.JSONField(default=list, verbose_name=_("steps"))
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("template of a plan")
        verbose_name_plural = _("templates of plans")
