"""What others may ask about all initiatives together: which there are, how many, and a page of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative, InitiativePlace, Participation, Partner, Phase
from veerkracht.places.models import Place
from veerkracht.places.queries import inside
from veerkracht.programmes.models import Programme, ProgrammeKind
from veerkracht.search import queries as search
from veerkracht.trail.pages import Page, Turn, cut


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks of the list of initiatives; what is empty is not asked."""

    programme: str = ""
    theme: str = ""
    task: str = ""
    round: str = ""
    phase: str = ""
    place: str = ""
    q: str = ""


@dataclass(frozen=True, slots=True)
class Sought(Wanted):
    """What is asked, with the keys that its words found, so that they are looked up once."""

    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Titled:
    """A record by its key and its title."""

    key: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its key and its name, which is the same in every language."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative in a list."""

    key: str
    title: Bilingual
    summary: Bilingual
    phase: str
    province_wide: bool
    changed_at: datetime
    places: tuple[Named, ...] = ()
    themes: tuple[Titled, ...] = ()

    @property
    def phase_word(self) -> str:
        """Give the phase in words."""
        return str(Phase(self.phase).label)


def visible() -> QuerySet[Initiative]:
    """Give the initiatives that everyone may see: published, and not merged into another."""
    return Initiative.objects.filter(published=True, merged_into__isnull=True)


def hidden_keys() -> QuerySet[Initiative, str]:
    """Give the keys of what is not for the public lists: not published, or kept only to compare with."""
    hidden = Q(published=False) | Q(merged_into__published=False) | Q(programme__kind=ProgrammeKind.REFERENCE)
    return Initiative.objects.filter(hidden).order_by().values_list("key", flat=True)


def portfolio(wanted: Wanted) -> QuerySet[Initiative]:
    """Give the visible initiatives that fit everything that is asked."""
    found = visible()
    if wanted.programme:
        # A single value, so that the index on (programme, sort_key, key) can give the order as well.
        number = Programme.objects.filter(key=wanted.programme).values("pk")[:1]
        found = found.filter(programme_id=Subquery(number))
    if wanted.phase:
        found = found.filter(phase=wanted.phase)
    for chosen in (_of_theme(wanted), _of_task(wanted), _of_round(wanted), _of_place(wanted)):
        if chosen is not None:
            found = found.filter(pk__in=chosen)
    return found.filter(key__in=sought(wanted).found) if wanted.q else found


def sought(wanted: Wanted) -> Sought:
    """Look the words up, once for all questions about the same list."""
    if isinstance(wanted, Sought):
        return wanted
    asked = {field.name: getattr(wanted, field.name) for field in fields(Wanted)}
    return Sought(**asked, found=tuple(_with_words(wanted)) if wanted.q else ())


def initiatives(wanted: Wanted, turn: Turn, *, newest: bool = False) -> Page[InitiativeRow]:
    """Give one page of the initiatives that are asked, by title or with the last changed first."""
    page = cut(portfolio(wanted), turn, by="changed_at" if newest else "sort_key", newest=newest)
    return page.of(rows(page.rows))


def some(wanted: Wanted, *, size: int, themes: bool = True) -> tuple[InitiativeRow, ...]:
    """Give the first initiatives that are asked, by title, without counting them all."""
    return rows(portfolio(wanted).order_by("sort_key", "key")[:size], themes=themes)


def total(wanted: Wanted) -> int:
    """Count the initiatives that are asked."""
    return portfolio(wanted).count()


def newest(programme_key: str, *, size: int) -> tuple[InitiativeRow, ...]:
    """Give the initiatives whose page was changed last."""
    found = portfolio(Wanted(programme=programme_key)).order_by("-changed_at", "-key")[:size]
    return tuple(_row(initiative) for initiative in found)


def chosen(keys: Iterable[str]) -> tuple[InitiativeRow, ...]:
    """Give the visible initiatives with these keys, by title."""
    return rows(visible().filter(key__in=list(keys)).order_by("sort_key", "key"))


def all_keys(programme_key: str) -> list[str]:
    """Give the keys of all visible initiatives of a programme, by title."""
    found = portfolio(Wanted(programme=programme_key)).order_by("sort_key", "key")
    return list(found.values_list("key", flat=True))


def titles_by_key(keys: Iterable[str], *, hidden: bool = False) -> dict[str, Bilingual]:
    """Give the titles of initiatives by key; of those that are not public only where they are asked too."""
    found = Initiative.objects.all() if hidden else visible()
    rows = found.filter(key__in=list(keys)).order_by()
    return {key: Bilingual(nl, en) for key, nl, en in rows.values_list("key", "title_nl", "title_en")}


def titles_now(keys: Iterable[str]) -> dict[str, Bilingual]:
    """Give the titles of initiatives that everyone may see by key; of one that goes on as another, that one's title."""
    on = Q(published=True, merged_into=None) | Q(merged_into__published=True, merged_into__merged_into=None)
    titles = [Coalesce(f"merged_into__{name}", name) for name in ("title_nl", "title_en")]
    rows = Initiative.objects.filter(on, key__in=list(keys)).order_by()
    return {key: Bilingual(nl, en) for key, nl, en in rows.values_list("key", *titles)}


def visible_keys(keys: Iterable[str]) -> set[str]:
    """Tell which of these keys belong to initiatives that everyone may see."""
    return set(visible().filter(key__in=list(keys)).values_list("key", flat=True))


def counts(programme_key: str) -> dict[tuple[str, str], int]:
    """Count the visible initiatives of a programme: all, and by theme, task, round and phase; one query."""
    among = portfolio(Wanted(programme=programme_key)).order_by()
    parts = {
        "theme": "themes__key",
        "task": "policy_tasks__key",
        "round": "participations__round__key",
        "phase": "phase",
    }
    tallies = [
        among.filter(**{f"{path}__isnull": False})
        .annotate(of=Value(word, output_field=CharField()), what=F(path))
        .values_list("of", "what")
        .annotate(number=Count("pk"))
        for word, path in parts.items()
    ]
    every = among.annotate(of=Value("all", output_field=CharField()), what=Value("", output_field=CharField()))
    tallies.append(every.values_list("of", "what").annotate(number=Count("pk")))
    return {(of, what): number for of, what, number in tallies[0].union(*tallies[1:], all=True)}


def phases() -> dict[str, str]:
    """Give the phases an initiative can be in, with their words."""
    return {str(value): str(label) for value, label in Phase.choices}


def places_in_use(programme_key: str) -> tuple[Named, ...]:
    """Give the places where initiatives of a programme work, by name; of very many, the first five hundred."""
    at_work = InitiativePlace.objects.filter(
        place=OuterRef("pk"),
        initiative__published=True,
        initiative__merged_into__isnull=True,
        initiative__programme__key=programme_key,
    )
    found = Place.objects.filter(Exists(at_work)).order_by("sort_key", "key")
    return tuple(Named(key, name) for key, name in found.values_list("key", "name")[:500])


def involved_organisations(programme_key: str) -> tuple[QuerySet[Partner, int], QuerySet[Initiative, int | None]]:
    """Give the numbers of the organisations that are partner or initiator, for use inside another query."""
    among = portfolio(Wanted(programme=programme_key)).order_by()
    partners = Partner.objects.filter(initiative__in=among).values_list("organisation_id", flat=True)
    return partners, among.filter(organisation__isnull=False).values_list("organisation_id", flat=True)


def rows(found: Sequence[Initiative] | QuerySet[Initiative], *, themes: bool = True) -> tuple[InitiativeRow, ...]:
    """Give initiatives as rows of a list, with their places and, unless not asked, themes: a query for each."""
    records = list(found)
    numbers = [initiative.pk for initiative in records]
    places = places_of(numbers)
    subjects = themes_of(numbers) if themes else {}
    return tuple(
        _row(initiative, tuple(places.get(initiative.pk, ())), tuple(subjects.get(initiative.pk, ())))
        for initiative in records
    )


def places_of(numbers: Sequence[int]) -> dict[int, list[Named]]:
    """Give the places of initiatives by number."""
    found: dict[int, list[Named]] = defaultdict(list)
    if numbers:
        links = InitiativePlace.objects.filter(initiative_id__in=numbers).order_by("place__sort_key")
        for number, key, name in links.values_list("initiative_id", "place__key", "place__name"):
            found[number].append(Named(key, name))
    return found


def themes_of(numbers: Sequence[int]) -> dict[int, list[Titled]]:
    """Give the themes of initiatives by number."""
    found: dict[int, list[Titled]] = defaultdict(list)
    if numbers:
        links = Initiative.themes.through.objects.filter(initiative_id__in=numbers)
        links = links.order_by("theme__position", "theme__key")
        for number, key, nl, en in links.values_list(
            "initiative_id", "theme__key", "theme__title_nl", "theme__title_en"
        ):
            found[number].append(Titled(key, Bilingual(nl, en)))
    return found


def _row(initiative: Initiative, places: tuple[Named, ...] = (), themes: tuple[Titled, ...] = ()) -> InitiativeRow:
    return InitiativeRow(
        key=initiative.key,
        title=initiative.title,
        summary=initiative.summary,
        phase=initiative.phase,
        province_wide=initiative.province_wide,
        changed_at=initiative.changed_at,
        places=places,
        themes=themes,
    )


def _of_theme(wanted: Wanted) -> QuerySet[Any, int] | None:
    if not wanted.theme:
        return None
    return Initiative.themes.through.objects.filter(theme__key=wanted.theme).values_list("initiative_id", flat=True)


def _of_task(wanted: Wanted) -> QuerySet[Any, int] | None:
    if not wanted.task:
        return None
    links = Initiative.policy_tasks.through.objects.filter(policytask__key=wanted.task)
    return links.values_list("initiative_id", flat=True)


def _of_round(wanted: Wanted) -> QuerySet[Participation, int] | None:
    if not wanted.round:
        return None
    return Participation.objects.filter(round__key=wanted.round).values_list("initiative_id", flat=True)


def _of_place(wanted: Wanted) -> QuerySet[InitiativePlace, int] | None:
    if not wanted.place:
        return None
    here = InitiativePlace.objects.filter(place__in=inside(wanted.place).values("pk"))
    return here.values_list("initiative_id", flat=True)


def _with_words(wanted: Wanted) -> tuple[str, ...]:
    """Give the keys of what search finds: at most a thousand, the best ones."""
    return search.keys(wanted.q, kind="initiative", programme_key=wanted.programme)
