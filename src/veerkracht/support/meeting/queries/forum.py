"""The forum as everyone reads it; what is hidden is seen by who wrote it, with the reason, and by who moderates."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import NotKnown
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, Viewer, may
from veerkracht.places.models import Place
from veerkracht.support.meeting.choices import Good, Sort
from veerkracht.support.meeting.models import Text, Thread
from veerkracht.support.meeting.queries.scopes import MODERATE, of_thread
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which threads someone wants to see."""

    sort: str = ""
    good: str = ""
    theme: str = ""
    place: str = ""
    initiative: str = ""
    state: str = ""
    """"found", "all", or nothing: what is still asked and offered."""
    q: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A thread in the list."""

    key: str
    sort: str
    sort_word: str
    good_word: str
    title: Bilingual
    initiative_key: str
    initiative: Bilingual | None
    theme: Bilingual | None
    theme_key: str
    place: str
    place_key: str
    answers: int
    last_at: datetime
    found_on: date | None
    found_how: str


@dataclass(frozen=True, slots=True)
class Written:
    """One text of a thread; of one that is hidden only who wrote it and who moderates read what it said, and why."""

    number: int
    text: str
    language: str
    initiative_key: str
    initiative: Bilingual | None
    at: datetime
    mine: bool
    hidden: bool
    hidden_because: str
    looked: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A thread with all that may be seen of it."""

    row: Row
    texts: tuple[Written, ...]
    mine: bool
    moderates: bool
    scopes: tuple[Scope, ...]

    @property
    def open(self) -> bool:
        return self.row.found_on is None and not self.texts[0].hidden


def threads(wanted: Wanted, turn: Turn, *, programme_key: str) -> Page[Row]:
    """Give one page of the forum, what was written in last first: three queries."""
    page = cut(_wanted(wanted, programme_key), turn, by="last_at", newest=True)
    return page.of(_rows(list(page.rows)))


def newest(programme_key: str, *, size: int) -> tuple[Row, ...]:
    """Give what was written in last."""
    return _rows(list(_wanted(Wanted(), programme_key).order_by("-last_at", "-key")[:size]))


def thread(key: str, *, viewer: Viewer = None) -> Whole:
    """Give a thread; one that is hidden only to who wrote it and who moderates."""
    found = Thread.objects.select_related("programme", "initiative", "theme", "place").filter(key=key).first()
    moderates = found is not None and may(viewer, MODERATE, of_thread(found))
    mine = found is not None and isinstance(viewer, Person) and found.by_key == viewer.key
    if found is None or not (found.shown or mine or moderates):
        raise NotKnown(_("There is no such question or offer. Look for it on the forum."))
    texts = Text.objects.filter(thread=found).select_related("initiative").order_by("-opening", "at", "pk")
    key_of_viewer = viewer.key if isinstance(viewer, Person) else ""
    written = tuple(_written(one, key_of_viewer, moderates) for one in texts)
    return Whole(_rows([found])[0], written, mine, moderates, of_thread(found))


def places_in_use(programme_key: str) -> list[tuple[str, str]]:
    """Give the places of which something is asked or offered, by name."""
    there = Thread.objects.filter(programme__key=programme_key, shown=True, place=OuterRef("pk"))
    return list(Place.objects.filter(Exists(there)).order_by("sort_key").values_list("key", "name")[:300])


def place_called(words: str) -> str:
    """Give the key of the place that is called just so, the largest first; nothing where there is none."""
    said = " ".join(words.split())
    found = Place.objects.filter(name__iexact=said, ends_on=None).order_by("pk") if said else Place.objects.none()
    return found.values_list("key", flat=True).first() or ""


def _wanted(wanted: Wanted, programme_key: str) -> "QuerySet[Thread]":
    exact = {
        "sort": wanted.sort,
        "good": wanted.good,
        "theme__key": wanted.theme,
        "place__key": wanted.place,
        "initiative__key": wanted.initiative,
    }
    found = Thread.objects.filter(programme__key=programme_key, shown=True).select_related(
        "programme", "initiative", "theme", "place"
    )
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if wanted.state != "all":
        found = found.filter(found_on__isnull=wanted.state != "found")
    for word in wanted.q.split()[:8]:
        said = Text.objects.filter(thread=OuterRef("pk"), hidden_at=None, text__icontains=word)
        found = found.filter(Q(title__icontains=word) | Exists(said))
    return found


def _rows(found: list[Thread]) -> tuple[Row, ...]:
    replies = Text.objects.filter(thread__in=found, opening=False, hidden_at=None).order_by()
    answers = dict(replies.values_list("thread").annotate(many=Count("pk")))
    return tuple(
        Row(
            key=one.key,
            sort=one.sort,
            sort_word=str(Sort(one.sort).label),
            good_word=str(Good(one.good).label),
            title=one.said,
            initiative_key=_public(one)[0],
            initiative=_public(one)[1],
            theme=Bilingual(one.theme.title_nl, one.theme.title_en) if one.theme else None,
            theme_key=one.theme.key if one.theme else "",
            place=one.place.name if one.place else "",
            place_key=one.place.key if one.place else "",
            answers=answers.get(one.pk, 0),
            last_at=one.last_at,
            found_on=one.found_on,
            found_how=one.found_how,
        )
        for one in found
    )


def _public(of: Thread | Text) -> tuple[str, Bilingual | None]:
    """Give the initiative on whose behalf it was written, where everyone may see that one."""
    named = of.initiative
    if named is None or not named.published or named.merged_into_id is not None:
        return "", None
    return named.key, named.title


def _written(one: Text, viewer_key: str, moderates: bool) -> Written:
    key, title = _public(one)
    mine = bool(viewer_key) and one.by_key == viewer_key
    reads = one.hidden_at is None or mine or moderates
    return Written(
        number=one.pk,
        text=one.text if reads else "",
        language=one.language,
        initiative_key=key,
        initiative=title,
        at=one.at,
        mine=mine,
        hidden=one.hidden_at is not None,
        hidden_because=one.hidden_because if reads else "",
        looked=one.looked_at is not None,
    )
