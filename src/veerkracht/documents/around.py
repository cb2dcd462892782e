"""What documents need to know of the rooms above: handed in by the addresses, since no room may ask one above it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from veerkracht.documents.audience import Beneath
from veerkracht.foundation.texts import Bilingual
from veerkracht.people.permissions import Scope


@dataclass(frozen=True, slots=True)
class Named:
    """What a document is about: its title and the address of its page."""

    title: Bilingual
    address: str


@dataclass(frozen=True, slots=True)
class Around:
    """How records lie in each other: `scopes` what a record lies in, `beneath` what lies in a scope."""

    scopes: Callable[[Iterable[Scope]], tuple[Scope, ...]]
    beneath: Beneath
    names: Callable[[Iterable[Scope]], dict[Scope, Named]]
    home: Callable[[], str]
