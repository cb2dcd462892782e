"""Who may do what: asked in every action and every query, answered by the table in people/rules/deeds.py."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import DateField, F, Model, QuerySet, Value
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotAllowed
from veerkracht.people.models import Grant, Person
from veerkracht.people.models import Interest as Declared
from veerkracht.people.rules.deeds import DEEDS as DEEDS
from veerkracht.people.rules.deeds import counting, only_looks
from veerkracht.people.rules.interests import Block, Case, Interest, block
from veerkracht.people.rules.roles import EVERYWHERE, ROLES, Held
from veerkracht.people.rules.roles import Scope as Scope
from veerkracht.trail.standing_in import stand_in

Viewer = Person | AnonymousUser | None
Sides = Mapping[Scope, str]
Done = Mapping[str, Iterable[str]]


class Why(StrEnum):
    """Why someone may or may not do a deed."""

    MAY = "may"
    STRANGER = "stranger"
    LOOKING = "looking"
    AUDITS = "audits"
    NO_ROLE = "no role"
    BLOCKED = "blocked"
    BY_LINK = "by link"
    TOKEN = "token"  # noqa: S105 - why not, and no secret


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a person may do a deed, by which roles, and why or why not."""

    why: Why
    by: tuple[Held, ...] = ()
    block: Block | None = None
    scope: str = ""
    """The scope that a token lacks."""

    @property
    def may(self) -> bool:
        return self.why == Why.MAY


def may(
    person: Viewer,
    deed: str,
    scopes: Iterable[Scope] = (),
    *,
    on: date | None = None,
    sides: Sides | None = None,
    done: Done | None = None,
) -> bool:
    """Say whether a person may do a deed; a role counts in the scope it is held in, one without a scope everywhere.

    `sides` says which organisation stands on which side of what the deed is done to, `done` who did an earlier step.
    """
    return answer(person, deed, scopes, on=on, sides=sides, done=done).may


def require(
    person: Viewer,
    deed: str,
    scopes: Iterable[Scope] = (),
    *,
    on: date | None = None,
    sides: Sides | None = None,
    done: Done | None = None,
) -> None:
    """Refuse with a sentence unless the person may do the deed."""
    scopes = tuple(scopes)
    found = answer(person, deed, scopes, on=on, sides=sides, done=done)
    if not found.may:
        raise NotAllowed(sentence(found), deed=deed, scopes=scopes, scope=found.scope)
    if isinstance(person, Person):
        stand_in(by=person.key, for_key="" if any(not one.for_key for one in found.by) else found.by[0].for_key)


def answer(
    person: Viewer,
    deed: str,
    scopes: Iterable[Scope] = (),
    *,
    on: date | None = None,
    sides: Sides | None = None,
    done: Done | None = None,
) -> Answer:
    """Say whether a person may do a deed, and why or why not. A deed that is not in the table is a mistake of ours."""
    found = _answer(person, deed, scopes, on, sides, done)
    if found.may and isinstance(person, Person) and not _within_token(person, deed):
        return Answer(Why.TOKEN, found.by, scope=deed)
    return found


def _within_token(person: Person, deed: str) -> bool:
    """Say whether the token by which someone asks allows a deed at all; without one everything is."""
    return person.limited_to is None or deed in person.limited_to


def _answer(
    person: Viewer, deed: str, scopes: Iterable[Scope], on: date | None, sides: Sides | None, done: Done | None
) -> Answer:
    row, scopes, day = DEEDS[deed], tuple(scopes), on or localdate()
    if not isinstance(person, Person) or not person.is_active:
        return Answer(Why.STRANGER)
    if person.looking_as is not None:
        return _looking(person, deed, scopes, day)
    held = held_by(person)
    if not row.reads and only_looks(held, day):
        return Answer(Why.AUDITS)
    by = counting(deed, held, scopes, day)
    if not by:
        return Answer(Why.NO_ROLE)
    if row.binds and person.came_by_link:
        return Answer(Why.BY_LINK, by)
    if not row.not_for and not row.not_after:
        return Answer(Why.MAY, by)
    case = Case(scopes, sides or {}, {name: frozenset(keys) for name, keys in (done or {}).items()})
    stopped = block(deed, person.key, interests_of(person), held, case, day)
    return Answer(Why.BLOCKED, by, stopped) if stopped else Answer(Why.MAY, by)


def _looking(person: Person, deed: str, scopes: tuple[Scope, ...], day: date) -> Answer:
    """Answer for an administrator who looks as another role: nothing changes, and no person is seen who was not."""
    row, role = DEEDS[deed], person.looking_as
    if not row.reads:
        return Answer(Why.LOOKING)
    by = counting(deed, [role] if role else [], scopes, day)
    if row.people and not counting(deed, held_by(person), scopes, day):
        return Answer(Why.NO_ROLE)
    return Answer(Why.MAY, by) if by else Answer(Why.NO_ROLE)


def sentence(found: Answer) -> str:
    """Say in one sentence why not, and what to do."""
    if found.block is not None:
        return _sentence_of_block(found.block)
    if found.scope:
        return _("You may do this, but not with this token: it lacks the scope “%(scope)s”.") % {"scope": found.scope}
    return {
        Why.LOOKING: _("You are looking as another role, so nothing can be changed. Stop looking first."),
        Why.AUDITS: _("Who audits reads and changes nothing. Ask someone who keeps the programme."),
        Why.BY_LINK: _("This decides something, and you came in by a link. Sign in with your password or passkey."),
    }.get(found.why, _("You may not do this here. Ask the administrator for a role that may."))


def _sentence_of_block(found: Block) -> str:
    if found.earlier:
        return _("You did an earlier step of this yourself. Ask a colleague to do this one.")
    if found.interest is not None:
        return _("You declared a tie with one of those involved. Ask someone who has none to do this.")
    return _("Your role puts you on one of the sides here. Ask someone who stands apart to do this.")


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a person may do a deed: everywhere, or in these scopes; a list query filters by it in the database."""

    everywhere: bool
    scopes: frozenset[Scope] = frozenset()

    def keys(self, kind: str) -> frozenset[str]:
        """Give the keys of the scopes of one kind."""
        return frozenset(key for its_kind, key in self.scopes if its_kind == kind)

    def covers(self, *scopes: Scope) -> bool:
        """Say whether a record with these scopes lies within reach."""
        return self.everywhere or not self.scopes.isdisjoint(scopes)


def reach(person: Viewer, deed: str, *, on: date | None = None) -> Reach:
    """Say in which scopes a person may do a deed, apart from what a tie or an earlier step may still stop."""
    day = on or localdate()
    if not isinstance(person, Person) or not _within_token(person, deed):
        return Reach(everywhere=False)
    held = (person.looking_as,) if person.looking_as is not None else held_by(person)
    scopes = frozenset(one.scope for one in held if may(person, deed, [one.scope], on=day))
    return Reach(EVERYWHERE in scopes, scopes)


def held_by(person: Person) -> tuple[Held, ...]:
    """Read a person's roles once and keep them on the person for as long as the request lasts."""
    return _kept(person)[0]


def interests_of(person: Person) -> tuple[Interest, ...]:
    """Read what a person declared, in the same query as the roles."""
    return _kept(person)[1]


def _kept(person: Person) -> tuple[tuple[Held, ...], tuple[Interest, ...]]:
    kept: tuple[tuple[Held, ...], tuple[Interest, ...]] | None = getattr(person, "_kept_rights", None)
    if kept is None:
        rows = list(_read(person))
        kept = (
            tuple(_held(*row[1:]) for row in rows if row[0] == HELD and not (row[6] and ROLES[row[1]].alone)),
            tuple(Interest(row[1], (row[2], row[3]), row[5]) for row in rows if row[0] == TIE),
        )
        person._kept_rights = kept  # type: ignore[attr-defined]
    return kept


HELD, TIE = "held", "tie"
COLUMNS = ("sort", "what", "about", "which", "since", "until_day", "of", "may_bind", "first", "last")


def _read(person: Person) -> Iterable[tuple[Any, ...]]:
    """Read the roles of a person, those of whom they are deputy, and the ties they declared: one query.

    Who audits stands alone and has no deputy.
    """
    role = {
        "what": F("role"),
        "about": F("scope_kind"),
        "which": F("scope_key"),
        "since": F("starts_on"),
        "until_day": F("ends_on"),
    }
    own = _rows(Grant, HELD, {"person": person}, role | {"first": F("starts_on"), "last": F("ends_on")})
    others = _rows(
        Grant,
        HELD,
        {"person__deputies__deputy": person, "person__is_active": True},
        role
        | {
            "of": F("person__key"),
            "may_bind": F("person__deputies__binds"),
            "first": F("person__deputies__starts_on"),
            "last": F("person__deputies__ends_on"),
        },
    )
    never = Value(None, output_field=DateField())
    tie = {"what": F("relation"), "about": F("about_kind"), "which": F("about_key"), "until_day": F("until")}
    ties = _rows(Declared, TIE, {"person": person}, tie | {"since": never, "first": never, "last": never})
    return own.union(others, ties, all=True)


def _rows(record: type[Model], sort: str, which: dict[str, Any], said: dict[str, Any]) -> QuerySet[Any, Any]:
    found = record._default_manager.filter(**which).order_by()
    said = {"sort": Value(sort), "of": Value(""), "may_bind": Value(True)} | said
    rows: QuerySet[Any, Any] = found.annotate(**said).values_list(*COLUMNS)
    return rows


def _held(
    role: str, kind: str, key: str, starts: date | None, ends: date | None, of: str, binds: bool, *period: date | None
) -> Held:
    """Give a role as it is held: by a deputy no longer than both the role and the deputyship last."""
    first = max((day for day in (starts, period[0]) if day), default=None)
    last = min((day for day in (ends, period[1]) if day), default=None)
    return Held(role, (kind, key), first, last, of, bool(binds))


def look_as(person: Person, role: str, scope: Scope) -> None:
    """Let a person see as another role sees, for as long as the request lasts."""
    person.looking_as = Held(role, scope)


def read_again(person: Person) -> None:
    """Forget what was kept of a person's roles and interests, after one of them changed."""
    if hasattr(person, "_kept_rights"):
        del person._kept_rights
