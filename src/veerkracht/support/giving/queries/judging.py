"""Which support is judged, by whom it still must be, and what was said."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from veerkracht.support.giving.choices import Side
from veerkracht.support.giving.models import Judgement
from veerkracht.support.planning.choices import State
from veerkracht.support.planning.models import Agreement
from veerkracht.support.rules.giving import started_by

GIVEN = (State.AGREED, State.DONE)


def judged(agreement: Agreement) -> dict[str, Judgement]:
    """Give the last word of each side on one agreement."""
    return last_words([agreement.pk]).get(agreement.pk, {})


def last_words(numbers: Iterable[int]) -> dict[int, dict[str, Judgement]]:
    """Give the last word of each side on agreements, by their number."""
    found: dict[int, dict[str, Judgement]] = {}
    for one in Judgement.objects.filter(agreement__in=list(numbers)).order_by("pk"):
        found.setdefault(one.agreement_id, {})[one.side] = one
    return found


def unjudged(on: date) -> QuerySet[Agreement]:
    """Give the support that began six months ago or longer and of which a side has said nothing yet.

    Each is marked with which side: `by_initiative` and `by_province` say whether these did.
    """

    def said(side: str) -> Exists:
        return Exists(Judgement.objects.filter(agreement=OuterRef("pk"), side=side))

    given = Agreement.objects.filter(state__in=GIVEN, starts_on__lte=started_by(on))
    marked = given.annotate(by_initiative=said(Side.INITIATIVE), by_province=said(Side.PROVINCE))
    return marked.filter(Q(by_initiative=False) | Q(by_province=False))


def to_judge(on: date) -> Iterator[tuple[Agreement, str]]:
    """Give each agreement with each side that has not judged it yet."""
    for agreement in unjudged(on).select_related("initiative__programme", "offer__organisation").order_by("pk"):
        for side in Side.values:
            if not getattr(agreement, f"by_{side}"):
                yield agreement, side
