"""Which metrics are alike: what they are about, and how long it has to last; and how far their prices lie apart.

A topic is read from the words of the definition, in English or Dutch, and a duration from "26 weeks" or "half a year".
See docs/methods/kinship.md.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

TOPICS = {
    "work": r"employ|\bjobs?\b|\bwork(?!\s+experience|ing with)|\bearn|wage|\bwerk|\bba(an|nen)\b|\bloon",
    "learning": (
        r"qualification|basic skills|school|education|training|course|literacy|\bnqf\b|attendance|diploma|graduat"
        r"|\blearn|opleiding|onderwijs|\bleren"
    ),
    "housing": r"accomm?odation|housing|tenanc|homeless|rough sleep|\bwon(en|ing)|dakloos|onderdak",
    "taking part": r"volunteer|work experience|social contact|isolation|lonel|vrijwillig|eenza|dagbested|meedoen",
    "health": r"health|patient|bed days|hospital|diabet|cure|clinic|\bhiv\b|treatment|weight|gezond|zorg|behandel",
    "family": r"famil|foster|\bcare placement|out of care|\bchild|parent|gezin|pleegzorg|kind(eren)?\b",
    "justice": r"reoffend|re-offend|offence|convict|prison|crim|recidiv|detentie",
    "wellbeing": (
        r"wellbeing|well-being|confidence|feels|self-determined"
        r"|emotional|relationship|resilien|welzijn|veerkracht|vertrouwen"
    ),
}
"""Words by which a topic is known; the one with most words wins, and of two alike the first."""
UNITS: dict[str, int | Fraction] = {
    "week": 1,
    "weken": 1,
    "month": Fraction(52, 12),
    "maand": Fraction(52, 12),
    "year": 52,
    "jaar": 52,
}
COUNTED = (
    ("a", "an", "one", "een", "één"), ("two", "twee"), ("three", "drie"), ("four", "vier"), ("five", "vijf"),
    ("six", "zes"), ("seven", "zeven"), ("eight", "acht"), ("nine", "negen"), ("ten", "tien"), ("eleven", "elf"),
    ("twelve", "twaalf"),
)  # fmt: skip
NUMBERS = {"half": Fraction(1, 2), "halve": Fraction(1, 2)} | {
    word: Fraction(number) for number, words in enumerate(COUNTED, start=1) for word in words
}
LASTS = re.compile(
    rf"(?P<number>\d+|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(\s+(?:a|an))?[\s-]*"
    r"(?P<unit>weeks?|weken|months?|maand(?:en)?|years?(?!\s+(?:old|of age|of higher|\d))|ja(?:ar|ren))\b"
)
NEAR = Fraction(3, 2)
"""Two durations are alike when one is at most one and a half times the other."""


@dataclass(frozen=True, slots=True)
class Sort:
    """What a metric is about and how many weeks it lasts; empty and None where the words do not say."""

    topic: str = ""
    weeks: int | None = None

    def like(self, other: "Sort") -> bool:
        """Say whether another metric is of the same sort, as far as this one says.

        >>> Sort("work", 26).like(Sort("work", 30)), Sort("work", 26).like(Sort("work"))
        (True, False)
        """
        if self.topic != other.topic:
            return False
        if self.weeks is None:
            return True
        return other.weeks is not None and self.weeks <= other.weeks * NEAR and other.weeks <= self.weeks * NEAR


def sort_of(text: str) -> Sort:
    """Read from a definition what it is about and how long it has to last.

    >>> sort_of("Sustained employment for at least 26 weeks"), sort_of("een half jaar werk")
    (Sort(topic='work', weeks=26), Sort(topic='work', weeks=26))
    """
    words = text.casefold()
    counts = {topic: len(re.findall(pattern, words)) for topic, pattern in TOPICS.items()}
    topic = max(counts, key=lambda one: counts[one])
    return Sort(topic if counts[topic] else "", _weeks(words))


def _weeks(words: str) -> int | None:
    """Give the first duration in a text, in weeks."""
    found = LASTS.search(words)
    if found is None:
        return None
    said = found["number"]
    number = Fraction(said) if said.isdigit() else NUMBERS[said]
    unit = next(size for name, size in UNITS.items() if found["unit"].startswith((name, name[:2] + "ren")))
    weeks = round(number * unit)
    return weeks if 0 < weeks < 5200 else None


@dataclass(frozen=True, slots=True)
class Spread:
    """How far amounts lie apart: the lowest and highest, and between them the quarters."""

    number: int
    lowest: Decimal
    quarter: Decimal
    middle: Decimal
    three_quarters: Decimal
    highest: Decimal


def spread(amounts: Iterable[Decimal]) -> Spread | None:
    """Say how far amounts lie apart; nothing for none. Never a bare average: one large price would carry it away.

    >>> spread([Decimal(1), Decimal(2), Decimal(9)]).middle
    Decimal('2')
    """
    ordered = sorted(amounts)
    if not ordered:
        return None
    lowest, quarter, middle, three, highest = (_at(ordered, Fraction(part, 4)) for part in range(5))
    return Spread(len(ordered), lowest, quarter, middle, three, highest)


def _at(ordered: list[Decimal], part: Fraction) -> Decimal:
    """Give what stands at a part of the way, in a straight line between two neighbours."""
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    rest = place - below
    return ordered[below] + (ordered[above] - ordered[below]) * Decimal(rest.numerator) / Decimal(rest.denominator)


LOGICS = ("unit-price", "ladder", "tiers", "capped", "comparison", "unknown")
COMPARED = re.compile(r"\brct\b|randomi[sz]ed|quasi|historical comparison|control group|counterfactual", re.IGNORECASE)


def logics(prices: Iterable[tuple[str, Sort, bool]], methods: Iterable[str]) -> tuple[str, ...]:
    """Say by which logic a contract pays, as far as its prices (metric, sort, capped) and methods tell.

    >>> logics([("a", Sort("work", 13), False), ("b", Sort("work", 26), True)], ["RCT"])
    ('unit-price', 'ladder', 'capped', 'comparison')
    """
    priced = list(prices)
    names = [metric for metric, _sort, _capped in priced]
    steps = {(sort.topic, sort.weeks) for _metric, sort, _capped in priced if sort.weeks is not None}
    found = {
        "unit-price": bool(priced),
        "ladder": len(steps) > len({topic for topic, _weeks in steps}),
        "tiers": len(set(names)) < len(names),
        "capped": any(capped for _metric, _sort, capped in priced),
        "comparison": any(COMPARED.search(method) for method in methods),
    }
    return tuple(name for name, holds in found.items() if holds) or ("unknown",)
