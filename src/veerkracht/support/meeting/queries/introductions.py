"""Introductions: the list for who makes them, one as its sides see it, and what came of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import may, reach
from veerkracht.people.queries import names, receivers_of
from veerkracht.support.meeting.choices import Answer, Good, Stage
from veerkracht.support.meeting.models import Introduction, Side
from veerkracht.support.meeting.queries.contacts import asked_this_month, contacts
from veerkracht.support.meeting.queries.scopes import INTRODUCE
from veerkracht.support.rules.meeting import NO_WAY
from veerkracht.trail.pages import Page, Turn, cut
from veerkracht.trail.viewed import shown


@dataclass(frozen=True, slots=True)
class SideRow:
    """One of the two: which initiative, and what they said where that may be seen."""

    initiative_key: str
    title: Bilingual
    summary: Bilingual
    gives: tuple[str, ...]
    contact: str = ""
    contact_full: bool = False
    """Whether the contact was asked as often this month as one may be."""
    answer: str = ""
    reason: str = ""
    result: str = ""
    mine: bool = False
    email: str = ""

    @property
    def answer_word(self) -> str:
        return str(Answer(self.answer).label)

    @property
    def result_word(self) -> str:
        return str(Answer(self.result).label)


@dataclass(frozen=True, slots=True)
class Row:
    """An introduction, with why in words."""

    key: str
    stage: str
    score: float
    sides: tuple[SideRow, SideRow]
    reasons: tuple[str, ...]
    introduced_on: date | None
    reason: str = ""

    @property
    def stage_word(self) -> str:
        return str(Stage(self.stage).label)

    @property
    def percent(self) -> int:
        return round(100 * self.score)

    @property
    def full(self) -> tuple[str, ...]:
        """Name the contacts who were asked often enough this month."""
        return tuple(side.contact for side in self.sides if side.contact_full)

    @property
    def nobody(self) -> bool:
        return not all(side.contact for side in self.sides)


@dataclass(frozen=True, slots=True)
class Whole:
    """An introduction as someone sees it who makes it, or who is one of its sides."""

    row: Row
    makes: bool
    mine: SideRow | None
    other: SideRow | None
    due: bool = False


@dataclass(frozen=True, slots=True)
class Came:
    """What came of introductions: how many were asked, made, told about, and brought something."""

    proposed: int = 0
    asked: int = 0
    introduced: int = 0
    told: int = 0
    brought: int = 0
    most: int = field(default=0)


def introductions(stage: str, turn: Turn, *, programme_key: str) -> Page[Row]:
    """Give one page of the introductions of a stage, the likeliest first: at most eight queries."""
    found = Introduction.objects.filter(programme__key=programme_key, stage=stage)
    page = cut(found, turn, by="score", newest=True)
    return page.of(_rows(list(page.rows), contact=True))


def whole(key: str, *, viewer: Person) -> Whole:
    """Give an introduction to who makes them and to its sides; they see each other's contact after two times yes."""
    found = Introduction.objects.select_related("programme").filter(key=key).first()
    makes = found is not None and may(viewer, INTRODUCE, [("programme", found.programme.key)])
    sides = list(Side.objects.filter(introduction=found).order_by("pk")) if found else []
    mine = next((number for number, side in enumerate(sides) if side.person_key == viewer.key), None)
    if found is None or not (makes or mine is not None):
        raise NotKnown(_("There is no such introduction. Look for it in the list."))
    row = _rows([found], contact=makes, viewer_key=viewer.key, met=found.stage == Stage.INTRODUCED)[0]
    if found.stage == Stage.INTRODUCED and mine is not None:
        shown(kind="person", key=sides[1 - mine].person_key, fields=["name", "email"])
    due = mine is not None and found.stage == Stage.INTRODUCED
    return Whole(
        row=row,
        makes=makes,
        mine=row.sides[mine] if mine is not None else None,
        other=row.sides[1 - mine] if mine is not None else None,
        due=due,
    )


def counts(programme_key: str) -> dict[str, int]:
    """Count the introductions of each stage."""
    rows = Introduction.objects.filter(programme__key=programme_key).order_by()
    found = dict(rows.values_list("stage").annotate(many=Count("pk")))
    return {str(stage): found.get(stage, 0) for stage in Stage.values}


def came(programme_key: str, *, since: date | None = None, until: date | None = None) -> Came:
    """Count what came of introductions, of those made in a period where one is said: a result of support."""
    rows = Introduction.objects.filter(programme__key=programme_key)
    of_these = Side.objects.filter(introduction=OuterRef("pk"))
    made = Q(stage=Stage.INTRODUCED)
    if since:
        made &= Q(introduced_on__gte=since)
    if until:
        made &= Q(introduced_on__lte=until)
    found = rows.aggregate(
        proposed=Count("pk"),
        asked=Count("pk", filter=~Q(stage__in=[Stage.PROPOSED, Stage.DROPPED])),
        introduced=Count("pk", filter=made),
        told=Count("pk", filter=made & Q(Exists(of_these.exclude(result="")))),
        brought=Count("pk", filter=made & Q(Exists(of_these.filter(result=Answer.YES)))),
    )
    return Came(**found, most=settings.VEERKRACHT_INTRODUCTIONS_A_MONTH)


def may_introduce(person: Person) -> bool:
    """Say whether someone introduces initiatives anywhere."""
    return bool(reach(person, INTRODUCE).scopes)


def _rows(found: Sequence[Introduction], *, contact: bool, viewer_key: str = "", met: bool = False) -> tuple[Row, ...]:
    by_number: dict[int, list[Side]] = {}
    sides = Side.objects.filter(introduction__in=found).select_related("initiative", "introduction").order_by("pk")
    for side in sides:
        by_number.setdefault(side.introduction_id, []).append(side)
    who = _who(sides) if contact or met else {}
    people = names(who.values())
    mails = {key: email for key, email, _name in receivers_of(who.values())} if met else {}
    asked = asked_this_month(who.values(), on=localdate()) if contact else {}
    most = settings.VEERKRACHT_INTRODUCTIONS_A_MONTH
    rows = []
    for one in found:
        two = [
            SideRow(
                initiative_key=side.initiative.key,
                title=side.initiative.title,
                summary=side.initiative.summary,
                gives=tuple(side.gives),
                contact=people.get(who.get(side.pk, ""), ""),
                contact_full=one.stage == Stage.PROPOSED and asked.get(who.get(side.pk, ""), 0) >= most,
                answer=side.answer if contact or side.person_key == viewer_key else "",
                reason=side.reason if contact else "",
                result=side.result if contact or side.person_key == viewer_key else "",
                mine=bool(viewer_key) and side.person_key == viewer_key,
                email=mails.get(who.get(side.pk, ""), ""),
            )
            for side in by_number[one.pk]
        ]
        rows.append(
            Row(
                key=one.key,
                stage=one.stage,
                score=one.score,
                sides=(two[0], two[1]),
                reasons=reasons(one, two),
                introduced_on=one.introduced_on,
                reason=one.reason if contact else "",
            )
        )
    return tuple(rows)


def _who(sides: "QuerySet[Side]") -> dict[int, str]:
    """Give who was asked on each side, or who would be."""
    fresh = [side for side in sides if side.introduction.stage == Stage.PROPOSED]
    near = contacts([side.initiative_id for side in fresh]) if fresh else {}
    asked = {side.pk: side.person_key for side in sides if side.person_key}
    return {side.pk: near[side.initiative_id] for side in fresh if side.initiative_id in near} | asked


def reasons(one: Introduction, sides: Sequence[SideRow]) -> tuple[str, ...]:
    """Say why two should meet, in words: what fits, which words they share, and how far apart they are."""
    told = []
    for giver, asker in ((sides[0], sides[1]), (sides[1], sides[0])):
        for good in giver.gives:
            words = {"giver": _read(giver.title), "asker": _read(asker.title), "what": str(Good(good).label)}
            told.append(_("%(giver)s offers what %(asker)s asks: %(what)s.") % words)
    if one.words:
        pairs = [ours if ours == theirs else f"{ours} – {theirs}" for ours, theirs in one.words]
        told.append(_("Their texts share these words: %(words)s.") % {"words": ", ".join(pairs)})
    if one.distance >= NO_WAY:
        told.append(_("No chain of shared partners leads from one to the other."))
    else:
        told.append(_("Over shared partners they are %(steps)s steps apart.") % {"steps": one.distance})
    return tuple(told)


def _read(text: Bilingual) -> str:
    return text.read(get_language() or "nl").text
