"""The chance that each kind of support helps, learned from what was judged."""

from django.db.models import Count, Q

from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Judged
from veerkracht.support.rules.chances import Chance, Chances, History
from veerkracht.support.rules.chances import learn as learned

SHIPPED = History(2, 4)
"""What each kind counts with as long as nothing was judged: two of four, so neither for nor against it."""


def histories() -> dict[str, History]:
    """Give for each kind how often what was stuck was gone, of how often it was judged."""
    counted = Judged.objects.order_by().values_list("agreement__kind")
    rows = {row[0]: row[1:] for row in counted.annotate(went=Count("pk", filter=Q(gone=True)), asked=Count("pk"))}
    return {kind: History(*rows.get(kind, (0, 0))) for kind in Kind.values}


def chances() -> Chances:
    """Learn the chances from what was judged and what is shipped. One query."""
    known = histories()
    return learned({kind: History(SHIPPED.gone + one.gone, SHIPPED.asked + one.asked) for kind, one in known.items()})


def chance_of(kind: str) -> Chance:
    """Give the chance that one kind helps."""
    return chances().by_kind[kind]
