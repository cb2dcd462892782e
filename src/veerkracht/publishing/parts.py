"""The lists and pages of themes, policy tasks and rounds: three kinds of part of a programme, told alike."""

from dataclasses import dataclass

from django.http import QueryDict

from veerkracht.crossovers.queries.credited import Total, credited
from veerkracht.crossovers.queries.public import PublicTie, of_task
from veerkracht.documents import queries as documents
from veerkracht.documents.queries import DocumentRow, FactRow
from veerkracht.initiatives.queries import portfolio
from veerkracht.initiatives.queries.portfolio import InitiativeRow, Wanted
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import ROUND, TASK, THEME, Part, PartyRow, ProgrammeRow
from veerkracht.publishing.filters import Asked, asked
from veerkracht.publishing.home import Counted, counted
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.unknown import unknown

LISTS = {THEME: "themes", TASK: "tasks", ROUND: "rounds"}
MOST_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Overview:
    """All themes, tasks or rounds of a programme, with the number of initiatives of each."""

    asked: Asked
    programme: ProgrammeRow | None
    rows: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class PartPage:
    """One theme, task or round with everything that hangs on it."""

    part: Part
    facts: tuple[FactRow, ...]
    documents: tuple[DocumentRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    total: int
    parties: tuple[PartyRow, ...]
    ties: tuple[PublicTie, ...] = ()
    totals: tuple[Total, ...] = ()

    @property
    def more(self) -> bool:
        """Say whether there are more initiatives than are shown."""
        return self.total > len(self.initiatives)


def overview(part: str, query: QueryDict) -> Overview:
    """Put the list of themes, tasks or rounds together."""
    reading, programme = programme_asked(asked(LISTS[part], query, ("programme",)))
    if programme is None:
        return Overview(reading, None, ())
    every = counted(programmes.parts(programme.key), portfolio.counts(programme.key))
    return Overview(reading, programme, every[LISTS[part]])


def page(part: str, key: str) -> PartPage:
    """Put the page of one theme, task or round together; refuse a key that nobody knows."""
    found = programmes.part(part, key)
    if found is None:
        raise unknown(part, key, lambda: programmes.part_keys(part))
    asks = {name: key if name == part else "" for name in LISTS}
    wish = Wanted(found.programme_key, asks[THEME], asks[TASK], asks[ROUND])
    rows = portfolio.some(wish, size=MOST_SHOWN)
    return PartPage(
        part=found,
        facts=documents.facts(part, key),
        documents=documents.documents_about(part, key),
        initiatives=rows,
        total=len(rows) if len(rows) < MOST_SHOWN else portfolio.total(wish),
        parties=programmes.parties(round_key=key) if part == ROUND else (),
        ties=of_task(key) if part == TASK else (),
        totals=credited(found.programme_key, task_key=key) if part == TASK else (),
    )
