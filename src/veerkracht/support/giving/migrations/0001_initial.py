import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("planning", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanTemplate",
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
                        unique=True,
                        verbose_name="kind of support",
                    ),
                ),
                ("steps", models.JSONField(default=list, verbose_name="steps")),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "template of a plan",
                "verbose_name_plural": "templates of plans",
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("initiative", "the initiative"), ("province", "the province")], max_length=10
                    ),
                ),
                ("gone", models.BooleanField(verbose_name="bottleneck gone")),
                ("words", models.TextField(blank=True, verbose_name="in a sentence")),
                ("instead", models.TextField(blank=True, verbose_name="what would have helped instead")),
                ("judged_on", models.DateField(verbose_name="judged on")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.agreement"
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement on support",
                "verbose_name_plural": "judgements on support",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["agreement", "side"], name="giving_judgement_of_side")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("side__in", ["initiative", "province"])), name="giving_judgement_has_a_side"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300, verbose_name="what is done")),
                ("who_key", models.CharField(db_index=True, max_length=80, verbose_name="who does it")),
                ("due_on", models.DateField(verbose_name="by when")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("dropped_on", models.DateField(blank=True, null=True, verbose_name="not needed since")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.agreement"
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a plan",
                "verbose_name_plural": "steps of a plan",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(fields=["who_key", "done_on", "dropped_on", "due_on"], name="giving_step_of_whom"),
                    models.Index(fields=["agreement", "due_on"], name="giving_step_of_agreement"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("who_key", ""), _negated=True), name="giving_step_has_someone"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_on", None), ("dropped_on", None), _connector="OR"),
                        name="giving_step_ends_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField(verbose_name="on")),
                (
                    "minutes",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                ("cents_an_hour", models.PositiveIntegerField(default=0, verbose_name="cost of an hour, in cents")),
                ("with_whom", models.CharField(blank=True, max_length=200, verbose_name="with whom")),
                ("said", models.TextField(verbose_name="what in a few words")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back at")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="planning.agreement"
                    ),
                ),
            ],
            options={
                "verbose_name": "talk",
                "verbose_name_plural": "talks",
                "ordering": ["-held_on", "-pk"],
                "indexes": [
                    models.Index(fields=["agreement", "-held_on"], name="giving_talk_of_agreement"),
                    models.Index(fields=["held_on"], name="giving_talk_on"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="giving_talk_takes_a_day_at_most",
                    )
                ],
            },
        ),
    ]
