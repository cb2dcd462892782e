"""Who should meet whom: one offers what the other asks, they work on alike things, and they do not know each other.

Source: our own weighing, half for complement, three tenths for text and two for distance in the network; what came of
earlier introductions corrects it. See docs/methods/meeting.md.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from veerkracht.support.rules.network import Network, adamic_adar, distances

FARTHEST = 5
NO_WAY = 6
PER_MONTH = 2
"""As many introductions as one contact is asked for in a month."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much."""

    complement: float = 0.5
    likeness: float = 0.3
    distance: float = 0.2


@dataclass(frozen=True, slots=True)
class Introduction:
    """A pair that may be introduced, and why."""

    score: float
    one: str
    other: str
    complement: float
    likeness: float
    distance: int
    acquaintances: float


def complement(
    one: str, other: str, offers: Mapping[str, Collection[str]], wants: Mapping[str, Collection[str]]
) -> float:
    """Give whether each offers what the other asks: half for one way, whole for both.

    >>> complement("a", "b", {"a": ["hall"], "b": ["cook"]}, {"a": ["cook"], "b": ["van"]})
    0.5
    """
    ways = ((one, other), (other, one))
    return sum(bool(fitting(giver, asker, offers, wants)) for giver, asker in ways) / 2


def fitting(
    giver: str, asker: str, offers: Mapping[str, Collection[str]], wants: Mapping[str, Collection[str]]
) -> list[str]:
    """Name what one offers that the other asks.

    >>> fitting("a", "b", {"a": ["hall", "van"]}, {"b": ["van", "cook"]})
    ['van']
    """
    return sorted(set(offers.get(giver, ())) & set(wants.get(asker, ())))


def introductions(
    network: Network,
    offers: Mapping[str, Collection[str]],
    wants: Mapping[str, Collection[str]],
    alike: Callable[[str, str], float],
    weights: Weights = Weights(),
    among: Collection[str] | None = None,
) -> list[Introduction]:
    """List all pairs without a tie, who should meet most first; likeness counts beside that of the most alike pair.

    `among` says which may meet, where the network knows more.
    """
    nodes = [node for node in network.ties if among is None or node in among]
    pairs = list(combinations(nodes, 2))
    likeness = {pair: alike(*pair) for pair in pairs}
    most = max(likeness.values(), default=0.0)
    far = {node: distances(network, node) for node in nodes}
    found = []
    for one, other in pairs:
        if other in network.ties[one]:
            continue
        fits, steps = complement(one, other, offers, wants), far[one].get(other, NO_WAY)
        near = likeness[one, other] / most if most else 0.0
        score = weights.complement * fits + weights.likeness * near
        score += weights.distance * min(steps, FARTHEST) / FARTHEST
        found.append(
            Introduction(score, one, other, fits, likeness[one, other], steps, adamic_adar(network, one, other))
        )
    return sorted(found, key=lambda pair: (round(pair.score, 9), pair.one, pair.other), reverse=True)


def propose(
    ranked: Iterable[Introduction],
    consents: frozenset[str],
    asked_this_month: Mapping[str, int],
    most: int = PER_MONTH,
) -> list[Introduction]:
    """Choose from the top those who both consent to be proposed, no contact more often in a month than it can bear."""
    burden, found = Counter(asked_this_month), []
    for pair in ranked:
        both = (pair.one, pair.other)
        if (
            pair.complement + pair.likeness > 0
            and consents.issuperset(both)
            and all(burden[who] < most for who in both)
        ):
            burden.update(both)
            found.append(pair)
    return found


def came_of_it(taps: Iterable[tuple[Introduction, bool]]) -> dict[str, tuple[int, int]]:
    """Count, for introductions that had each reason, how many brought something of how many: the weights' teacher."""
    seen: dict[str, tuple[int, int]] = {}
    for pair, brought in taps:
        reasons = {"complement": pair.complement > 0, "likeness": pair.likeness > 0, "distance": pair.distance > 2}
        for reason in (name for name, holds in reasons.items() if holds):
            good, all_of = seen.get(reason, (0, 0))
            seen[reason] = good + brought, all_of + 1
    return seen
