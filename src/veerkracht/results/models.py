"""What was reached, and by which definition: one row for each verified outcome, whoever pays for it.

Persons stop here: what leaves this room for a contract are rows under a key that means nothing outside that contract.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST, SHAPE
from veerkracht.foundation.texts import Bilingual


class Direction(models.TextChoices):
    """Whether more of what is measured is better, or less."""

    HIGHER = "higher", pgettext_lazy("measure", "higher is better")
    LOWER = "lower", pgettext_lazy("measure", "lower is better")


class Kind(models.TextChoices):
    """What a row says of a person."""

    OUTCOME = "outcome", _("outcome")
    CORRECTION = "correction", _("correction")
    RECRUITED = "recruited", _("recruited")
    STARTED = "started", _("started")
    COMPLETED = "completed", _("completed")
    REFERRED = "referred", _("referred")


class MetricDefinition(models.Model):
    """What is measured, of whom, with what and when: one version of a metric, which is never changed afterwards."""

    key = models.CharField(max_length=LONGEST, validators=[RegexValidator(f"^{SHAPE.pattern}$")], verbose_name=_("key"))
    version = models.PositiveIntegerField(verbose_name=_("version"))
    programme_key = models.CharField(max_length=LONGEST, db_index=True)
    title_nl = models.CharField(max_length=300, blank=True, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    unit_nl = models.CharField(max_length=100, blank=True)
    unit_en = models.CharField(max_length=100, blank=True)
    who_counts_nl = models.TextField(blank=True)
    who_counts_en = models.TextField(blank=True)
    who_does_not_nl = models.TextField(blank=True)
    who_does_not_en = models.TextField(blank=True)
    instrument_nl = models.TextField(blank=True)
    instrument_en = models.TextField(blank=True)
    baseline_nl = models.TextField(blank=True)
    baseline_en = models.TextField(blank=True)
    follow_up_nl = models.TextField(blank=True)
    follow_up_en = models.TextField(blank=True)
    persistence_nl = models.TextField(blank=True)
    persistence_en = models.TextField(blank=True)
    denominator_nl = models.TextField(blank=True)
    denominator_en = models.TextField(blank=True)
    exclusions_nl = models.TextField(blank=True)
    exclusions_en = models.TextField(blank=True)
    evidence_nl = models.TextField(blank=True)
    evidence_en = models.TextField(blank=True)
    privacy_nl = models.TextField(blank=True)
    privacy_en = models.TextField(blank=True)
    direction = models.CharField(max_length=10, choices=Direction.choices, default=Direction.HIGHER)
    lowest = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    highest = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    deviation = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    reliability = models.DecimalField(max_digits=4, decimal_places=3, null=True, blank=True)
    burden_minutes = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST, verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(auto_now_add=True, verbose_name=_("recorded at"))

    class Meta:
        verbose_name = _("definition of a metric")
        verbose_name_plural = _("definitions of metrics")
        ordering = ["key", "version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="results_definition_once"),
            models.CheckConstraint(condition=Q(version__gt=0), name="results_definition_from_one"),
            models.CheckConstraint(
                condition=Q(reliability=None) | Q(reliability__gte=0, reliability__lte=1),
                name="results_reliability_is_a_share",
            ),
            models.CheckConstraint(
                condition=Q(lowest=None) | Q(highest=None) | Q(highest__gte=F("lowest")),
                name="results_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"

    def text(self, name: str) -> Bilingual:
        """Give one of its texts in both languages."""
        return Bilingual(getattr(self, f"{name}_nl"), getattr(self, f"{name}_en"))


class VerifiedOutcome(models.Model):
    """That one person reached one outcome on a day, as somebody independent verified; corrected by a row beside it."""

    contract_key = models.CharField(max_length=LONGEST, verbose_name=_("contract"))
    verification = models.CharField(max_length=LONGEST, verbose_name=_("verification"))
    person_key = models.CharField(max_length=40, verbose_name=_("person"))
    definition = models.ForeignKey(MetricDefinition, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OUTCOME)
    milestone = models.CharField(max_length=LONGEST, blank=True)
    cohort = models.CharField(max_length=LONGEST, blank=True)
    outcome_on = models.DateField(verbose_name=_("outcome date"))
    entered_on = models.DateField(null=True)
    claimed_on = models.DateField(null=True)
    verified_on = models.DateField(verbose_name=_("verified on"))
    quantity = models.DecimalField(max_digits=18, decimal_places=6, default=1)
    value = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    baseline = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    since = models.DateField(null=True)
    gaps = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("verified outcome")
        verbose_name_plural = _("verified outcomes")
        indexes = [models.Index(fields=["contract_key", "outcome_on"], name="results_outcome_of_contract")]
        constraints = [
            models.UniqueConstraint(fields=["contract_key", "verification"], name="results_verification_once"),
            models.CheckConstraint(
                condition=Q(kind="correction", corrects__isnull=False)
                | (~Q(kind="correction") & Q(corrects__isnull=True, quantity__gt=0)),
                name="results_less_than_nothing_corrects",
            ),
            models.CheckConstraint(
                condition=~Q(kind="outcome") | Q(definition__isnull=False), name="results_outcome_of_a_metric"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_key} {self.verification}"


class Counted(models.Model):
    """The one contract in which an outcome of a person counts; let go of when the outcome is taken back."""

    match = models.CharField(max_length=128)
    metric_key = models.CharField(max_length=LONGEST, blank=True)
    milestone = models.CharField(max_length=LONGEST, blank=True)
    kind = models.CharField(max_length=10)
    outcome_on = models.DateField()
    contract_key = models.CharField(max_length=LONGEST)
    verification = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("outcome that counts")
        verbose_name_plural = _("outcomes that count")
        constraints = [
            models.UniqueConstraint(
                fields=["match", "metric_key", "milestone", "kind", "outcome_on"], name="results_counts_once"
            )
        ]
