"""The public list of learning questions and the page of one, put together from what the rooms answer."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.learning.asking.queries import public
from veerkracht.learning.asking.queries.public import PublicLine, PublicQuestion, Wanted
from veerkracht.publishing.filters import Asked, Chip, Option, Pages, asked, choose
from veerkracht.publishing.initiatives import Filter
from veerkracht.publishing.scope import programme_asked
from veerkracht.publishing.subjects import Subject, subjects
from veerkracht.publishing.unknown import unknown

FILTERS = ("q", "status", "programme")


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of learning questions as it is asked."""

    asked: Asked
    wanted: Wanted
    rows: tuple[PublicLine, ...]
    total: int
    filter: Filter
    chips: tuple[Chip, ...]
    pages: Pages


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One learning question as everyone may read it, with the lesson that answers it."""

    row: PublicQuestion
    lesson: Subject | None
    about: tuple[Subject, ...]


def wanted(query: QueryDict, name: str = "learning-questions") -> tuple[Asked, Wanted]:
    """Read what is asked, with a sentence for everything that does not exist."""
    reading, programme = programme_asked(asked(name, query, FILTERS))
    sentence = _("We do not know “%s” as how far a question is, so you see all questions.")
    reading = choose(reading, "status", public.facets(), sentence.__mod__)
    return reading, Wanted(programme.key if programme else "", reading.get("q"), reading.get("status"))


def listing(query: QueryDict) -> Listing:
    """Put the list of learning questions together."""
    reading, wish = wanted(query)
    wish = public.sought(wish)
    page = public.questions(wish, reading.turn)
    counts, words = public.numbers(wish), public.facets()
    options = tuple(
        Option(value, f"{word} ({counts[value]})")
        for value, word in words.items()
        if counts[value] or value == wish.status
    )
    labels = {"status": words.get(wish.status, ""), "q": _("Words: “%s”") % wish.q if wish.q else ""}
    return Listing(
        asked=reading.turned(page),
        wanted=wish,
        rows=page.rows,
        total=page.total,
        filter=Filter("status", pgettext("filter", "How far it is"), wish.status, options),
        chips=reading.chips(labels),
        pages=reading.pages(page),
    )


def question_page(key: str) -> QuestionPage:
    """Put the page of one learning question together."""
    row = public.question(key)
    if row is None:
        raise unknown("learning-question", key, public.public_keys)
    answer, about = ("lesson", row.answer_key), [("lesson", one) for one in row.lessons]
    known = subjects([answer, *about] if row.answer_key else about)
    return QuestionPage(row, known.get(answer), tuple(known[one] for one in about if one in known))
