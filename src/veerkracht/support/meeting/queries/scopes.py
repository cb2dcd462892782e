"""Where a thread or an introduction lies, to ask for permission with."""

from veerkracht.initiatives.queries.belonging import belonging
from veerkracht.people.permissions import Scope
from veerkracht.support.meeting.models import Thread

POST = "post on the forum"
MODERATE = "moderate the forum"
INTRODUCE = "introduce initiatives"
ANSWER = "answer an introduction"


def of_thread(thread: Thread) -> tuple[Scope, ...]:
    """Give the scopes in which someone may have a role by which they work on a thread."""
    return within(thread.initiative.key if thread.initiative else "", thread.programme.key)


def within(initiative_key: str, programme_key: str) -> tuple[Scope, ...]:
    """Give the scopes of what belongs to an initiative, or to the programme as a whole."""
    if not initiative_key:
        return (("programme", programme_key),)
    return (("initiative", initiative_key), *belonging([initiative_key]))
