"""Why an agreed indicator has no value yet, as it was said for a quarter."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.foundation.texts import Bilingual


class NotYet(models.Model):
    """The reason for which an indicator has no value in the account of a quarter (R36). The last one counts."""

    programme_key = models.CharField(max_length=LONGEST, db_index=True)
    metric_key = models.CharField(max_length=LONGEST, verbose_name=_("the indicator"))
    quarter = models.CharField(max_length=6, verbose_name=_("quarter"))
    reason_nl = models.TextField(verbose_name=_("because (Dutch)"))
    reason_en = models.TextField(blank=True, verbose_name=_("because (English)"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reason for a value that is not there yet")
        verbose_name_plural = _("reasons for values that are not there yet")
        ordering = ["pk"]
        indexes = [models.Index(fields=["programme_key", "quarter", "metric_key"], name="account_not_yet_of_quarter")]
        constraints = [models.CheckConstraint(condition=~Q(reason_nl=""), name="account_not_yet_says_why")]

    @property
    def reason(self) -> Bilingual:
        return Bilingual(self.reason_nl, self.reason_en)
