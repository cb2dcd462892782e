"""Who judges whether support helped."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    """The two sides that agreed on support (R9), and that judge it."""

    INITIATIVE = "initiative", _("the initiative")
    PROVINCE = "province", _("the province")
