from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.access.models.one_time import OneTime
from veerkracht.foundation.keys import LONGEST


class Invitation(OneTime):
    """An invitation by mail to come and hold one role."""

    email = models.EmailField(verbose_name=_("e-mail"))
    role = models.CharField(max_length=30, verbose_name=_("role"))
    scope_kind = models.CharField(max_length=30, blank=True)
    scope_key = models.CharField(max_length=LONGEST, blank=True)
    ends_on = models.DateField(null=True, blank=True, verbose_name=_("until"))
    by_key = models.CharField(max_length=LONGEST, verbose_name=_("by"))

    class Meta:
        verbose_name = _("invitation")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope_kind="", scope_key="") | (~models.Q(scope_kind="") & ~models.Q(scope_key="")),
                name="access_invitation_scope_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="access_invitation_lasts"
            ),
        ]
