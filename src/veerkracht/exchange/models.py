"""What was read from files last time, so that a load changes only what differs, and uploads that wait."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST


class LoadedRow(models.Model):
    """One row of a programme's files as it was when it was last loaded."""

    programme_key = models.CharField(max_length=LONGEST)
    table = models.CharField(max_length=30)
    row_key = models.CharField(max_length=400)
    content = models.JSONField()
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("loaded row")
        constraints = [models.UniqueConstraint(fields=["programme_key", "table", "row_key"], name="exchange_row_once")]


class Upload(models.Model):
    """A workbook or annex that was read and waits until its sender has seen what it would change."""

    programme_key = models.CharField(max_length=LONGEST)
    file_name = models.CharField(max_length=300)
    rows = models.JSONField()
    by_key = models.CharField(max_length=LONGEST)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("upload that waits")
