from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST
from veerkracht.trail.models import Known


class ObservationKind(models.TextChoices):
    """In which form something was noticed."""

    SIGNAL = "signal", _("weekly signal")
    OBSERVATION = "observation", _("observation")
    STORY = "story", pgettext_lazy("observation", "story")
    OUTCOME = "outcome", _("harvested outcome")


class Sensitivity(models.TextChoices):
    """Who may read what was noticed."""

    CLOSED = "closed", _("closed")
    PROGRAMME = "programme", _("for the programme")
    PUBLIC = "public", _("may be public")


class Observation(Known):
    """Something that someone noticed in an initiative: a signal, an observation, a story or an outcome."""

    kind = models.CharField(max_length=12, choices=ObservationKind.choices, verbose_name=_("kind"))
    programme_key = models.CharField(max_length=LONGEST)
    initiative_key = models.CharField(max_length=LONGEST)
    place_key = models.CharField(max_length=LONGEST, blank=True)
    happened_on = models.DateField(verbose_name=_("happened on"))
    text = models.TextField(blank=True, verbose_name=_("text"))
    expected = models.BooleanField(null=True, verbose_name=_("expected"))
    agreed = models.BooleanField(null=True, verbose_name=pgettext_lazy("meaning", "agreed"))
    sensitivity = models.CharField(
        max_length=10, choices=Sensitivity.choices, default=Sensitivity.PROGRAMME, verbose_name=_("who may read it")
    )
    privacy_checked = models.BooleanField(default=False, verbose_name=_("looked at for personal data"))
    author_key = models.CharField(max_length=LONGEST, verbose_name=_("author"))
    client_id = models.UUIDField(verbose_name=_("number given by the phone"))
    sameness = models.CharField(max_length=64)
    noted_at = models.DateTimeField(verbose_name=_("noted at"))
    recorded_at = models.DateTimeField(auto_now_add=True, verbose_name=_("recorded at"))
    took_seconds = models.PositiveSmallIntegerField(null=True, verbose_name=_("seconds it took"))
    sound_sha256 = models.CharField(max_length=64, blank=True)
    sound_type = models.CharField(max_length=20, blank=True)
    sound_seconds = models.PositiveSmallIntegerField(null=True)
    consented_at = models.DateTimeField(null=True, verbose_name=_("consent to the recording"))

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            models.UniqueConstraint(fields=["author_key", "client_id"], name="noticing_stored_once"),
            models.CheckConstraint(
                condition=Q(kind="signal") | ~Q(text="") | Q(consented_at__isnull=False),
                name="noticing_says_something",
            ),
            models.CheckConstraint(
                condition=Q(sound_sha256="") | Q(consented_at__isnull=False), name="noticing_sound_with_consent"
            ),
            models.CheckConstraint(
                condition=Q(kind="signal") | Q(expected__isnull=False, agreed__isnull=False),
                name="noticing_routed_by_two_taps",
            ),
        ]
        indexes = [
            models.Index(fields=["initiative_key", "happened_on", "key"], name="noticing_of_initiative"),
            models.Index(fields=["author_key", "happened_on", "key"], name="noticing_of_author"),
            models.Index(fields=["programme_key", "happened_on", "key"], name="noticing_of_programme"),
        ]
