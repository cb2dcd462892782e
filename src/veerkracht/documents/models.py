"""Sources, the facts taken from them, and documents; hung on any record by its kind and key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed, Version


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
    PLAN = "plan", _("application or plan")
    AGREEMENT = "agreement", _("decision or agreement")
    PICTURE = "picture", _("picture")
    OTHER = "other", _("other")


class Audience(models.TextChoices):
    """Who may see a document."""

    PUBLIC = "public", _("everyone")
    PROGRAMME = "programme", _("everyone with a role in the programme")
    NAMED = "named", _("only some roles, or the people it is about")


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
    audience = models.CharField(
        max_length=10, choices=Audience.choices, default=Audience.PUBLIC, verbose_name=_("who may see it")
    )
    readers = models.CharField(max_length=500, blank=True, verbose_name=_("roles that may see it"))
    personal = models.BooleanField(default=False, verbose_name=_("holds data about persons"))
    current = models.OneToOneField(
        "FileVersion", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    kept_from = models.DateField(null=True, blank=True, verbose_name=_("kept from"))
    destroyed_at = models.DateTimeField(null=True, blank=True, verbose_name=_("destroyed at"))

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-published_on", "key"]
        indexes = [
            models.Index(fields=["-recorded_at", "-key"], name="documents_newest"),
            models.Index(fields=["kind", "kept_from"], name="documents_kept"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(audience="public", personal=True), name="documents_personal_not_public"
            ),
        ]


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


class Scan(models.TextChoices):
    """Whether a file was looked at for viruses."""

    CLEAN = "clean", _("checked")
    WAITING = "waiting", _("waits to be checked")
    INFECTED = "infected", _("held a virus")
    NOT_ASKED = "not-asked", _("not checked: no scanner is set")


class FileVersion(Version):
    """A file of a document as it was sent once; the document keeps all of them."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    name = models.CharField(max_length=200, blank=True, verbose_name=_("name of the file"))
    media_type = models.CharField(max_length=100, verbose_name=_("sort of file"))
    size = models.PositiveBigIntegerField(verbose_name=_("size"))
    sha256 = models.CharField(max_length=64, verbose_name=_("hash"))
    pages = models.PositiveIntegerField(default=0, verbose_name=_("pages"))
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True, verbose_name=_("text"))
    cut = models.BooleanField(default=False)
    scan = models.CharField(max_length=10, choices=Scan.choices, verbose_name=_("virus scan"))
    alternative_nl = models.TextField(blank=True, verbose_name=_("what the picture shows (Dutch)"))
    alternative_en = models.TextField(blank=True, verbose_name=_("what the picture shows (English)"))
    shows_people = models.BooleanField(null=True, blank=True, verbose_name=_("people can be recognised"))
    withdrawn_at = models.DateTimeField(null=True, blank=True, verbose_name=_("withdrawn at"))
    withdrawn_because = models.TextField(blank=True, verbose_name=_("why it was withdrawn"))

    class Meta:
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="documents_file_once")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class Consent(models.Model):
    """That who can be recognised in a picture agreed to its use: in which role, for what, and until when."""

    version = models.ForeignKey(FileVersion, on_delete=models.CASCADE, related_name="consents")
    given_by = models.CharField(max_length=200, verbose_name=_("who agreed"))
    purpose = models.CharField(max_length=300, verbose_name=_("for what"))
    until = models.DateField(null=True, blank=True, verbose_name=_("until"))
    recorded_at = models.DateTimeField(auto_now_add=True, verbose_name=_("recorded at"))
    by_key = models.CharField(max_length=LONGEST)
    withdrawn_on = models.DateField(null=True, blank=True, verbose_name=_("withdrawn on"))

    class Meta:
        verbose_name = _("consent for a picture")
        verbose_name_plural = _("consents for pictures")
        constraints = [models.UniqueConstraint(fields=["version", "given_by"], name="documents_consent_once")]

    def __str__(self) -> str:
        return f"{self.given_by} {self.version_id}"


class KeepingPeriod(models.Model):
    """For how many years a kind of document is kept, and which list says so."""

    kind = models.CharField(max_length=20, choices=DocumentKind.choices, unique=True, verbose_name=_("kind"))
    years = models.PositiveSmallIntegerField(null=True, blank=True, verbose_name=_("years"))
    source = models.CharField(max_length=300, verbose_name=_("source"))

    class Meta:
        verbose_name = _("keeping period")
        verbose_name_plural = _("keeping periods")

    def __str__(self) -> str:
        return f"{self.kind} {self.years}"
