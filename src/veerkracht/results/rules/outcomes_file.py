"""Reading a file of verified outcomes: rows out, or every mistake in it at once, each with its row and column.

A comma or a semicolon between the columns, their names in Dutch or English, days as 2019-07-01 or 1-7-2019. See
docs/methods/outcomes_file.md.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NamedTuple

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.texts import Bilingual

MOST = 20_000_000
"""A file of more signs than this is divided."""
KINDS = {
    "outcome": "outcome",
    "correction": "correction",
    "recruited": "recruited",
    "started": "started",
    "completed": "completed",
    "referred": "referred",
    "resultaat": "outcome",
    "correctie": "correction",
    "geworven": "recruited",
    "gestart": "started",
    "afgerond": "completed",
    "verwezen": "referred",
}
DUTCH = {
    "controle": "verification",
    "persoon": "person",
    "maat": "metric",
    "versie": "version",
    "soort": "kind",
    "mijlpaal": "milestone",
    "bereikt_op": "outcome_on",
    "gestart_op": "entered_on",
    "opgegeven_op": "claimed_on",
    "gecontroleerd_op": "verified_on",
    "aantal": "quantity",
    "waarde": "value",
    "beginwaarde": "baseline",
    "sinds": "since",
    "onderbrekingen": "gaps",
    "corrigeert": "corrects",
    "zelfde_persoon": "same_person",
}
FACT = ("fact:", "feit:")
HEADS = ("recruited", "started", "completed", "referred")
"""The kinds that count a head for a denominator or a duty, and no outcome."""


class Outcome(NamedTuple):
    """One row: what one person reached on a day, in the words of the contract it is verified for."""

    verification: str
    person: str
    metric: str
    outcome_on: date
    verified_on: date
    version: int = 1
    kind: str = "outcome"
    milestone: str = ""
    cohort: str = ""
    quantity: Decimal = Decimal(1)
    value: Decimal | None = None
    baseline: Decimal | None = None
    entered_on: date | None = None
    claimed_on: date | None = None
    since: date | None = None
    gaps: tuple[tuple[str, str], ...] = ()
    corrects: str = ""
    same_person: str = ""
    facts: Mapping[str, str] = {}

    @property
    def what(self) -> tuple[str, str, str, str, date]:
        """Say of whom it is what, so that the same is not counted twice."""
        return self.person, self.metric, self.milestone, self.kind, self.outcome_on


class Mistake(NamedTuple):
    """Something in the file that cannot stand: the row as a spreadsheet numbers it, the column, and what is wrong."""

    row: int
    column: str
    sentence: Bilingual


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as it was read: the rows with their numbers, or what is wrong."""

    rows: tuple[tuple[int, Outcome], ...]
    mistakes: tuple[Mistake, ...]


class _Wrong(ValueError):
    def __init__(self, nl: str, en: str) -> None:
        super().__init__(en)
        self.sentence = Bilingual(nl, en)


def read(text: str, contract_key: str = "", version_of: Callable[[str, date], int] | None = None) -> Sheet:
    """Read the text of a file; with a contract, a row of another one is a mistake.

    A row that names no version of its metric has the one that `version_of` gives for that metric and day, or else 1.
    """
    mistakes: list[Mistake] = []
    rows: list[tuple[int, Outcome]] = []
    try:
        lines = _lines(text)
        if (first := next(lines, None)) is None:
            raise _Wrong("Het bestand is leeg. Kies het opnieuw.", "The file is empty. Choose it again.")
        reader = _Reader(*_heading(first[1], mistakes), contract_key, version_of or (lambda _metric, _on: 1))
        for number, cells in lines:
            reader.row(number, cells)
        rows, mistakes = reader.rows, [*mistakes, *reader.mistakes]
    except _Wrong as wrong:
        mistakes.append(Mistake(1, "", wrong.sentence))
    mistakes += _twice(rows)
    return Sheet(tuple(rows) if not mistakes else (), tuple(sorted(mistakes, key=lambda found: found.row)))


def column(name: str, language: str) -> str:
    """Give the name of a column as people write it in a language.

    >>> column("outcome_on", "nl")
    'bereikt_op'
    """
    return next((dutch for dutch, known in DUTCH.items() if known == name and language == "nl"), name)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not empty, numbered as a spreadsheet does."""
    text = text.removeprefix("\ufeff")
    if len(text) > MOST:
        raise _Wrong("Het bestand is te groot. Verdeel het.", "The file is too large. Divide it.")
    if not text.strip():
        raise _Wrong("Het bestand is leeg. Kies het opnieuw.", "The file is empty. Choose it again.")
    head = text.lstrip("\n").partition("\n")[0]
    sign = max((",", ";", "\t"), key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error:
        line = reader.line_num
        raise _Wrong(
            f"Bij regel {line} kloppen de aanhalingstekens niet. Sla het bestand opnieuw op als CSV.",
            f"At line {line} the quotes do not match. Save the file as CSV again.",
        ) from None


def _heading(cells: list[str], mistakes: list[Mistake]) -> tuple[list[str], dict[str, str]]:
    """Read the names of the columns, in either language; the facts about a person are named fact:age."""
    names: list[str] = []
    facts: dict[str, str] = {}
    known = [*KNOWN, *DUTCH]
    for cell in cells:
        name = DUTCH.get(cell.casefold().replace(" ", "_"), cell.casefold().replace(" ", "_"))
        if name.startswith(FACT) and is_key(name.partition(":")[2]):
            facts[name] = name.partition(":")[2]
        elif name and (name in names or name not in KNOWN):
            close = get_close_matches(name, known, n=1, cutoff=0.5)
            nl, en = (f" Bedoel je “{close[0]}”?", f" Do you mean “{close[0]}”?") if close else ("", "")
            twice = name in names
            mistakes.append(
                Mistake(
                    1,
                    cell[:40],
                    Bilingual("Deze kolom staat er twee keer.", "This column stands there twice.")
                    if twice
                    else Bilingual(f"Deze kolom kennen we niet.{nl}", f"We do not know this column.{en}"),
                )
            )
        names.append(name)
    mistakes += [
        Mistake(1, name, Bilingual("Deze kolom ontbreekt.", "This column is missing."))
        for name in NEEDED
        if name not in names
    ]
    return names, facts


class _Reader:
    """Reads the rows below a heading, and collects what is wrong with them."""

    def __init__(
        self, names: list[str], facts: dict[str, str], contract_key: str, version_of: Callable[[str, date], int]
    ) -> None:
        self.names, self.facts, self.contract_key, self.version_of = names, facts, contract_key, version_of
        self.rows: list[tuple[int, Outcome]] = []
        self.mistakes: list[Mistake] = []

    def row(self, number: int, cells: list[str]) -> None:
        """Read one row; a mistake in one cell does not hide the next."""
        before = len(self.mistakes)
        said = {name: cell for name, cell in zip(self.names, cells, strict=False) if cell}
        if len(cells) > len(self.names):
            much = Bilingual("De rij heeft te veel cellen.", "The row has too many cells.")
            self.mistakes.append(Mistake(number, "", much))
        read = {name: self._cell(number, name, cell) for name, cell in said.items() if name in KNOWN}
        for name in _needed(read.get("kind")):
            if name in self.names and name not in said:
                empty = Bilingual("Deze cel is leeg. Vul haar in.", "This cell is empty. Fill it in.")
                self.mistakes.append(Mistake(number, name, empty))
        if len(self.mistakes) == before and set(NEEDED) <= set(self.names):
            facts = {self.facts[name]: cell[:100] for name, cell in said.items() if name in self.facts}
            read.pop("contract", None)
            outcome = Outcome(**{"person": "", "metric": "", **read}, facts=facts)
            if "version" not in read:
                outcome = outcome._replace(version=self.version_of(outcome.metric, outcome.outcome_on))
            self.mistakes += [Mistake(number, column, sentence) for column, sentence in _sense(outcome)]
            self.rows.append((number, outcome))

    def _cell(self, number: int, name: str, cell: str) -> Any:
        try:
            return self._contract(cell) if name == "contract" else READERS[name](cell)
        except _Wrong as wrong:
            self.mistakes.append(Mistake(number, name, wrong.sentence))
            return None

    def _contract(self, cell: str) -> str:
        if self.contract_key and cell != self.contract_key:
            raise _Wrong(
                f"Deze rij is van het contract “{cell[:40]}”. Lees haar bij dat contract in.",
                f"This row is of the contract “{cell[:40]}”. Take it in at that contract.",
            )
        return cell


def _needed(kind: str | None) -> Iterator[str]:
    """Say which cells must be filled: a correction need not name the person, and who started reached nothing."""
    without = {"correction": ("person", "metric"), **dict.fromkeys(HEADS, ("metric",))}.get(kind or "", ())
    yield from (name for name in NEEDED if name not in without)


def _sense(row: Outcome) -> Iterator[tuple[str, Bilingual]]:
    """Find what cannot be so of one row."""
    if row.kind == "correction" and not row.corrects:
        yield (
            "corrects",
            Bilingual("Zeg welke controle deze rij corrigeert.", "Say which verification this row corrects."),
        )
    if row.kind != "correction" and row.corrects:
        yield "kind", Bilingual("Noem een rij die corrigeert “correction”.", "Call a row that corrects “correction”.")
    if row.kind != "correction" and row.quantity <= 0:
        yield (
            "quantity",
            Bilingual(
                "Een aantal van nul of minder kan alleen in een correctie. Zeg welke controle hij corrigeert.",
                "A number of zero or less can only stand in a correction. Say which verification it corrects.",
            ),
        )
    if row.kind == "correction" and row.quantity == 0 and row.value is None:
        yield (
            "quantity",
            Bilingual("Deze correctie verandert niets.", "This correction changes nothing."),
        )
    if row.verified_on < row.outcome_on:
        yield (
            "verified_on",
            Bilingual(
                f"Gecontroleerd op {row.verified_on}, voor het resultaat van {row.outcome_on}.",
                f"Verified on {row.verified_on}, before the outcome of {row.outcome_on}.",
            ),
        )
    if row.entered_on and row.entered_on > row.outcome_on:
        yield (
            "entered_on",
            Bilingual(
                f"Gestart op {row.entered_on}, na het resultaat van {row.outcome_on}.",
                f"Entered on {row.entered_on}, after the outcome of {row.outcome_on}.",
            ),
        )


def _twice(rows: list[tuple[int, Outcome]]) -> Iterator[Mistake]:
    """Find what stands in the file twice: a verification, or the same outcome of the same person."""
    verified: dict[str, int] = {}
    reached: dict[object, int] = {}
    for number, row in rows:
        first = verified.setdefault(row.verification, number)
        if first != number:
            yield Mistake(
                number,
                "verification",
                Bilingual(f"Deze controle staat ook in rij {first}.", f"This verification also stands in row {first}."),
            )
        elif row.kind != "correction" and (first := reached.setdefault(row.what, number)) != number:
            yield Mistake(
                number,
                "person",
                Bilingual(
                    f"Hetzelfde resultaat van dezelfde persoon op dezelfde dag staat in rij {first}.",
                    f"The same outcome of the same person on the same day stands in row {first}.",
                ),
            )


def _person(text: str) -> str:
    """Read the code of a person; what could be a name, an address or a citizen service number is refused (R39)."""
    if "@" in text or not re.fullmatch(r"[A-Za-z0-9._-]{1,40}", text):
        raise _Wrong(
            "Schrijf een code van letters en cijfers, geen naam of adres.",
            "Write a code of letters and digits, not a name or address.",
        )
    digits = text.replace(".", "").replace("-", "")
    if digits.isdecimal() and len(digits) in (8, 9) and is_bsn(digits):
        raise _Wrong(
            "Dit kan een burgerservicenummer zijn. Gebruik een code die buiten het contract niets zegt.",
            "This may be a citizen service number. Use a code that means nothing outside the contract.",
        )
    return text


def is_bsn(digits: str) -> bool:
    """Say whether eight or nine digits can be a citizen service number: they pass its check by eleven.

    >>> is_bsn("111222333"), is_bsn("123456789")
    (True, False)
    """
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits.zfill(9), strict=True)) % 11 == 0


def _day(text: str) -> date:
    found = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        raise _Wrong(
            f"“{text[:20]}” is geen dag die bestaat. Schrijf 2019-07-01.",
            f"“{text[:20]}” is not a day that exists. Write 2019-07-01.",
        ) from None


def _number(text: str) -> Decimal:
    plain = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,6})?", plain):
        raise _Wrong(
            f"“{text[:20]}” is geen getal. Schrijf cijfers met hoogstens zes decimalen.",
            f"“{text[:20]}” is not a number. Write digits with at most six decimals.",
        )
    return Decimal(plain)


def _version(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise _Wrong(
            f"“{text[:20]}” is geen versie. Schrijf 1, 2 of hoger.", f"“{text[:20]}” is no version. Write 1, 2 or more."
        )
    return int(text)


def _kind(text: str) -> str:
    if text.casefold() not in KINDS:
        choices = ", ".join(KINDS)
        raise _Wrong(f"Kies uit: {choices}.", f"Choose one of: {choices}.")
    return KINDS[text.casefold()]


def _key(text: str) -> str:
    if not is_key(text):
        raise _Wrong(
            f"“{text[:40]}” is geen korte naam. Schrijf kleine letters, cijfers en streepjes.",
            f"“{text[:40]}” is not a key. Write small letters, digits and hyphens.",
        )
    return text


def _code(text: str) -> str:
    if not re.fullmatch(r"[\w./:#-]{1,80}", text):
        raise _Wrong(
            "Schrijf hoogstens 80 letters, cijfers en tekens zonder spatie.",
            "Write at most 80 letters, digits and signs without a space.",
        )
    return text


def _gaps(text: str) -> tuple[tuple[str, str], ...]:
    """Read breaks such as 2019-07-01..2019-07-08, several of them with a semicolon between."""
    found = []
    for part in text.split(";"):
        first, dots, last = part.strip().partition("..")
        pair = _day(first), _day(last if dots else first)
        if pair[1] < pair[0]:
            raise _Wrong("Een onderbreking eindigt voor zij begint.", "A break ends before it begins.")
        found.append((pair[0].isoformat(), pair[1].isoformat()))
    return tuple(found)


READERS: dict[str, Callable[[str], Any]] = {
    "verification": _code,
    "person": _person,
    "metric": _key,
    "version": _version,
    "kind": _kind,
    "milestone": _key,
    "cohort": _key,
    "outcome_on": _day,
    "entered_on": _day,
    "claimed_on": _day,
    "verified_on": _day,
    "quantity": _number,
    "value": _number,
    "baseline": _number,
    "since": _day,
    "gaps": _gaps,
    "corrects": _code,
    "same_person": _person,
}
NEEDED = ("verification", "person", "metric", "outcome_on", "verified_on")
KNOWN = (*READERS, "contract")
