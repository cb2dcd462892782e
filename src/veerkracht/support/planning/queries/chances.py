"""How often each kind of support helped, to reckon the chance with that it will."""

from django.db.models import Count, Q

from veerkracht.support.planning.choices import Kind
from veerkracht.support.planning.models import Judged
from veerkracht.support.rules.chances import History


def histories() -> dict[str, History]:
    """Give for each kind how often what was stuck was gone, of how often it was judged."""
    counted = Judged.objects.order_by().values_list("agreement__kind")
    counted = counted.annotate(went=Count("pk", filter=Q(gone=True)), asked=Count("pk"))
    rows = {kind: (went, asked) for kind, went, asked in counted}
    return {kind: History(*rows.get(kind, (0, 0))) for kind in Kind.values}
