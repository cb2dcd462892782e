"""What was studied and found: interventions, outcomes, studies with their effects, and what they say together."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed, Version

LEVELS = [
    (0, _("0 · told or counted afterwards")),
    (1, _("1 · before and after")),
    (2, _("2 · before and after, with controls or a norm")),
    (3, _("3 · a comparison group")),
    (4, _("4 · as good as drawn by lot")),
    (5, _("5 · drawn by lot")),
]
"""The steps of learning.rules.levels.Design in words."""


class Intervention(Keyed):
    """A way of helping people that more than one initiative can use, with what must not be left out of it."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    summary_nl = models.TextField(blank=True, verbose_name=_("in one sentence (Dutch)"))
    summary_en = models.TextField(blank=True, verbose_name=_("in one sentence (English)"))
    core_nl = models.TextField(blank=True, verbose_name=_("what must not be left out (Dutch)"))
    core_en = models.TextField(blank=True, verbose_name=_("what must not be left out (English)"))
    adaptable_nl = models.TextField(blank=True, verbose_name=_("what may differ by place (Dutch)"))
    adaptable_en = models.TextField(blank=True, verbose_name=_("what may differ by place (English)"))
    described = models.BooleanField(default=False, verbose_name=_("aim, people, way and setting are described"))
    theory = models.BooleanField(default=False, verbose_name=_("there is a theory of why it works"))
    cost_nl = models.CharField(max_length=300, blank=True, verbose_name=_("what it costs, where known (Dutch)"))
    cost_en = models.CharField(max_length=300, blank=True, verbose_name=_("what it costs, where known (English)"))
    recognised_as = models.CharField(max_length=100, blank=True, verbose_name=_("recognised as"))
    recognised_by = models.CharField(max_length=200, blank=True, verbose_name=_("recognised by"))
    recognised_until = models.DateField(null=True, blank=True, verbose_name=_("recognised until"))

    class Meta:
        verbose_name = _("intervention")
        verbose_name_plural = _("interventions")
        ordering = ["title_nl", "key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recognised_as="") | ~models.Q(recognised_by=""),
                name="evidence_recognised_by_somebody",
            )
        ]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    @property
    def summary(self) -> Bilingual:
        return Bilingual(self.summary_nl, self.summary_en)


class Outcome(Keyed):
    """Something that may become better for people, and the smallest difference in it that they notice."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    noticeable = models.FloatField(default=0.2, verbose_name=_("smallest difference people notice"))
    instrument = models.CharField(max_length=300, blank=True, verbose_name=_("instrument"))
    deviation = models.FloatField(null=True, blank=True, verbose_name=_("one standard deviation in its own unit"))
    unit_nl = models.CharField(max_length=100, blank=True, verbose_name=_("unit (Dutch)"))
    unit_en = models.CharField(max_length=100, blank=True, verbose_name=_("unit (English)"))

    class Meta:
        verbose_name = _("outcome for people")
        verbose_name_plural = _("outcomes for people")
        ordering = ["title_nl", "key"]
        constraints = [
            models.CheckConstraint(condition=models.Q(noticeable__gt=0), name="evidence_noticeable_above_nought")
        ]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)


class Study(Keyed):
    """A study of an intervention somewhere: how it was set up, how well it was kept, and who judged that."""

    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="studies")
    initiative_key = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300, verbose_name=_("title"))
    design = models.PositiveSmallIntegerField(choices=LEVELS, verbose_name=_("design"))
    lost = models.FloatField(default=0, verbose_name=_("share of people lost"))
    control_reached = models.BooleanField(default=False, verbose_name=_("the control group was reached too"))
    own_measure = models.BooleanField(default=False, verbose_name=_("measured with something self-made"))
    treated = models.PositiveIntegerField(null=True, blank=True, verbose_name=_("people reached"))
    compared = models.PositiveIntegerField(null=True, blank=True, verbose_name=_("people compared with"))
    level = models.PositiveSmallIntegerField(choices=LEVELS, verbose_name=_("level"))
    level_second = models.PositiveSmallIntegerField(
        choices=LEVELS, null=True, blank=True, verbose_name=_("level by a second rater")
    )
    circumstance = models.CharField(max_length=60, blank=True, verbose_name=_("kind of place"))
    people_nl = models.CharField(max_length=200, blank=True, verbose_name=_("for whom (Dutch)"))
    people_en = models.CharField(max_length=200, blank=True, verbose_name=_("for whom (English)"))
    period = models.CharField(max_length=40, blank=True, verbose_name=_("period"))
    followed_months = models.FloatField(default=0, verbose_name=_("months followed"))
    dutch = models.BooleanField(default=True, verbose_name=_("in the Netherlands"))
    independent = models.BooleanField(default=False, verbose_name=_("done by others than the initiative"))
    registered = models.BooleanField(default=False, verbose_name=_("announced before it began"))
    funder = models.CharField(max_length=200, blank=True, verbose_name=_("paid for by"))
    retracted = models.TextField(blank=True, verbose_name=_("taken back because"))
    source = models.ForeignKey("documents.Source", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_key = models.CharField(max_length=80, verbose_name=_("entered by"))
    second_by_key = models.CharField(max_length=80, blank=True, verbose_name=_("second rater"))

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        ordering = ["-level", "key"]
        constraints = [
            models.CheckConstraint(condition=models.Q(lost__gte=0, lost__lte=1), name="evidence_share_lost_is_a_share"),
            models.CheckConstraint(
                condition=models.Q(level__lte=models.F("design")), name="evidence_design_is_ceiling"
            ),
            models.CheckConstraint(
                condition=models.Q(level_second=None) | models.Q(level_second__lte=models.F("design")),
                name="evidence_design_is_ceiling_for_both",
            ),
        ]

    @property
    def counts_as(self) -> int:
        """The level at which it counts: the lower of what two raters gave."""
        return self.level if self.level_second is None else min(self.level, self.level_second)


class Effect(models.Model):
    """The size of an effect that a study found on an outcome, with what it was computed from."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="effects")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="effects")
    measured = models.CharField(max_length=100, blank=True, verbose_name=_("measured when"))
    how = models.CharField(max_length=30, verbose_name=_("computed from"))
    reported = models.JSONField(default=dict, verbose_name=_("as reported"))
    size = models.FloatField(verbose_name=_("size in standard deviations, positive is better"))
    variance = models.FloatField(verbose_name=_("variance"))
    assumed = models.JSONField(default=list, verbose_name=_("assumed"))
    primary = models.BooleanField(default=True, verbose_name=_("main outcome of the study"))

    class Meta:
        verbose_name = _("effect")
        constraints = [
            models.UniqueConstraint(fields=["study", "outcome", "measured"], name="evidence_effect_once"),
            models.CheckConstraint(condition=models.Q(variance__gt=0), name="evidence_variance_above_nought"),
        ]


class OnlyDirection(models.Model):
    """Which way the outcomes of a study went, where it gives no sizes."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="directions")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="directions")
    outcomes = models.JSONField(verbose_name=_("each outcome: better, the same or worse"))

    class Meta:
        verbose_name = _("direction of a study")
        constraints = [models.UniqueConstraint(fields=["study", "outcome"], name="evidence_direction_once")]


class AssumptionSet(Version):
    """What is assumed when evidence is put together, from a day on: not calibrated until a panel has set it."""

    panel = models.TextField(blank=True, verbose_name=_("panel that set it"))
    content = models.JSONField(verbose_name=_("assumptions"))

    class Meta(Version.Meta):
        verbose_name = _("set of assumptions")
        constraints = [
            models.UniqueConstraint(fields=["number"], name="evidence_assumptions_number_once"),
            models.UniqueConstraint(fields=["in_force_from"], name="evidence_assumptions_day_once"),
        ]


class Synthesis(Keyed):
    """What studies of an intervention say together of an outcome: kept with all that went in, to be computed again."""

    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="syntheses")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="syntheses")
    method = models.CharField(max_length=30, verbose_name=_("method and its version"))
    assumptions = models.ForeignKey(AssumptionSet, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    noticeable = models.FloatField(verbose_name=_("smallest difference people notice"))
    studies = models.JSONField(verbose_name=_("studies with their effects"))
    neighbours = models.JSONField(default=list, verbose_name=_("studies of other interventions, to borrow from"))
    left_out = models.JSONField(default=list, verbose_name=_("studies left out, and why"))
    result = models.JSONField(verbose_name=_("result"))
    by_key = models.CharField(max_length=80)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )

    class Meta:
        verbose_name = _("synthesis")
        verbose_name_plural = _("syntheses")
        ordering = ["-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention", "outcome"],
                condition=models.Q(superseded_by=None),
                name="evidence_one_synthesis_in_force",
            )
        ]
