"""Taking over how support was judged: who follows up tells it, so that new proposals count with it."""

from collections.abc import Mapping

from django.db import transaction

from veerkracht.support.planning.models import JudgedHelp
from veerkracht.support.rules.chances import History


@transaction.atomic
def learn(*, histories: Mapping[str, History]) -> None:
    """Count from now on with these histories; a kind that is not among them was never judged."""
    JudgedHelp.objects.exclude(kind__in=list(histories)).delete()
    for kind, one in histories.items():
        JudgedHelp.objects.update_or_create(kind=kind, defaults={"gone": one.gone, "asked": one.asked})
