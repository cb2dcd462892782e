"""The books of a fund. Nothing in them is ever changed or deleted: the database itself refuses it (0002_promises)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.foundation.keys import LONGEST

LONGEST_SOURCE_LINE = 120


class Purpose(models.TextChoices):
    """What a portfolio's money is for."""

    OUTCOMES = "outcomes", _("outcomes")
    COSTS = "costs", _("set-up, verification and evaluation")


class AccountKind(models.TextChoices):
    """What an account counts."""

    BANK = "bank", _("money in the bank")
    RECEIVABLE = "receivable", _("still to come from a payer")
    PAYABLE = "payable", _("still owed")
    CAPITAL = "capital", _("paid in by an investor")
    CONTRIBUTION = "contribution", _("a payer's contribution")
    OUTCOME = "outcome", _("outcome payments")
    INFLOW = "inflow", _("compensation for too little inflow")
    COST = "cost", _("costs of set-up, verification and evaluation")

    @property
    def is_debit(self) -> bool:
        """Say whether the account grows by what is debited to it."""
        return self not in (AccountKind.PAYABLE, AccountKind.CAPITAL, AccountKind.CONTRIBUTION)

    @property
    def is_result(self) -> bool:
        """Say whether it counts what came in and was spent, and not what there is."""
        return self not in (AccountKind.BANK, AccountKind.RECEIVABLE, AccountKind.PAYABLE, AccountKind.CAPITAL)


class Recorded(models.Model):
    """Something that was written down once, by someone, for a reason."""

    fund_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("fund"))
    recorded_at = models.DateTimeField(auto_now_add=True, verbose_name=_("recorded at"))
    by_key = models.CharField(max_length=LONGEST, verbose_name=_("recorded by"))
    reason = models.TextField(blank=True, verbose_name=_("reason"))

    class Meta:
        abstract = True


class Portfolio(Recorded):
    """A budget with one purpose: to pay for outcomes, or for setting up, verifying and evaluating."""

    key = models.CharField(max_length=LONGEST, unique=True, verbose_name=_("key"))
    purpose = models.CharField(max_length=10, choices=Purpose.choices, verbose_name=_("purpose"))

    class Meta:
        verbose_name = _("budget portfolio")
        verbose_name_plural = _("budget portfolios")

    def __str__(self) -> str:
        return self.key


class Account(Recorded):
    """What is counted apart in the books of a fund: money of one kind and currency, and whose it is."""

    key = models.CharField(max_length=LONGEST, unique=True, verbose_name=_("key"))
    kind = models.CharField(max_length=20, choices=AccountKind.choices, verbose_name=_("kind"))
    currency = models.CharField(max_length=3, verbose_name=_("currency"))
    portfolio = models.ForeignKey(Portfolio, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    payer_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("payer"))
    contract_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("contract"))
    investor_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("investor"))
    provider_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("provider"))

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Unlock(Recorded):
    """Leave to post one entry, of one account or contract, in a period that is locked; once, and for a while."""

    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contract_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("contract"))
    expires_at = models.DateTimeField(verbose_name=_("expires at"))

    class Meta:
        verbose_name = _("unlock")
        verbose_name_plural = _("unlocks")
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False, contract_key="") | (Q(account__isnull=True) & ~Q(contract_key="")),
                name="ledger_unlock_of_one_value",
            ),
        ]


class Entry(Recorded):
    """What happened to the money of a fund on one day, with the document that says so: one or more transfers."""

    occurred_on = models.DateField(verbose_name=_("occurred on"))
    currency = models.CharField(max_length=3, verbose_name=_("currency"))
    source_kind = models.CharField(max_length=30, verbose_name=_("kind of document"))
    source_key = models.CharField(max_length=LONGEST, verbose_name=_("document"))
    source_line = models.CharField(max_length=LONGEST_SOURCE_LINE, blank=True, verbose_name=_("line of the document"))
    period = models.CharField(max_length=30, blank=True, verbose_name=_("period"))
    lines = models.PositiveIntegerField(verbose_name=_("number of transfers"))
    total = models.BigIntegerField(verbose_name=_("sum of the transfers"))
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("corrects")
    )
    unlock = models.OneToOneField(Unlock, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        indexes = [models.Index(fields=["fund_key", "occurred_on", "id"], name="ledger_entry_journal")]
        constraints = [
            models.UniqueConstraint(
                fields=["fund_key", "source_kind", "source_key", "source_line"], name="ledger_entry_posted_once"
            ),
            models.CheckConstraint(condition=Q(lines__gt=0), name="ledger_entry_has_lines"),
            models.CheckConstraint(
                condition=~Q(source_kind="") & ~Q(source_key=""), name="ledger_entry_names_its_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occurred_on} {self.source_kind} {self.source_key}"


class Transfer(models.Model):
    """An amount that goes from the credit of one account to the debit of another, so that no row can be unbalanced."""

    # That these three exist is promised by the trigger, for all lines of an entry at once: nothing is ever deleted.
    entry = models.ForeignKey(
        Entry, on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="transfers"
    )
    line = models.PositiveIntegerField(verbose_name=_("line"))
    debit = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="+")
    credit = models.ForeignKey(Account, on_delete=models.PROTECT, db_index=False, db_constraint=False, related_name="+")
    amount = models.BigIntegerField(verbose_name=_("amount"))
    occurred_on = models.DateField(verbose_name=_("occurred on"))

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        indexes = [
            models.Index(fields=["debit", "occurred_on", "amount"], name="ledger_transfer_debits"),
            models.Index(fields=["credit", "occurred_on", "amount"], name="ledger_transfer_credits"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "line"], name="ledger_transfer_line_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="ledger_transfer_above_zero"),
            models.CheckConstraint(condition=Q(line__gt=0), name="ledger_transfer_line_from_one"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="ledger_transfer_between_two"),
        ]


class PeriodLock(Recorded):
    """From here on nothing is posted in the books of a fund on or before a day."""

    until = models.DateField(verbose_name=_("until and including"))

    class Meta:
        verbose_name = _("period lock")
        verbose_name_plural = _("period locks")
        constraints = [models.UniqueConstraint(fields=["fund_key", "until"], name="ledger_lock_once")]


class Closing(models.Model):
    """What an account came to when a period was locked."""

    lock = models.ForeignKey(PeriodLock, on_delete=models.PROTECT, related_name="closings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    debited = models.BigIntegerField(verbose_name=_("debited"))
    credited = models.BigIntegerField(verbose_name=_("credited"))

    class Meta:
        verbose_name = _("closing balance")
        verbose_name_plural = _("closing balances")
        constraints = [models.UniqueConstraint(fields=["lock", "account"], name="ledger_closing_once")]


class Committed(Recorded):
    """What is said of a payer's money in one portfolio; a later row adds to it or takes away."""

    portfolio = models.ForeignKey(Portfolio, on_delete=models.PROTECT, related_name="+", db_index=False)
    payer_key = models.CharField(max_length=LONGEST, verbose_name=_("payer"))
    currency = models.CharField(max_length=3, verbose_name=_("currency"))
    amount = models.BigIntegerField(verbose_name=_("amount"))
    decided_on = models.DateField(verbose_name=_("decided on"))

    class Meta:
        abstract = True


class Commitment(Committed):
    """Money that a payer has committed to a portfolio."""

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        indexes = [models.Index(fields=["portfolio", "payer_key"], name="ledger_commitment_of_payer")]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="ledger_commitment_not_nil")]


class Reservation(Committed):
    """What a signed contract may cost a payer at most, set apart from what that payer committed."""

    contract_key = models.CharField(max_length=LONGEST, db_index=True, verbose_name=_("contract"))

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        indexes = [models.Index(fields=["portfolio", "payer_key"], name="ledger_reservation_of_payer")]
        constraints = [models.CheckConstraint(condition=~Q(amount=0), name="ledger_reservation_not_nil")]
