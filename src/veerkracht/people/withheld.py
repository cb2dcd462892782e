"""Public texts that wait because personal data were found in them: for whoever keeps the record they are of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.personal_data import Found, Kind, find
from veerkracht.people.models import MeantPublic, Person, WithheldText
from veerkracht.people.permissions import Scope, Viewer, may
from veerkracht.trail.viewed import shown
from veerkracht.trail.words.fields import FIELDS

DEED = "publish what was withheld"
MOST = 200
KNOWN_BY = ("record", "number", "field")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; where it is personal data, what sort in words."""

    text: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A text that waits, as who decides about it reads it."""

    number: int
    about: Scope
    field: str
    text: str
    found: tuple[Found, ...]
    withheld_at: datetime

    @property
    def field_word(self) -> str:
        """Give the field in words: The story."""
        return str(capfirst(str(FIELDS.get(self.field, self.field))))

    @property
    def kinds(self) -> str:
        """Say what was found: a telephone number and an e-mail address."""
        return in_words(self.found)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give the text in pieces, so that what was found can be marked in it."""
        pieces, at = [], 0
        for one in self.found:
            pieces += [Piece(self.text[at : one.start]), Piece(one.text, kind_word(one.kind))]
            at = one.end
        return tuple(piece for piece in (*pieces, Piece(self.text[at:])) if piece.text)


def waiting_texts(viewer: Viewer, *, counted: bool = True) -> tuple[Withheld, ...]:
    """Give the texts that wait and that someone may decide about, the longest first; whose are shown is counted."""
    rows = [row for row in WithheldText.objects.order_by("pk")[:MOST] if _may(row, viewer)]
    meant = _meant(rows)
    found = tuple(_withheld(row, meant.get((row.about_kind, row.about_key), set())) for row in rows)
    for one in found if counted else ():
        shown(kind=one.about[0], key=one.about[1], fields=[one.field])
    return found


def waiting_text(number: int, *, viewer: Viewer) -> Withheld:
    """Give one text that waits, to who may decide about it."""
    row = WithheldText.objects.filter(pk=number).first()
    if row is None or not _may(row, viewer):
        raise NotKnown(_("This text does not wait (any more). Look at the list again."))
    shown(kind=row.about_kind, key=row.about_key, fields=[row.field])
    return _withheld(row, _meant([row]).get((row.about_kind, row.about_key), set()))


def withheld_texts() -> dict[tuple[str, int, str], str]:
    """Give all that was said and waits, by sort of record, number and field, for whoever writes it back to a file."""
    rows = WithheldText.objects.order_by()
    return {(record, number, field): text for record, number, field, text in rows.values_list(*KNOWN_BY, "text")}


def offered(about: Scope, viewer: Person, part: str = "") -> dict[str, str]:
    """Give the texts that wait of a part of a record, by field, to who wrote them or decides about them.

    Who goes on writing goes on with these, and not with what stood there before.
    """
    rows = WithheldText.objects.filter(about_kind=about[0], about_key=about[1], part=part).order_by("pk")
    found = {row.field: row.text for row in rows if row.by_key == viewer.key or _may(row, viewer)}
    if found:
        shown(kind=about[0], key=about[1], fields=found)
    return found


def any_waits(about: Scope) -> bool:
    """Say whether a text of a record waits."""
    return WithheldText.objects.filter(about_kind=about[0], about_key=about[1]).exists()


def sentence(about: Scope, viewer: Viewer) -> str:
    """Say after saving that something of a record was kept and is not shown yet; nothing where nothing waits."""
    if not isinstance(viewer, Person):
        return ""
    rows = WithheldText.objects.filter(about_kind=about[0], about_key=about[1], by_key=viewer.key)
    found = [(row.field, in_words(find(row.text))) for row in rows]
    if not found:
        return ""
    what = "; ".join(f"{FIELDS.get(field, field)}: {words}" for field, words in found)
    return _(
        "Your text was saved, but a part is not shown yet, because there are personal data in it (%(what)s). "
        "Mend it, or say that it is meant to be public."
    ) % {"what": what}


def notice(viewer: Person) -> str:
    """Say after much was saved at once how many texts wait for someone; nothing where none does."""
    waiting = len(waiting_texts(viewer, counted=False))
    return how_many(waiting) if waiting else ""


def kind_word(kind: Kind) -> str:
    """Give the word of a sort of personal data."""
    return {
        Kind.BSN: _("BSN"),
        Kind.PHONE: _("telephone number"),
        Kind.EMAIL: _("e-mail address"),
        Kind.IBAN: _("bank account number"),
    }[kind]


def in_words(found: Iterable[Found]) -> str:
    """Say what was found and what it says: telephone number “06-12345678”."""
    return ", ".join(f"{kind_word(one.kind)} “{one.text}”" for one in found)


def how_many(number: int) -> str:
    """Say how many texts wait."""
    return ngettext(
        "%(number)s text waits: there are personal data in it",
        "%(number)s texts wait: there are personal data in them",
        number,
    ) % {"number": number}


def _may(row: WithheldText, viewer: Viewer) -> bool:
    return may(viewer, DEED, [(kind, key) for kind, key in row.scopes])


def _meant(rows: Iterable[WithheldText]) -> dict[Scope, set[str]]:
    found: dict[Scope, set[str]] = {}
    keys = {row.about_key for row in rows}
    for kind, key, value in MeantPublic.objects.filter(about_key__in=keys).values_list(
        "about_kind", "about_key", "value"
    ):
        found.setdefault((kind, key), set()).add(value)
    return found


def _withheld(row: WithheldText, meant: set[str]) -> Withheld:
    return Withheld(
        number=row.pk,
        about=(row.about_kind, row.about_key),
        field=row.field,
        text=row.text,
        found=find(row.text, but=meant),
        withheld_at=row.withheld_at,
    )
