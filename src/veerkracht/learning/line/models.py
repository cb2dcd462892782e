"""What the programme thinks leads to what: changes, the links between them, and who told of each link."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.learning.line.choices import Sign, SourceKind, Strength, Verdict
from veerkracht.trail.models import Keyed


class Change(Keyed):
    """A change for people that the programme works on, or what brings it nearer."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    sort_key = models.CharField(max_length=200, editable=False)
    title_nl = models.CharField(max_length=120, blank=True, verbose_name=_("change (Dutch)"))
    title_en = models.CharField(max_length=120, blank=True, verbose_name=_("change (English)"))
    note_nl = models.TextField(blank=True, verbose_name=_("explanation (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("explanation (English)"))
    stands = models.BooleanField(default=True, verbose_name=_("we still think so"))

    class Meta:
        verbose_name = pgettext_lazy("theory", "change")
        verbose_name_plural = pgettext_lazy("theory", "changes")
        ordering = ["sort_key", "key"]
        indexes = [models.Index(fields=["programme", "sort_key", "key"], name="line_change_in_order")]

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)

    def save(self, *args: object, **named: object) -> None:
        """Keep in which order it stands."""
        self.sort_key = sort_key(self.title_nl or self.title_en)
        super().save(*args, **named)  # type: ignore[arg-type]


class Link(Keyed):
    """That one change leads to another: how sure that is, what it assumes, and what else may explain it."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    cause = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="onward")
    effect = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="backward")
    sign = models.CharField(max_length=4, choices=Sign.choices, default=Sign.MORE, verbose_name=_("how"))
    certainty = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        verbose_name=_("how sure, of 100"),
    )
    assumption_nl = models.TextField(blank=True, verbose_name=_("what it assumes (Dutch)"))
    assumption_en = models.TextField(blank=True, verbose_name=_("what it assumes (English)"))
    rival_nl = models.TextField(blank=True, verbose_name=_("another explanation (Dutch)"))
    rival_en = models.TextField(blank=True, verbose_name=_("another explanation (English)"))
    rival_verdict = models.CharField(
        max_length=8, choices=Verdict.choices, blank=True, verbose_name=_("what was found of it")
    )
    stands = models.BooleanField(default=True, verbose_name=_("we still think so"))

    class Meta:
        verbose_name = pgettext_lazy("theory", "link")
        verbose_name_plural = pgettext_lazy("theory", "links")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cause", "effect"], name="line_link_once"),
            models.CheckConstraint(condition=~Q(cause=F("effect")), name="line_link_of_two"),
            models.CheckConstraint(
                condition=Q(certainty=None) | Q(certainty__gte=1, certainty__lte=99), name="line_certainty_of_100"
            ),
        ]


class Telling(models.Model):
    """That a source says that one change led, or would lead, to another."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="tellings")
    source_kind = models.CharField(max_length=10, choices=SourceKind.choices, verbose_name=_("source"))
    source_key = models.CharField(max_length=LONGEST)
    hypothetical = models.BooleanField(default=False, verbose_name=_("it would help, and was not seen yet"))
    strength = models.CharField(
        max_length=6, choices=Strength.choices, default=Strength.FAIR, verbose_name=_("how firmly")
    )
    note_nl = models.TextField(blank=True, verbose_name=_("what was said (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("what was said (English)"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        verbose_name = pgettext_lazy("theory", "source of a link")
        verbose_name_plural = pgettext_lazy("theory", "sources of links")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["link", "source_kind", "source_key"], condition=Q(ended_at=None), name="line_telling_once"
            )
        ]
