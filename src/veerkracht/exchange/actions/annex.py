"""Taking over the annex of an agenda: first it waits, and only when its sender confirms is anything stored."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from veerkracht.exchange.models import Upload
from veerkracht.exchange.queries.annex import known, waiting_annex
from veerkracht.exchange.rules.annex import AnnexReading
from veerkracht.exchange.rules.annex_judgement import NEW, Choice, judge, usual_choice
from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.foundation.keys import make_key
from veerkracht.initiatives.actions.describe import describe
from veerkracht.initiatives.actions.merge import propose_merges
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Person
from veerkracht.people.permissions import require
from veerkracht.places.models import Place
from veerkracht.programmes.actions.adopt import NewAnnexRow, adopt
from veerkracht.programmes.models import Programme, Theme
from veerkracht.trail.actions import record
from veerkracht.trail.models import Origin

MOST_ROWS = 200


class NothingToTake(Refusal):
    """The document holds no row that names an initiative."""

    status = 422


class TakenAlready(Refusal):
    """This annex was taken over before."""


@transaction.atomic
def receive_annex(*, by: Person, programme_key: str, file_name: str, reading: AnnexReading) -> int:
    """Let the rows of an annex wait, each with what was found about it; give the number under which it waits."""
    require(by, "load a programme", [("programme", programme_key)])
    if not reading.rows:
        raise NothingToTake(
            _("No table with initiatives was found. Begin it with the row: initiative, place, theme, description.")
        )
    if len(reading.rows) > MOST_ROWS:
        raise NothingToTake(
            _("The tables hold %(count)s rows; at most %(most)s fit. Divide the annex over more documents.")
            % {"count": len(reading.rows), "most": MOST_ROWS}
        )
    judged = judge(reading.rows, known(programme_key, {row.title for row in reading.rows}))
    kept = Upload.objects.create(
        programme_key=programme_key,
        file_name=file_name[:300],
        rows={
            "annex": [asdict(row) | {"taken": row.taken} for row in judged],
            "notes": [asdict(note) for note in reading.notes],
        },
        by_key=by.key,
    )
    return kept.pk


@transaction.atomic
def take_annex(
    *,
    by: Person,
    number: int,
    agenda_key: str,
    in_force_from: date,
    reason: str,
    based_on: int,
    choices: Mapping[int, Choice],
) -> int:
    """Make a version of the agenda with this annex, and propose the initiatives that are new; give its number.

    What is new is proposed unpublished and with its phase unknown. Refused: no reason, a day that is taken, an annex
    taken over before, someone else who was first.
    """
    waiting = waiting_annex(number, viewer=by)
    require(by, "load a programme", [("programme", waiting.programme_key)])
    upload = Upload.objects.select_for_update().get(pk=number)
    if upload.confirmed_at is not None:
        raise TakenAlready(
            _("This annex was taken over before. Look at the agenda; for a new one choose the docx again.")
        )
    programme = Programme.objects.get(key=waiting.programme_key)
    taken = [(row, choices.get(place, usual_choice(row))) for place, row in enumerate(waiting.rows)]
    taken = [(row, choice) for row, choice in taken if choice.take and row["row"]["title"]]
    if not taken:
        raise NothingToTake(_("Not one row was chosen. Choose at least one row."))
    records = _records(programme, taken)
    lines: list[NewAnnexRow] = []
    proposed: list[str] = []
    for row, choice in taken:
        key = choice.initiative
        if key == NEW:
            key = _propose(by, programme, row, choice, records)
            proposed.append(key)
        elif key and key not in records.initiatives:
            raise NotKnown(_("There is no initiative “%(key)s”. Choose another one.") % {"key": key[:80]})
        lines.append(_line(row, choice, records, key))
    propose_merges(by=by, programme_key=programme.key, keys=proposed)
    version = adopt(
        by=by,
        agenda_key=agenda_key,
        in_force_from=in_force_from,
        reason=reason,
        based_on=based_on,
        annex=lines,
        origin=Origin.FILE,
    )
    upload.confirmed_at, upload.outcome = now(), {"version": version, "proposed": proposed}
    upload.save()
    record(by=by.key, deed="take annex", kind="agenda", key=agenda_key, fields=["annex"], origin=Origin.FILE)
    return version


@dataclass(frozen=True, slots=True)
class _Records:
    """The records that the chosen rows name."""

    places: Mapping[str, Place]
    themes: Mapping[str, Theme]
    initiatives: frozenset[str]

    def of(self, row: Mapping[str, Any], choice: Choice) -> tuple[list[Place], list[Theme]]:
        """Give the places and themes of a row: those a person chose, or else those it names."""
        places = [choice.place] if choice.place else [option["key"] for option in row["places"]]
        themes = [choice.theme] if choice.theme else [option["key"] for option in row["themes"]]
        return (
            [self.places[key] for key in places if key in self.places],
            [self.themes[key] for key in themes if key in self.themes],
        )


def _records(programme: Programme, taken: Sequence[tuple[dict[str, Any], Choice]]) -> _Records:
    places = {option["key"] for row, _choice in taken for option in row["places"]}
    places |= {choice.place for _row, choice in taken}
    wanted = {choice.initiative for _row, choice in taken}
    known_keys = Initiative.objects.filter(programme=programme, key__in=wanted).values_list("key", flat=True)
    return _Records(
        places={place.key: place for place in Place.objects.filter(key__in=places)},
        themes={theme.key: theme for theme in Theme.objects.filter(programme=programme)},
        initiatives=frozenset(known_keys),
    )


def _propose(by: Person, programme: Programme, row: Mapping[str, Any], choice: Choice, records: _Records) -> str:
    """Propose an initiative: not public yet, its phase unknown, until an officer has looked at it."""
    said = row["row"]
    places, themes = records.of(row, choice)
    stem = make_key(said["title"])
    taken = set(Initiative.objects.filter(key__startswith=stem).values_list("key", flat=True))
    initiative = describe(
        by=by,
        programme=programme,
        key=make_key(said["title"], taken=taken),
        places=places,
        themes=themes,
        origin=Origin.FILE,
        title_nl=said["title"],
        summary_nl=said["description"],
        province_wide=row["everywhere"],
        published=False,
    )
    return initiative.key


def _line(row: Mapping[str, Any], choice: Choice, records: _Records, key: str) -> NewAnnexRow:
    """Write a row of the annex as the document has it, with a name mended where a person chose another."""
    said = row["row"]
    place, theme = records.places.get(choice.place), records.themes.get(choice.theme)
    return NewAnnexRow(
        title=said["title"],
        place=place.name if place else said["place"],
        theme=theme.title_nl if theme else said["theme"],
        description=said["description"],
        initiative_key=key,
    )
