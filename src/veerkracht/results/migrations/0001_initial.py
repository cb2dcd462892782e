import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("match", models.CharField(max_length=128)),
                ("metric_key", models.CharField(blank=True, max_length=80)),
                ("milestone", models.CharField(blank=True, max_length=80)),
                ("kind", models.CharField(max_length=10)),
                ("outcome_on", models.DateField()),
                ("contract_key", models.CharField(max_length=80)),
                ("verification", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "outcome that counts",
                "verbose_name_plural": "outcomes that count",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("match", "metric_key", "milestone", "kind", "outcome_on"), name="results_counts_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MetricDefinition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "key",
                    models.CharField(
                        max_length=80,
                        validators=[django.core.validators.RegexValidator("^[a-z0-9]+(-[a-z0-9]+)*$")],
                        verbose_name="key",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("programme_key", models.CharField(db_index=True, max_length=80)),
                ("title_nl", models.CharField(blank=True, max_length=300, verbose_name="title (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title (English)")),
                ("unit_nl", models.CharField(blank=True, max_length=100)),
                ("unit_en", models.CharField(blank=True, max_length=100)),
                ("who_counts_nl", models.TextField(blank=True)),
                ("who_counts_en", models.TextField(blank=True)),
                ("who_does_not_nl", models.TextField(blank=True)),
                ("who_does_not_en", models.TextField(blank=True)),
                ("instrument_nl", models.TextField(blank=True)),
                ("instrument_en", models.TextField(blank=True)),
                ("baseline_nl", models.TextField(blank=True)),
                ("baseline_en", models.TextField(blank=True)),
                ("follow_up_nl", models.TextField(blank=True)),
                ("follow_up_en", models.TextField(blank=True)),
                ("persistence_nl", models.TextField(blank=True)),
                ("persistence_en", models.TextField(blank=True)),
                ("denominator_nl", models.TextField(blank=True)),
                ("denominator_en", models.TextField(blank=True)),
                ("exclusions_nl", models.TextField(blank=True)),
                ("exclusions_en", models.TextField(blank=True)),
                ("evidence_nl", models.TextField(blank=True)),
                ("evidence_en", models.TextField(blank=True)),
                ("privacy_nl", models.TextField(blank=True)),
                ("privacy_en", models.TextField(blank=True)),
                (
                    "direction",
                    models.CharField(
                        choices=[("higher", "higher is better"), ("lower", "lower is better")],
                        default="higher",
                        max_length=10,
                    ),
                ),
                ("lowest", models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ("highest", models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ("deviation", models.DecimalField(blank=True, decimal_places=6, max_digits=18, null=True)),
                ("reliability", models.DecimalField(blank=True, decimal_places=3, max_digits=4, null=True)),
                ("burden_minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("reason", models.TextField(verbose_name="reason")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
            ],
            options={
                "verbose_name": "definition of a metric",
                "verbose_name_plural": "definitions of metrics",
                "ordering": ["key", "version"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="results_definition_once"),
                    models.CheckConstraint(condition=models.Q(("version__gt", 0)), name="results_definition_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reliability", None),
                            models.Q(("reliability__gte", 0), ("reliability__lte", 1)),
                            _connector="OR",
                        ),
                        name="results_reliability_is_a_share",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lowest", None), ("highest", None), ("highest__gte", models.F("lowest")), _connector="OR"
                        ),
                        name="results_range_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VerifiedOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contract_key", models.CharField(max_length=80, verbose_name="contract")),
                ("verification", models.CharField(max_length=80, verbose_name="verification")),
                ("person_key", models.CharField(max_length=40, verbose_name="person")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("outcome", "outcome"),
                            ("correction", "correction"),
                            ("recruited", "recruited"),
                            ("started", "started"),
                            ("completed", "completed"),
                            ("referred", "referred"),
                        ],
                        default="outcome",
                        max_length=10,
                    ),
                ),
                ("milestone", models.CharField(blank=True, max_length=80)),
                ("cohort", models.CharField(blank=True, max_length=80)),
                ("outcome_on", models.DateField(verbose_name="outcome date")),
                ("entered_on", models.DateField(null=True)),
                ("claimed_on", models.DateField(null=True)),
                ("verified_on", models.DateField(verbose_name="verified on")),
                ("quantity", models.DecimalField(decimal_places=6, default=1, max_digits=18)),
                ("value", models.DecimalField(decimal_places=6, max_digits=18, null=True)),
                ("baseline", models.DecimalField(decimal_places=6, max_digits=18, null=True)),
                ("since", models.DateField(null=True)),
                ("gaps", models.JSONField(default=list)),
                ("facts", models.JSONField(default=dict)),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="results.verifiedoutcome",
                    ),
                ),
                (
                    "definition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="results.metricdefinition",
                    ),
                ),
            ],
            options={
                "verbose_name": "verified outcome",
                "verbose_name_plural": "verified outcomes",
                "indexes": [models.Index(fields=["contract_key", "outcome_on"], name="results_outcome_of_contract")],
                "constraints": [
                    models.UniqueConstraint(fields=("contract_key", "verification"), name="results_verification_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects__isnull", False), ("kind", "correction")),
                            models.Q(
                                models.Q(("kind", "correction"), _negated=True),
                                ("corrects__isnull", True),
                                ("quantity__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="results_less_than_nothing_corrects",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "outcome"), _negated=True), ("definition__isnull", False), _connector="OR"
                        ),
                        name="results_outcome_of_a_metric",
                    ),
                ],
            },
        ),
    ]
