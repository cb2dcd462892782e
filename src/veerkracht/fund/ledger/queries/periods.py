"""Until when the books are closed."""

from datetime import date

from veerkracht.fund.ledger.models import PeriodLock


def locked_until(*, fund_key: str) -> date | None:
    """Say until and including which day the books of a fund are locked; nothing where they never were."""
    return PeriodLock.objects.filter(fund_key=fund_key).order_by("-until").values_list("until", flat=True).first()
