"""Drawing what leads to what from left to right: in which column each change stands, and in which row.

Longest ways in a graph without circles, after Sugiyama, Tagawa and Toda (1981); see docs/methods/layers.md.
"""

from collections.abc import Iterable, Sequence

Link = tuple[str, str]


def layers(nodes: Sequence[str], links: Iterable[Link]) -> list[list[str]]:
    """Put each change one column after the last of what leads to it; a link that closes a circle moves nothing.

    Within a column those stand near one another that come from the same.

    >>> layers(["c", "b", "a"], [("a", "b"), ("b", "c"), ("a", "c")])
    [['a'], ['b'], ['c']]
    """
    forward = _without_circles(nodes, links)
    column = dict.fromkeys(nodes, 0)
    for _round in nodes:
        moved = False
        for cause, effect in forward:
            if column[effect] < column[cause] + 1:
                column[effect], moved = column[cause] + 1, True
        if not moved:
            break
    found: list[list[str]] = [[] for _column in range(max(column.values(), default=-1) + 1)]
    for node in nodes:
        found[column[node]].append(node)
    for place in range(1, len(found)):
        before = {node: row for row, node in enumerate(found[place - 1])}
        found[place].sort(key=lambda node: _middle(node, forward, before))
    return found


def _middle(node: str, forward: Sequence[Link], before: dict[str, int]) -> float:
    """Give the middle of the rows from which a change comes; what comes from elsewhere stands below."""
    rows = [before[cause] for cause, effect in forward if effect == node and cause in before]
    return sum(rows) / len(rows) if rows else len(before)


def _without_circles(nodes: Sequence[str], links: Iterable[Link]) -> list[Link]:
    """Leave out each link by which a change would lead back to itself, and those to changes that are not there."""
    kept: list[Link] = []
    onward: dict[str, set[str]] = {node: set() for node in nodes}
    for cause, effect in links:
        if cause in onward and effect in onward and not _reaches(onward, effect, cause):
            kept.append((cause, effect))
            onward[cause].add(effect)
    return kept


def _reaches(onward: dict[str, set[str]], here: str, there: str) -> bool:
    seen, waiting = set[str](), [here]
    while waiting:
        node = waiting.pop()
        if node == there:
            return True
        if node not in seen:
            seen.add(node)
            waiting += onward[node]
    return False
