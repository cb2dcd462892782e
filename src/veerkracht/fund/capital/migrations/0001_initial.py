import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contracts", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("currency", models.CharField(max_length=3)),
                ("recourse", models.BooleanField(verbose_name="what is not repaid stays owed")),
                (
                    "provider_share",
                    models.CharField(max_length=40, verbose_name="share of the provider in what is left"),
                ),
                ("returned_share", models.CharField(max_length=40, verbose_name="share of the payers in what is left")),
                (
                    "cap_rate",
                    models.CharField(blank=True, max_length=40, verbose_name="most that investors may receive on top"),
                ),
                (
                    "cap_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("one-off", "once, over the whole term"),
                            ("simple", "per year on the principal"),
                            ("irr", "per year, compound"),
                        ],
                        max_length=10,
                        verbose_name="reckoned as",
                    ),
                ),
                (
                    "cap_days",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("30E/360", "months of 30 days (30E/360)"),
                            ("actual/365", "real days, years of 365 (actual/365)"),
                            ("actual/actual", "real days and years (actual/actual)"),
                        ],
                        max_length=15,
                        verbose_name="days counted as",
                    ),
                ),
                ("with_fees", models.BooleanField(default=False, verbose_name="delivery fees go down the order too")),
                (
                    "with_inflow",
                    models.BooleanField(default=False, verbose_name="compensation for inflow goes down the order too"),
                ),
                ("agreed_on", models.DateField(verbose_name="agreed on")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.contract"
                    ),
                ),
            ],
            options={
                "verbose_name": "capital arrangement",
                "verbose_name_plural": "capital arrangements",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="CapitalClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rank",
                    models.CharField(
                        choices=[
                            ("senior", "senior"),
                            ("junior", "junior"),
                            ("first-loss", "first loss"),
                            ("guarantee", "guarantee"),
                        ],
                        max_length=10,
                        verbose_name="place in the order",
                    ),
                ),
                ("return_rate", models.CharField(blank=True, max_length=40, verbose_name="promised return")),
                (
                    "return_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("one-off", "once, over the whole term"),
                            ("simple", "per year on the principal"),
                            ("irr", "per year, compound"),
                        ],
                        max_length=10,
                        verbose_name="reckoned as",
                    ),
                ),
                (
                    "return_days",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("30E/360", "months of 30 days (30E/360)"),
                            ("actual/365", "real days, years of 365 (actual/365)"),
                            ("actual/actual", "real days and years (actual/actual)"),
                        ],
                        max_length=15,
                        verbose_name="days counted as",
                    ),
                ),
                ("cap_rate", models.CharField(blank=True, max_length=40, verbose_name="most on top")),
                (
                    "cap_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("one-off", "once, over the whole term"),
                            ("simple", "per year on the principal"),
                            ("irr", "per year, compound"),
                        ],
                        max_length=10,
                        verbose_name="reckoned as",
                    ),
                ),
                (
                    "cap_days",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("30E/360", "months of 30 days (30E/360)"),
                            ("actual/365", "real days, years of 365 (actual/365)"),
                            ("actual/actual", "real days and years (actual/actual)"),
                        ],
                        max_length=15,
                        verbose_name="days counted as",
                    ),
                ),
                ("upside", models.CharField(max_length=40, verbose_name="share in what is left")),
                ("largest_loss", models.CharField(max_length=40, verbose_name="largest loss")),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="classes", to="capital.arrangement"
                    ),
                ),
            ],
            options={
                "verbose_name": "class of capital",
                "verbose_name_plural": "classes of capital",
            },
        ),
        migrations.CreateModel(
            name="Investment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "capital_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="investments",
                        to="capital.capitalclass",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "verbose_name": "investment",
                "verbose_name_plural": "investments",
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("reason", models.TextField(verbose_name="reason")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "investment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commitments", to="capital.investment"
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment of capital",
                "verbose_name_plural": "commitments of capital",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[("draw-down", "called"), ("distribution", "distributed"), ("closing", "closed")],
                        max_length=15,
                        verbose_name="what moved",
                    ),
                ),
                (
                    "rank",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("senior", "senior"),
                            ("junior", "junior"),
                            ("first-loss", "first loss"),
                            ("guarantee", "guarantee"),
                        ],
                        max_length=10,
                        verbose_name="class",
                    ),
                ),
                ("occurred_on", models.DateField(verbose_name="day")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("entry", models.PositiveBigIntegerField(null=True, verbose_name="journal entry")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="capital.arrangement"
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back_by",
                        to="capital.movement",
                        verbose_name="takes back",
                    ),
                ),
            ],
            options={
                "verbose_name": "movement of capital",
                "verbose_name_plural": "movements of capital",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="MovementLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="line")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("paid-in", "paid in"),
                            ("accrued", "return"),
                            ("principal", "principal"),
                            ("upside", "share of what is left"),
                            ("provider", "to the provider"),
                            ("returned", "back to the payer"),
                            ("above-cap", "above the cap, back to the payer"),
                            ("guarantee", "from the guarantee"),
                        ],
                        max_length=10,
                        verbose_name="as what",
                    ),
                ),
                ("party_key", models.CharField(blank=True, max_length=80, verbose_name="party")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("working_nl", models.TextField()),
                ("working_en", models.TextField()),
                (
                    "investment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="capital.investment",
                    ),
                ),
                (
                    "movement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="capital.movement"
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a movement of capital",
                "verbose_name_plural": "lines of a movement of capital",
                "ordering": ["number"],
            },
        ),
        migrations.AddConstraint(
            model_name="arrangement",
            constraint=models.UniqueConstraint(fields=("contract", "number"), name="capital_arrangement_once"),
        ),
        migrations.AddConstraint(
            model_name="arrangement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cap_days", ""), ("cap_rate", ""), ("cap_type", "")),
                    models.Q(
                        models.Q(("cap_rate", ""), _negated=True),
                        models.Q(
                            models.Q(("cap_days", ""), ("cap_type", "one-off")),
                            models.Q(("cap_type__in", ["simple", "irr"]), models.Q(("cap_days", ""), _negated=True)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="capital_common_cap_says_its_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="capitalclass",
            constraint=models.UniqueConstraint(fields=("arrangement", "rank"), name="capital_class_once"),
        ),
        migrations.AddConstraint(
            model_name="capitalclass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("return_days", ""), ("return_rate", ""), ("return_type", "")),
                    models.Q(
                        models.Q(("return_rate", ""), _negated=True),
                        models.Q(
                            models.Q(("return_days", ""), ("return_type", "one-off")),
                            models.Q(
                                ("return_type__in", ["simple", "irr"]), models.Q(("return_days", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="capital_return_says_its_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="capitalclass",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cap_days", ""), ("cap_rate", ""), ("cap_type", "")),
                    models.Q(
                        models.Q(("cap_rate", ""), _negated=True),
                        models.Q(
                            models.Q(("cap_days", ""), ("cap_type", "one-off")),
                            models.Q(("cap_type__in", ["simple", "irr"]), models.Q(("cap_days", ""), _negated=True)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="capital_cap_says_its_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="investment",
            constraint=models.UniqueConstraint(
                fields=("capital_class", "organisation"), name="capital_investment_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="capital_commitment_not_nil"
            ),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.UniqueConstraint(fields=("arrangement", "number"), name="capital_movement_once"),
        ),
        migrations.AddConstraint(
            model_name="movement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "draw-down"), models.Q(("rank", ""), _negated=True)),
                    models.Q(models.Q(("kind", "draw-down"), _negated=True), ("rank", "")),
                    _connector="OR",
                ),
                name="capital_is_called_from_a_class",
            ),
        ),
        migrations.AddConstraint(
            model_name="movementline",
            constraint=models.UniqueConstraint(fields=("movement", "number"), name="capital_line_once"),
        ),
        migrations.AddConstraint(
            model_name="movementline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", 0), _negated=True), name="capital_line_not_nil"
            ),
        ),
    ]
