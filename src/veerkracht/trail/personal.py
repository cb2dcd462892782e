"""The personal data in the trail: who did what under a key that says nothing, and what makes it unreadable."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from veerkracht.foundation.personal import Basis, Declared, Fate, Kept, Processing, Retention, Whose, declare
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.actions import forget
from veerkracht.trail.models import Entry, Salt
from veerkracht.trail.telling import VIEWED, told
from veerkracht.trail.words.kinds import KINDS

MOST = 10_000
"""So many deeds, the newest, are given to a person; more than these no one does by hand."""

ACCOUNTING = Processing(
    key="trail",
    purpose=Bilingual(
        "Verantwoorden wie wat deed, wanneer en waarom, en wie persoonsgegevens zag",
        "Account for who did what, when and why, and for who saw personal data",
    ),
    basis=Basis.DUTY,
    persons=Bilingual("mensen die hier werken", "people who work here"),
    recipients=Bilingual(
        "wie het programma bijhoudt, controllers, accountants en rekenkamer; lezers zien geen naam",
        "who keeps the programme, controllers, auditors and the court of audit; readers see no name",
    ),
    retention=Retention(
        Bilingual(
            "zo lang als het programma verantwoord moet worden; na wissen blijft alleen een sleutel die niets zegt",
            "as long as the programme must be accounted for; after erasure only a key is left that says nothing",
        )
    ),
    source=Bilingual("het systeem zelf, bij elke handeling", "the system itself, at every deed"),
)

DECLARED: Declared = {
    "trail.Entry": declare(
        ACCOUNTING,
        person_key=("sleutel van wie iets deed", "key of who did something"),
        digests=("onleesbare afdruk van een gewijzigd gegeven", "unreadable digest of a detail that changed"),
    ),
    "trail.Salt": declare(
        ACCOUNTING,
        kind=("soort record van de afdruk", "kind of record of the digest"),
        key=("sleutel van de persoon", "key of the person"),
        salt=("geheim dat de afdrukken onleesbaar maakt", "secret that makes the digests unreadable"),
    ),
}


def export(*, whose: Whose) -> Iterator[Kept]:
    """Give what someone did, and when their data were shown and on which page."""
    if not whose.key:
        return
    done = Entry.objects.filter(person_key=whose.key).order_by("-pk")[:MOST]
    yield Kept(
        "trail.Entry",
        Bilingual("Wat je deed", "What you did"),
        [_told(row, _("You")) | {"kind": row.kind, "key": row.key, "refused": row.refused} for row in done],
        ("at", "what"),
    )
    about = Entry.objects.filter(kind="person", key=whose.key).exclude(person_key=whose.key).order_by("-pk")[:MOST]
    yield Kept(
        "trail.Entry",
        Bilingual("Wat anderen met je gegevens deden", "What others did with your data"),
        [
            _told(row, _("Someone")) | {"fields": row.fields, "page": row.reason if row.deed == VIEWED else ""}
            for row in about
        ],
        ("at", "what"),
    )


def _told(row: Entry, who: str) -> dict[str, Any]:
    """Tell a deed to the person it is about; why it was done is about the work."""
    record = f"{KINDS.get(row.kind, row.kind)} {row.key}"
    sentence = told(deed=row.deed, fields=row.fields, who=who, record=record, refused=row.refused)
    return {"at": row.at, "what": sentence, "deed": row.deed}


def fates(*, whose: Whose) -> Iterator[Fate]:
    """Say that deeds stay under a key that says nothing, and that what could be traced goes."""
    if not whose.key:
        return
    found = Entry.objects.filter(Q(person_key=whose.key) | Q(kind="person", key=whose.key))
    yield Fate(
        Bilingual("handelingen in het spoor", "deeds in the trail"),
        found.count(),
        goes=False,
        why=Bilingual(
            "Het spoor moet heel blijven om verantwoording af te leggen. Er staat geen naam in, alleen een sleutel. "
            "Wie die was, weet daarna niemand meer.",
            "The trail must stay whole so that it can be accounted for. It holds no name, only a key. "
            "After this nobody knows who that was.",
        ),
    )
    salts = Salt.objects.filter(kind="person", key=whose.key).count()
    yield Fate(
        Bilingual("geheim bij de afdrukken in het spoor", "secret of the digests in the trail"), salts, goes=True
    )


def erase(*, whose: Whose) -> None:
    """Throw away what makes digests in the trail traceable to someone."""
    if whose.key:
        forget(kind="person", key=whose.key)
