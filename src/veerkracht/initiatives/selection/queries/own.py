"""What someone sees of what they proposed: how far it is, who has it, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.initiatives.queries.portfolio import titles_by_key
from veerkracht.initiatives.selection.choices import OPEN, Letters, Status
from veerkracht.initiatives.selection.models import Application
from veerkracht.initiatives.selection.queries.versions import ProcedureRow, procedure, read_procedure
from veerkracht.initiatives.selection.queries.working import Passed, passed
from veerkracht.people.queries import names
from veerkracht.programmes.queries.programme import home_key


@dataclass(frozen=True, slots=True)
class Own:
    """An application as who proposed it sees it."""

    key: str
    status: str
    title: str
    owner: str
    proposed_on: date | None
    closed_on: date | None
    typed: Mapping[str, object]
    way: ProcedureRow
    stages: tuple[Passed, ...]
    letters: tuple[tuple[str, str, date], ...]
    public_key: str

    @property
    def status_word(self) -> str:
        return str(Status(self.status).label)

    @property
    def begun(self) -> bool:
        return self.status == Status.BEGUN

    @property
    def withdrawn(self) -> bool:
        return self.status == Status.WITHDRAWN

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


def own(key: str) -> Own:
    """Give an application to whoever has its link. Four queries."""
    found = Application.objects.select_related("programme", "procedure").filter(key=key).first()
    if found is None:
        raise NotKnown(_("There is no application “%(key)s”. Look for it in the list.") % {"key": key[:60]})
    typed = {name: getattr(found, name) for name in ("title", "summary", "place_words", "phase", "name", "email")}
    typed |= {"theme": found.theme_key, "same": found.initiative_key}
    typed |= {f"answer-{name}": value for name, value in found.answers.items()}
    letters = found.letters.filter(kind=Letters.DECISION)
    public = titles_by_key([found.initiative_key]) if found.initiative_key else {}
    return Own(
        key=found.key,
        status=found.status,
        title=found.title,
        owner=names([found.owner_key]).get(found.owner_key, ""),
        proposed_on=found.proposed_on,
        closed_on=found.closed_on,
        typed=typed,
        way=read_procedure(found.procedure),
        stages=passed(found),
        letters=tuple((one.subject, one.body, one.written_at.date()) for one in letters),
        public_key=found.initiative_key if public else "",
    )


def way_now(on: date) -> ProcedureRow:
    """Give the stages and the form by which someone proposes on a day, in the programme on the home page."""
    return procedure(home_key(), on=on)
