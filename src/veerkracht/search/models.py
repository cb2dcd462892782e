"""The index behind search: the texts, and the words that stand in them.

Beside these records lies `search_index`, the full-text table of the database itself (FTS5 or a tsvector), made by
migration 0002. Its rows go with the text they belong to.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST
from veerkracht.search.rules import spelling


class Findable(models.Model):
    """A text that can be found: what a record says in one language, as search keeps it."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=LONGEST)
    programme_key = models.CharField(max_length=LONGEST, blank=True)
    language = models.CharField(max_length=2, verbose_name=_("language"))
    title = models.TextField(blank=True, verbose_name=_("title"))
    text = models.TextField(blank=True, verbose_name=_("text"))
    on = models.DateField(null=True, blank=True, verbose_name=_("date"))
    public = models.BooleanField(default=True, verbose_name=_("public"))

    class Meta:
        verbose_name = _("text that can be found")
        verbose_name_plural = _("texts that can be found")
        constraints = [models.UniqueConstraint(fields=["kind", "key", "language"], name="search_findable_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} ({self.language})"


class KnownWord(models.Model):
    """A word that stands in a public text, kept to correct typing errors in what people search for."""

    word = models.CharField(max_length=spelling.LONGEST, primary_key=True, verbose_name=_("word"))
    count = models.PositiveIntegerField(default=1, verbose_name=_("number of texts"))
    head = models.CharField(max_length=spelling.HEAD)
    tail = models.CharField(max_length=spelling.TAIL)
    size = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("known word")
        verbose_name_plural = _("known words")
        indexes = [
            models.Index(fields=["head", "size"], name="search_word_head"),
            models.Index(fields=["tail", "size"], name="search_word_tail"),
        ]

    def __str__(self) -> str:
        return self.word
