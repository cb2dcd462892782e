"""What do others pay? The prices of metrics that are alike, as a strip of dots with the table beside it."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.foundation.money import Money, NotMoney, typed
from veerkracht.fund.reference.queries import prices as reference
from veerkracht.fund.reference.queries.prices import Alike, PriceRow, alike
from veerkracht.fund.reference.rules.kinship import Spread
from veerkracht.publishing.compared import words
from veerkracht.publishing.filters import Asked, Option, asked, choose
from veerkracht.publishing.initiatives import Filter

FILTERS = ("q", "topic", "weeks", "price", "sector")
WIDTH, HEIGHT, MIDDLE, LEFT, RIGHT = 640, 170, 92, 24, 24
DOT, ROOM = 11, 72
"""How wide a dot is, and how high a stack of them may be."""
LONGEST = 5200


@dataclass(frozen=True, slots=True)
class Priced:
    """One price in words."""

    row: PriceRow
    amount: str
    in_euro: str
    rate: str
    countries: str
    most: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One price in the picture."""

    x: str
    y: str
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """An amount under the strip, or in it: the quarters, and what you gave."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The picture: a dot for each price on a line of euros, the middle half as a bar, and the price that was given."""

    dots: tuple[Dot, ...]
    marks: tuple[Mark, ...]
    box: tuple[str, str]
    median: str
    given: Mark | None
    width: int = WIDTH
    height: int = HEIGHT
    middle: int = MIDDLE
    label: int = MIDDLE + 38


@dataclass(frozen=True, slots=True)
class PricesPage:
    """What was asked, what was found, and how it is drawn."""

    asked: Asked
    filters: tuple[Filter, ...]
    found: Alike
    rows: tuple[Priced, ...]
    strip: Strip | None
    numbers: tuple[tuple[str, str], ...]
    topic: str
    price: str
    said: bool


def prices(query: QueryDict) -> PricesPage:
    """Read the question and answer it: two queries."""
    reading, found, filters = question(query)
    spread = found.spread
    numbers: tuple[tuple[str, str], ...] = ()
    if spread:
        numbers = (
            (_("lowest"), words.amount(spread.lowest, "EUR")),
            (_("a quarter is below"), words.amount(spread.quarter, "EUR")),
            (_("half is below"), words.amount(spread.middle, "EUR")),
            (_("three quarters are below"), words.amount(spread.three_quarters, "EUR")),
            (_("highest"), words.amount(spread.highest, "EUR")),
        )
    return PricesPage(
        reading,
        filters,
        found,
        tuple(map(_priced, found.rows)),
        _strip(found, spread) if spread else None,
        numbers,
        str(words.TOPICS.get(found.sort.topic, "")),
        words.amount(found.price, "EUR"),
        any(reading.get(name) for name in ("q", "topic")),
    )


def question(query: QueryDict) -> tuple[Asked, Alike, tuple[Filter, ...]]:
    """Read what is asked; what cannot be read is left out, with a sentence that says so."""
    reading = asked("compare-prices", query, FILTERS, paging=False)
    sentence = _("We do not know the choice “%s”, so we left it out.").__mod__
    topics = {name: str(words.TOPICS[name]) for name in reference.topics() if name in words.TOPICS}
    sectors = {name: str(word) for name, word in words.SECTORS.items() if name != "unknown"}
    reading = choose(choose(reading, "topic", topics, sentence), "sector", sectors, sentence)
    weeks, price = _weeks(reading.get("weeks")), _price(reading.get("price"))
    if reading.get("weeks") and weeks is None:
        reading = reading.without("weeks", _("Write the weeks as a whole number from 1 to 5,200, such as 26."))
    if reading.get("price") and price is None:
        reading = reading.without("price", _("Write the price in euro as digits, such as 2500 or 2500.50."))
    found = alike(
        definition=reading.get("q"),
        topic=reading.get("topic"),
        weeks=weeks,
        price=price,
        sector=reading.get("sector"),
    )
    filters = (
        Filter("topic", _("Topic"), reading.get("topic"), tuple(Option(*one) for one in topics.items())),
        Filter("sector", _("Policy sector"), reading.get("sector"), tuple(Option(*one) for one in sectors.items())),
    )
    return reading, found, filters


def _weeks(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:9]) <= LONGEST else None


def _price(text: str) -> Decimal | None:
    """Read a price in euro, as it is written in the language of the page."""
    try:
        return Money.parse(typed(text, (get_language() or "nl")[:2]), "EUR").exact if text else None
    except NotMoney:
        return None


def _priced(row: PriceRow) -> Priced:
    converted = row.rate if row.currency != "EUR" else None
    rate = f"{number_format(converted.rate, decimal_pos=4)} ({converted.year})" if converted else ""
    return Priced(
        row,
        words.amount(row.amount, row.currency),
        words.amount(row.in_euro, "EUR"),
        rate,
        ", ".join(map(words.country, row.countries)),
        words.amount(row.most, row.currency),
    )


def _strip(found: Alike, spread: Spread) -> Strip:
    """Draw the prices in euro on one line from zero; equal ones are stacked."""
    top = max(spread.highest, found.price or Decimal(0)) or Decimal(1)

    def across(value: Decimal) -> float:
        return LEFT + float(value / top) * (WIDTH - LEFT - RIGHT)

    slots = [(round(across(row.in_euro) / DOT), row) for row in found.rows if row.in_euro is not None]
    highest = max(Counter(slot for slot, _row in slots).values())
    step = min(DOT, ROOM / highest)
    stacked: Counter[int] = Counter()
    dots = []
    for slot, row in slots:
        y = MIDDLE - 12 - stacked[slot] * step
        stacked[slot] += 1
        said = (words.amount(row.in_euro, "EUR"), words.amount(row.amount, row.currency), str(row.year), row.name)
        dots.append(Dot(f"{slot * DOT:.1f}", f"{y:.1f}", " · ".join(said)))
    marks = (
        Mark(f"{across(Decimal(0)):.1f}", words.amount(Decimal(0), "EUR"), "start"),
        Mark(f"{across(top):.1f}", words.amount(round(top), "EUR"), "end"),
    )
    given = None
    if found.price is not None:
        place = across(found.price)
        anchor = "end" if place > WIDTH / 2 else "start"
        given = Mark(f"{place:.1f}", words.amount(found.price, "EUR"), anchor)
    box = (f"{across(spread.quarter):.1f}", f"{max(2, across(spread.three_quarters) - across(spread.quarter)):.1f}")
    return Strip(tuple(dots), marks, box, f"{across(spread.middle):.1f}", given)
