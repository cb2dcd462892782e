"""What an application can be, and what is judged of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """Where an application stands; there is always one (R5)."""

    BEGUN = "begun", pgettext_lazy("application", "not sent yet")
    PROPOSED = "proposed", pgettext_lazy("application", "waits for exploration")
    EXPLORED = "explored", pgettext_lazy("application", "explored, waits for assessment")
    ASSESSED = "assessed", pgettext_lazy("application", "assessed, waits for a decision")
    CHOSEN = "chosen", pgettext_lazy("application", "chosen")
    LIGHT = "light", pgettext_lazy("application", "light track")
    LEFT = "left", pgettext_lazy("application", "left the programme")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "withdrawn")


OPEN = (Status.PROPOSED, Status.EXPLORED, Status.ASSESSED)
"""These wait for someone of the programme."""
IN = (Status.CHOSEN, Status.LIGHT)
DECIDED = (Status.CHOSEN, Status.LIGHT, Status.LEFT)
OVER = (*DECIDED, Status.WITHDRAWN)


class Risk(models.TextChoices):
    """How likely it seems that it does not work out."""

    UNKNOWN = "", pgettext_lazy("risk", "not known yet")
    LOW = "low", pgettext_lazy("risk", "small")
    MIDDLE = "middle", pgettext_lazy("risk", "middling")
    HIGH = "high", pgettext_lazy("risk", "large")


class Need(models.TextChoices):
    """What is needed most of all: the six kinds of support of the programme (R8)."""

    UNKNOWN = "", pgettext_lazy("need", "not known yet")
    KNOWLEDGE = "knowledge", _("knowledge or advice")
    PARTNER = "partner", _("a partner to work with")
    METHOD = "method", _("a method or way of working")
    INTERVENTION = "intervention", _("someone who breaks a deadlock")
    CAPACITY = "capacity", _("people or time")
    FINANCE = "finance", _("money or how to find it")


class Answer(models.TextChoices):
    """What someone who was asked to review said of their own interest."""

    ASKED = "asked", pgettext_lazy("reviewer", "did not say yet")
    FREE = "free", pgettext_lazy("reviewer", "has no interest in it")
    TIED = "tied", pgettext_lazy("reviewer", "has an interest and does not review")


class Letters(models.TextChoices):
    """Which letter it is."""

    LINK = "link", _("link to go on")
    RECEIPT = "receipt", _("receipt")
    DECISION = "decision", pgettext_lazy("letter", "decision")


class Sending(models.TextChoices):
    """What became of a letter."""

    NONE = "none", _("not mailed")
    WAITING = "waiting", _("waits to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be sent")
