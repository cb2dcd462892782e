"""The list of contracts of elsewhere as it is asked, and its picture: how many began in which year."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from veerkracht.fund.reference.queries import contracts as reference
from veerkracht.fund.reference.queries.contracts import ContractRow, Wanted
from veerkracht.publishing.compared import words
from veerkracht.publishing.filters import Asked, Chip, Option, Pages, asked, choose
from veerkracht.publishing.initiatives import Filter

FILTERS = ("q", "country", "sector", "logic", "size", "year", "has", "view")
VIEWS = ("list", "table", "picture")
WIDTH, HEIGHT, FOOT, LEFT = 640, 220, 24, 36


@dataclass(frozen=True, slots=True)
class Listed:
    """One contract as the list shows it."""

    row: ContractRow
    sector: str
    countries: str
    logics: str
    stage: str
    invested: str
    people: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The list as it is asked."""

    asked: Asked
    rows: tuple[Listed, ...]
    total: int
    everything: int
    filters: tuple[Filter, ...]
    chips: tuple[Chip, ...]
    pages: Pages
    view: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One year in the picture."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    year: int
    number: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """How many contracts began in each year; `unknown` have no year."""

    bars: tuple[Bar, ...]
    most: int
    unknown: int
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - FOOT


def wanted(query: QueryDict) -> tuple[Asked, Wanted, tuple[Filter, ...]]:
    """Read what is asked, with a sentence for everything that does not exist: one query."""
    reading = asked("compare", query, FILTERS)
    options = _options()
    for name, known in options.items():
        reading = choose(reading, name, known, _("We do not know the choice “%s”, so we left it out.").__mod__)
    reading = choose(
        reading, "view", dict.fromkeys(VIEWS, ""), _("We do not know the view “%s”; this is the list.").__mod__
    )
    asked_for = Wanted(**{name: reading.get(name) for name in FILTERS if name != "view"})
    labels = _labels()
    filters = tuple(
        Filter(name, labels[name], reading.get(name), tuple(Option(value, shown) for value, shown in some.items()))
        for name, some in options.items()
    )
    return reading, asked_for, filters


def listing(query: QueryDict) -> Listing:
    """Put the list together: six queries, however many contracts there are."""
    reading, asked_for, filters = wanted(query)
    page = reference.contracts(asked_for, reading.turn)
    labels = {one.name: next((it.label for it in one.options if it.value == one.chosen), "") for one in filters}
    labels |= {"q": _("Words: “%s”") % asked_for.q if asked_for.q else ""}
    return Listing(
        asked=reading.turned(page),
        rows=tuple(listed(row) for row in page.rows),
        total=page.total,
        everything=reference.total(),
        filters=filters,
        chips=reading.chips(labels),
        pages=reading.pages(page),
        view=reading.get("view") or "list",
    )


def listed(row: ContractRow) -> Listed:
    """Give one contract in words."""
    return Listed(
        row=row,
        sector=str(words.SECTORS.get(row.sector or "unknown", row.sector)),
        countries=", ".join(map(words.country, row.countries)),
        logics=", ".join(str(words.LOGICS[logic]) for logic in row.logics if logic != "unknown"),
        stage=str(words.STAGES.get(row.stage, row.stage)),
        invested=words.amount(row.invested, row.currency) if row.currency else "",
        people=words.amount(row.people),
    )


def picture(asked_for: Wanted) -> Bars:
    """Draw how many of the contracts that fit began in each year."""
    counts = {year: sum(by_sector.values()) for year, by_sector in reference.years(asked_for).items()}
    unknown = counts.pop(None, 0)
    numbers = {year: number for year, number in counts.items() if year}
    if not numbers:
        return Bars((), 0, unknown)
    first, last, most = min(numbers), max(numbers), max(numbers.values())
    step = (WIDTH - LEFT) / (last - first + 1)
    bars = []
    for place, year in enumerate(range(first, last + 1)):
        number = numbers.get(year, 0)
        height = (HEIGHT - FOOT - 20) * number / most
        x = LEFT + place * step
        shape = (f"{x:.1f}", f"{HEIGHT - FOOT - height:.1f}", f"{step * 0.8:.1f}", f"{height:.1f}")
        bars.append(Bar(*shape, f"{x + step * 0.4:.1f}", year, number, step > 40 or (last - year) % 2 == 0))
    return Bars(tuple(bars), most, unknown)


def _options() -> dict[str, dict[str, str]]:
    """Give what can be chosen in each filter, with the number of contracts that have it."""
    found = reference.choices()
    countries = {code: words.country(code) for code in found["country"]}
    return {
        "country": dict(sorted(countries.items(), key=lambda one: one[1])),
        "sector": _known(words.SECTORS, found["sector"]),
        "logic": _known(words.LOGICS, found["logic"]),
        "size": {name: str(word) for name, word in words.SIZES.items()},
        "year": {year: year if year != "unknown" else _("not known") for year in sorted(found["year"], reverse=True)},
        "has": {"prices": _("Prices"), "results": _("Results"), "payments": _("Payments")},
    }


def _known(names: dict[str, Promise], counts: dict[str, int]) -> dict[str, str]:
    """Give the choices that occur, in their own order; one that we have no word for keeps its own."""
    known = {name: f"{word} ({counts[name]})" for name, word in names.items() if name in counts}
    return known | {name: f"{name} ({number})" for name, number in counts.items() if name not in known}


def _labels() -> dict[str, str]:
    return {
        "country": pgettext("filter", "Country"),
        "sector": pgettext("filter", "Policy sector"),
        "logic": pgettext("filter", "How it pays"),
        "size": pgettext("filter", "Size"),
        "year": pgettext("filter", "Year"),
        "has": pgettext("filter", "Only with"),
    }
