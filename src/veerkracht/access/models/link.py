from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.access.models.one_time import OneTime


class SignInLink(OneTime):
    """A link by mail with which a person comes in once."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("one-time link")
        constraints = [
            models.CheckConstraint(condition=models.Q(expires_at__gt=models.F("made_at")), name="access_link_lasts"),
        ]
