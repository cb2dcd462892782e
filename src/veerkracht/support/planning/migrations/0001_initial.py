from decimal import Decimal

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("initiatives", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Diagnosis",
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
                ("request_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="question")),
                ("held_on", models.DateField(verbose_name="held on")),
                ("by_key", models.CharField(max_length=80)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="initiatives.initiative"
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnosis",
                "verbose_name_plural": "diagnoses",
                "ordering": ["-held_on", "-key"],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("request_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="question")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                        ],
                        max_length=15,
                        verbose_name="kind of support",
                    ),
                ),
                ("bottleneck", models.TextField(verbose_name="what must be gone after six months")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=7,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="hours",
                    ),
                ),
                ("amount_cents", models.PositiveBigIntegerField(default=0, verbose_name="amount of finance, in cents")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("declined", "not agreed"),
                            ("stopped", "stopped early"),
                            ("done", "done"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="why this support")),
                ("not_chosen", models.JSONField(blank=True, default=list, verbose_name="what else was shown")),
                ("overrules", models.BooleanField(default=False, verbose_name="another choice than was proposed")),
                ("chance", models.FloatField(blank=True, null=True, verbose_name="chance with which it was chosen")),
                ("breakthrough", models.TextField(blank=True, verbose_name="what finance breaks through")),
                (
                    "dependency_checked_on",
                    models.DateField(blank=True, null=True, verbose_name="dependency checked on"),
                ),
                ("proposed_by_key", models.CharField(max_length=80)),
                ("initiator_key", models.CharField(blank=True, max_length=80)),
                (
                    "initiator_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed by the initiative on"),
                ),
                ("province_key", models.CharField(blank=True, max_length=80)),
                ("province_on", models.DateField(blank=True, null=True, verbose_name="confirmed by the province on")),
                ("supporter_key", models.CharField(blank=True, max_length=80)),
                ("supporter_on", models.DateField(blank=True, null=True, verbose_name="accepted by the supporter on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("why_ended", models.TextField(blank=True, verbose_name="why it ended so")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="initiatives.initiative"
                    ),
                ),
                (
                    "diagnosis",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.diagnosis",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement on support",
                "verbose_name_plural": "agreements on support",
                "ordering": ["-starts_on", "-key"],
            },
        ),
        migrations.CreateModel(
            name="Judged",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gone", models.BooleanField(verbose_name="what was stuck is gone")),
                ("judged_on", models.DateField(verbose_name="judged on")),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judged", to="planning.agreement"
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement on support",
                "verbose_name_plural": "judgements on support",
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                        ],
                        max_length=15,
                        verbose_name="kind of support",
                    ),
                ),
                (
                    "said_by_initiative",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("1")),
                        ],
                        verbose_name="need, says initiative",
                    ),
                ),
                (
                    "said_by_province",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0")),
                            django.core.validators.MaxValueValidator(Decimal("1")),
                        ],
                        verbose_name="need, says province",
                    ),
                ),
                ("initiative_by_key", models.CharField(blank=True, max_length=80)),
                ("province_by_key", models.CharField(blank=True, max_length=80)),
                ("stuck_on", models.TextField(blank=True, verbose_name="what is stuck")),
                ("by_when", models.DateField(blank=True, null=True, verbose_name="by when")),
                ("tried", models.TextField(blank=True, verbose_name="what was tried")),
                ("others", models.TextField(blank=True, verbose_name="who else can give this")),
                ("talked", models.TextField(blank=True, verbose_name="what came of the talk")),
                (
                    "diagnosis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="planning.diagnosis"
                    ),
                ),
            ],
            options={
                "verbose_name": "need for support",
                "verbose_name_plural": "needs for support",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Offer",
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
                ("person_key", models.CharField(db_index=True, max_length=80, verbose_name="who answers for it")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                        ],
                        max_length=15,
                        verbose_name="kind of support",
                    ),
                ),
                ("title_nl", models.CharField(max_length=200, verbose_name="what is offered (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="what is offered (English)")),
                ("skills", models.TextField(blank=True, verbose_name="skills")),
                (
                    "hours_a_month",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=6,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="hours a month",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("cents_an_hour", models.PositiveIntegerField(default=0, verbose_name="cost of an hour, in cents")),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="taken away on")),
                ("why_ended", models.TextField(blank=True, verbose_name="why it was taken away")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                        verbose_name="area",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of support",
                "verbose_name_plural": "offers of support",
                "ordering": ["-changed_at", "-key"],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="offer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="planning.offer",
            ),
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(fields=["initiative", "-held_on", "-key"], name="planning_diagnosis_newest"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("diagnosis", "kind"), name="planning_need_once"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("said_by_initiative", None),
                        models.Q(("said_by_initiative__gte", 0), ("said_by_initiative__lte", 1)),
                        _connector="OR",
                    ),
                    models.Q(
                        ("said_by_province", None),
                        models.Q(("said_by_province__gte", 0), ("said_by_province__lte", 1)),
                        _connector="OR",
                    ),
                ),
                name="planning_need_of_one",
            ),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["programme", "kind", "starts_on"], name="planning_offer_kind"),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours_a_month__gte", 0)), name="planning_offer_hours_from_nought"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="planning_offer_ends_after_start",
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["initiative", "state", "-starts_on"], name="planning_agreement_of"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["offer", "state"], name="planning_agreement_offer"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["state", "starts_on"], name="planning_agreement_state"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(condition=models.Q(("hours__gte", 0)), name="planning_hours_from_nought"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="planning_agreement_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["agreed", "done"]), _negated=True),
                    models.Q(
                        models.Q(("initiator_key", ""), _negated=True),
                        models.Q(("province_key", ""), _negated=True),
                        ("initiator_on__isnull", False),
                        ("province_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="planning_agreed_by_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "finance"), _negated=True),
                    models.Q(("state__in", ["agreed", "done"]), _negated=True),
                    models.Q(
                        models.Q(("breakthrough", ""), _negated=True),
                        ("dependency_checked_on__isnull", False),
                        ("ends_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="planning_finance_with_reason_end_and_check",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["declined", "stopped"]), _negated=True),
                    models.Q(models.Q(("why_ended", ""), _negated=True), ("ended_on__isnull", False)),
                    _connector="OR",
                ),
                name="planning_ended_with_reason",
            ),
        ),
    ]
