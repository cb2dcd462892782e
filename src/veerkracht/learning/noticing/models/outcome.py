from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.learning.noticing.models.observation import Observation


class HarvestedOutcome(models.Model):
    """What changed in what someone does, and what the initiative did for that."""

    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="outcome")
    social_actor = models.CharField(max_length=200, verbose_name=_("who changed"))
    before = models.CharField(max_length=500, blank=True, verbose_name=_("how it was before"))
    contribution = models.TextField(verbose_name=_("what the initiative did for it"))
    significance = models.TextField(blank=True, verbose_name=_("why it matters"))

    class Meta:
        verbose_name = _("harvested outcome")
        verbose_name_plural = _("harvested outcomes")
