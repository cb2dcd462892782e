"""What records are known by, and what has been done to them."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST, SHAPE


class Origin(models.TextChoices):
    """Where a record came from."""

    FILE = "file", _("a file")
    SCREEN = "screen", _("a page")
    API = "api", _("another system")
    SYSTEM = "system", _("the system")


class Known(models.Model):
    """A record that people speak of, known for ever by its key."""

    key = models.CharField(
        max_length=LONGEST, unique=True, validators=[RegexValidator(f"^{SHAPE.pattern}$")], verbose_name=_("key")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class Keyed(Known):
    """A record that people speak of and that deeds change: it keeps where it came from, and its earlier names."""

    aliases = models.JSONField(default=list, blank=True, verbose_name=_("earlier names"))
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.SCREEN)
    recorded_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Version(models.Model):
    """What a record said from a day on. It ends where the next one begins."""

    number = models.PositiveIntegerField(verbose_name=_("number"))
    in_force_from = models.DateField(verbose_name=_("in force from"))
    recorded_at = models.DateTimeField(auto_now_add=True, verbose_name=_("recorded at"))
    by_key = models.CharField(max_length=LONGEST, verbose_name=_("recorded by"))
    reason = models.TextField(verbose_name=_("reason"))

    class Meta:
        abstract = True
        ordering = ["in_force_from", "number"]


class Entry(models.Model):
    """One deed in the trail: who did what to which record, when, why and by which way in."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    person_key = models.CharField(max_length=LONGEST, db_index=True)
    for_key = models.CharField(max_length=LONGEST, blank=True, default="", db_default="")
    deed = models.CharField(max_length=60)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=LONGEST)
    fields = models.JSONField(default=list)
    digests = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    refused = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("entry in the trail")
        indexes = [models.Index(fields=["kind", "key", "-at"], name="trail_entry_record")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.person_key} {self.deed} {self.kind} {self.key}"


class Seal(models.Model):
    """A seal on a batch of entries: it rests on the seal before it, so that a change of what is sealed shows."""

    number = models.PositiveBigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    count = models.PositiveIntegerField()
    ranges = models.JSONField()
    digests = models.BinaryField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("seal")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.digest}"


class Salt(models.Model):
    """What makes the digests of one person's data in the trail unreadable; it goes with the person."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=LONGEST)
    salt = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("salt of a person")
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="trail_salt_once")]


class Copy(models.Model):
    """What a public record, or a part of it, said from a moment on, kept so that it can be read as it was."""

    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=LONGEST)
    part = models.CharField(max_length=200, blank=True)
    record = models.CharField(max_length=60)
    content = models.JSONField()

    class Meta:
        verbose_name = _("earlier state")
        indexes = [models.Index(fields=["kind", "key", "part", "at"], name="trail_copy_record")]
