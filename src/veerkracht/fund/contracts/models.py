"""Contracts that run here: what was agreed in each version, by whom it was signed, and what was settled under it.

What is written is never changed: a new text is a new version, a mistake in a settlement a new line.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from veerkracht.foundation.keys import LONGEST, sort_key
from veerkracht.foundation.texts import Bilingual
from veerkracht.trail.models import Keyed, Version


class Side(models.TextChoices):
    """On which side of a contract an organisation stands."""

    PROVIDER = "provider", pgettext_lazy("contract", "provider")
    PAYER = "payer", pgettext_lazy("contract", "outcome payer")
    INVESTOR = "investor", pgettext_lazy("contract", "investor")
    VERIFIER = "verifier", pgettext_lazy("contract", "independent verifier")


class Contract(Keyed):
    """An agreement under which payers pay a provider, or those who lent to it, for outcomes that were verified."""

    programme = models.ForeignKey("programmes.Programme", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey("programmes.Round", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(
        "initiatives.Initiative", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title_nl = models.CharField(max_length=300, blank=True, verbose_name=_("title (Dutch)"))
    title_en = models.CharField(max_length=300, blank=True, verbose_name=_("title (English)"))
    summary_nl = models.TextField(blank=True, verbose_name=_("summary (Dutch)"))
    summary_en = models.TextField(blank=True, verbose_name=_("summary (English)"))
    signed_elsewhere = models.BooleanField(
        default=False, verbose_name=_("signed before it was written down here; only what is public is known")
    )
    published = models.BooleanField(default=False, verbose_name=_("public"))
    sort_key = models.CharField(max_length=200, db_index=True, editable=False)

    class Meta:
        verbose_name = _("outcomes contract")
        verbose_name_plural = _("outcomes contracts")
        ordering = ["sort_key", "key"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = sort_key(self.title_nl or self.title_en)
        super().save(*args, **kwargs)

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_nl, self.title_en)


class TermsVersion(Version):
    """The whole text of a contract's terms as somebody wrote it down; the parties sign one of these."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="versions")
    draft = models.PositiveIntegerField(verbose_name=_("draft"))
    document = models.TextField(verbose_name=_("terms"))

    class Meta(Version.Meta):
        verbose_name = _("version of the terms")
        verbose_name_plural = _("versions of the terms")
        ordering = ["number", "draft"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number", "draft"], name="contracts_draft_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}.{self.draft}"


class Party(models.Model):
    """An organisation that stands on a side of a contract, as the terms name it."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=Side.choices, verbose_name=_("side"))

    class Meta:
        verbose_name = _("party to a contract")
        verbose_name_plural = _("parties to a contract")
        ordering = ["side", "organisation"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "organisation", "side"], name="contracts_party_once")
        ]


class Signature(models.Model):
    """That somebody signed one text of the terms for a party; a later text is signed anew."""

    terms = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="signatures")
    organisation_key = models.CharField(max_length=LONGEST, verbose_name=_("organisation"))
    by_key = models.CharField(max_length=LONGEST, verbose_name=_("signed by"))
    signed_on = models.DateField(verbose_name=_("signed on"))
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["terms", "organisation_key"], name="contracts_signed_once")]


class AgreedDefinition(models.Model):
    """That the parties agreed on what a metric means, in one version of its definition."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="definitions")
    definition = models.ForeignKey("results.MetricDefinition", on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(verbose_name=_("agreed on"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("definition that was agreed")
        verbose_name_plural = _("definitions that were agreed")
        constraints = [models.UniqueConstraint(fields=["contract", "definition"], name="contracts_definition_once")]


class AgreedExample(models.Model):
    """What the parties agreed is paid for imagined people and days; every text of the terms must give it."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="examples")
    number = models.PositiveIntegerField(verbose_name=_("number"))
    title = models.CharField(max_length=200, verbose_name=_("what it is about"))
    events = models.TextField(verbose_name=_("what happens"))
    amount = models.BigIntegerField(verbose_name=_("amount"))
    currency = models.CharField(max_length=3)
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("example that was agreed")
        verbose_name_plural = _("examples that were agreed")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["contract", "number"], name="contracts_example_once")]


class Settlement(models.Model):
    """What was due for a contract until a day, as it was reckoned then."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="settlements")
    since = models.DateField(verbose_name=_("from"))
    until = models.DateField(verbose_name=_("until and including"))
    settled_on = models.DateField(verbose_name=_("settled on"))
    currency = models.CharField(max_length=3)
    total = models.BigIntegerField(verbose_name=_("due"))
    above = models.BigIntegerField(verbose_name=_("verified above cap"))
    lines_count = models.PositiveIntegerField(verbose_name=_("number of lines"))
    rejected_count = models.PositiveIntegerField(verbose_name=_("number of rows that are not paid"))
    entry = models.PositiveBigIntegerField(null=True, verbose_name=_("journal entry"))
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("settlement")
        verbose_name_plural = _("settlements")
        ordering = ["until"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "until"], name="contracts_period_once"),
            models.CheckConstraint(condition=Q(until__gte=models.F("since")), name="contracts_period_in_order"),
        ]


class SettlementLine(models.Model):
    """One amount that is due, with its working in words; a correction is a line of its own."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField(verbose_name=_("line"))
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    pays = models.CharField(max_length=30)
    metric = models.CharField(max_length=LONGEST, blank=True)
    milestone = models.CharField(max_length=LONGEST, blank=True)
    person = models.CharField(max_length=40, blank=True, verbose_name=_("person"))
    cohort = models.CharField(max_length=LONGEST, blank=True)
    outcome_on = models.DateField(verbose_name=_("outcome date"))
    version = models.PositiveIntegerField(verbose_name=_("version"))
    units = models.CharField(max_length=60, verbose_name=_("quantity"))
    amount = models.BigIntegerField(verbose_name=_("due"))
    above = models.BigIntegerField(verbose_name=_("verified above cap"))
    parts = models.JSONField(default=list)
    evidence = models.JSONField(default=list)
    of = models.CharField(max_length=200, blank=True)
    working_nl = models.TextField()
    working_en = models.TextField()

    class Meta:
        verbose_name = _("line of a settlement")
        verbose_name_plural = _("lines of a settlement")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["settlement", "number"], name="contracts_line_once"),
        ]


class Rejection(models.Model):
    """A verified row that is not paid, or not yet, and why."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="rejections")
    number = models.PositiveIntegerField()
    verification = models.CharField(max_length=LONGEST)
    person = models.CharField(max_length=40, blank=True)
    metric = models.CharField(max_length=LONGEST, blank=True)
    outcome_on = models.DateField()
    waits = models.BooleanField(default=False)
    reason_nl = models.TextField()
    reason_en = models.TextField()

    class Meta:
        verbose_name = _("row that is not paid")
        verbose_name_plural = _("rows that are not paid")
        ordering = ["number"]


class OutcomePayment(models.Model):
    """What one payer owes by a settlement out of one budget portfolio, as it was posted in the books."""

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="payments")
    payer_key = models.CharField(max_length=LONGEST, verbose_name=_("payer"))
    portfolio_key = models.CharField(max_length=LONGEST, blank=True, verbose_name=_("budget portfolio"))
    pays = models.CharField(max_length=30)
    amount = models.BigIntegerField(verbose_name=_("due"))

    class Meta:
        verbose_name = _("outcome payment due")
        verbose_name_plural = _("outcome payments due")
        ordering = ["payer_key", "portfolio_key", "pays"]
        constraints = [
            models.UniqueConstraint(
                fields=["settlement", "payer_key", "portfolio_key", "pays"], name="contracts_due_once"
            )
        ]


class PaymentReceived(models.Model):
    """What a payer paid of one amount that was due; a mistake is taken back by the same amounts below zero."""

    due = models.ForeignKey(OutcomePayment, on_delete=models.PROTECT, related_name="received")
    amount = models.BigIntegerField(verbose_name=_("paid of what was due"))
    over = models.BigIntegerField(default=0, verbose_name=_("paid above that, owed back"))
    claim = models.CharField(max_length=500, blank=True, verbose_name=_("why"))
    received_on = models.DateField(verbose_name=_("received on"))
    reference = models.CharField(max_length=100, blank=True, verbose_name=_("line of the bank statement"))
    entry = models.PositiveBigIntegerField(verbose_name=_("journal entry"))
    takes_back = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="+")
    by_key = models.CharField(max_length=LONGEST)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("payment that was received")
        verbose_name_plural = _("payments that were received")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(takes_back=None, amount__gte=0, over__gte=0) & ~Q(reference="") & ~Q(amount=0, over=0)
                | Q(takes_back__isnull=False, amount__lte=0, over__lte=0),
                name="contracts_payment_above_zero",
            ),
            models.CheckConstraint(condition=Q(over=0) | ~Q(claim=""), name="contracts_claim_says_why"),
        ]
