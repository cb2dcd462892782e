from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST
from veerkracht.learning.noticing.models.observation import Observation


class Verdict(models.TextChoices):
    """What someone says of an outcome."""

    CONFIRMS = "confirms", _("confirms it")
    PARTLY = "partly", pgettext_lazy("verdict", "in part")
    CONTRADICTS = "contradicts", _("contradicts it")


class Substantiation(models.Model):
    """What someone from outside says of a harvested outcome; it counts only when that person stands apart."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="substantiations")
    who = models.CharField(max_length=200, verbose_name=_("who"))
    of_organisation = models.CharField(max_length=300, verbose_name=_("of which organisation"))
    independent = models.BooleanField(verbose_name=_("independent"))
    verdict = models.CharField(max_length=12, choices=Verdict.choices, verbose_name=_("verdict"))
    said_on = models.DateField(verbose_name=_("said on"))
    by_key = models.CharField(max_length=LONGEST, verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("confirmation by an outsider")
        verbose_name_plural = _("confirmations by outsiders")
        ordering = ["said_on", "pk"]


class Sample(models.Model):
    """The outcomes that the system drew at random to ask outsiders about, with the seed by which it did."""

    programme_key = models.CharField(max_length=LONGEST)
    initiative_key = models.CharField(max_length=LONGEST, blank=True, db_index=True)
    seed = models.CharField(max_length=40, verbose_name=_("seed"))
    among = models.JSONField(verbose_name=_("drawn from"))
    drawn = models.JSONField(verbose_name=_("drawn"))
    drawn_on = models.DateField(verbose_name=_("drawn on"))
    by_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("sample of outcomes")
        verbose_name_plural = _("samples of outcomes")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(seed=""), name="noticing_sample_has_a_seed")]
