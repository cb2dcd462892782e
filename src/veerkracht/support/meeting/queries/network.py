"""Who works with whom: initiatives and organisations, who ties them together, and what falls apart without one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest

from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.foundation.texts import Bilingual
from veerkracht.initiatives.models import Initiative
from veerkracht.people.models import Organisation
from veerkracht.support.meeting.queries.compared import partners
from veerkracht.support.rules.network import Network, betweenness, both, components, constraint, cut_points

MOST = 60
"""So many initiatives are drawn, and so many organisations: those with the most ties. More cannot be read."""
INITIATIVE, ORGANISATION = "initiative", "organisation"


@dataclass(frozen=True, slots=True)
class Node:
    """An initiative or an organisation in the picture; `between` and `tied_in` tell how much hangs on it."""

    name: str
    kind: str
    key: str
    title: Bilingual
    ties: int
    between: float
    tied_in: float | None
    cuts: bool
    lost: bool = False

    @property
    def kind_word(self) -> str:
        return _("initiative") if self.kind == INITIATIVE else _("organisation")

    @property
    def percent(self) -> int:
        return round(100 * self.between)

    @property
    def tied_in_percent(self) -> int | None:
        return None if self.tied_in is None else round(100 * self.tied_in)

    @property
    def address(self) -> str:
        return reverse(self.kind, args=[self.key])


@dataclass(frozen=True, slots=True)
class Picture:
    """The network as it is drawn, who ties it together first; and without one of them, who loses connection."""

    nodes: tuple[Node, ...]
    ties: tuple[tuple[str, str], ...]
    left_out: int
    alone: int
    parts: int
    without: Node | None = None
    parts_without: int = 0

    @property
    def lost(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.lost)


def picture(programme_key: str, *, without: str = "") -> Picture:
    """Give the picture; who is not known to it cannot be left out. Five queries, however many there are."""
    every = partners(programme_key)
    total = Initiative.objects.filter(programme__key=programme_key, merged_into=None, published=True).count()
    drawn = dict(nsmallest(MOST, every.items(), key=lambda one: (-len(one[1]), one[0])))
    many = Counter(body for bodies in drawn.values() for body in bodies)
    bodies_drawn = set(sorted(many, key=lambda body: (-many[body], body))[:MOST])
    known = {
        f"{INITIATIVE}:{key}": [f"{ORGANISATION}:{body}" for body in sorted(bodies & bodies_drawn)]
        for key, bodies in drawn.items()
    }
    network = both(known)
    parts = components(network)
    gone = without if without in network.ties else ""
    lost = _lost(network, parts, gone)
    titles = _titles(network)
    between, tied_in, cuts = betweenness(network), constraint(network), set(cut_points(network))
    nodes = tuple(
        Node(
            name=name,
            kind=name.partition(":")[0],
            key=name.partition(":")[2],
            title=titles.get(name, Bilingual(name, name)),
            ties=len(ties),
            between=between[name],
            tied_in=tied_in[name],
            cuts=name in cuts,
            lost=name in lost,
        )
        for name, ties in network.ties.items()
    )
    return Picture(
        nodes=tuple(sorted(nodes, key=lambda one: (-one.between, -one.ties, one.name))),
        ties=tuple((one, other) for one, others in known.items() for other in others),
        left_out=len(every) - len(drawn) + len(set().union(*every.values()) - bodies_drawn),
        alone=total - len(every),
        parts=len(parts),
        without=next((node for node in nodes if node.name == gone), None),
        parts_without=len(components(network.without(gone))) if gone else 0,
    )


def _lost(network: Network, parts: list[list[str]], gone: str) -> frozenset[str]:
    """Name those who are no longer tied to the largest part that stays of the part they were in."""
    if not gone:
        return frozenset()
    there = next(set(part) for part in parts if gone in part) - {gone}
    left = [set(part) for part in components(network.without(gone)) if there.issuperset(part)]
    return frozenset(there - left[0]) if left else frozenset()


def _titles(network: Network) -> Mapping[str, Bilingual]:
    keys = [name.partition(":") for name in network.ties]
    initiatives = Initiative.objects.filter(key__in=[key for kind, _colon, key in keys if kind == INITIATIVE])
    bodies = Organisation.objects.filter(key__in=[key for kind, _colon, key in keys if kind == ORGANISATION])
    found = {
        f"{INITIATIVE}:{key}": Bilingual(nl, en)
        for key, nl, en in initiatives.values_list("key", "title_nl", "title_en")
    }
    return found | {f"{ORGANISATION}:{key}": Bilingual(name, name) for key, name in bodies.values_list("key", "name")}
