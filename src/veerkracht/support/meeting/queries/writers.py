"""On behalf of which initiatives someone may write, and who may be written to."""

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.queries.portfolio import visible_keys
from veerkracht.people.models import Person
from veerkracht.people.permissions import may
from veerkracht.support.desk.queries.initiatives import called, own_initiatives
from veerkracht.support.meeting.queries.scopes import POST


def speaks_for(person: Person, programme_key: str) -> tuple[bool, dict[str, Bilingual]]:
    """Say whether someone may write on behalf of the programme, and otherwise of which initiatives."""
    wide = may(person, POST, [("programme", programme_key)])
    return wide, {} if wide else own_initiatives(person, POST)


def meant(words: str) -> str:
    """Give the key of the public initiative that is called so, or has this key; nothing where there is none."""
    said = words.strip()
    return called(said) or (said if visible_keys([said]) else "")
