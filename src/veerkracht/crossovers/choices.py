"""What can be chosen about a cross-over, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """How an initiative and the task of another are tied."""

    CONTRIBUTES = "contributes", _("contributes")
    CONFLICTS = "conflicts", _("conflicts")
    SAME_PARTNER = "same partner", _("same partner")
    SAME_PLACE = "same place", _("same place")


class State(models.TextChoices):
    """Where a cross-over stands."""

    PROPOSED = "proposed", pgettext_lazy("cross-over", "not confirmed yet")
    CONFIRMED = "confirmed", pgettext_lazy("cross-over", "confirmed")
    REJECTED = "rejected", pgettext_lazy("cross-over", "rejected")


class Way(models.TextChoices):
    """How a cross-over came to be known."""

    STATED = "stated", _("stated with the initiative")
    PERSON = "person", _("registered by a person")
    TEXT = "text", _("proposed from the texts")
    GROUND = "ground", _("proposed from place, people or partner")


class Quiet(models.TextChoices):
    """Why nothing was proposed for an initiative from its text."""

    SHORT = "short", _("its text has fewer than 15 words")
    LANGUAGE = "language", _("its text is not in Dutch")
    COPY = "copy", _("its text is nearly that of another initiative")
    NOTHING_NEAR = "nothing near", _("no task says anything like it")


class Group(models.TextChoices):
    """Groups of people that a text speaks of."""

    OLDER = "older", pgettext_lazy("people", "older people")
    YOUNG = "young", pgettext_lazy("people", "children and young people")
    NEWCOMERS = "newcomers", pgettext_lazy("people", "newcomers")
    JOBLESS = "jobless", pgettext_lazy("people", "people without a job")
    DISABLED = "disabled", pgettext_lazy("people", "people with a disability")
    CARERS = "carers", pgettext_lazy("people", "carers")
    FAMILIES = "families", pgettext_lazy("people", "families")
    FARMERS = "farmers", pgettext_lazy("people", "farmers")
