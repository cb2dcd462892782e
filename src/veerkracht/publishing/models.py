"""What readers of the public pages send back."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST


class MessageKind(models.TextChoices):
    """Why someone writes."""

    CORRECTION = "correction", _("something is not right")
    CONTACT = "contact", _("question to the initiative")
    GENERAL = "general", _("question to the programme")


class Message(models.Model):
    """What a reader wrote to the programme or to an initiative, and what was done with it."""

    kind = models.CharField(max_length=20, choices=MessageKind.choices, verbose_name=_("kind"))
    about_kind = models.CharField(max_length=30, blank=True)
    about_key = models.CharField(max_length=LONGEST, blank=True)
    programme_key = models.CharField(max_length=LONGEST, blank=True)
    page = models.CharField(max_length=300, blank=True, verbose_name=_("page"))
    text = models.TextField(verbose_name=_("message"))
    name = models.CharField(max_length=200, blank=True, verbose_name=_("name"))
    email = models.EmailField(blank=True, verbose_name=_("e-mail"))
    language = models.CharField(max_length=2, default="nl")
    sent_at = models.DateTimeField(auto_now_add=True)
    owner_key = models.CharField(max_length=LONGEST, verbose_name=_("owner"))
    answer = models.TextField(blank=True, verbose_name=_("what was done"))
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_key = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True, answered_by_key="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(answered_by_key="")),
                name="publishing_message_answered_whole",
            )
        ]
