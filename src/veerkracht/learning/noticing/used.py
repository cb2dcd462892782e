"""In which question, probe or lesson an observation was used: asked of the rooms above, which hand in who answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from veerkracht.foundation.texts import Bilingual


@dataclass(frozen=True, slots=True)
class Use:
    """One question, probe, session or lesson in which an observation was used."""

    what: str
    title: Bilingual
    address: str


Uses = Callable[[Iterable[str]], Mapping[str, tuple[Use, ...]]]
"""For the keys of observations, where each was used; a key that was not used is left out."""
