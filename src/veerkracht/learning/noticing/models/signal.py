from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.noticing.models.observation import Observation


class Change(models.TextChoices):
    """How a week was beside the one before."""

    BETTER = "better", _("better")
    SAME = "same", _("the same")
    WORSE = "worse", _("worse")


class WeekSignal(models.Model):
    """How a week in an initiative was: two sliders and a few taps, without words."""

    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="signal")
    energy = models.PositiveSmallIntegerField(verbose_name=_("energy"))
    turnout = models.PositiveSmallIntegerField(verbose_name=_("how many took part"))
    change = models.CharField(max_length=6, choices=Change.choices, verbose_name=_("beside the week before"))
    unexpected = models.BooleanField(verbose_name=_("something unexpected happened"))
    asks_help = models.BooleanField(verbose_name=_("asks for help"))

    class Meta:
        verbose_name = _("weekly signal")
        constraints = [
            models.CheckConstraint(
                condition=Q(energy__lte=10, turnout__lte=10), name="noticing_signal_between_nought_and_ten"
            )
        ]
