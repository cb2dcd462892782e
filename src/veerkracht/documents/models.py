"""Sources, the facts taken from them, and documents; hung on any record by its kind and key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed


class Source(Keyed):
    """A publication in which a fact can be found."""

    title = models.CharField(max_length=300, verbose_name=_("title"))
    publisher = models.CharField(max_length=200, blank=True, verbose_name=_("publisher"))
    url = models.URLField(max_length=500, blank=True, verbose_name=_("address"))
    published_on = models.CharField(max_length=10, blank=True, verbose_name=_("published on"))
    note_nl = models.TextField(blank=True, verbose_name=_("note (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("note (English)"))

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["title", "key"]


class Certainty(models.TextChoices):
    """How sure a fact is."""

    STATED = "stated", _("stated by the source")
    DERIVED = "derived", _("derived from the source")
    CONFLICT = "conflict", _("sources disagree")
    UNKNOWN = "unknown", _("not known")


class Fact(models.Model):
    """One statement about a record, with its source, its date and how sure it is."""

    about_kind = models.CharField(max_length=30)
    about_key = models.CharField(max_length=LONGEST)
    key = models.CharField(max_length=LONGEST, verbose_name=_("key"))
    position = models.PositiveIntegerField(default=0, verbose_name=_("order"))
    label_nl = models.CharField(max_length=200, verbose_name=_("what (Dutch)"))
    label_en = models.CharField(max_length=200, blank=True, verbose_name=_("what (English)"))
    value_nl = models.TextField(blank=True, verbose_name=_("value (Dutch)"))
    value_en = models.TextField(blank=True, verbose_name=_("value (English)"))
    certainty = models.CharField(
        max_length=10, choices=Certainty.choices, default=Certainty.STATED, verbose_name=_("certainty")
    )
    as_of = models.CharField(max_length=10, blank=True, verbose_name=_("as of"))
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, null=True, blank=True, related_name="facts", verbose_name=_("source")
    )
    note_nl = models.TextField(blank=True, verbose_name=_("note (Dutch)"))
    note_en = models.TextField(blank=True, verbose_name=_("note (English)"))

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["position", "key"]
        constraints = [
            models.UniqueConstraint(fields=["about_kind", "about_key", "key"], name="documents_fact_once"),
            models.CheckConstraint(
                condition=models.Q(certainty="unknown") | ~models.Q(value_nl="", value_en=""),
                name="documents_fact_unknown_or_valued",
            ),
            models.CheckConstraint(
                condition=models.Q(certainty="unknown") | models.Q(source__isnull=False),
                name="documents_fact_has_source",
            ),
        ]

    @property
    def label(self) -> Bilingual:
        return Bilingual(self.label_nl, self.label_en)

    @property
    def value(self) -> Bilingual:
        return Bilingual(self.value_nl, self.value_en)


class DocumentKind(models.TextChoices):
    """What sort of document it is."""

    LETTER = "letter", _("letter or press release")
    REPORT = "report", _("report")
    POLICY = "policy", _("policy document")
    ACCOUNT = "account", _("budget or account")
    PAGE = "page", _("page")
    OTHER = "other", _("other")


class Document(Keyed):
    """A text that belongs to the programme, kept here or found elsewhere."""

    programme_key = models.CharField(max_length=LONGEST, db_index=True)
    title_nl = models.CharField(max_length=300, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    kind = models.CharField(
        max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER, verbose_name=_("kind")
    )
    summary_nl = models.TextField(blank=True, verbose_name=_("summary (Dutch)"))
    summary_en = models.TextField(blank=True, verbose_name=_("summary (English)"))
    body_nl = models.TextField(blank=True, verbose_name=_("text (Dutch)"))
    body_en = models.TextField(blank=True, verbose_name=_("text (English)"))
    published_on = models.CharField(max_length=10, blank=True, db_index=True, verbose_name=_("published on"))
    publisher = models.CharField(max_length=200, blank=True, verbose_name=_("publisher"))
    url = models.URLField(max_length=500, blank=True, verbose_name=_("address"))

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-published_on", "key"]


class DocumentAbout(models.Model):
    """What a document is about: one record, by its kind and key."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="abouts")
    about_kind = models.CharField(max_length=30)
    about_key = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("document about")
        constraints = [
            models.UniqueConstraint(fields=["document", "about_kind", "about_key"], name="documents_about_once")
        ]
        indexes = [models.Index(fields=["about_kind", "about_key"], name="documents_about_record")]
