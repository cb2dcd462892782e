"""What reviewers made of an application: who was asked, what they declared, and mean and spread on each criterion."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.timezone import localdate

from veerkracht.initiatives.selection.choices import Answer
from veerkracht.initiatives.selection.queries.scopes import ASSESS, people_for, scopes
from veerkracht.initiatives.selection.queries.versions import FrameworkRow, framework, read
from veerkracht.initiatives.selection.queries.working import found_for
from veerkracht.initiatives.selection.rules.assessing import MET, Criterion, Spread, spread, weighed
from veerkracht.people.models import Person
from veerkracht.people.queries import names


@dataclass(frozen=True, slots=True)
class Asked:
    """Someone who was asked to assess, and how far they are."""

    name: str
    mine: bool
    answer: str
    interest: str
    done: bool

    @property
    def answer_word(self) -> str:
        return str(Answer(self.answer).label)


@dataclass(frozen=True, slots=True)
class Given:
    """What one reviewer gave on a criterion, and why."""

    by: str
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion with what all reviewers gave, and what they come to together."""

    criterion: Criterion
    given: tuple[Given, ...]
    together: Spread

    @property
    def unmet(self) -> bool:
        """Say whether reviewers together do not see a condition met."""
        return self.criterion.condition and self.together.mean is not None and self.together.mean < MET


@dataclass(frozen=True, slots=True)
class Panel:
    """All that reviewers made of an application."""

    framework: FrameworkRow
    asked: tuple[Asked, ...]
    judged: tuple[Judged, ...]
    total: Spread
    mine: str
    """What I answered when I was asked, or nothing where I was not."""
    own: dict[str, tuple[int, str]]
    to_ask: tuple[tuple[str, str], ...]
    seen: bool
    """Whether I may see what others gave: not before I gave my own."""


def panel(key: str, *, viewer: Person) -> Panel:
    """Give what reviewers made of an application; who still has to assess does not see yet what others gave."""
    found = found_for(key, viewer=viewer)
    every, rows = list(found.scores.select_related("framework")), list(found.reviewers.all())
    used = read(every[0].framework) if every else framework(found.programme.key, on=localdate())
    free = {one.person_key for one in rows if one.answer == Answer.FREE}
    scores = [one for one in every if one.by_key in free]
    known = names({*(one.person_key for one in rows), *(one.by_key for one in scores)})
    by_person: dict[str, dict[str, tuple[int, str]]] = {}
    for one in scores:
        by_person.setdefault(one.by_key, {})[one.criterion] = (one.score, one.reason)
    mine = next((one.answer for one in rows if one.person_key == viewer.key), "")
    waits = mine in (Answer.ASKED, Answer.FREE) and viewer.key not in by_person
    chosen = {one.person_key for one in rows}
    people = people_for(ASSESS, scopes(found))
    return Panel(
        framework=used,
        asked=tuple(
            Asked(
                known.get(one.person_key, ""),
                one.person_key == viewer.key,
                one.answer,
                one.interest,
                one.person_key in by_person,
            )
            for one in rows
        ),
        judged=tuple(_judged(one, by_person, known) for one in used.criteria),
        total=spread(_totals(by_person, used)),
        mine=mine,
        own=by_person.get(viewer.key, {}),
        to_ask=tuple(one for one in people if one[0] not in chosen),
        seen=not waits,
    )


def _totals(by_person: dict[str, dict[str, tuple[int, str]]], used: FrameworkRow) -> list[Fraction | None]:
    return [
        weighed({name: score for name, (score, _reason) in given.items()}, used.criteria)
        for given in by_person.values()
    ]


def _judged(one: Criterion, by_person: dict[str, dict[str, tuple[int, str]]], known: dict[str, str]) -> Judged:
    given = tuple(
        Given(known.get(person, ""), *scores[one.key]) for person, scores in by_person.items() if one.key in scores
    )
    return Judged(one, given, spread(each.score for each in given))
