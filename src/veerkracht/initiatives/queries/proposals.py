"""Texts that were proposed: for who reviews them, and for who proposed them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.foundation.waiting import Waiting
from veerkracht.initiatives.models import Initiative, Proposal, ProposalState
from veerkracht.initiatives.queries.writing import TEXTS, values_of
from veerkracht.people.models import Person
from veerkracht.people.permissions import Answer, Reach, answer, reach
from veerkracht.people.permissions import sentence as sentence_of
from veerkracht.people.queries import names
from veerkracht.people.queue import Line, Queue
from veerkracht.programmes.rules.comparison import Piece, words

PROPOSAL = "proposal"
MOST = 100


@dataclass(frozen=True, slots=True)
class Sent:
    """A proposal in one line."""

    number: int
    title: Bilingual
    by: str
    sent_at: datetime
    state: str
    state_word: str
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One text as it is public now and as it is proposed, word by word."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """A proposal as a reviewer reads it; `why_not` says why this person may not decide, where they may not."""

    sent: Sent
    initiative_key: str
    differences: tuple[Difference, ...]
    now: Mapping[str, object]
    waits: bool
    why_not: str
    earlier: tuple[Sent, ...]


def open_texts(key: str, *, owner_key: str) -> dict[str, object]:
    """Give what someone proposed for an initiative and what is not taken over yet: waiting, or rejected last."""
    found = mine(key, owner_key=owner_key)
    return dict(found.texts) if found else {}


def mine(key: str, *, owner_key: str) -> Proposal | None:
    """Give the proposal of someone for an initiative that is still open."""
    still = Proposal.objects.filter(initiative__key=key, owner_key=owner_key)
    return still.filter(state__in=[ProposalState.WAITING, ProposalState.REJECTED]).order_by("-pk").first()


def waiting_for(viewer: Person) -> tuple[Sent, ...]:
    """Give the proposals that wait for a review, the longest first, to who may review them."""
    found = Proposal.objects.filter(_within(reach(viewer, "review a text")), state=ProposalState.WAITING)
    rows = list(found.select_related("initiative").order_by("moved_at", "pk")[:MOST])
    known = names(row.by_key for row in rows)
    return tuple(_sent(row, known) for row in rows)


def review(number: int, *, viewer: Person) -> Review:
    """Give one proposal to who may review it or who made it, with each text word by word."""
    found = Proposal.objects.select_related("initiative__programme").filter(pk=number).first()
    scopes = _scopes(found) if found else []
    if found is None or not (found.owner_key == viewer.key or _may_look(viewer, scopes)):
        raise NotKnown(_("There is no such proposal. Choose one from the list."))
    asked: Answer = answer(viewer, "review a text", scopes, done={"propose a text": {found.by_key, found.owner_key}})
    now = values_of(found.initiative)
    others = Proposal.objects.filter(initiative=found.initiative, owner_key=found.owner_key).exclude(pk=number)
    earlier = list(others.select_related("initiative").order_by("-pk")[:20])
    known = names([found.by_key, *(row.by_key for row in earlier)])
    return Review(
        sent=_sent(found, known),
        initiative_key=found.initiative.key,
        differences=tuple(
            Difference(name, words(_words(now[name]), _words(text))) for name, text in _in_order(found.texts)
        ),
        now={name: now[name] for name in found.texts},
        waits=found.state == ProposalState.WAITING,
        why_not="" if asked.may else sentence_of(asked),
        earlier=tuple(_sent(row, known) for row in earlier),
    )


def _mine(person: Person) -> QuerySet[Proposal]:
    to_review = (
        _within(reach(person, "review a text"))
        & Q(state=ProposalState.WAITING)
        & ~Q(owner_key=person.key)
        & ~Q(by_key=person.key)
    )
    return Proposal.objects.filter(to_review | Q(state=ProposalState.REJECTED, owner_key=person.key))


def _tell(lines: Sequence[Line], person: Person) -> Iterator[Waiting]:
    for since, kind, number, (state, title, key) in lines:
        mend = state == ProposalState.REJECTED
        words = _("Your text was not taken over yet: %(title)s") if mend else _("A text waits for review: %(title)s")
        link = reverse("initiative-write", args=[key]) if mend else reverse("proposal", args=[number])
        yield Waiting(words % {"title": title}, person.key, since, link, kind, number)


waiting = Queue(PROPOSAL, "moved_at", _mine, ("state", "initiative__title_nl", "initiative__key"), _tell)
"""Texts that wait for a person: to be reviewed, or to be made better."""


def _may_look(viewer: Person, scopes: list[tuple[str, str]]) -> bool:
    return answer(viewer, "review a text", scopes).may


def _within(there: Reach) -> Q:
    if there.everywhere:
        return Q()
    return Q(initiative__key__in=there.keys("initiative")) | Q(initiative__programme__key__in=there.keys("programme"))


def _scopes(found: Proposal) -> list[tuple[str, str]]:
    initiative: Initiative = found.initiative
    return [("initiative", initiative.key), ("programme", initiative.programme.key)]


def _in_order(texts: Mapping[str, object]) -> list[tuple[str, object]]:
    return [(name, texts[name]) for name in TEXTS if name in texts]


def _words(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _sent(row: Proposal, known: Mapping[str, str]) -> Sent:
    return Sent(
        number=row.pk,
        title=row.initiative.title,
        by=known.get(row.by_key, row.by_key),
        sent_at=row.sent_at,
        state=row.state,
        state_word=str(ProposalState(row.state).label),
        reason=row.reason,
    )
