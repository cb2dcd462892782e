"""Of which programme a page tells, and what no public page may tell of."""

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.documents.queries import Hidden, hidden_documents
from veerkracht.initiatives.queries.portfolio import hidden_keys, involved_organisations
from veerkracht.people.queries import Involved
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import ROUND, TASK, THEME, ProgrammeRow
from veerkracht.publishing.filters import Asked, choose
from veerkracht.publishing.wording import plainly


def programme_asked(asked: Asked) -> tuple[Asked, ProgrammeRow | None]:
    """Give the programme that is asked in the address, or the one on the home page."""
    if key := asked.get("programme"):
        if found := programmes.programme(key):
            return asked, found
        asked = choose(asked, "programme", dict.fromkeys(programmes.programme_keys(), ""), _no_such_programme)
    return asked, programmes.home()


def kept(programme: ProgrammeRow | None) -> dict[str, str]:
    """Give what keeps a page on its programme: its key, and how links carry it on; nothing for the home programme."""
    if programme is None or programme.key == programmes.home_key():
        return {"programme_key": "", "only_programme": "", "with_programme": ""}
    carried = f"programme={programme.key}"
    return {"programme_key": programme.key, "only_programme": f"?{carried}", "with_programme": f"&{carried}"}


def above(programme: ProgrammeRow | None) -> list[tuple[str, str]]:
    """Give the step above a page of another programme than the one on the home page, for the trail of pages."""
    if programme is None or not kept(programme)["programme_key"]:
        return []
    return [(plainly(programme.title), reverse("programme", args=[programme.key]))]


def hidden() -> Hidden:
    """Give, for each kind, the keys of records that are not published or only kept to compare with."""
    return {
        "document": hidden_documents(),
        "initiative": hidden_keys(),
        "programme": programmes.reference_keys(),
        "theme": programmes.reference_parts(THEME),
        "task": programmes.reference_parts(TASK),
        "round": programmes.reference_parts(ROUND),
    }


def involved(programme_key: str) -> Involved:
    """Give who takes part in a programme: as leader, party, owner of a task, partner or initiator."""
    return (
        programmes.leading_organisations(programme_key),
        programmes.involved_organisations(programme_key),
        programmes.task_owners(programme_key),
        *involved_organisations(programme_key),
    )


def _no_such_programme(value: str) -> str:
    return _("There is no programme “%(value)s”, so you see the one on the home page.") % {"value": value}
