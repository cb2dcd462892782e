"""What a chosen set looks like with and without a candidate: by theme, place, phase, risk and need.

Source: the programme asks for a set that is spread over themes, places and phases (start-up, growth, large scale), so
that it learns from differences. See docs/methods/composition.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DIMENSIONS = ("theme", "place", "phase", "risk", "need")
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Member:
    """One of a set, with its values in each dimension; one that has none there is unknown in it."""

    key: str
    values: Mapping[str, frozenset[str]]

    def of(self, dimension: str) -> frozenset[str]:
        """Give its values in a dimension; unknown is a value too, so that it is shown and not left out."""
        return self.values.get(dimension) or frozenset({UNKNOWN})


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a dimension: how many of the set have it without the candidate, and whether the candidate has it."""

    value: str
    without: int
    adds: bool

    @property
    def with_it(self) -> int:
        """Give how many have it with the candidate."""
        return self.without + self.adds

    @property
    def first(self) -> bool:
        """Say whether the candidate is the first of the set to have it."""
        return self.adds and self.without == 0 and self.value != UNKNOWN


@dataclass(frozen=True, slots=True)
class Composition:
    """The set in view: its rows in each dimension, and who in it is most like the candidate."""

    size: int
    rows: Mapping[str, tuple[Row, ...]]
    nearest: tuple[str, ...]
    shared: int
    """In how many dimensions, of those known of the candidate, the nearest are the same."""
    known: int


def composition(members: Iterable[Member], candidate: Member) -> Composition:
    """Count the set with and without a candidate; one with several themes or places counts under each of them.

    >>> one = Member("slowcare", {"theme": frozenset({"care"}), "place": frozenset({"oss"})})
    >>> new = Member("nieuw", {"theme": frozenset({"care"}), "place": frozenset({"uden"})})
    >>> found = composition([one], new)
    >>> [(row.value, row.without, row.with_it) for row in found.rows["place"]], found.nearest, found.shared, found.known
    ([('oss', 1, 1), ('uden', 0, 1)], ('slowcare',), 1, 2)
    """
    others = [one for one in members if one.key != candidate.key]
    rows = {name: _rows(name, others, candidate) for name in DIMENSIONS}
    known = [name for name in DIMENSIONS if candidate.of(name) != {UNKNOWN}]
    alike = {one.key: sum(1 for name in known if one.of(name) & candidate.of(name)) for one in others}
    most = max(alike.values(), default=0)
    nearest = tuple(key for key, count in alike.items() if count == most and most)
    return Composition(len(others), rows, nearest, most, len(known))


def _rows(dimension: str, others: Iterable[Member], candidate: Member) -> tuple[Row, ...]:
    counted = Counter(value for one in others for value in one.of(dimension))
    values = {*counted, *candidate.of(dimension)}
    ordered = sorted(values, key=lambda value: (value == UNKNOWN, -counted[value], value))
    return tuple(Row(value, counted[value], value in candidate.of(dimension)) for value in ordered)
