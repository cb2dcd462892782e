"""Who is tied to whom through whom: bridges, brokers, how constrained each is, and what falls apart without one.

Sources: betweenness by U. Brandes (2001); constraint and effective size of structural holes by R.S. Burt (1992);
points whose loss cuts a network by J. Hopcroft and R. Tarjan (1973); efficiency by V. Latora and M. Marchiori (2001).
See docs/methods/network.md.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log


@dataclass(frozen=True, slots=True)
class Network:
    """Who is tied to whom, with the weight of each tie; in the order in which they were named."""

    ties: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, nodes: Iterable[str], ties: Iterable[tuple[str, str]] = (), *, weight: float = 1.0) -> "Network":
        known: dict[str, dict[str, float]] = {node: {} for node in nodes}
        for one, other in ties:
            if one != other:
                known.setdefault(one, {})[other] = weight
                known.setdefault(other, {})[one] = weight
        return cls(known)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """List each tie once."""
        seen = {node: place for place, node in enumerate(self.ties)}
        return [(one, other) for one in self.ties for other in self.ties[one] if seen[one] < seen[other]]

    @property
    def density(self) -> float:
        """Give which part of all possible ties there is."""
        many = len(self.ties)
        return 2 * len(self.pairs) / (many * (many - 1)) if many > 1 else 0.0

    def without(self, gone: str) -> "Network":
        """Give the network as it is when one falls away."""
        return Network(
            {
                node: {other: weight for other, weight in ties.items() if other != gone}
                for node, ties in self.ties.items()
                if node != gone
            }
        )

    def tied(self, one: str, other: str, weight: float = 1.0) -> "Network":
        """Give the network with one tie more."""
        ties = {node: dict(known) for node, known in self.ties.items()}
        ties[one][other] = ties[other][one] = weight
        return Network(ties)


def through(memberships: Mapping[str, Sequence[str]]) -> Network:
    """Tie all that share one: initiatives by the organisations they share, as heavy as they share many.

    >>> through({"a": ["x", "y"], "b": ["x", "y"], "c": ["z"]}).ties["a"]
    {'b': 2.0}
    """
    members: dict[str, list[str]] = {}
    for one, bodies in memberships.items():
        for body in set(bodies):
            members.setdefault(body, []).append(one)
    known: dict[str, Counter[str]] = {one: Counter() for one in memberships}
    for together in members.values():
        for one, other in combinations(together, 2):
            known[one][other] += 1
            known[other][one] += 1
    place = {one: number for number, one in enumerate(memberships)}
    return Network(
        {
            one: {other: float(ties[other]) for other in sorted(ties, key=place.__getitem__)}
            for one, ties in known.items()
        }
    )


def both(memberships: Mapping[str, Sequence[str]]) -> Network:
    """Tie each initiative to its organisations: the network in which both are nodes."""
    return Network.of(memberships, ((one, other) for one, others in memberships.items() for other in others))


def distances(network: Network, start: str) -> dict[str, int]:
    """Give how many steps away each is that can be reached."""
    found, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other in network.ties[node]:
            if other not in found:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def components(network: Network) -> list[list[str]]:
    """List the parts that have no tie between them, the largest first."""
    left, found = dict.fromkeys(network.ties), []
    while left:
        part = list(distances(network, next(iter(left))))
        for node in part:
            del left[node]
        found.append(part)
    return sorted(found, key=len, reverse=True)


def betweenness(network: Network) -> dict[str, float]:
    """Give for each on which part of all shortest ways between two others it lies.

    >>> betweenness(Network.of("abc", [("a", "b"), ("b", "c")]))
    {'a': 0.0, 'b': 1.0, 'c': 0.0}
    """
    found = dict.fromkeys(network.ties, 0.0)
    for start in network.ties:
        order, ways, before = _ways(network, start)
        owed = dict.fromkeys(order, 0.0)
        for node in reversed(order):
            for one in before[node]:
                owed[one] += ways[one] / ways[node] * (1 + owed[node])
            if node != start:
                found[node] += owed[node]
    pairs = (len(network.ties) - 1) * (len(network.ties) - 2)
    return {node: value / pairs if pairs > 0 else 0.0 for node, value in found.items()}


def _ways(network: Network, start: str) -> tuple[list[str], dict[str, int], dict[str, list[str]]]:
    """Count the shortest ways from one to all others, and remember which came before which."""
    order, ways, far = [], {start: 1}, {start: 0}
    before: dict[str, list[str]] = {start: []}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        order.append(node)
        for other in network.ties[node]:
            if other not in far:
                far[other], ways[other], before[other] = far[node] + 1, 0, []
                queue.append(other)
            if far[other] == far[node] + 1:
                ways[other] += ways[node]
                before[other].append(node)
    return order, ways, before


def constraint(network: Network) -> dict[str, float | None]:
    """Give how much the ties of each lead back to the same few (Burt); nothing for one without ties."""
    sums = {node: sum(ties.values()) for node, ties in network.ties.items()}

    def part(one: str, other: str) -> float:
        return network.ties[one].get(other, 0.0) / sums[one]

    def of(node: str) -> float:
        near = network.ties[node]
        return sum((part(node, one) + sum(part(node, via) * part(via, one) for via in near)) ** 2 for one in near)

    return {node: of(node) if network.ties[node] else None for node in network.ties}


def effective_size(network: Network) -> dict[str, float | None]:
    """Give how many of the ties of each lead to others who are not tied among themselves (Burt, in Borgatti's form)."""

    def of(near: Mapping[str, float]) -> float:
        among = sum(one in network.ties[other] for one, other in combinations(near, 2))
        return len(near) - 2 * among / len(near)

    return {node: of(near) if near else None for node, near in network.ties.items()}


def cut_points(network: Network) -> list[str]:
    """List those without whom the network falls into more parts: found in one walk, however many there are.

    >>> cut_points(Network.of("abcd", [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]))
    ['c']
    """
    found: set[str] = set()
    seen: dict[str, int] = {}
    for root in network.ties:
        if root not in seen:
            found |= _cutting(network, root, seen)
    return [node for node in network.ties if node in found]


def _cutting(network: Network, root: str, seen: dict[str, int]) -> set[str]:
    """Walk one part depth first: who cannot be passed by from behind cuts it; the root where it has two branches."""
    seen[root] = len(seen)
    low, found, branches = {root: seen[root]}, set[str](), 0
    walk = [(root, "", iter(network.ties[root]))]
    while walk:
        node, came_from, others = walk[-1]
        other = next(others, None)
        if other is None:
            walk.pop()
            if came_from:
                low[came_from] = min(low[came_from], low[node])
                branches += came_from == root
                if came_from != root and low[node] >= seen[came_from]:
                    found.add(came_from)
        elif other not in seen:
            seen[other] = low[other] = len(seen)
            walk.append((other, node, iter(network.ties[other])))
        elif other != came_from:
            low[node] = min(low[node], seen[other])
    return found | ({root} if branches > 1 else set())


def efficiency(network: Network) -> float:
    """Give how near all are to each other: the mean of one over the number of steps, nought where there is no way.

    >>> efficiency(Network.of("ab", [("a", "b")]))
    1.0
    """
    many = len(network.ties)
    near = sum(1 / steps for one in network.ties for steps in distances(network, one).values() if steps)
    return near / (many * (many - 1)) if many > 1 else 0.0


def adamic_adar(network: Network, one: str, other: str) -> float:
    """Give how many acquaintances two share, who know few counting more: shown, never used to propose."""
    return sum(1 / log(len(network.ties[via])) for via in network.ties[one] if via in network.ties[other])
