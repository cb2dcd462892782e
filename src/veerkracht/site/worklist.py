"""What waits for one person in all rooms: pulled from the top, since no room may call another above it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from veerkracht.crossovers.queries import proposals_waiting, shares_waiting
from veerkracht.crossovers.queries import waiting as crossovers
from veerkracht.foundation.waiting import FIRST, Cursor, Waiting
from veerkracht.initiatives.queries import duplicates, proposals
from veerkracht.initiatives.selection.queries import waiting as applications
from veerkracht.learning.asking.queries import probes_due, steps
from veerkracht.learning.asking.queries import waiting as questions
from veerkracht.learning.lessons.queries import waiting as lessons
from veerkracht.learning.noticing.queries import waiting as noticed
from veerkracht.people.queue import Queue
from veerkracht.people.queue import waiting as in_several
from veerkracht.publishing.queries import messages
from veerkracht.support.desk.queries import waiting as requests
from veerkracht.support.giving.queries import steps_due, to_judge
from veerkracht.support.meeting.queries import results_waiting, sides_waiting, texts_waiting
from veerkracht.support.planning.queries import agreements_waiting as agreements
from veerkracht.support.planning.queries import others_waiting as others
from veerkracht.support.planning.queries import sides_waiting as judging
from veerkracht.support.planning.queries import talks_waiting as talks
from veerkracht.workspace import queries as workspace
from veerkracht.writing import queries as drafts

if TYPE_CHECKING:
    from veerkracht.people.models import Person

ROOMS = {
    messages.MESSAGE: (messages, _("Messages of readers")),
    proposals.PROPOSAL: (proposals, _("Proposed texts")),
    duplicates.DUPLICATE: (duplicates, _("Two or one?")),
    drafts.DRAFT: (drafts, _("Your drafts")),
    lessons.LESSON: (lessons, _("Lessons")),
    workspace.DUE: (workspace, _("Personal data")),
    noticed.OBSERVATION: (noticed, _("Observations")),
    questions.QUESTION: (questions, _("Learning questions")),
    probes_due.PROBE: (probes_due, _("Probes")),
    steps.STEP: (steps, _("Agreed in sessions")),
    applications.APPLICATION: (applications, _("Applications")),
    requests.REQUEST: (requests, _("Support requests")),
    texts_waiting.TEXT: (texts_waiting, _("Texts on the forum")),
    sides_waiting.SIDE: (sides_waiting, _("Introductions")),
    results_waiting.RESULT: (results_waiting, _("What introductions brought")),
    agreements.AGREEMENT: (agreements, _("Support to say yes or no to")),
    talks.TALK: (talks, _("Needs to talk about")),
    judging.SIDE: (judging, _("Needs to judge")),
    others.ANOTHER: (others, _("Someone else to look for")),
    steps_due.PLANNED: (steps_due, _("Steps of plans for support")),
    to_judge.JUDGE: (to_judge, _("Did support help?")),
    crossovers.CROSSOVER: (crossovers, _("Cross-overs")),
    shares_waiting.SHARE: (shares_waiting, _("Contributions to your task")),
    proposals_waiting.PROPOSALS: (proposals_waiting, _("Proposals for your task")),
}
"""The kinds of things that can wait for a person: which room tells of them, and what they are called."""

SIZE = 50


@dataclass(frozen=True, slots=True)
class Worklist:
    """One page of what waits: its rows, the kinds to choose from, and the address of the next page."""

    rows: tuple[Waiting, ...]
    kinds: tuple[tuple[str, str], ...]
    kind: str
    later: str
    turned: bool


def waiting(person: "Person", query: QueryDict) -> Worklist:
    """Gather what waits for a person, the longest first: each room gives no more than a page, after where one was."""
    kind = query.get("kind", "")
    kind = kind if kind in ROOMS else ""
    after = _cursor(query.get("after", ""))
    asked = [room.waiting for room, _word in ([ROOMS[kind]] if kind else ROOMS.values())]
    queues = [one for one in asked if isinstance(one, Queue)]
    found = list(in_several(queues, person, after=after, size=SIZE + 1)) if queues else []
    found += [item for one in asked if not isinstance(one, Queue) for item in one(person, after=after, size=SIZE + 1)]
    found.sort(key=lambda item: item.cursor)
    rows = tuple(found[:SIZE])
    later = ""
    if len(found) > SIZE:
        words = ({"kind": kind} if kind else {}) | {"after": _written(rows[-1].cursor)}
        later = f"{reverse('today')}?{urlencode(words)}"
    kinds = tuple((name, str(word)) for name, (_room, word) in ROOMS.items())
    return Worklist(rows, kinds, kind, later, turned=after != FIRST)


def _written(cursor: Cursor) -> str:
    return f"{cursor.since.astimezone(UTC).isoformat()}~{cursor.kind}~{cursor.number}"


def _cursor(text: str) -> Cursor:
    """Read where a page goes on; what cannot be read is the beginning."""
    since, _sign, rest = text.partition("~")
    kind, _sign, number = rest.partition("~")
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return FIRST
    if kind not in ROOMS or not number.isdecimal() or len(number) > 18 or moment.tzinfo is None:
        return FIRST
    return Cursor(moment, kind, int(number)) if moment > FIRST.since else FIRST
