"""Where observations were used: asked of the rooms of learning above them, each of which adds its answer here."""

from collections.abc import Callable, Iterable, Mapping

from veerkracht.learning.asking.queries.uses import uses as asking
from veerkracht.learning.lessons.queries.uses import uses as lessons
from veerkracht.learning.noticing.used import Use

ROOMS: tuple[Callable[[Iterable[str]], Mapping[str, tuple[Use, ...]]], ...] = (asking, lessons)
"""For the keys of observations, the questions, probes, sessions and lessons of one room that use them."""


def used(keys: Iterable[str]) -> Mapping[str, tuple[Use, ...]]:
    """Give where each of these observations was used, in all rooms."""
    asked = list(keys)
    found: dict[str, tuple[Use, ...]] = {}
    for room in ROOMS:
        for key, uses in room(asked).items():
            found[key] = (*found.get(key, ()), *uses)
    return found
