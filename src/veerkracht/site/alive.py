"""Whether someone can still see what they were told about, so that no notice and no mail leads nowhere."""

from collections.abc import Callable, Iterable, Mapping

from veerkracht.foundation.errors import NotKnown, Refusal
from veerkracht.initiatives.queries.proposals import review
from veerkracht.initiatives.queries.writing import subject
from veerkracht.initiatives.selection.queries.working import found_for as application
from veerkracht.learning.asking.queries.working import readable as question
from veerkracht.learning.lessons.queries.working import readable as lesson
from veerkracht.notices.actions import Receiver
from veerkracht.people.models import Person
from veerkracht.people.queries import by_key, receivers_of
from veerkracht.publishing.queries.messages import letter
from veerkracht.support.desk.queries.working import whole as support_request
from veerkracht.support.giving.queries.doing import step_of, unsaid
from veerkracht.support.meeting.queries.forum import thread
from veerkracht.support.meeting.queries.introductions import whole as introduction


def alive(person_key: str, about: tuple[str, str]) -> bool:
    """Say whether someone may see a record, and whether it is there; of a kind we cannot ask about it is not."""
    person, (kind, key) = by_key(person_key), about
    look = LOOKS.get(kind)
    if person is None or not person.is_active or look is None:
        return False
    try:
        look(person, key)
    except Refusal:
        return False
    return True


def receivers(keys: Iterable[str]) -> Mapping[str, Receiver]:
    """Give where people are mailed; whose account was closed is not."""
    return {key: Receiver(email, name) for key, email, name in receivers_of(keys)}


def _number(key: str) -> int:
    if not (key.isascii() and key.isdecimal()) or len(key) > 18:
        raise NotKnown
    return int(key)


LOOKS: Mapping[str, Callable[[Person, str], object]] = {
    "message": lambda person, key: letter(_number(key), viewer=person),
    "proposal": lambda person, key: review(_number(key), viewer=person),
    "initiative": lambda person, key: subject(key, viewer=person),
    "question": lambda person, key: question(key, viewer=person),
    "lesson": lambda person, key: lesson(key, viewer=person),
    "application": lambda person, key: application(key, viewer=person),
    "request": lambda person, key: support_request(key, viewer=person),
    "thread": lambda person, key: thread(key, viewer=person),
    "introduction": lambda person, key: introduction(key, viewer=person),
    "planned-step": lambda person, key: step_of(_number(key), viewer=person),
    "support-judgement": lambda person, key: unsaid(key, viewer=person),
}
"""For each kind of record that people are told about, how it is looked at by someone."""
