from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.learning.noticing.models.observation import Observation


class Publication(models.Model):
    """What everyone may read of an observation: never who wrote it, and shown only while it has a text."""

    observation = models.OneToOneField(Observation, on_delete=models.CASCADE, related_name="publication")
    initiative_key = models.CharField(max_length=LONGEST)
    happened_on = models.DateField(verbose_name=_("happened on"))
    text = models.TextField(blank=True, verbose_name=_("text"))
    published_on = models.DateField(verbose_name=_("published"))

    class Meta:
        verbose_name = _("public observation")
        verbose_name_plural = _("public observations")
