"""What an initiative needs, as it and the province each see it."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.planning.choices import Kind
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
    talk_since = models.DateTimeField(null=True, blank=True, verbose_name=_("asks a talk since"))

    class Meta:
        verbose_name = _("need for support")
        verbose_name_plural = _("needs for support")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["talk_since"], name="planning_need_talk", condition=Q(talk_since__isnull=False))
        ]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "kind"], name="planning_need_once"),
            models.CheckConstraint(
                condition=(Q(said_by_initiative=None) | Q(said_by_initiative__gte=0, said_by_initiative__lte=1))
                & (Q(said_by_province=None) | Q(said_by_province__gte=0, said_by_province__lte=1)),
                name="planning_need_of_one",
            ),
        ]
