"""How often each kind of support helped, to reckon the chance with that it will."""

from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Judged
from veerkracht.support.rules.chances import History


def histories() -> dict[str, History]:
    """Give for each kind how often what was stuck was gone, of how often it was judged."""
    judged = list(Judged.objects.order_by().values_list("agreement__kind", "gone"))
    return {
        kind: History(sum(one == kind and gone for one, gone in judged), sum(one == kind for one, _gone in judged))
        for kind in Kind.values
    }
