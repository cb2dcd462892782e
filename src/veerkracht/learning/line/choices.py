"""What can be chosen about a link in the theory of change, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sign(models.TextChoices):
    """Whether more of the one gives more or less of the other."""

    MORE = "more", _("leads to more")
    LESS = "less", _("leads to less")


class Verdict(models.TextChoices):
    """What was found of another explanation."""

    UNKNOWN = "", _("not looked at yet")
    REFUTED = "refuted", _("refuted")
    PART = "part", _("plays a part")


class Strength(models.TextChoices):
    """How firmly a source says that one leads to the other."""

    WEAK = "weak", pgettext_lazy("strength", "carefully")
    FAIR = "fair", pgettext_lazy("strength", "clearly")
    STRONG = "strong", pgettext_lazy("strength", "firmly")


class SourceKind(models.TextChoices):
    """Who or what tells of a link."""

    INITIATIVE = "initiative", _("an initiative")
    LESSON = "lesson", _("a lesson")
    STUDY = "study", _("a study")
    DOCUMENT = "document", _("a document")
    GROUP = "group", _("a group of people")
