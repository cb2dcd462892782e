"""Where a question, probe or session lies, to ask for permission with; and who can own something there."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.timezone import localdate

from veerkracht.learning.asking.models import Question, Session
from veerkracht.learning.noticing.queries.belonging import scopes_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import DEEDS, Reach, Scope
from veerkracht.people.rules.roles import EVERYWHERE


def scopes(record: Question | Session) -> tuple[Scope, ...]:
    """Give the scopes in which someone may have a role by which they work on a question or a session."""
    return within_scopes(record.initiative_key, record.programme.key)


def within_scopes(initiative_key: str, programme_key: str) -> tuple[Scope, ...]:
    """Give the scopes of what belongs to an initiative, or to the programme as a whole."""
    return scopes_of(initiative_key) if initiative_key else (("programme", programme_key),)


def within(there: Reach, bodies: Q) -> Q:
    """Keep what is within reach; `bodies` says what belongs to the organisations in it."""
    if there.everywhere:
        return Q()
    if not there.scopes:
        return Q(pk__in=())
    here = Q(initiative_key__in=there.keys("initiative")) | Q(programme__key__in=there.keys("programme"))
    return here | bodies if there.keys("organisation") else here


def people_here(deed: str, where: Iterable[Scope]) -> list[Person]:
    """Give the people who may do a deed in one of these scopes or everywhere, by name."""
    today = localdate()
    here = Q()
    for kind, key in (*where, EVERYWHERE):
        here |= Q(grants__scope_kind=kind, grants__scope_key=key)
    lasting = Q(grants__starts_on=None) | Q(grants__starts_on__lte=today)
    lasting &= Q(grants__ends_on=None) | Q(grants__ends_on__gte=today)
    found = Person.objects.filter(here & lasting, grants__role__in=DEEDS[deed].roles, is_active=True)
    return list(found.distinct().order_by("name", "pk")[:200])
