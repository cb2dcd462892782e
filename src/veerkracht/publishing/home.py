"""The home page: what the programme is for, why, where, how far it is, and what is new."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from veerkracht.documents import queries as documents
from veerkracht.documents.queries import FactRow
from veerkracht.initiatives.queries import portfolio
from veerkracht.initiatives.queries.portfolio import InitiativeRow, Wanted
from veerkracht.programmes.queries import programme as programmes
from veerkracht.programmes.queries.programme import FocusRow, Part, Parts, ProgrammeRow, VersionLine

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A theme, task or round with the number of its initiatives."""

    part: Part
    number: int


@dataclass(frozen=True, slots=True)
class News:
    """A new version of the agenda or of a goal, with its page."""

    line: VersionLine
    address: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page of a programme."""

    programme: ProgrammeRow
    began: Part | None
    first: tuple[InitiativeRow, ...]
    first_total: int
    total: int
    themes: tuple[Counted, ...]
    tasks: tuple[Counted, ...]
    rounds: tuple[Counted, ...]
    facts: tuple[FactRow, ...]
    focuses: tuple[tuple[FocusRow, ...], ...]
    newest: tuple[InitiativeRow, ...]
    news: tuple[News, ...]


def home(*, on: date) -> Home | None:
    """Put the home page together: at most nine queries; nothing where no programme was loaded yet."""
    programme = programmes.home()
    if programme is None:
        return None
    parts, numbers = programmes.parts(programme.key), portfolio.counts(programme.key)
    began = next((part for part in parts.rounds if part.kind == "selection"), None)
    wish = Wanted(programme=programme.key, round=began.key if began else "")
    first = portfolio.some(wish, size=MOST_SHOWN, themes=False)
    total = numbers.get(("all", ""), 0)
    return Home(
        programme=programme,
        began=began,
        first=first,
        first_total=numbers.get(("round", began.key), 0) if began else total,
        total=total,
        **counted(parts, numbers),
        facts=documents.facts("programme", programme.key),
        focuses=grouped(programmes.focuses(programme.key, on=on)),
        newest=portfolio.newest(programme.key, size=4),
        news=tuple(News(line, address_of(line)) for line in programmes.latest_versions(programme.key, size=4, on=on)),
    )


def counted(parts: Parts, numbers: dict[tuple[str, str], int]) -> dict[str, tuple[Counted, ...]]:
    """Put the number of initiatives beside each theme, task and round."""
    return {
        name: tuple(Counted(part, numbers.get((part.part, part.key), 0)) for part in some)
        for name, some in (("themes", parts.themes), ("tasks", parts.tasks), ("rounds", parts.rounds))
    }


def grouped(focuses: tuple[FocusRow, ...]) -> tuple[tuple[FocusRow, ...], ...]:
    """Put focus places that share a group under one heading."""
    groups: dict[str, list[FocusRow]] = {}
    for focus in focuses:
        groups.setdefault(focus.group.nl or focus.group.en or focus.place_key, []).append(focus)
    return tuple(tuple(group) for group in groups.values())


def address_of(line: VersionLine) -> str:
    """Give the page on which a version is read."""
    if line.what == "goal":
        return reverse("goal", args=[line.key])
    return f"{reverse('agenda')}?on={line.in_force_from.isoformat()}"
