"""What keeps an installation going: who does its jobs, and when what is repeated was done last."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """A process that does jobs, and when it was seen last."""

    name = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("job worker")


class Chore(models.Model):
    """Something that is done again and again: when it was begun last, and how it ended."""

    name = models.CharField(max_length=40, unique=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)
    said = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("chore")
