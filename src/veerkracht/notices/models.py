"""What a person is told, once, and whether it was read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST


class Notice(models.Model):
    """One thing a person was told, with a link to where it can be dealt with."""

    person_key = models.CharField(max_length=LONGEST, db_index=True)
    subject = models.CharField(max_length=200)
    link = models.CharField(max_length=300, blank=True)
    told_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        ordering = ["-told_at"]
