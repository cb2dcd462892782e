"""Telling a deed in plain words."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from veerkracht.trail.words.fields import FIELDS
from veerkracht.trail.words.sentences import SENTENCES

VIEWED = "view"
"""The deed of someone who was shown personal data."""

SYSTEM = "system"
"""Who did it where no person did."""

FRESH = "key"
"""A key is given once: where it is among the fields, the record was new."""

MOST_FIELDS = 3
"""Of more fields than these only the number of the others is told."""

ADDED = gettext_lazy("%(who)s added %(record)s")
REFUSED = gettext_lazy("%(who)s was refused something at %(record)s (%(deed)s)")
OTHER = gettext_lazy("%(who)s did “%(deed)s” with %(record)s")


def told(*, deed: str, fields: Iterable[str], who: str, record: str, reason: str = "", refused: bool = False) -> str:
    """Tell a deed in one sentence, with its reason behind a colon."""
    names = tuple(fields)
    pattern = ADDED if FRESH in names and deed not in (VIEWED, "welcome") else SENTENCES.get(deed, OTHER)
    words = {"who": who, "record": record, "deed": deed, "fields": in_words(names)}
    sentence = capfirst(str(REFUSED if refused else pattern) % words)
    return f"{sentence}: {reason}" if reason and not refused else f"{sentence}."


def alike(deed: str) -> frozenset[str]:
    """Give the deeds that are told with the same sentence: to a reader they are one."""
    return frozenset(other for other, sentence in SENTENCES.items() if sentence == SENTENCES.get(deed)) or frozenset(
        {deed}
    )


def choices() -> dict[str, str]:
    """Give each deed that reads differently, with its sentence, to choose from."""
    words = {"who": "…", "record": "…", "fields": "…"}
    told_once = {str(sentence) % words: deed for deed, sentence in reversed(SENTENCES.items())}
    return {deed: sentence for sentence, deed in sorted(told_once.items())}


def in_words(fields: Iterable[str]) -> str:
    """Write the names of fields as people do: the title, the phase and 2 other details."""
    words = list(dict.fromkeys(str(FIELDS.get(name, name)) for name in fields))
    if not words:
        return _("something")
    if len(words) > MOST_FIELDS:
        more = len(words) - MOST_FIELDS + 1
        others = ngettext("%(count)s other detail", "%(count)s other details", more) % {"count": more}
        words = [*words[: MOST_FIELDS - 1], others]
    *first, last = words
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
