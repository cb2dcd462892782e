"""Taking in verified outcomes: all of a file or nothing, and no outcome of a person twice, in whatever contract."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.foundation.errors import Refusal
from veerkracht.foundation.refusals import require_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, Sides, require
from veerkracht.results.models import Counted, Kind, MetricDefinition, VerifiedOutcome
from veerkracht.results.rules.outcomes_file import Mistake, Outcome, Sheet
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

AT_ONCE = 500


class NotTakenIn(Refusal):
    """Something in the rows is wrong; nothing was stored."""

    status = 422

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        count = len(mistakes)
        sentence = ngettext("%(count)s mistake. Nothing was stored.", "%(count)s mistakes. Nothing was stored.", count)
        super().__init__(sentence % {"count": count})
        self.mistakes = tuple(mistakes)


class NothingInIt(Refusal):
    """There is not one row."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows were new, and how many were known already just so."""

    new: int
    known: int


@transaction.atomic
def take_in(
    *,
    by: Person,
    on: date,
    contract_key: str,
    sheet: Sheet,
    scopes: Iterable[Scope] = (),
    sides: Sides | None = None,
    origin: str = Origin.FILE,
) -> Taken:
    """Keep verified outcomes of a contract. A row that is known just so is passed over, so a file can be sent twice."""
    require(by, "take in verified outcomes", [("contract", contract_key), *scopes], sides=sides)
    require_key(contract_key)
    if sheet.mistakes:
        raise NotTakenIn(sheet.mistakes)
    if not sheet.rows:
        raise NothingInIt(_("There is no row below the names of the columns. Choose another file."))
    desk = _Desk(by, on, contract_key, [row for _number, row in sheet.rows])
    for number, row in sheet.rows:
        desk.look(number, row)
    if desk.mistakes:
        raise NotTakenIn(desk.mistakes)
    desk.keep()
    if desk.new:
        record(
            by=by.key,
            deed="take in verified outcomes",
            kind="contract",
            key=contract_key,
            fields=["outcomes"],
            origin=origin,
        )
    return Taken(len(desk.new), len(sheet.rows) - len(desk.new))


class _Desk:
    """The rows of one file beside what is known."""

    def __init__(self, by: Person, on: date, contract_key: str, rows: Sequence[Outcome]) -> None:
        self.by, self.on, self.contract_key = by, on, contract_key
        self.mistakes: list[Mistake] = []
        self.new: list[Outcome] = []
        named = {row.metric for row in rows}
        self.definitions = {(one.key, one.version): one for one in MetricDefinition.objects.filter(key__in=named)}
        self.known = _known(contract_key, {row.verification for row in rows} | {row.corrects for row in rows} - {""})
        self.left: dict[str, Decimal] = {key: one.quantity for key, one in self.known.items()}
        self._corrected_before()
        self.counted = self._counted(rows)

    def look(self, number: int, row: Outcome) -> None:
        """Find what is wrong with a row, given all that is known and the rows before it."""
        known = self.known.get(row.verification)
        if known is not None:
            if _same(known, row):
                return
            self._wrong(number, "verification", *_OTHERWISE)
        elif row.verified_on > self.on:
            nl = f"Gecontroleerd op {row.verified_on}: die dag moet nog komen."
            self._wrong(number, "verified_on", nl, f"Verified on {row.verified_on}: that day is still to come.")
        elif row.kind == Kind.CORRECTION:
            self._correct(number, row)
        elif row.metric and (row.metric, row.version) not in self.definitions:
            nl = f"De maat “{row.metric}” versie {row.version} bestaat niet. Leg haar eerst vast."
            en = f"There is no metric “{row.metric}” version {row.version}. Define it first."
            self._wrong(number, "metric", nl, en)
        elif other := self.counted.get(self._place(row)):
            self._wrong(number, "person", *_counts_elsewhere(other, self.contract_key))
        else:
            self.left[row.verification] = row.quantity
            self.counted[self._place(row)] = (self.contract_key, row.verification)
            self.new.append(row)

    def _correct(self, number: int, row: Outcome) -> None:
        if row.corrects not in self.left:
            nl = f"De controle “{row.corrects}” is niet bekend bij dit contract."
            self._wrong(number, "corrects", nl, f"The verification “{row.corrects}” is not known in this contract.")
            return
        left = self.left[row.corrects] + row.quantity
        if left < 0:
            most = _short(self.left[row.corrects])
            nl = f"Zo blijft er minder dan niets over van “{row.corrects}”. Trek er hoogstens {most} af."
            en = f"This leaves less than nothing of “{row.corrects}”. Take away at most {most}."
            self._wrong(number, "quantity", nl, en)
            return
        self.left[row.corrects] = left
        self.new.append(row)

    def _wrong(self, number: int, column: str, nl: str, en: str) -> None:
        self.mistakes.append(Mistake(number, column, Bilingual(nl, en)))

    def _place(self, row: Outcome) -> tuple[str, str, str, str, date]:
        return _match(self.contract_key, row), row.metric, row.milestone, row.kind, row.outcome_on

    def _corrected_before(self) -> None:
        keys = [one.pk for one in self.known.values() if one.kind != Kind.CORRECTION]
        for some in _some(keys):
            corrections = VerifiedOutcome.objects.filter(corrects__in=some)
            for key, quantity in corrections.values_list("corrects__verification", "quantity"):
                self.left[key] += quantity

    def _counted(self, rows: Sequence[Outcome]) -> dict[tuple[str, str, str, str, date], tuple[str, str]]:
        """Give where each outcome of these people counts already."""
        matches = sorted({_match(self.contract_key, row) for row in rows if row.kind != Kind.CORRECTION})
        found: dict[tuple[str, str, str, str, date], tuple[str, str]] = {}
        for some in _some(matches):
            for one in Counted.objects.filter(match__in=some):
                place = one.match, one.metric_key, one.milestone, one.kind, one.outcome_on
                found[place] = (one.contract_key, one.verification)
        return found

    def keep(self) -> None:
        """Store the new rows; those that were corrected to nothing let go of their place."""
        first = [self._record(row) for row in self.new if row.kind != Kind.CORRECTION]
        VerifiedOutcome.objects.bulk_create(first, batch_size=2000)
        whole = self.known | {one.verification: one for one in first}
        later = [self._record(row, whole[row.corrects]) for row in self.new if row.kind == Kind.CORRECTION]
        VerifiedOutcome.objects.bulk_create(later, batch_size=2000)
        gone = {row.corrects for row in self.new if row.corrects and not self.left[row.corrects]}
        Counted.objects.bulk_create(
            [
                Counted(
                    match=_match(self.contract_key, row),
                    metric_key=row.metric,
                    milestone=row.milestone,
                    kind=row.kind,
                    outcome_on=row.outcome_on,
                    contract_key=self.contract_key,
                    verification=row.verification,
                )
                for row in self.new
                if row.kind != Kind.CORRECTION and row.verification not in gone
            ],
            batch_size=2000,
        )
        Counted.objects.filter(contract_key=self.contract_key, verification__in=gone).delete()

    def _record(self, row: Outcome, corrects: VerifiedOutcome | None = None) -> VerifiedOutcome:
        return VerifiedOutcome(
            contract_key=self.contract_key,
            verification=row.verification,
            person_key=row.person or (corrects.person_key if corrects else ""),
            definition=corrects.definition if corrects else self.definitions.get((row.metric, row.version)),
            kind=row.kind,
            milestone=corrects.milestone if corrects else row.milestone,
            cohort=corrects.cohort if corrects else row.cohort,
            outcome_on=row.outcome_on,
            entered_on=row.entered_on,
            claimed_on=row.claimed_on,
            verified_on=row.verified_on,
            quantity=row.quantity,
            value=row.value,
            baseline=row.baseline,
            since=row.since,
            gaps=[list(gap) for gap in row.gaps],
            facts=dict(row.facts),
            corrects=corrects,
            by_key=self.by.key,
        )


_OTHERWISE = (
    "Deze controle is al ingelezen met iets anders. Corrigeer haar met een nieuwe rij.",
    "This verification was taken in before, saying something else. Correct it with a new row.",
)


def _match(contract_key: str, row: Outcome) -> str:
    """Say who it is, across contracts where a verifier said so; the code itself is not kept."""
    if row.same_person:
        return salted_hmac("results.same_person", row.same_person, algorithm="sha256").hexdigest()
    return f"contract {contract_key} {row.person}"[:128]


T = TypeVar("T")


def _some(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a long list: a database takes only so many in one question."""
    yield from (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))


def _known(contract_key: str, keys: Iterable[str]) -> dict[str, VerifiedOutcome]:
    found: dict[str, VerifiedOutcome] = {}
    for some in _some(sorted(keys)):
        rows = VerifiedOutcome.objects.filter(contract_key=contract_key, verification__in=some)
        found |= {one.verification: one for one in rows.select_related("definition", "corrects")}
    return found


def _same(known: VerifiedOutcome, row: Outcome) -> bool:
    """Say whether a stored row says what this one says."""
    said: Mapping[str, object] = {
        "kind": row.kind,
        "outcome_on": row.outcome_on,
        "verified_on": row.verified_on,
        "quantity": row.quantity,
        "value": row.value,
        "baseline": row.baseline,
        "entered_on": row.entered_on,
        "claimed_on": row.claimed_on,
        "facts": dict(row.facts),
    }
    if row.kind == Kind.CORRECTION:
        return all(getattr(known, name) == value for name, value in said.items())
    place = (row.person, row.milestone, row.cohort, row.metric, row.version if row.metric else 1)
    of = (known.definition.key, known.definition.version) if known.definition else ("", 1)
    return place == (known.person_key, known.milestone, known.cohort, *of) and all(
        getattr(known, name) == value for name, value in said.items()
    )


def _counts_elsewhere(other: tuple[str, str], contract_key: str) -> tuple[str, str]:
    contract, verification = other
    if contract == contract_key:
        return (
            f"Dit resultaat van deze persoon op deze dag telt al, als “{verification}”.",
            f"This outcome of this person on this day counts already, as “{verification}”.",
        )
    return (
        "Dit resultaat van deze persoon telt al in een ander contract. Het wordt niet twee keer betaald.",
        "This outcome of this person counts in another contract already. It is not paid twice.",
    )


def _short(number: Decimal) -> str:
    return f"{number.normalize():f}"
