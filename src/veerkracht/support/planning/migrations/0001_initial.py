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
                (
                    "income_cents",
                    models.PositiveBigIntegerField(
                        blank=True, null=True, verbose_name="income of the initiative in a year, in cents"
                    ),
                ),
                ("without_us", models.TextField(blank=True, verbose_name="how it goes on without us")),
                (
                    "services",
                    models.BooleanField(default=False, verbose_name="aid for a service of general economic interest"),
                ),
                (
                    "another_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="needs another supporter since"),
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
            ],
            options={
                "verbose_name": "agreement on support",
                "verbose_name_plural": "agreements on support",
                "ordering": ["-starts_on", "-key"],
            },
        ),
        migrations.CreateModel(
            name="AidGranted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "company",
                    models.CharField(
                        db_index=True,
                        max_length=80,
                        validators=[django.core.validators.RegexValidator("^[0-9]{8}$|^[a-z0-9]+(-[a-z0-9]+)*$")],
                        verbose_name="company",
                    ),
                ),
                ("granted_on", models.DateField(verbose_name="granted on")),
                ("amount_cents", models.PositiveBigIntegerField(verbose_name="amount, in cents")),
                (
                    "services",
                    models.BooleanField(default=False, verbose_name="aid for a service of general economic interest"),
                ),
                ("source", models.CharField(max_length=300, verbose_name="who granted it, and where that stands")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aid",
                        to="planning.agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "small aid",
                "verbose_name_plural": "small aid",
                "ordering": ["-granted_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CompanyLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "one",
                    models.CharField(
                        db_index=True,
                        max_length=80,
                        validators=[django.core.validators.RegexValidator("^[0-9]{8}$|^[a-z0-9]+(-[a-z0-9]+)*$")],
                        verbose_name="company",
                    ),
                ),
                (
                    "other",
                    models.CharField(
                        db_index=True,
                        max_length=80,
                        validators=[django.core.validators.RegexValidator("^[0-9]{8}$|^[a-z0-9]+(-[a-z0-9]+)*$")],
                        verbose_name="linked with",
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="where that stands")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "link between companies",
                "verbose_name_plural": "links between companies",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="planning_companies_linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="planning_companies_in_order"
                    ),
                ],
            },
        ),
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
        migrations.AddField(
            model_name="agreement",
            name="diagnosis",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="planning.diagnosis",
            ),
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
                ("talk_since", models.DateTimeField(blank=True, null=True, verbose_name="asks a talk since")),
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
        migrations.CreateModel(
            name="Plan",
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
                ("made_on", models.DateField(verbose_name="made on")),
                ("by_key", models.CharField(max_length=80)),
                ("limits", models.JSONField(verbose_name="limits")),
                ("asked", models.JSONField(verbose_name="needs, chances and what is free")),
                ("found", models.JSONField(default=dict, verbose_name="plans by aim")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waits", "waits for its turn"),
                            ("runs", "is being looked at"),
                            ("stopped", "was stopped"),
                            ("done", "is ready"),
                        ],
                        default="waits",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("worlds", models.PositiveIntegerField(default=0, verbose_name="worlds drawn")),
                (
                    "share",
                    models.JSONField(
                        blank=True, default=list, verbose_name="in which part of the worlds each was chosen"
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
                "verbose_name": "plan of support",
                "verbose_name_plural": "plans of support",
                "ordering": ["-made_on", "-key"],
            },
        ),
        migrations.CreateModel(
            name="Scheme",
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
                ("title_nl", models.CharField(max_length=200, verbose_name="name (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="name (English)")),
                ("provider", models.CharField(max_length=200, verbose_name="whose it is")),
                ("url", models.URLField(blank=True, verbose_name="address on the web")),
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
                ("most_cents", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="most, in cents")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="open until")),
                ("needs_organisation", models.BooleanField(default=False, verbose_name="only for an organisation")),
                ("phases", models.JSONField(blank=True, default=list, verbose_name="only in these phases")),
                ("conditions", models.TextField(blank=True, verbose_name="what else it asks")),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                        verbose_name="only in",
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
                "verbose_name": "scheme of another",
                "verbose_name_plural": "schemes of others",
                "ordering": ["title_nl", "key"],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("request_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="question")),
                ("reason", models.TextField(verbose_name="reason")),
                ("by_key", models.CharField(max_length=80)),
                ("referred_on", models.DateField(verbose_name="referred on")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="initiatives.initiative"
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="planning.scheme"
                    ),
                ),
            ],
            options={
                "verbose_name": "referral",
                "verbose_name_plural": "referrals",
                "ordering": ["-referred_on", "-pk"],
            },
        ),
        migrations.AddIndex(
            model_name="diagnosis",
            index=models.Index(fields=["initiative", "-held_on", "-key"], name="planning_diagnosis_newest"),
        ),
        migrations.AddIndex(
            model_name="need",
            index=models.Index(
                condition=models.Q(("talk_since__isnull", False)), fields=["talk_since"], name="planning_need_talk"
            ),
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
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["state", "recorded_at"], name="planning_agreement_waits"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("another_since__isnull", False)),
                fields=["proposed_by_key", "another_since"],
                name="planning_agreement_another",
            ),
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
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["programme", "-recorded_at"], name="planning_plan_newest"),
        ),
    ]
