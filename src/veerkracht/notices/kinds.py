"""The kinds of things people are told, and how often they can be mailed about each."""

from django.utils.translation import gettext_lazy as _

MESSAGE, WORK, REVIEW, DUTY = "message", "work", "review", "duty"

KINDS = {
    MESSAGE: _("A reader wrote about something you look after"),
    WORK: _("Something waits for you"),
    REVIEW: _("What was decided on what you wrote"),
    DUTY: _("What you look after changed: a deputy, or work that was handed over to you"),
}

AT_ONCE, DAILY, NONE = "at-once", "daily", "none"

HOW = {AT_ONCE: _("at once"), DAILY: _("once a day, all together"), NONE: _("not by mail")}
