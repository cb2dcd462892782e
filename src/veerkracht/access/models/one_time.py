"""A secret in a mail, good for one time."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import models

SKEW = timedelta(minutes=5)
"""So much clocks of two web servers may differ; whatever was made later than that, was made before a clock was set."""


class State(StrEnum):
    """Whether a secret can still be used."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class OneTime(models.Model):
    """What can be used once, until a moment, by whoever has the secret; the secret itself is not kept."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def state(self, at: datetime) -> State:
        """Say whether it can be used at a moment; after a clock was set back it cannot."""
        if self.used_at is not None:
            return State.USED
        if self.withdrawn_at is not None:
            return State.WITHDRAWN
        return State.OPEN if self.made_at - SKEW <= at < self.expires_at else State.EXPIRED
