"""Why someone may or may not do something, in words: which roles may, which they hold, what stops them, whom to ask."""

from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.holders import relation_words, role_words
from veerkracht.people.models import Person
from veerkracht.people.permissions import Answer, answer, held_by, reach, sentence
from veerkracht.people.queries import administrators
from veerkracht.people.rules.deeds import DEEDS
from veerkracht.people.rules.roles import KINDS, ROLES, Held, Scope
from veerkracht.workspace.scopes import scope_words, where_words

MOST_SCOPES = 6


@dataclass(frozen=True, slots=True)
class May:
    """A deed, and whether someone may do it anywhere."""

    deed: str
    what: Bilingual
    may: bool


@dataclass(frozen=True, slots=True)
class RoleThatMay:
    """A role that may do a deed, and in what it can be held."""

    word: str
    what: Bilingual
    where: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Whether someone may do a deed here, and why or why not."""

    what: Bilingual
    places: tuple[str, ...]
    answer: Answer
    sentence: str
    stopped_by: str
    roles: tuple[RoleThatMay, ...]
    yours: tuple[tuple[str, str], ...]
    counting: tuple[str, ...]
    ask: tuple[str, ...]


def everything(person: Person) -> list[May]:
    """Give every deed with whether this person may do it anywhere."""
    return [May(name, row.what, bool(reach(person, name).scopes)) for name, row in DEEDS.items()]


def scopes_of(asked: list[str]) -> list[Scope]:
    """Read scopes such as "initiative:slowcare-oss" from an address; what is none is left out."""
    found = [text.partition(":")[::2] for text in asked[:MOST_SCOPES]]
    return [(kind, key) for kind, key in found if kind in KINDS and key]


def explain(person: Person, deed: str, scopes: list[Scope]) -> Explained:
    """Explain one deed to the person who asks."""
    if deed not in DEEDS:
        raise NotKnown(_("There is nothing to do by this name. Choose one from the list."))
    row, found = DEEDS[deed], answer(person, deed, scopes)
    held = [one for one in held_by(person) if one.in_force(localdate())]
    words = scope_words([*scopes, *(one.scope for one in held)])
    roles = role_words()
    return Explained(
        what=row.what,
        places=tuple(words[scope] for scope in scopes),
        answer=found,
        sentence="" if found.may else sentence(found),
        stopped_by=_stopped_by(found, words),
        roles=tuple(_role(role, row.scopes) for role in ROLES if role in row.roles),
        yours=tuple((roles.get(one.role, one.role), words[one.scope]) for one in held),
        counting=tuple(_in_words(one, words) for one in found.by),
        ask=tuple(administrators().order_by("name").values_list("name", flat=True)[:5]),
    )


def _role(role: str, asked_in: tuple[str, ...]) -> RoleThatMay:
    return RoleThatMay(role_words()[role], ROLES[role].what, where_words(role, asked_in))


def _in_words(one: Held, words: dict[Scope, str]) -> str:
    return f"{role_words()[one.role]} ({words.get(one.scope, one.scope[1])})"


def _stopped_by(found: Answer, words: dict[Scope, str]) -> str:
    block = found.block
    if block is None:
        return ""
    if block.interest is not None:
        about = words.get(block.interest.about) or scope_words([block.interest.about])[block.interest.about]
        return _("Your declared tie: %(about)s (%(tie)s).") % {
            "about": about,
            "tie": relation_words()[block.interest.relation],
        }
    if block.held is not None:
        return _("Your role: %(role)s.") % {"role": _in_words(block.held, words)}
    return _("What you did before: “%(deed)s”.") % {"deed": block.earlier}
