"""What is asked and offered on the forum, and how far an introduction is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sort(models.TextChoices):
    """Whether something is asked or offered."""

    QUESTION = "question", pgettext_lazy("forum", "question")
    OFFER = "offer", pgettext_lazy("forum", "offer")


class Good(models.TextChoices):
    """What is asked or offered: the six kinds of support of the programme (R8), a room and things."""

    KNOWLEDGE = "knowledge", _("knowledge or advice")
    PARTNER = "partner", _("a partner to work with")
    METHOD = "method", _("a method or way of working")
    INTERVENTION = "intervention", _("someone who breaks a deadlock")
    CAPACITY = "capacity", _("people or time")
    FINANCE = "finance", _("money or how to find it")
    ROOM = "room", _("a room or a place")
    THINGS = "things", _("things to use")


class Stage(models.TextChoices):
    """How far an introduction is."""

    PROPOSED = "proposed", pgettext_lazy("introduction", "proposed")
    ASKED = "asked", pgettext_lazy("introduction", "both were asked")
    INTRODUCED = "introduced", pgettext_lazy("introduction", "introduced")
    DECLINED = "declined", pgettext_lazy("introduction", "one of them said no")
    DROPPED = "dropped", pgettext_lazy("introduction", "not done")


class Answer(models.TextChoices):
    """What one side says: whether they want to meet, and later whether it brought anything."""

    NONE = "", pgettext_lazy("introduction", "no answer yet")
    YES = "yes", _("yes")
    NO = "no", pgettext_lazy("introduction", "no")
