"""What can be chosen about a question, a probe and a session, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """How far a question is."""

    OPEN = "open", pgettext_lazy("question", "open")
    TRYING = "trying", _("being tried")
    ANSWERED = "answered", pgettext_lazy("question", "answered")
    LET_GO = "let-go", _("let go")


ALIVE = (Status.OPEN, Status.TRYING)
"""The states in which a question asks for something to be done, and can hang."""


class Came(models.TextChoices):
    """Whether what was expected came true."""

    YES = "yes", _("it came true")
    NO = "no", _("it did not come true")
    UNKNOWN = "unknown", _("nobody can say")


class ProbeState(models.TextChoices):
    """How far a probe is."""

    PLANNED = "planned", pgettext_lazy("probe", "planned")
    RUNNING = "running", pgettext_lazy("probe", "running")
    STOPPED = "stopped", pgettext_lazy("probe", "stopped")


class Stopped(models.TextChoices):
    """Why a probe stopped."""

    RULE = "rule", _("the stop rule said so")
    HARM = "harm", _("the sign of harm was seen")
    CHOICE = "choice", _("we chose to stop")
    DONE = "done", _("it was done as planned")


class SessionKind(models.TextChoices):
    """What sort of session people hold to learn together."""

    BEFORE = "before", _("review beforehand")
    AFTER = "after", _("review afterwards")
    BALANCE = "balance", _("interim balance")
    CHANGE = "change", _("most significant change")
    MONITORING = "monitoring", _("reflexive monitoring")


class Use(models.TextChoices):
    """What sort of thing was used in a session."""

    OBSERVATION = "observation", _("observation")
    QUESTION = "question", _("learning question")


class Group(models.TextChoices):
    """As what people take part in a session who are not named here."""

    RESIDENTS = "residents", _("residents")
    VOLUNTEERS = "volunteers", _("volunteers")
    PROFESSIONALS = "professionals", _("professionals")
    OFFICIALS = "officials", _("civil servants")
    RESEARCHERS = "researchers", _("researchers")


ASKED = {
    SessionKind.BEFORE: (_("What do we want to reach?"), _("What can go otherwise, and what did others learn?")),
    SessionKind.AFTER: (_("What should have happened, and what did?"), _("Where does the difference come from?")),
    SessionKind.BALANCE: (_("What do we see?"), _("So what: what does that mean?")),
    SessionKind.CHANGE: (_("Which stories of change were read?"), _("Which matters most, and why that one?")),
    SessionKind.MONITORING: (_("What stands in the way?"), _("Which of our own assumptions does that question?")),
}
"""What each sort of session asks, before it asks what changes now."""
