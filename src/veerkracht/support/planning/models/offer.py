"""What others offer."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.planning.choices import Kind
from veerkracht.trail.models import Keyed


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
