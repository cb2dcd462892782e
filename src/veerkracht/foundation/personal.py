"""What every room says of the personal data it holds, in one shape: what for, on what ground, how long, for whom.

Each room that holds personal data has a `personal.py` that offers what `Rooms` names. Source: AVG (GDPR) articles 5, 6,
13, 15, 17 and 30.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import ModuleType
from typing import Any

from veerkracht.foundation.texts import Bilingual


class Basis(StrEnum):
    """The ground on which personal data may be kept (AVG article 6, paragraph 1)."""

    CONSENT = "a"
    CONTRACT = "b"
    DUTY = "c"
    TASK = "e"


BASES = {
    Basis.CONSENT: Bilingual("toestemming (artikel 6, lid 1, a)", "consent (article 6(1)(a))"),
    Basis.CONTRACT: Bilingual("uitvoeren van een overeenkomst (artikel 6, lid 1, b)", "a contract (article 6(1)(b))"),
    Basis.DUTY: Bilingual("wettelijke plicht (artikel 6, lid 1, c)", "a legal obligation (article 6(1)(c))"),
    Basis.TASK: Bilingual("taak van algemeen belang (artikel 6, lid 1, e)", "a public task (article 6(1)(e))"),
}


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept: in words and, where a job proposes to destroy it, in days since it was done with."""

    words: Bilingual
    days: int = 0


@dataclass(frozen=True, slots=True)
class Processing:
    """One thing for which personal data are kept: one row of the register of processing."""

    key: str
    purpose: Bilingual
    basis: Basis
    persons: Bilingual
    recipients: Bilingual
    retention: Retention
    source: Bilingual


@dataclass(frozen=True, slots=True)
class Field:
    """One field about a person: what it is, and what it is kept for."""

    what: Bilingual
    processing: Processing


Declared = Mapping[str, Mapping[str, Field]]
"""For each record that is about persons, each of its fields."""


def declare(processing: Processing, **fields: tuple[str, str]) -> dict[str, Field]:
    """Declare fields that are kept for one thing: name=("naam", "name")."""
    return {name: Field(Bilingual(nl, en), processing) for name, (nl, en) in fields.items()}


@dataclass(frozen=True, slots=True)
class Whose:
    """Of whom data are asked: someone with an account by key and e-mail, a reader by e-mail alone."""

    key: str
    email: str
    name: str

    @property
    def words(self) -> tuple[str, ...]:
        """Give what to look for in public texts: the whole name, since a first name is of too many; the address."""
        return tuple(word for word in (self.name if " " in self.name.strip() else "", self.email) if word)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a room keeps of someone in one record: its fields with their values, as they are given to that person.

    `read` are the fields that people read; the others are for other systems, and stand in the file for those.
    """

    record: str
    what: Bilingual
    rows: Sequence[Mapping[str, Any]]
    read: tuple[str, ...] = ()


NOTHING_TO_SAY = Bilingual()


@dataclass(frozen=True, slots=True)
class Fate:
    """What erasing someone does with a sort of record: it goes, or it stays, and why."""

    what: Bilingual
    count: int
    goes: bool
    why: Bilingual = NOTHING_TO_SAY


@dataclass(frozen=True, slots=True)
class Due:
    """Something that was kept long enough: what it is in words that name nobody, why it may go, and since when.

    Without a number it stands for all of its sort that were done with before that day.
    """

    record: str
    number: str
    what: Bilingual
    why: Bilingual
    since: date


Rooms = Sequence[ModuleType]
"""The modules `personal.py` of the rooms, the highest first. Each offers `DECLARED` and, where it has any:

export(*, whose) -> Iterator[Kept]        all that the room keeps of someone
fates(*, whose) -> Iterator[Fate]         what erasing someone would do here
erase(*, whose) -> None                   erase what need not stay of someone, in one transaction for all rooms
due(*, on) -> Iterator[Due]               what was kept long enough on a day
destroy(*, due, by, on) -> int            destroy what was found due, as who approved it, and say how many there were
"""


def offered(rooms: Rooms, name: str) -> Iterator[Callable[..., Any]]:
    """Give what the rooms offer under a name, the highest room first."""
    return (getattr(room, name) for room in rooms if hasattr(room, name))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the register of processing: what for, and the sorts of data that are kept for it."""

    processing: Processing
    data: tuple[Bilingual, ...]

    @property
    def basis(self) -> Bilingual:
        return BASES[self.processing.basis]


def register(rooms: Rooms) -> tuple[Line, ...]:
    """Make the register of processing (AVG article 30) from what the rooms declare."""
    data: dict[str, dict[Bilingual, None]] = {}
    processings: dict[str, Processing] = {}
    for room in rooms:
        for fields in room.DECLARED.values():
            for field in fields.values():
                processings.setdefault(field.processing.key, field.processing)
                data.setdefault(field.processing.key, {})[field.what] = None
    return tuple(Line(processing, tuple(data[key])) for key, processing in processings.items())


MEASURES = (
    Bilingual(
        "Bij elke handeling wordt gevraagd of je rol dat mag; wie een gegeven niet nodig heeft, ziet het niet.",
        "At every deed it is asked whether your role may; who does not need a detail does not see it.",
    ),
    Bilingual(
        "Het spoor houdt bij wie wat deed en wie persoonsgegevens zag. De database weigert het te veranderen, en "
        "zegels laten zien als dat toch gebeurde.",
        "The trail keeps who did what and who saw personal data. The database refuses to change it, and seals show "
        "where that happened all the same.",
    ),
    Bilingual(
        "In het spoor staan geen gegevens van personen, alleen namen van velden en afdrukken die na wissen niemand "
        "meer kan herleiden.",
        "The trail holds no data of persons, only names of fields and digests that nobody can trace after erasure.",
    ),
    Bilingual("Wachtwoorden zijn onleesbaar bewaard.", "Passwords are kept unreadable."),
    Bilingual(
        "Een BSN, telefoonnummer, e-mailadres of rekeningnummer in een openbare tekst wordt niet getoond tot iemand "
        "erover beslist.",
        "A BSN, telephone number, e-mail address or bank account number in a public text is not shown until someone "
        "decides about it.",
    ),
    Bilingual(
        "Pagina's halen niets op bij andere sites, en de browser mag alleen onze eigen scripts uitvoeren.",
        "Pages fetch nothing from other sites, and the browser may run only our own scripts.",
    ),
)
"""How personal data are protected, in words: each is so in every installation."""

TRANSFER = Bilingual(
    "Geen doorgifte buiten de EU door het systeem zelf.", "No transfer outside the EU by the system itself."
)
