"""Which kinds of support there are, and how far an agreement about support is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """The six kinds of support of the programme (R8)."""

    KNOWLEDGE = "knowledge", _("knowledge or advice")
    PARTNER = "partner", _("a partner to work with")
    METHOD = "method", _("a method or way of working")
    INTERVENTION = "intervention", _("someone who breaks a deadlock")
    CAPACITY = "capacity", _("people or time")
    FINANCE = "finance", _("money or how to find it")


class State(models.TextChoices):
    """How far an agreement is: support begins when both sides confirmed it and the supporter said yes (R9)."""

    PROPOSED = "proposed", pgettext_lazy("agreement", "proposed")
    AGREED = "agreed", pgettext_lazy("agreement", "agreed")
    DECLINED = "declined", pgettext_lazy("agreement", "not agreed")
    STOPPED = "stopped", pgettext_lazy("agreement", "stopped early")
    DONE = "done", pgettext_lazy("agreement", "done")


RESERVING = (State.PROPOSED, State.AGREED)
"""Agreements that take hours of an offer."""


class Running(models.TextChoices):
    """How far the robustness of a plan was looked at."""

    WAITS = "waits", pgettext_lazy("plan", "waits for its turn")
    RUNS = "runs", pgettext_lazy("plan", "is being looked at")
    STOPPED = "stopped", pgettext_lazy("plan", "was stopped")
    DONE = "done", pgettext_lazy("plan", "is ready")


class Aim(models.TextChoices):
    """What a plan is best at, from most in total to best for who is worst off."""

    TOTAL = "total", _("most in total")
    NASH = "nash", _("in between")
    WORST_OFF = "worst-off", _("best for who is worst off")


GIVEN = (State.AGREED, State.STOPPED, State.DONE)
"""Agreements by which support is or was given."""
