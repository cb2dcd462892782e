"""Locking the books until a day, and unlocking them for one entry."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Refusal
from veerkracht.fund.ledger.amounts import day
from veerkracht.fund.ledger.models import Closing, PeriodLock, Unlock
from veerkracht.fund.ledger.queries.balances import sums
from veerkracht.fund.ledger.refusals import require_reason, the_account
from veerkracht.people.models import Person
from veerkracht.people.permissions import Scope, require
from veerkracht.trail.actions import record


class AlreadyLocked(Refusal):
    """The books are locked until this day, or a later one."""


class NotOverYet(Refusal):
    """The day until which to lock has not passed."""


class UnlockOfOneThing(Refusal):
    """An unlock is for one account or for one contract."""


class AlreadyExpired(Refusal):
    """The moment at which the unlock ends has passed."""


@transaction.atomic
def lock(*, by: Person, on: date, fund_key: str, until: date, reason: str, scopes: Iterable[Scope] = ()) -> None:
    """Close the books of a fund until and including a day, and write down what each account came to."""
    require(by, "lock a period", [("programme", fund_key), *scopes])
    require_reason(reason)
    if until >= on:
        sentence = _("%(until)s is not over yet. Lock until a day before today.")
        raise NotOverYet(sentence % {"until": day(until)})
    if latest := PeriodLock.objects.filter(fund_key=fund_key, until__gte=until).order_by("-until").first():
        sentence = _("The books are locked until %(until)s already. Choose a later day.")
        raise AlreadyLocked(sentence % {"until": day(latest.until)})
    made = PeriodLock.objects.create(fund_key=fund_key, by_key=by.key, reason=reason, until=until)
    Closing.objects.bulk_create(
        Closing(lock=made, account_id=account, debited=debited, credited=credited)
        for account, (debited, credited) in sums(fund_key=fund_key, until=until).items()
    )
    record(by=by.key, deed="lock a period", kind="fund", key=fund_key, fields=["until"], reason=reason)


@transaction.atomic
def unlock(
    *,
    by: Person,
    fund_key: str,
    reason: str,
    expires_at: datetime,
    account_key: str = "",
    contract_key: str = "",
    scopes: Iterable[Scope] = (),
) -> int:
    """Allow one entry of one account or contract in a locked period, until a moment; give the number to post with."""
    require(by, "lock a period", [("programme", fund_key), *scopes])
    require_reason(reason)
    if bool(account_key) == bool(contract_key):
        raise UnlockOfOneThing(_("Unlock one account or one contract: name one of the two."))
    if expires_at <= now():
        raise AlreadyExpired(_("The moment at which the unlock ends has passed. Choose one that is still to come."))
    made = Unlock.objects.create(
        fund_key=fund_key,
        by_key=by.key,
        reason=reason,
        account=the_account(account_key) if account_key else None,
        contract_key=contract_key,
        expires_at=expires_at,
    )
    record(by=by.key, deed="unlock", kind="unlock", key=str(made.pk), fields=["expires_at"], reason=reason)
    return made.pk
