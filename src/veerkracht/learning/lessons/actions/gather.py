"""Making a lesson of what was noticed: the observations stand with it as evidence from the start."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from veerkracht.learning.lessons.actions.weigh import Evidence, bring
from veerkracht.learning.lessons.actions.write import begin
from veerkracht.learning.lessons.choices import EvidenceKind, SourceKind
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.learning.noticing.queries.reading import visible
from veerkracht.people.models import Person
from veerkracht.people.permissions import may


@transaction.atomic
def begin_from(
    *,
    by: Person,
    programme_key: str,
    said: Mapping[str, object],
    on: date,
    initiative_key: str = "",
    observations: Iterable[str] = (),
) -> str:
    """Write down a lesson and bring the observations it came from as evidence for it, and give its key.

    What someone noticed weighs as an impression or a story of the initiative. Its words are not taken over, since they
    may be for the programme alone; what the person may not bring in is left out.
    """
    key = begin(by=by, programme_key=programme_key, said=said, on=on, initiative_key=initiative_key)
    for one in visible(by).filter(key__in=list(observations)).order_by("happened_on", "key"):
        if may(by, "write a lesson", scopes_of(one.initiative_key)):
            kind = EvidenceKind.STORY if one.kind == "story" else EvidenceKind.IMPRESSION
            said_of = Evidence(
                source_kind=SourceKind.INITIATIVE,
                source_key=one.initiative_key,
                kind=kind,
                about=("observation", one.key),
            )
            bring(by=by, key=key, said=said_of)
    return key
