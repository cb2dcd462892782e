"""Whether the books are whole: everything that was promised, recomputed from what stands in the rows."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import BigIntegerField, Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from veerkracht.foundation.errors import Finding
from veerkracht.foundation.money import Money
from veerkracht.fund.ledger.amounts import day, said
from veerkracht.fund.ledger.models import (
    AccountKind,
    Closing,
    Commitment,
    Entry,
    PeriodLock,
    Purpose,
    Reservation,
    Transfer,
)
from veerkracht.fund.ledger.queries.balances import accounts

Totals = dict[tuple[str, str, str], int]


def reconciliation(*, fund_key: str) -> tuple[Finding, ...]:
    """Give all that is not as promised in the books of a fund; nothing when they are whole."""
    checks = (_entries, _transfers, _closings, _envelopes, _contracts)
    return tuple(finding for check in checks for finding in check(fund_key))


def _entries(fund_key: str) -> Iterator[Finding]:
    """Each entry has as many transfers as it says, that come to the total it says."""
    entries = Entry.objects.filter(fund_key=fund_key).annotate(
        counted=Count("transfers"), summed=Coalesce(Sum("transfers__amount"), 0, output_field=BigIntegerField())
    )
    for entry in entries.exclude(counted=F("lines"), summed=F("total")).order_by("pk"):
        yield Finding(
            _("Entry %(number)s") % {"number": entry.pk},
            _("it says %(total)s (transfers: %(lines)s), and comes to %(summed)s (transfers: %(counted)s).")
            % {
                "lines": entry.lines,
                "total": said(Money(entry.total, entry.currency)),
                "counted": entry.counted,
                "summed": said(Money(int(entry.summed), entry.currency)),
            },
            _("Look at its transfers and at %(document)s, and at who can reach the database itself.")
            % {"document": f"{entry.source_kind} {entry.source_key}"},
        )


def _transfers(fund_key: str) -> Iterator[Finding]:
    """Each transfer is above zero, in the fund, the currency and on the day of its entry, and mixes no costs."""
    of_fund = Transfer.objects.filter(entry__fund_key=fund_key)
    in_step = Q(amount__gt=0, occurred_on=F("entry__occurred_on"))
    for side in ("debit", "credit"):
        in_step &= Q(**{f"{side}__currency": F("entry__currency"), f"{side}__fund_key": F("entry__fund_key")})
    mixed = Q(debit__kind=AccountKind.COST, credit__portfolio__purpose=Purpose.OUTCOMES) | Q(
        credit__kind=AccountKind.COST, debit__portfolio__purpose=Purpose.OUTCOMES
    )
    for transfers, what in (
        (of_fund.exclude(in_step), _("its amount, day, currency or fund does not fit its entry.")),
        (of_fund.filter(mixed), _("costs are paid from money for outcomes.")),
    ):
        for entry, line in transfers.order_by("entry_id", "line").values_list("entry_id", "line"):
            where = _("Entry %(number)s, line %(line)s") % {"number": entry, "line": line}
            yield Finding(where, what, _("Reverse the entry and post it as it should be."))


def _closings(fund_key: str) -> Iterator[Finding]:
    """What each account came to when a period was locked, and what was unlocked since, is what it comes to now."""
    for lock in PeriodLock.objects.filter(fund_key=fund_key).order_by("until"):
        expected = _closed(lock)
        for account in accounts(fund_key=fund_key, until=lock.until):
            debited, credited = expected.get(account.number, (0, 0))
            if (account.debited, account.credited) == (debited, credited):
                continue
            yield Finding(
                _("Account %(key)s at the end of %(until)s") % {"key": account.key, "until": day(lock.until)},
                _("it came to %(then)s when the period was locked, and comes to %(now)s now.")
                % {
                    "then": said(Money(debited - credited, account.currency)),
                    "now": said(Money(account.debited - account.credited, account.currency)),
                },
                _("Look at its statement up to that day, and at who can reach the database itself."),
            )


def _closed(lock: PeriodLock) -> dict[int, tuple[int, int]]:
    """Give what each account came to at a lock, together with what was posted with an unlock since."""
    since = Transfer.objects.filter(
        entry__fund_key=lock.fund_key,
        entry__unlock__isnull=False,
        entry__recorded_at__gt=lock.recorded_at,
        occurred_on__lte=lock.until,
    )
    totals: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for account, debited, credited in Closing.objects.filter(lock=lock).values_list("account", "debited", "credited"):
        totals[account][0] += debited
        totals[account][1] += credited
    for debit, credit, amount in since.values_list("debit", "credit", "amount"):
        totals[debit][0] += amount
        totals[credit][1] += amount
    return {account: (debited, credited) for account, (debited, credited) in totals.items()}


def _envelopes(fund_key: str) -> Iterator[Finding]:
    """No payer has more reserved in a portfolio than committed."""
    names = ("portfolio__key", "payer_key", "currency")
    committed = _totals(Commitment.objects.filter(fund_key=fund_key), *names)
    for of, reserved in _totals(Reservation.objects.filter(fund_key=fund_key), *names).items():
        if reserved > committed.get(of, 0):
            portfolio, payer, currency = of
            yield Finding(
                _("Portfolio %(portfolio)s, payer %(payer)s") % {"portfolio": portfolio, "payer": payer},
                _("%(reserved)s is reserved for signed contracts, and %(committed)s was committed.")
                % {
                    "reserved": said(Money(reserved, currency)),
                    "committed": said(Money(committed.get(of, 0), currency)),
                },
                _("Have more committed, or lower the maximum of a contract."),
            )


def _contracts(fund_key: str) -> Iterator[Finding]:
    """No contract has cost a payer more than the maximum that was signed."""
    names = ("contract_key", "payer_key", "currency")
    maxima = _totals(Reservation.objects.filter(fund_key=fund_key), *names)
    paid: Totals = defaultdict(int)
    for account in accounts(fund_key=fund_key):
        if account.kind == AccountKind.OUTCOME:
            paid[account.contract_key, account.payer_key, account.currency] += account.balance.minor
    for of, amount in sorted(paid.items()):
        if amount > maxima.get(of, 0):
            contract, payer, currency = of
            yield Finding(
                _("Contract %(contract)s, payer %(payer)s") % {"contract": contract, "payer": payer},
                _("it has cost %(paid)s, and the signed maximum is %(maximum)s.")
                % {"paid": said(Money(amount, currency)), "maximum": said(Money(maxima.get(of, 0), currency))},
                _("Look at its settlements, and take back what was too much."),
            )


def _totals(rows: "QuerySet[Commitment] | QuerySet[Reservation]", *names: str) -> Totals:
    return {tuple(of): int(amount) for *of, amount in rows.values_list(*names).annotate(Sum("amount")).order_by(*names)}
