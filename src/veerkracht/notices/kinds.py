"""The kinds of things people are told, and how often they can be mailed about each."""

from django.utils.translation import gettext_lazy as _

MESSAGE, WORK, REVIEW, DUTY, LESSONS = "message", "work", "review", "duty", "lessons"

KINDS = {
    MESSAGE: _("A reader wrote about something you look after"),
    WORK: _("Something waits for you"),
    REVIEW: _("What was decided on what you wrote"),
    DUTY: _("What you look after changed: a deputy, or work that was handed over to you"),
    LESSONS: _("New lessons and questions of the programme"),
}

AT_ONCE, DAILY, WEEKLY, NONE = "at-once", "daily", "weekly", "none"

HOW = {
    AT_ONCE: _("at once"),
    DAILY: _("once a day, all together"),
    WEEKLY: _("once a week, all together"),
    NONE: _("not by mail"),
}

USUAL = {LESSONS: NONE}
"""How one is mailed who chose nothing, where that is not at once: news is for who asks for it."""
