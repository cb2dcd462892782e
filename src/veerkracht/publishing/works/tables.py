"""What works as rows, for files and other systems."""

from collections.abc import Iterator

from django.http import QueryDict

from veerkracht.publishing.works.answer import works
from veerkracht.trail.tables import Row

COLUMNS = ("kind", "key", "title_nl", "title_en", "outcome", "direction", "how_sure", "sources", "setting")


def table(query: QueryDict) -> Iterator[Row]:
    """Give the answer as rows, or all that is known where nothing was asked: what studies say together, and lessons."""
    found = works(query, unasked=True)
    found.asked.whole()
    for one in found.studied:
        row = one.told.row
        title = row.intervention
        known = (row.outcome_key, one.direction, one.told.grade, len(row.studies), "")
        yield ("synthesis", row.key, title.nl, title.en, *known)
    for card in (*found.worked, *found.failed):
        said = card.row
        setting = str(said.known.get("setting", ""))
        texts = (said.title.nl, said.title.en, said.outcome, said.direction, said.word)
        yield ("lesson", said.key, *texts, said.sources, setting)
