"""What an initiative needs as both sides see it, what others offer, and which support was agreed on."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.planning.choices import Kind, State
from veerkracht.trail.models import Keyed

SHARE = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1))]


class Diagnosis(Keyed):
    """A conversation of an initiative and the programme about what it needs (twenty minutes, both sides judge)."""

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    request_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("question"))
    held_on = models.DateField(verbose_name=_("held on"))
    by_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("diagnosis")
        verbose_name_plural = _("diagnoses")
        ordering = ["-held_on", "-key"]
        indexes = [models.Index(fields=["initiative", "-held_on", "-key"], name="planning_diagnosis_newest")]


class Need(models.Model):
    """The need for one kind of support, from 0 to 1, as the initiative and as the province judge it."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("kind of support"))
    said_by_initiative = models.DecimalField(
        max_digits=3, decimal_places=2, null=True, blank=True, validators=SHARE, verbose_name=_("need, says initiative")
    )
    said_by_province = models.DecimalField(
        max_digits=3, decimal_places=2, null=True, blank=True, validators=SHARE, verbose_name=_("need, says province")
    )
    initiative_by_key = models.CharField(max_length=LONGEST, blank=True)
    province_by_key = models.CharField(max_length=LONGEST, blank=True)
    stuck_on = models.TextField(blank=True, verbose_name=_("what is stuck"))
    by_when = models.DateField(null=True, blank=True, verbose_name=_("by when"))
    tried = models.TextField(blank=True, verbose_name=_("what was tried"))
    others = models.TextField(blank=True, verbose_name=_("who else can give this"))
    talked = models.TextField(blank=True, verbose_name=_("what came of the talk"))

    class Meta:
        verbose_name = _("need for support")
        verbose_name_plural = _("needs for support")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "kind"], name="planning_need_once"),
            models.CheckConstraint(
                condition=(Q(said_by_initiative=None) | Q(said_by_initiative__gte=0, said_by_initiative__lte=1))
                & (Q(said_by_province=None) | Q(said_by_province__gte=0, said_by_province__lte=1)),
                name="planning_need_of_one",
            ),
        ]


class Offer(Keyed):
    """Help that someone offers: which kind, how many hours a month, where, when, at what cost, on which conditions."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("who answers for it"))
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("kind of support"))
    title_nl = models.CharField(max_length=200, verbose_name=_("what is offered (Dutch)"))
    title_en = models.CharField(max_length=200, blank=True, verbose_name=_("what is offered (English)"))
    skills = models.TextField(blank=True, verbose_name=_("skills"))
    hours_a_month = models.DecimalField(
        max_digits=6, decimal_places=2, validators=[MinValueValidator(Decimal(0))], verbose_name=_("hours a month")
    )
    place = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("area")
    )
    starts_on = models.DateField(verbose_name=_("from"))
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))
    cents_an_hour = models.PositiveIntegerField(default=0, verbose_name=_("cost of an hour, in cents"))
    conditions = models.TextField(blank=True, verbose_name=_("conditions"))
    ended_on = models.DateField(null=True, blank=True, verbose_name=_("taken away on"))
    why_ended = models.TextField(blank=True, verbose_name=_("why it was taken away"))

    class Meta:
        verbose_name = _("offer of support")
        verbose_name_plural = _("offers of support")
        ordering = ["-changed_at", "-key"]
        indexes = [models.Index(fields=["programme", "kind", "starts_on"], name="planning_offer_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(hours_a_month__gte=0), name="planning_offer_hours_from_nought"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="planning_offer_ends_after_start"
            ),
        ]


class Agreement(Keyed):
    """Support for one initiative: proposed, confirmed by initiator and province (R9), given, ended.

    Finance has a reason to break a deadlock, an end and a check on dependency before it is agreed (R8); the amount
    fits the room for small aid (R10). What was proposed instead, and why another choice was made, stays with it.
    """

    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="+")
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    request_key = models.CharField(max_length=LONGEST, blank=True, db_index=True, verbose_name=_("question"))
    kind = models.CharField(max_length=15, choices=Kind.choices, verbose_name=_("kind of support"))
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
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
