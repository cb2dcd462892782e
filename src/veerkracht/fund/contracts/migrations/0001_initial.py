import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("initiatives", "0001_initial"),
        ("people", "0001_initial"),
        ("programmes", "0001_initial"),
        ("results", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        max_length=80,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^[a-z0-9]+(-[a-z0-9]+)*$")],
                        verbose_name="key",
                    ),
                ),
                ("aliases", models.JSONField(blank=True, default=list, verbose_name="earlier names")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("file", "a file"),
                            ("screen", "a page"),
                            ("api", "another system"),
                            ("system", "the system"),
                        ],
                        default="screen",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("title_nl", models.CharField(blank=True, max_length=300, verbose_name="title (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title (English)")),
                ("summary_nl", models.TextField(blank=True, verbose_name="summary (Dutch)")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary (English)")),
                (
                    "signed_elsewhere",
                    models.BooleanField(
                        default=False,
                        verbose_name="signed before it was written down here; only what is public is known",
                    ),
                ),
                ("published", models.BooleanField(default=False, verbose_name="public")),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "initiative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.round",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcomes contract",
                "verbose_name_plural": "outcomes contracts",
                "ordering": ["sort_key", "key"],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="until and including")),
                ("settled_on", models.DateField(verbose_name="settled on")),
                ("currency", models.CharField(max_length=3)),
                ("total", models.BigIntegerField(verbose_name="due")),
                ("above", models.BigIntegerField(verbose_name="verified above cap")),
                ("lines_count", models.PositiveIntegerField(verbose_name="number of lines")),
                ("rejected_count", models.PositiveIntegerField(verbose_name="number of rows that are not paid")),
                ("entry", models.PositiveBigIntegerField(null=True, verbose_name="journal entry")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="settlements", to="contracts.contract"
                    ),
                ),
            ],
            options={
                "verbose_name": "settlement",
                "verbose_name_plural": "settlements",
                "ordering": ["until"],
            },
        ),
        migrations.CreateModel(
            name="Rejection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("verification", models.CharField(max_length=80)),
                ("person", models.CharField(blank=True, max_length=40)),
                ("metric", models.CharField(blank=True, max_length=80)),
                ("outcome_on", models.DateField()),
                ("waits", models.BooleanField(default=False)),
                ("reason_nl", models.TextField()),
                ("reason_en", models.TextField()),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rejections",
                        to="contracts.settlement",
                    ),
                ),
            ],
            options={
                "verbose_name": "row that is not paid",
                "verbose_name_plural": "rows that are not paid",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="OutcomePayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("payer_key", models.CharField(max_length=80, verbose_name="payer")),
                ("portfolio_key", models.CharField(blank=True, max_length=80, verbose_name="budget portfolio")),
                ("pays", models.CharField(max_length=30)),
                ("amount", models.BigIntegerField(verbose_name="due")),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="contracts.settlement"
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome payment due",
                "verbose_name_plural": "outcome payments due",
                "ordering": ["payer_key", "portfolio_key", "pays"],
            },
        ),
        migrations.CreateModel(
            name="SettlementLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="line")),
                ("key", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=20)),
                ("pays", models.CharField(max_length=30)),
                ("metric", models.CharField(blank=True, max_length=80)),
                ("milestone", models.CharField(blank=True, max_length=80)),
                ("person", models.CharField(blank=True, max_length=40, verbose_name="person")),
                ("cohort", models.CharField(blank=True, max_length=80)),
                ("outcome_on", models.DateField(verbose_name="outcome date")),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("units", models.CharField(max_length=60, verbose_name="quantity")),
                ("amount", models.BigIntegerField(verbose_name="due")),
                ("above", models.BigIntegerField(verbose_name="verified above cap")),
                ("parts", models.JSONField(default=list)),
                ("evidence", models.JSONField(default=list)),
                ("of", models.CharField(blank=True, max_length=200)),
                ("working_nl", models.TextField()),
                ("working_en", models.TextField()),
                (
                    "settlement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="contracts.settlement"
                    ),
                ),
            ],
            options={
                "verbose_name": "line of a settlement",
                "verbose_name_plural": "lines of a settlement",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="TermsVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("draft", models.PositiveIntegerField(verbose_name="draft")),
                ("document", models.TextField(verbose_name="terms")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="contracts.contract"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the terms",
                "verbose_name_plural": "versions of the terms",
                "ordering": ["number", "draft"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisation_key", models.CharField(max_length=80, verbose_name="organisation")),
                ("by_key", models.CharField(max_length=80, verbose_name="signed by")),
                ("signed_on", models.DateField(verbose_name="signed on")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="contracts.termsversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ["recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="AgreedExample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=200, verbose_name="what it is about")),
                ("events", models.TextField(verbose_name="what happens")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("currency", models.CharField(max_length=3)),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, max_length=500)),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="examples", to="contracts.contract"
                    ),
                ),
            ],
            options={
                "verbose_name": "example that was agreed",
                "verbose_name_plural": "examples that were agreed",
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("contract", "number"), name="contracts_example_once")],
            },
        ),
        migrations.CreateModel(
            name="AgreedDefinition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agreed_on", models.DateField(verbose_name="agreed on")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "definition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="results.metricdefinition"
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="definitions", to="contracts.contract"
                    ),
                ),
            ],
            options={
                "verbose_name": "definition that was agreed",
                "verbose_name_plural": "definitions that were agreed",
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "definition"), name="contracts_definition_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("provider", "provider"),
                            ("payer", "outcome payer"),
                            ("investor", "investor"),
                            ("verifier", "independent verifier"),
                        ],
                        max_length=10,
                        verbose_name="side",
                    ),
                ),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="contracts.contract"
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
                "verbose_name": "party to a contract",
                "verbose_name_plural": "parties to a contract",
                "ordering": ["side", "organisation"],
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "organisation", "side"), name="contracts_party_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentReceived",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField(verbose_name="paid of what was due")),
                ("over", models.BigIntegerField(default=0, verbose_name="paid above that, owed back")),
                ("claim", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("received_on", models.DateField(verbose_name="received on")),
                ("reference", models.CharField(blank=True, max_length=100, verbose_name="line of the bank statement")),
                ("entry", models.PositiveBigIntegerField(verbose_name="journal entry")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "due",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="contracts.outcomepayment",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.paymentreceived",
                    ),
                ),
            ],
            options={
                "verbose_name": "payment that was received",
                "verbose_name_plural": "payments that were received",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__gte", 0),
                                ("over__gte", 0),
                                ("takes_back", None),
                                models.Q(("reference", ""), _negated=True),
                                models.Q(("amount", 0), ("over", 0), _negated=True),
                            ),
                            models.Q(("amount__lte", 0), ("over__lte", 0), ("takes_back__isnull", False)),
                            _connector="OR",
                        ),
                        name="contracts_payment_above_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("over", 0), models.Q(("claim", ""), _negated=True), _connector="OR"),
                        name="contracts_claim_says_why",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.UniqueConstraint(fields=("contract", "until"), name="contracts_period_once"),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))), name="contracts_period_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="outcomepayment",
            constraint=models.UniqueConstraint(
                fields=("settlement", "payer_key", "portfolio_key", "pays"), name="contracts_due_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="settlementline",
            constraint=models.UniqueConstraint(fields=("settlement", "number"), name="contracts_line_once"),
        ),
        migrations.AddConstraint(
            model_name="termsversion",
            constraint=models.UniqueConstraint(fields=("contract", "number", "draft"), name="contracts_draft_once"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("terms", "organisation_key"), name="contracts_signed_once"),
        ),
    ]
