"""What a request for support can be, and how it can end."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """How a request came in."""

    FORM = "form", _("by the form")
    MAIL = "mail", _("by mail")
    PHONE = "phone", _("by phone or in person")
    NOTICED = "noticed", _("from what a worker noticed")


class Kind(models.TextChoices):
    """Which kind of support is asked: the six kinds of the programme (R8), or not known yet."""

    UNKNOWN = "unknown", _("I do not know yet")
    KNOWLEDGE = "knowledge", _("knowledge or advice")
    PARTNER = "partner", _("a partner to work with")
    METHOD = "method", _("a method or way of working")
    INTERVENTION = "intervention", _("someone who breaks a deadlock")
    CAPACITY = "capacity", _("people or time")
    FINANCE = "finance", _("money or how to find it")


class Urgency(models.TextChoices):
    """How long someone can wait; it decides by which day they get an answer."""

    STUCK = "stuck", _("we are stuck now")
    SOON = "soon", _("soon")
    CAN_WAIT = "can-wait", _("it can wait")


class Status(models.TextChoices):
    """Where a request stands; there is always one."""

    WAITING = "waiting", _("waits for us")
    ASKED_BACK = "asked-back", _("waits for who asked")
    ANSWERED = "answered", _("answered")
    REDIRECTED = "redirected", _("sent on to others")
    MATCHED = "matched", _("matched with help")
    NO = "no", pgettext_lazy("request", "no, with the reason")
    TAKEN_BACK = "taken-back", _("taken back")


OPEN = (Status.WAITING, Status.ASKED_BACK)
ENDS = (Status.ANSWERED, Status.REDIRECTED, Status.MATCHED, Status.NO)
"""How we can end a request (R7); who asked can take it back."""
