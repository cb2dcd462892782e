"""What a person is told, once; whether it was read; and the mail about it that waits to be sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.notices.kinds import AT_ONCE, HOW, KINDS, WORK


class Notice(models.Model):
    """One thing a person was told, with a link to where it can be dealt with."""

    person_key = models.CharField(max_length=LONGEST, db_index=True)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()), default=WORK, verbose_name=_("kind"))
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    about_kind = models.CharField(max_length=30, blank=True)
    about_key = models.CharField(max_length=LONGEST, blank=True)
    once = models.CharField(max_length=120, blank=True)
    told_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        ordering = ["-told_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person_key", "once"], condition=~models.Q(once=""), name="notices_told_once"
            )
        ]


class Choice(models.Model):
    """How a person wants to be mailed about one kind of thing: at once, once a day, or not."""

    person_key = models.CharField(max_length=LONGEST)
    kind = models.CharField(max_length=20, choices=list(KINDS.items()))
    how = models.CharField(max_length=10, choices=list(HOW.items()), default=AT_ONCE)

    class Meta:
        verbose_name = _("choice of notices")
        constraints = [models.UniqueConstraint(fields=["person_key", "kind"], name="notices_choice_once")]


class MailState(models.TextChoices):
    """What became of a mail."""

    WAITING = "waiting", _("waits")
    TAKEN = "taken", _("being sent")
    SENT = "sent", _("sent")
    DROPPED = "dropped", _("not needed any more")


class Mail(models.Model):
    """A mail about a notice that waits until it is due, and is sent once."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="mail")
    how = models.CharField(max_length=10, choices=list(HOW.items()))
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    moved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("mail that waits")
        indexes = [models.Index(fields=["state", "due_at"], name="notices_mail_due")]
