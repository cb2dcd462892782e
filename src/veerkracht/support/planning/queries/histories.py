"""How often each kind of support helped, to reckon the chance with that it will."""

from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import JudgedHelp
from veerkracht.support.rules.chances import History


def histories() -> dict[str, History]:
    """Give for each kind how often both sides judged it, and how often it helped; a kind never judged is nought."""
    known = {one.kind: History(one.gone, one.asked) for one in JudgedHelp.objects.all()}
    return {kind: known.get(kind, History(0, 0)) for kind in Kind.values}
