"""Contributions to the tasks of others: proposed or stated, confirmed by the owner, each effect counted once."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.crossovers.choices import Kind, Quiet, State, Way
from veerkracht.foundation.keys import LONGEST
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed

PERCENT = [MinValueValidator(1), MaxValueValidator(100)]


class CrossOver(Keyed):
    """That an initiative touches the policy task of another, in what way, and what the owner of that task says."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey("programmes.PolicyTask", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("kind"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED, verbose_name=_("state"))
    way = models.CharField(max_length=10, choices=Way.choices, verbose_name=_("how it came to be known"))
    likeness = models.FloatField(null=True, blank=True, verbose_name=_("likeness of the texts"))
    words = models.JSONField(default=list, blank=True, verbose_name=_("words in common"))
    common = models.JSONField(default=dict, blank=True, verbose_name=_("places, people and partners in common"))
    how_nl = models.TextField(blank=True, verbose_name=_("how it touches the task (Dutch)"))
    how_en = models.TextField(blank=True, verbose_name=_("how it touches the task (English)"))
    by_key = models.CharField(max_length=LONGEST, blank=True)
    decided_by_key = models.CharField(max_length=LONGEST, blank=True)
    decided_on = models.DateField(null=True, blank=True, verbose_name=_("decided on"))
    reason = models.TextField(blank=True, verbose_name=_("reason of the owner"))
    waits_since = models.DateTimeField(verbose_name=_("waits since"))

    class Meta:
        verbose_name = _("cross-over")
        verbose_name_plural = _("cross-overs")
        ordering = ["-changed_at", "-key"]
        indexes = [
            models.Index(fields=["task", "state", "-changed_at", "-key"], name="crossovers_of_task"),
            models.Index(fields=["state", "waits_since", "id"], name="crossovers_waiting"),
            models.Index(fields=["-changed_at", "-key"], name="crossovers_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "task", "kind"], name="crossovers_once"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by_key="", decided_on=None)
                | (~Q(state="proposed") & ~Q(decided_by_key="") & ~Q(reason="") & Q(decided_on__isnull=False)),
                name="crossovers_decided_whole",
            ),
        ]

    @property
    def why(self) -> Bilingual:
        return Bilingual(self.how_nl, self.how_en)


class Effect(Keyed):
    """Something that came of an initiative, with an amount; told under several tasks, and counted once."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    what_nl = models.CharField(max_length=200, verbose_name=_("what came of it (Dutch)"))
    what_en = models.CharField(max_length=200, blank=True, verbose_name=_("what came of it (English)"))
    amount = models.DecimalField(max_digits=14, decimal_places=2, verbose_name=_("amount"))
    seen_on = models.DateField(verbose_name=_("seen on"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("effect of an initiative")
        verbose_name_plural = _("effects of initiatives")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="crossovers_amount_above_nought")]

    @property
    def what(self) -> Bilingual:
        return Bilingual(self.what_nl, self.what_en)


class Share(models.Model):
    """How much of an effect is told under a task, of a hundred: as expected, and as the owner of the task confirmed.

    What owners confirm of one effect is never more than the whole of it: the database refuses it.
    """

    crossover = models.ForeignKey(CrossOver, on_delete=models.CASCADE, related_name="shares")
    effect = models.ForeignKey(Effect, on_delete=models.CASCADE, related_name="shares")
    expected = models.PositiveSmallIntegerField(validators=PERCENT, verbose_name=_("expected, of 100"))
    confirmed = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(100)], verbose_name=_("confirmed, of 100")
    )
    by_key = models.CharField(max_length=LONGEST)
    confirmed_by_key = models.CharField(max_length=LONGEST, blank=True)
    confirmed_on = models.DateField(null=True, blank=True, verbose_name=_("confirmed on"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("share of an effect")
        verbose_name_plural = _("shares of effects")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["crossover", "effect"], name="crossovers_share_once"),
            models.CheckConstraint(
                condition=Q(expected__gte=1, expected__lte=100) & (Q(confirmed=None) | Q(confirmed__lte=100)),
                name="crossovers_share_of_100",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=None, confirmed_by_key="", confirmed_on=None)
                | (Q(confirmed__isnull=False, confirmed_on__isnull=False) & ~Q(confirmed_by_key="")),
                name="crossovers_share_confirmed_whole",
            ),
        ]


class TaskOwner(models.Model):
    """Who answers for a policy task here, and says what contributed to it."""

    task = models.ForeignKey("programmes.PolicyTask", on_delete=models.CASCADE, related_name="+")
    person_key = models.CharField(max_length=LONGEST, db_index=True)
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("owner of a task")
        verbose_name_plural = _("owners of tasks")
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(ended_at=None), name="crossovers_one_owner"),
        ]


class Looked(models.Model):
    """When the texts were last compared for an initiative, and why nothing was proposed where nothing was."""

    initiative = models.OneToOneField("initiatives.Initiative", on_delete=models.CASCADE, related_name="+")
    silence = models.CharField(max_length=15, choices=Quiet.choices, blank=True, verbose_name=_("why nothing"))
    looked_on = models.DateField(verbose_name=_("compared on"))

    class Meta:
        verbose_name = _("comparison of texts")
        verbose_name_plural = _("comparisons of texts")
        indexes = [models.Index(fields=["silence", "initiative"], name="crossovers_looked_silent")]
