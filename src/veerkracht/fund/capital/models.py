"""The capital of a contract: what was agreed, who promised how much, and every movement with its working.

Nothing here is ever changed or deleted: what was wrong is taken back by a new row (0002_promises).
"""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST


class Place(models.TextChoices):
    """Who is paid before whom; a guarantee is paid in only at the end, for what was lost."""

    SENIOR = "senior", pgettext_lazy("capital", "senior")
    JUNIOR = "junior", pgettext_lazy("capital", "junior")
    FIRST_LOSS = "first-loss", pgettext_lazy("capital", "first loss")
    GUARANTEE = "guarantee", pgettext_lazy("capital", "guarantee")


class Reckoned(models.TextChoices):
    """How a percentage is meant."""

    ONE_OFF = "one-off", pgettext_lazy("return", "once, over the whole term")
    SIMPLE = "simple", pgettext_lazy("return", "per year on the principal")
    IRR = "irr", pgettext_lazy("return", "per year, compound")


class Days(models.TextChoices):
    """How days are counted where a percentage is per year."""

    THIRTY_360 = "30E/360", _("months of 30 days (30E/360)")
    ACTUAL_365 = "actual/365", _("real days, years of 365 (actual/365)")
    ACTUAL_ACTUAL = "actual/actual", _("real days and years (actual/actual)")


class Kind(models.TextChoices):
    """What moved."""

    DRAW_DOWN = "draw-down", pgettext_lazy("capital", "called")
    DISTRIBUTION = "distribution", pgettext_lazy("capital", "distributed")
    CLOSING = "closing", pgettext_lazy("capital", "closed")


class Part(models.TextChoices):
    """As what an amount moves."""

    PAID_IN = "paid-in", pgettext_lazy("capital", "paid in")
    ACCRUED = "accrued", pgettext_lazy("capital", "return")
    PRINCIPAL = "principal", pgettext_lazy("capital", "principal")
    UPSIDE = "upside", pgettext_lazy("capital", "share of what is left")
    PROVIDER = "provider", pgettext_lazy("capital", "to the provider")
    RETURNED = "returned", pgettext_lazy("capital", "back to the payer")
    ABOVE_CAP = "above-cap", pgettext_lazy("capital", "above the cap, back to the payer")
    GUARANTEE = "guarantee", pgettext_lazy("capital", "from the guarantee")


if TYPE_CHECKING:
    Text = models.CharField[Fraction | int | None, Any]
else:
    Text = models.CharField


class Exact(Text):
    """A share or rate, kept as a fraction so that it never changes by rounding."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"max_length": 40} | kwargs))

    def deconstruct(self) -> Any:
        """In the database it is a text like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def to_python(self, value: Any) -> Any:
        return None if value in ("", None) else Fraction(value)

    def from_db_value(self, value: Any, *_about: Any) -> Any:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        return "" if value in ("", None) else str(Fraction(value))


def promised_fully(name: str) -> Q:
    """Say in the database what R30 says: no percentage without its type, none per year without a day count."""
    rate, kind, days = f"{name}_rate", f"{name}_type", f"{name}_days"
    none = Q(**{rate: "", kind: "", days: ""})
    once = Q(**{kind: Reckoned.ONE_OFF, days: ""})
    yearly = Q(**{f"{kind}__in": [Reckoned.SIMPLE, Reckoned.IRR]}) & ~Q(**{days: ""})
    return none | (~Q(**{rate: ""}) & (once | yearly))


class Arrangement(models.Model):
    """What was agreed on the capital of a contract: whether it is a loan, what all may receive, who gets the rest."""

    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(verbose_name=_("number"))
    currency = models.CharField(max_length=3)
    recourse = models.BooleanField(verbose_name=_("what is not repaid stays owed"))
    provider_share = Exact(verbose_name=_("share of the provider in what is left"))
    returned_share = Exact(verbose_name=_("share of the payers in what is left"))
    cap_rate = Exact(blank=True, verbose_name=_("most that investors may receive on top"))
    cap_type = models.CharField(max_length=10, blank=True, choices=Reckoned.choices, verbose_name=_("reckoned as"))
    cap_days = models.CharField(max_length=15, blank=True, choices=Days.choices, verbose_name=_("days counted as"))
    with_fees = models.BooleanField(default=False, verbose_name=_("delivery fees go down the order too"))
    with_inflow = models.BooleanField(default=False, verbose_name=_("compensation for inflow goes down the order too"))
    agreed_on = models.DateField(verbose_name=_("agreed on"))
    reason = models.TextField(blank=True, verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("capital arrangement")
        verbose_name_plural = _("capital arrangements")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="capital_arrangement_once"),
            models.CheckConstraint(condition=promised_fully("cap"), name="capital_common_cap_says_its_type"),
        ]


class CapitalClass(models.Model):
    """Investors who stand in one place in the order, on the same terms; or those who stand surety."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="classes")
    rank = models.CharField(max_length=10, choices=Place.choices, verbose_name=_("place in the order"))
    return_rate = Exact(blank=True, verbose_name=_("promised return"))
    return_type = models.CharField(max_length=10, blank=True, choices=Reckoned.choices, verbose_name=_("reckoned as"))
    return_days = models.CharField(max_length=15, blank=True, choices=Days.choices, verbose_name=_("days counted as"))
    cap_rate = Exact(blank=True, verbose_name=_("most on top"))
    cap_type = models.CharField(max_length=10, blank=True, choices=Reckoned.choices, verbose_name=_("reckoned as"))
    cap_days = models.CharField(max_length=15, blank=True, choices=Days.choices, verbose_name=_("days counted as"))
    upside = Exact(verbose_name=_("share in what is left"))
    largest_loss = Exact(verbose_name=_("largest loss"))

    class Meta:
        verbose_name = _("class of capital")
        verbose_name_plural = _("classes of capital")
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "rank"], name="capital_class_once"),
            models.CheckConstraint(condition=promised_fully("return"), name="capital_return_says_its_type"),
            models.CheckConstraint(condition=promised_fully("cap"), name="capital_cap_says_its_type"),
        ]


class Investment(models.Model):
    """That an organisation puts capital into a class of a contract, or stands surety in it."""

    capital_class = models.ForeignKey(CapitalClass, on_delete=models.PROTECT, related_name="investments")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("investment")
        verbose_name_plural = _("investments")
        constraints = [
            models.UniqueConstraint(fields=["capital_class", "organisation"], name="capital_investment_once")
        ]


class Commitment(models.Model):
    """What an investor promised to put in; a later row adds to it or takes away."""

    investment = models.ForeignKey(Investment, on_delete=models.PROTECT, related_name="commitments")
    amount = models.BigIntegerField(verbose_name=_("amount"))
    decided_on = models.DateField(verbose_name=_("decided on"))
    reason = models.TextField(verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("commitment of capital")
        verbose_name_plural = _("commitments of capital")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="capital_commitment_not_nil")]


class Movement(models.Model):
    """Capital that was called, a receipt that was distributed, or the closing; on one day, once."""

    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, related_name="movements")
    number = models.PositiveIntegerField(verbose_name=_("number"))
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("what moved"))
    rank = models.CharField(max_length=10, blank=True, choices=Place.choices, verbose_name=_("class"))
    occurred_on = models.DateField(verbose_name=_("day"))
    amount = models.BigIntegerField(verbose_name=_("amount"))
    entry = models.PositiveBigIntegerField(null=True, verbose_name=_("journal entry"))
    takes_back = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="taken_back_by",
        verbose_name=_("takes back"),
    )
    reason = models.TextField(blank=True, verbose_name=_("reason"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("movement of capital")
        verbose_name_plural = _("movements of capital")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["arrangement", "number"], name="capital_movement_once"),
            models.CheckConstraint(
                condition=Q(kind=Kind.DRAW_DOWN) & ~Q(rank="") | ~Q(kind=Kind.DRAW_DOWN) & Q(rank=""),
                name="capital_is_called_from_a_class",
            ),
        ]


class MovementLine(models.Model):
    """An amount to or from one party, as what, with its working in words; taken back by the same amount below zero."""

    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField(verbose_name=_("line"))
    part = models.CharField(max_length=10, choices=Part.choices, verbose_name=_("as what"))
    investment = models.ForeignKey(Investment, null=True, on_delete=models.PROTECT, related_name="lines")
    party_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("party"))
    amount = models.BigIntegerField(verbose_name=_("amount"))
    working_nl = models.TextField()
    working_en = models.TextField()

    class Meta:
        verbose_name = _("line of a movement of capital")
        verbose_name_plural = _("lines of a movement of capital")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["movement", "number"], name="capital_line_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="capital_line_not_nil"),
        ]
