import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Application",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("begun", "not sent yet"),
                            ("proposed", "waits for exploration"),
                            ("explored", "explored, waits for assessment"),
                            ("assessed", "assessed, waits for a decision"),
                            ("chosen", "chosen"),
                            ("light", "light track"),
                            ("left", "left the programme"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="begun",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="name of the initiative")),
                ("summary", models.CharField(blank=True, max_length=300, verbose_name="in one sentence")),
                ("place_words", models.CharField(blank=True, max_length=200, verbose_name="place, as it was written")),
                ("place_key", models.CharField(blank=True, max_length=80, verbose_name="place")),
                ("theme_key", models.CharField(blank=True, max_length=80, verbose_name="theme")),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("idea", "idea"),
                            ("exploration", "exploration"),
                            ("start", "start"),
                            ("growth", "growth"),
                            ("embedded", "embedded"),
                            ("ended", "ended"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="phase",
                    ),
                ),
                (
                    "risk",
                    models.CharField(
                        blank=True,
                        choices=[("", "not known yet"), ("low", "small"), ("middle", "middling"), ("high", "large")],
                        max_length=10,
                        verbose_name="risk",
                    ),
                ),
                (
                    "need",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not known yet"),
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                        ],
                        max_length=15,
                        verbose_name="need",
                    ),
                ),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="answers")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, db_index=True, max_length=254, verbose_name="e-mail")),
                ("person_key", models.CharField(blank=True, db_index=True, max_length=80)),
                ("language", models.CharField(default="nl", max_length=2)),
                ("owner_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="owner")),
                (
                    "initiative_key",
                    models.CharField(blank=True, db_index=True, max_length=80, verbose_name="initiative"),
                ),
                ("steps", models.JSONField(blank=True, default=list, verbose_name="own steps that were taken")),
                ("proposed_on", models.DateField(blank=True, null=True, verbose_name="proposed on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("waits_since", models.DateTimeField(verbose_name="waits since")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "ordering": ["-waits_since", "key"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("chosen", "chosen"), ("light", "light track"), ("left", "left the programme")],
                        max_length=10,
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="decided on")),
                ("by_key", models.CharField(max_length=80)),
                ("motivation", models.TextField(verbose_name="motivation")),
                ("learning", models.TextField(blank=True, verbose_name="what is to be learned there")),
                ("outside", models.BooleanField(default=False, verbose_name="outside the focus places")),
                ("round_key", models.CharField(blank=True, max_length=80, verbose_name="round")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="selection.application",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision on an application",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Exploration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField(verbose_name="held on")),
                ("by_key", models.CharField(max_length=80)),
                ("with_whom", models.CharField(blank=True, max_length=300, verbose_name="with whom")),
                ("text", models.TextField(verbose_name="what was said")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="explorations",
                        to="selection.application",
                    ),
                ),
            ],
            options={
                "verbose_name": "exploration",
                "ordering": ["held_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("criteria", models.JSONField(verbose_name="criteria")),
                ("at_least", models.PositiveSmallIntegerField(default=2, verbose_name="reviewers at least")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment framework",
                "ordering": ["in_force_from", "number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("link", "link to go on"), ("receipt", "receipt"), ("decision", "decision")],
                        max_length=10,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("written_at", models.DateTimeField()),
                (
                    "sending",
                    models.CharField(
                        choices=[
                            ("none", "not mailed"),
                            ("waiting", "waits to be sent"),
                            ("sent", "sent"),
                            ("failed", "could not be sent"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="selection.application"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="selection.decision",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("stages", models.JSONField(verbose_name="stages")),
                ("questions", models.JSONField(default=list, verbose_name="questions")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "way of choosing",
                "ordering": ["in_force_from", "number"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="application",
            name="procedure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.procedure"
            ),
        ),
        migrations.CreateModel(
            name="Reviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_key", models.CharField(db_index=True, max_length=80)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("asked", "did not say yet"),
                            ("free", "has no interest in it"),
                            ("tied", "has an interest and does not review"),
                        ],
                        default="asked",
                        max_length=5,
                    ),
                ),
                ("interest", models.CharField(blank=True, max_length=300, verbose_name="the interest")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewers",
                        to="selection.application",
                    ),
                ),
            ],
            options={
                "verbose_name": "reviewer",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_key", models.CharField(max_length=80)),
                ("criterion", models.CharField(max_length=80, verbose_name="criterion")),
                ("score", models.PositiveSmallIntegerField(verbose_name="score")),
                ("reason", models.TextField(verbose_name="reason")),
                ("given_at", models.DateTimeField(auto_now=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="selection.application"
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.framework"
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("motivation", ""), _negated=True), models.Q(("by_key", ""), _negated=True)
                ),
                name="selection_decision_has_a_motivation",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outside", True), ("what", "chosen"), _negated=True),
                    models.Q(("learning", ""), _negated=True),
                    _connector="OR",
                ),
                name="selection_decision_outside_learns",
            ),
        ),
        migrations.AddConstraint(
            model_name="exploration",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("text", ""), _negated=True), models.Q(("by_key", ""), _negated=True)),
                name="selection_exploration_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.UniqueConstraint(fields=("programme", "number"), name="selection_framework_once"),
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.CheckConstraint(
                condition=models.Q(("at_least__gte", 1)), name="selection_framework_reviewed"
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["sending", "due_at"], name="selection_letter_due"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_at", None), ("due_at__gte", models.F("written_at")), _connector="OR"),
                name="selection_letter_due_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.UniqueConstraint(fields=("programme", "number"), name="selection_procedure_once"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["status", "waits_since", "key"], name="selection_application_waits"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["owner_key", "status", "waits_since"], name="selection_application_mine"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["begun", "proposed", "explored", "assessed", "chosen", "light", "left", "withdrawn"],
                    )
                ),
                name="selection_application_has_a_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["begun", "withdrawn"]),
                    models.Q(
                        models.Q(("owner_key", ""), _negated=True), models.Q(("proposed_on", None), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="selection_application_has_an_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["chosen", "light"]), _negated=True),
                    models.Q(("initiative_key", ""), _negated=True),
                    _connector="OR",
                ),
                name="selection_application_joins",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.UniqueConstraint(fields=("application", "person_key"), name="selection_reviewer_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "asked"), ("answered_at", None)),
                    models.Q(
                        models.Q(("answer", "asked"), _negated=True), models.Q(("answered_at", None), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="selection_reviewer_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", "tied"), ("interest", ""), _connector="OR"),
                name="selection_reviewer_interest_blocks",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("application", "by_key", "criterion"), name="selection_score_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 0), ("score__lte", 4)), name="selection_score_on_scale"
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="selection_score_has_a_reason"
            ),
        ),
    ]
