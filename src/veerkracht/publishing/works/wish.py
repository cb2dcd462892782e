"""What is asked on the page of what works: the question as it was understood, and what can be chosen beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.learning.evidence.queries.evidence import outcomes
from veerkracht.learning.evidence.queries.rows import OutcomeRow
from veerkracht.learning.lessons.circumstances import VALUES
from veerkracht.learning.lessons.queries.public import facets
from veerkracht.publishing.days import asked_day
from veerkracht.publishing.filters import Asked, Chip, Option, asked, choose
from veerkracht.publishing.initiatives import Filter
from veerkracht.publishing.rules.question import Question, Subject, read_question, subject
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.wording import plainly

PLACE = ("setting", "group", "lead")
FILTERS = ("q", "outcome", "direction", *PLACE, "certainty", "on", "programme")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked, as it was understood."""

    reading: Asked
    programme_key: str
    every: tuple[OutcomeRow, ...]
    words: tuple[str, ...]
    telling: tuple[str, ...]
    """The words that led to the outcome, or all of them where none was found."""
    corrections: tuple[tuple[str, str], ...]
    outcomes: tuple[str, ...]
    there: Mapping[str, str]
    on: date
    problem: str


def read_wish(query: QueryDict) -> Wish:
    """Read what is asked, with a sentence for everything that does not exist: two queries."""
    reading, programme = programme_asked(asked("what-works", query, FILTERS, paging=False))
    every = outcomes(programme.key) if programme else ()
    reading = _understood(reading, every)
    question = read_question(reading.get("q"))
    titles = {row.key: [row.title.nl, row.title.en] for row in every}
    chosen = Subject((reading.get("outcome"),))
    found = chosen if reading.get("outcome") else subject(question.words, titles)
    day = asked_day(reading.get("on"))
    meant = dict(found.corrections)
    words = tuple(meant.get(word, word) for word in question.words)
    return Wish(
        reading=reading,
        programme_key=programme.key if programme else "",
        every=every,
        words=words,
        telling=found.words or words,
        corrections=found.corrections,
        outcomes=found.keys,
        there=_there(reading, question),
        on=day.day or localdate(),
        problem=day.problem,
    )


def _understood(reading: Asked, every: Iterable[OutcomeRow]) -> Asked:
    """Leave out what does not exist, with a sentence for each."""
    known = facets()
    options: dict[str, dict[str, str]] = {
        "outcome": {row.key: "" for row in every},
        "direction": known["direction"],
        "certainty": known["certainty"],
        **{name: dict.fromkeys(VALUES[name], "") for name in PLACE},
    }
    for name, offered in options.items():
        reading = choose(reading, name, offered, _("We do not know “%s” here, so we left it out.").__mod__)
    return reading


def _there(reading: Asked, question: Question) -> dict[str, str]:
    said = {name: reading.get(name) for name in PLACE}
    said = {**question.place, **{name: value for name, value in said.items() if value}}
    return {name: value for name, value in said.items() if value}


def filters(wish: Wish) -> tuple[Filter, ...]:
    """Give what can be chosen beside the question, and what is."""
    known = facets()
    chosen = {**{name: wish.reading.get(name) for name in FILTERS}, **wish.there}
    offered: dict[str, tuple[str, Mapping[str, Any]]] = {
        "outcome": (_("About"), {row.key: plainly(row.title) for row in wish.every}),
        "setting": (pgettext("filter", "Kind of place"), VALUES["setting"]),
        "group": (_("For whom"), VALUES["group"]),
        "lead": (_("Who leads it"), VALUES["lead"]),
        "direction": (pgettext("filter", "How it went"), known["direction"]),
        "certainty": (pgettext("filter", "How sure"), known["certainty"]),
    }
    return tuple(
        Filter(name, title, chosen.get(name, ""), tuple(Option(value, str(word)) for value, word in options.items()))
        for name, (title, options) in offered.items()
        if options
    )


def chips(wish: Wish) -> tuple[Chip, ...]:
    """Give each choice that was made, with the address without it."""
    labels = {
        one.name: next((option.label for option in one.options if option.value == wish.reading.get(one.name)), "")
        for one in filters(wish)
    }
    return wish.reading.chips(labels)
