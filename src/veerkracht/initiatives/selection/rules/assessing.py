"""An assessment framework, and what several reviewers make of one application: the mean and how far they are apart.

Source: rule R5 of the programme (an assessment on all criteria); the four admission conditions are those of the
programme itself. See docs/methods/assessing.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from veerkracht.foundation.keys import is_key
from veerkracht.foundation.texts import Bilingual

LOWEST, HIGHEST = 0, 4
"""The scale of a score: from "not at all" to "fully"."""
MET = 2
"""From this mean on, reviewers together see a condition met."""
APART = 2
"""So many points between two reviewers is a difference to talk about first."""
HEAVIEST = 10
MOST = 20


@dataclass(frozen=True, slots=True)
class Criterion:
    """What reviewers look at, how heavily it counts, and whether it is a condition to be admitted."""

    key: str
    title: Bilingual
    look: Bilingual
    weight: int = 1
    condition: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """What reviewers gave together: never only the mean, always also how many and between which two."""

    count: int
    mean: Fraction | None = None
    lowest: Fraction | None = None
    highest: Fraction | None = None

    @property
    def apart(self) -> bool:
        """Say whether the reviewers are so far apart that they should talk first."""
        return self.lowest is not None and self.highest is not None and self.highest - self.lowest >= APART


def criteria(rows: Iterable[Mapping[str, object]]) -> tuple[Criterion, ...]:
    """Read the criteria of a framework as they are kept."""
    return tuple(
        Criterion(
            key=str(row["key"]),
            title=Bilingual(str(row.get("title_nl", "")), str(row.get("title_en", ""))),
            look=Bilingual(str(row.get("look_nl", "")), str(row.get("look_en", ""))),
            weight=int(str(row.get("weight", 1))),
            condition=bool(row.get("condition", False)),
        )
        for row in rows
    )


def wrong(found: Sequence[Criterion]) -> str:
    """Name what is wrong with a framework, or nothing: "none", "many", "twice", "title" or "weight".

    >>> wrong([Criterion("effect", Bilingual("Effect in zicht"), Bilingual(), weight=0)])
    'weight'
    """
    if not found:
        return "none"
    if len(found) > MOST:
        return "many"
    if len({one.key for one in found}) < len(found) or not all(is_key(one.key) for one in found):
        return "twice"
    if not all(one.title.nl.strip() for one in found):
        return "title"
    return "" if all(1 <= one.weight <= HEAVIEST for one in found) else "weight"


def complete(given: Mapping[str, int | None], found: Iterable[Criterion]) -> bool:
    """Say whether a reviewer looked at every criterion; "I cannot say" is not a score."""
    return all(given.get(one.key) is not None for one in found)


def spread(values: Iterable[Fraction | int | None]) -> Spread:
    """Put together what reviewers gave; what someone could not say is left out and not counted as nothing.

    >>> found = spread([4, 2, 3, None])
    >>> found.count, float(found.mean), int(found.lowest), int(found.highest), found.apart
    (3, 3.0, 2, 4, True)
    """
    known = [Fraction(value) for value in values if value is not None]
    total = sum(known, start=Fraction())
    return Spread(len(known), total / len(known), min(known), max(known)) if known else Spread(0)


def weighed(given: Mapping[str, int | None], found: Iterable[Criterion]) -> Fraction | None:
    """Give the score of one reviewer over all criteria by their weights; unknown where one is missing.

    >>> both = [Criterion("a", Bilingual("A"), Bilingual(), 3), Criterion("b", Bilingual("B"), Bilingual(), 1)]
    >>> weighed({"a": 4, "b": 0}, both)
    Fraction(3, 1)
    """
    found = tuple(found)
    if not found or not complete(given, found):
        return None
    total = sum(one.weight for one in found)
    return Fraction(sum(one.weight * (given[one.key] or 0) for one in found), total)
