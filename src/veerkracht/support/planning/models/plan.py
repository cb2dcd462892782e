"""A plan of who gets which support, as it was computed, with what it was computed from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.support.planning.choices import Running
from veerkracht.trail.models import Keyed


class Plan(Keyed):
    """A proposal for all needs that waited on a day: which kind of support goes where, and how surely that stands.

    What it was computed from stays with it, so that it can be read and computed again later.
    """

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField(verbose_name=_("made on"))
    by_key = models.CharField(max_length=LONGEST)
    limits = models.JSONField(verbose_name=_("limits"))
    asked = models.JSONField(verbose_name=_("needs, chances and what is free"))
    found = models.JSONField(default=dict, verbose_name=_("plans by aim"))
    state = models.CharField(max_length=10, choices=Running.choices, default=Running.WAITS, verbose_name=_("state"))
    worlds = models.PositiveIntegerField(default=0, verbose_name=_("worlds drawn"))
    share = models.JSONField(default=list, blank=True, verbose_name=_("in which part of the worlds each was chosen"))

    class Meta:
        verbose_name = _("plan of support")
        verbose_name_plural = _("plans of support")
        ordering = ["-made_on", "-key"]
        indexes = [models.Index(fields=["programme", "-recorded_at"], name="planning_plan_newest")]
