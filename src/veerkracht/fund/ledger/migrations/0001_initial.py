import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Portfolio",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("key", models.CharField(max_length=80, unique=True, verbose_name="key")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("outcomes", "outcomes"), ("costs", "set-up, verification and evaluation")],
                        max_length=10,
                        verbose_name="purpose",
                    ),
                ),
            ],
            options={
                "verbose_name": "budget portfolio",
                "verbose_name_plural": "budget portfolios",
            },
        ),
        migrations.CreateModel(
            name="PeriodLock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("until", models.DateField(verbose_name="until and including")),
            ],
            options={
                "verbose_name": "period lock",
                "verbose_name_plural": "period locks",
                "constraints": [models.UniqueConstraint(fields=("fund_key", "until"), name="ledger_lock_once")],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("key", models.CharField(max_length=80, unique=True, verbose_name="key")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bank", "money in the bank"),
                            ("receivable", "still to come from a payer"),
                            ("payable", "still owed"),
                            ("capital", "paid in by an investor"),
                            ("contribution", "a payer's contribution"),
                            ("outcome", "outcome payments"),
                            ("inflow", "compensation for too little inflow"),
                            ("cost", "costs of set-up, verification and evaluation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("payer_key", models.CharField(blank=True, max_length=80, verbose_name="payer")),
                ("contract_key", models.CharField(blank=True, max_length=80, verbose_name="contract")),
                ("investor_key", models.CharField(blank=True, max_length=80, verbose_name="investor")),
                ("provider_key", models.CharField(blank=True, max_length=80, verbose_name="provider")),
                (
                    "portfolio",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.portfolio",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "ordering": ["key"],
            },
        ),
        migrations.CreateModel(
            name="Unlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("contract_key", models.CharField(blank=True, max_length=80, verbose_name="contract")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.account",
                    ),
                ),
            ],
            options={
                "verbose_name": "unlock",
                "verbose_name_plural": "unlocks",
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("occurred_on", models.DateField(verbose_name="occurred on")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("source_kind", models.CharField(max_length=30, verbose_name="kind of document")),
                ("source_key", models.CharField(max_length=80, verbose_name="document")),
                ("source_line", models.CharField(blank=True, max_length=120, verbose_name="line of the document")),
                ("period", models.CharField(blank=True, max_length=30, verbose_name="period")),
                ("lines", models.PositiveIntegerField(verbose_name="number of transfers")),
                ("total", models.BigIntegerField(verbose_name="sum of the transfers")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="ledger.entry",
                        verbose_name="corrects",
                    ),
                ),
                (
                    "unlock",
                    models.OneToOneField(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="ledger.unlock"
                    ),
                ),
            ],
            options={
                "verbose_name": "journal entry",
                "verbose_name_plural": "journal entries",
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("debited", models.BigIntegerField(verbose_name="debited")),
                ("credited", models.BigIntegerField(verbose_name="credited")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                    ),
                ),
                (
                    "lock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="ledger.periodlock"
                    ),
                ),
            ],
            options={
                "verbose_name": "closing balance",
                "verbose_name_plural": "closing balances",
                "constraints": [models.UniqueConstraint(fields=("lock", "account"), name="ledger_closing_once")],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("payer_key", models.CharField(max_length=80, verbose_name="payer")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                (
                    "portfolio",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.portfolio",
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
                "indexes": [models.Index(fields=["portfolio", "payer_key"], name="ledger_commitment_of_payer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True), name="ledger_commitment_not_nil"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reservation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fund_key", models.CharField(db_index=True, max_length=80, verbose_name="fund")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("payer_key", models.CharField(max_length=80, verbose_name="payer")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("contract_key", models.CharField(db_index=True, max_length=80, verbose_name="contract")),
                (
                    "portfolio",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.portfolio",
                    ),
                ),
            ],
            options={
                "verbose_name": "reservation",
                "verbose_name_plural": "reservations",
                "indexes": [models.Index(fields=["portfolio", "payer_key"], name="ledger_reservation_of_payer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True), name="ledger_reservation_not_nil"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Transfer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("line", models.PositiveIntegerField(verbose_name="line")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("occurred_on", models.DateField(verbose_name="occurred on")),
                (
                    "credit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.account",
                    ),
                ),
                (
                    "debit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.account",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transfers",
                        to="ledger.entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "transfer",
                "verbose_name_plural": "transfers",
                "indexes": [
                    models.Index(fields=["debit", "occurred_on", "amount"], name="ledger_transfer_debits"),
                    models.Index(fields=["credit", "occurred_on", "amount"], name="ledger_transfer_credits"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "line"), name="ledger_transfer_line_once"),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="ledger_transfer_above_zero"),
                    models.CheckConstraint(condition=models.Q(("line__gt", 0)), name="ledger_transfer_line_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(("debit", models.F("credit")), _negated=True),
                        name="ledger_transfer_between_two",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="unlock",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("account__isnull", False), ("contract_key", "")),
                    models.Q(("account__isnull", True), models.Q(("contract_key", ""), _negated=True)),
                    _connector="OR",
                ),
                name="ledger_unlock_of_one_value",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["fund_key", "occurred_on", "id"], name="ledger_entry_journal"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                fields=("fund_key", "source_kind", "source_key", "source_line"), name="ledger_entry_posted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(condition=models.Q(("lines__gt", 0)), name="ledger_entry_has_lines"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("source_kind", ""), _negated=True), models.Q(("source_key", ""), _negated=True)
                ),
                name="ledger_entry_names_its_document",
            ),
        ),
    ]
