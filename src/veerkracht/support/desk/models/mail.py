"""Which mails were read from the mailbox of the desk, and what each turned out to be."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """What a mail turned out to be."""

    ASKED = "asked", _("a new question")
    ADDED = "added", _("added to a question")
    BOUNCE = "bounce", _("a mail of ours that came back")
    AUTOMATIC = "automatic", _("an automatic mail")
    OWN = "own", _("a mail of our own")
    TOO_LARGE = "too-large", _("too large")
    TOO_MANY = "too-many", _("one of too many")
    UNREADABLE = "unreadable", _("not to be read")


class Incoming(models.Model):
    """That a mail was read from the mailbox, so that none is taken in twice, and what it turned out to be."""

    mail_id = models.CharField(max_length=250, unique=True)
    sender = models.CharField(max_length=254, blank=True, db_index=True)
    subject = models.CharField(max_length=200, blank=True)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mail that came in")
        ordering = ["-read_at", "-pk"]
        indexes = [models.Index(fields=["read_at"], name="support_incoming_read")]
