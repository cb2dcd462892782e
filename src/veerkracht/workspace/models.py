"""What is due to be destroyed, and who looked at that before it was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST


class Destruction(models.Model):
    """A list of what was kept long enough, made for review; only what an administrator approved is destroyed."""

    recorded_at = models.DateTimeField(auto_now_add=True)
    made_on = models.DateField(verbose_name=_("made on"))
    lines = models.JSONField(verbose_name=_("what is due"))
    approved_at = models.DateTimeField(null=True, blank=True, verbose_name=_("approved on"))
    approved_by_key = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = _("list for destruction")
        verbose_name_plural = _("lists for destruction")
        constraints = [
            models.UniqueConstraint(
                fields=["approved_by_key"], condition=models.Q(approved_by_key=""), name="workspace_one_open_list"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by_key="")
                | (models.Q(approved_at__isnull=False) & ~models.Q(approved_by_key="")),
                name="workspace_approved_whole",
            ),
        ]
