"""Support that is proposed, agreed and ended; and whether it helped."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.planning.choices import Kind, State
from veerkracht.trail.models import Keyed


class Agreement(Keyed):
    """Support for one initiative: proposed, confirmed by initiator and province (R9), given, ended.

    Finance has a reason to break a deadlock, an end and a check on dependency before it is agreed (R8); the amount
    fits the room for small aid (R10). What was proposed instead, and why another choice was made, stays with it.
    """

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    diagnosis = models.ForeignKey(
        "planning.Diagnosis", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    request_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("question"))
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("kind of support"))
    offer = models.ForeignKey("planning.Offer", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    bottleneck = models.TextField(verbose_name=_("what must be gone after six months"))
    hours = models.DecimalField(
        max_digits=7, decimal_places=2, default=Decimal(0), validators=[MinValueValidator(Decimal(0))],
        verbose_name=_("hours"),
    )  # fmt: skip
    amount_cents = models.PositiveBigIntegerField(default=0, verbose_name=_("amount of finance, in cents"))
    starts_on = models.DateField(verbose_name=_("from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED, verbose_name=_("state"))
    reason = models.TextField(blank=True, verbose_name=_("why this support"))
    not_chosen = models.JSONField(default=list, blank=True, verbose_name=_("what else was shown"))
    overrules = models.BooleanField(default=False, verbose_name=_("another choice than was proposed"))
    chance = models.FloatField(null=True, blank=True, verbose_name=_("chance with which it was chosen"))
    breakthrough = models.TextField(blank=True, verbose_name=_("what finance breaks through"))
    dependency_checked_on = models.DateField(null=True, blank=True, verbose_name=_("dependency checked on"))
    income_cents = models.PositiveBigIntegerField(
        null=True, blank=True, verbose_name=_("income of the initiative in a year, in cents")
    )
    without_us = models.TextField(blank=True, verbose_name=_("how it goes on without us"))
    services = models.BooleanField(default=False, verbose_name=_("aid for a service of general economic interest"))
    another_since = models.DateTimeField(null=True, blank=True, verbose_name=_("needs another supporter since"))
    proposed_by_key = models.CharField(max_length=LONGEST)
    initiator_key = models.CharField(max_length=LONGEST, blank=True)
    initiator_on = models.DateField(null=True, blank=True, verbose_name=_("confirmed by the initiative on"))
    province_key = models.CharField(max_length=LONGEST, blank=True)
    province_on = models.DateField(null=True, blank=True, verbose_name=_("confirmed by the province on"))
    supporter_key = models.CharField(max_length=LONGEST, blank=True)
    supporter_on = models.DateField(null=True, blank=True, verbose_name=_("accepted by the supporter on"))
    ended_on = models.DateField(null=True, blank=True, verbose_name=_("ended on"))
    why_ended = models.TextField(blank=True, verbose_name=_("why it ended so"))

    class Meta:
        verbose_name = _("agreement on support")
        verbose_name_plural = _("agreements on support")
        ordering = ["-starts_on", "-key"]
        indexes = [
            models.Index(fields=["initiative", "state", "-starts_on"], name="planning_agreement_of"),
            models.Index(fields=["offer", "state"], name="planning_agreement_offer"),
            models.Index(fields=["state", "starts_on"], name="planning_agreement_state"),
            models.Index(fields=["state", "recorded_at"], name="planning_agreement_waits"),
            models.Index(
                fields=["proposed_by_key", "another_since"],
                name="planning_agreement_another",
                condition=Q(another_since__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0), name="planning_hours_from_nought"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="planning_agreement_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.AGREED, State.DONE])
                | (
                    ~Q(initiator_key="")
                    & ~Q(province_key="")
                    & Q(initiator_on__isnull=False, province_on__isnull=False)
                ),
                name="planning_agreed_by_both",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.FINANCE)
                | ~Q(state__in=[State.AGREED, State.DONE])
                | (~Q(breakthrough="") & Q(ends_on__isnull=False, dependency_checked_on__isnull=False)),
                name="planning_finance_with_reason_end_and_check",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.DECLINED, State.STOPPED])
                | (~Q(why_ended="") & Q(ended_on__isnull=False)),
                name="planning_ended_with_reason",
            ),
        ]


class Judged(models.Model):
    """Whether what an agreement was to solve was gone after six months: from this the chances are learned."""

    agreement = models.OneToOneField(Agreement, on_delete=models.CASCADE, related_name="judged")
    gone = models.BooleanField(verbose_name=_("what was stuck is gone"))
    judged_on = models.DateField(verbose_name=_("judged on"))

    class Meta:
        verbose_name = _("judgement on support")
        verbose_name_plural = _("judgements on support")
