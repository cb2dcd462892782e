"""The page of one programme: why and how, who takes part, where it concentrates, and how far it is."""

from dataclasses import dataclass

from veerkracht.documents import queries as documents
from veerkracht.documents.queries import DocumentRow, FactRow
from veerkracht.initiatives.queries import portfolio
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import FocusRow, PartyRow, ProgrammeRow
from veerkracht.publishing.home import Counted, counted, grouped
from veerkracht.publishing.unknown import unknown


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme with all its parts."""

    programme: ProgrammeRow
    total: int
    themes: tuple[Counted, ...]
    tasks: tuple[Counted, ...]
    rounds: tuple[Counted, ...]
    parties: tuple[PartyRow, ...]
    focuses: tuple[tuple[FocusRow, ...], ...]
    facts: tuple[FactRow, ...]
    documents: tuple[DocumentRow, ...]


def programme(key: str) -> ProgrammePage:
    """Put the page of a programme together; refuse a key that nobody knows."""
    found = programmes.programme(key)
    if found is None:
        raise unknown("programme", key, programmes.programme_keys)
    numbers = portfolio.counts(key)
    return ProgrammePage(
        programme=found,
        total=numbers.get(("all", ""), 0),
        **counted(programmes.parts(key), numbers),
        parties=programmes.parties(programme_key=key),
        focuses=grouped(programmes.focuses(key)),
        facts=documents.facts("programme", key),
        documents=documents.documents_about("programme", key),
    )
