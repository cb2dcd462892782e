import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("initiatives", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CrossOver",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contributes", "contributes"),
                            ("conflicts", "conflicts"),
                            ("same partner", "same partner"),
                            ("same place", "same place"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "not confirmed yet"),
                            ("confirmed", "confirmed"),
                            ("rejected", "rejected"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("stated", "stated with the initiative"),
                            ("person", "registered by a person"),
                            ("text", "proposed from the texts"),
                            ("ground", "proposed from place, people or partner"),
                        ],
                        max_length=10,
                        verbose_name="how it came to be known",
                    ),
                ),
                ("likeness", models.FloatField(blank=True, null=True, verbose_name="likeness of the texts")),
                ("words", models.JSONField(blank=True, default=list, verbose_name="words in common")),
                (
                    "common",
                    models.JSONField(blank=True, default=dict, verbose_name="places, people and partners in common"),
                ),
                ("how_nl", models.TextField(blank=True, verbose_name="how it touches the task (Dutch)")),
                ("how_en", models.TextField(blank=True, verbose_name="how it touches the task (English)")),
                ("by_key", models.CharField(blank=True, max_length=80)),
                ("decided_by_key", models.CharField(blank=True, max_length=80)),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("reason", models.TextField(blank=True, verbose_name="reason of the owner")),
                ("waits_since", models.DateTimeField(verbose_name="waits since")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="initiatives.initiative"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.policytask"
                    ),
                ),
            ],
            options={
                "verbose_name": "cross-over",
                "verbose_name_plural": "cross-overs",
                "ordering": ["-changed_at", "-key"],
            },
        ),
        migrations.CreateModel(
            name="Effect",
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
                ("what_nl", models.CharField(max_length=200, verbose_name="what came of it (Dutch)")),
                ("what_en", models.CharField(blank=True, max_length=200, verbose_name="what came of it (English)")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="amount")),
                ("seen_on", models.DateField(verbose_name="seen on")),
                ("by_key", models.CharField(max_length=80)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="initiatives.initiative"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "effect of an initiative",
                "verbose_name_plural": "effects of initiatives",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Looked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "silence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("short", "its text has fewer than 15 words"),
                            ("language", "its text is not in Dutch"),
                            ("copy", "its text is nearly that of another initiative"),
                            ("nothing near", "no task says anything like it"),
                        ],
                        max_length=15,
                        verbose_name="why nothing",
                    ),
                ),
                ("looked_on", models.DateField(verbose_name="compared on")),
                (
                    "initiative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="initiatives.initiative"
                    ),
                ),
            ],
            options={
                "verbose_name": "comparison of texts",
                "verbose_name_plural": "comparisons of texts",
            },
        ),
        migrations.CreateModel(
            name="Share",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "expected",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="expected, of 100",
                    ),
                ),
                (
                    "confirmed",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="confirmed, of 100",
                    ),
                ),
                ("by_key", models.CharField(max_length=80)),
                ("confirmed_by_key", models.CharField(blank=True, max_length=80)),
                ("confirmed_on", models.DateField(blank=True, null=True, verbose_name="confirmed on")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "crossover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="crossovers.crossover"
                    ),
                ),
                (
                    "effect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="crossovers.effect"
                    ),
                ),
            ],
            options={
                "verbose_name": "share of an effect",
                "verbose_name_plural": "shares of effects",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TaskOwner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_key", models.CharField(db_index=True, max_length=80)),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.policytask"
                    ),
                ),
            ],
            options={
                "verbose_name": "owner of a task",
                "verbose_name_plural": "owners of tasks",
            },
        ),
        migrations.AddIndex(
            model_name="crossover",
            index=models.Index(fields=["task", "state", "-changed_at", "-key"], name="crossovers_of_task"),
        ),
        migrations.AddIndex(
            model_name="crossover",
            index=models.Index(fields=["state", "waits_since", "id"], name="crossovers_waiting"),
        ),
        migrations.AddIndex(
            model_name="crossover",
            index=models.Index(fields=["-changed_at", "-key"], name="crossovers_newest"),
        ),
        migrations.AddConstraint(
            model_name="crossover",
            constraint=models.UniqueConstraint(fields=("initiative", "task", "kind"), name="crossovers_once"),
        ),
        migrations.AddConstraint(
            model_name="crossover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by_key", ""), ("decided_on", None), ("state", "proposed")),
                    models.Q(
                        models.Q(("state", "proposed"), _negated=True),
                        models.Q(("decided_by_key", ""), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                        ("decided_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="crossovers_decided_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="crossovers_amount_above_nought"
            ),
        ),
        migrations.AddIndex(
            model_name="looked",
            index=models.Index(fields=["silence", "initiative"], name="crossovers_looked_silent"),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.UniqueConstraint(fields=("crossover", "effect"), name="crossovers_share_once"),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expected__gte", 1),
                    ("expected__lte", 100),
                    models.Q(("confirmed", None), ("confirmed__lte", 100), _connector="OR"),
                ),
                name="crossovers_share_of_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed", None), ("confirmed_by_key", ""), ("confirmed_on", None)),
                    models.Q(
                        ("confirmed__isnull", False),
                        ("confirmed_on__isnull", False),
                        models.Q(("confirmed_by_key", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="crossovers_share_confirmed_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskowner",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("task",), name="crossovers_one_owner"
            ),
        ),
    ]
