import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("initiatives", "0001_initial"),
        ("places", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Introduction",
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
                ("pair", models.CharField(max_length=50, unique=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("asked", "both were asked"),
                            ("introduced", "introduced"),
                            ("declined", "one of them said no"),
                            ("dropped", "not done"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("score", models.FloatField(verbose_name="score")),
                ("complement", models.FloatField(verbose_name="what one offers and the other asks")),
                ("likeness", models.FloatField(verbose_name="likeness of the texts")),
                ("distance", models.PositiveSmallIntegerField(verbose_name="steps between them")),
                ("words", models.JSONField(blank=True, default=list, verbose_name="the words in common")),
                ("waits_since", models.DateTimeField(verbose_name="since when it waits")),
                ("by_key", models.CharField(blank=True, max_length=80)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("introduced_on", models.DateField(blank=True, null=True, verbose_name="introduced on")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "introduction",
                "verbose_name_plural": "introductions",
                "ordering": ["-score", "-key"],
            },
        ),
        migrations.CreateModel(
            name="Side",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gives", models.JSONField(blank=True, default=list)),
                ("person_key", models.CharField(blank=True, db_index=True, max_length=80)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True, choices=[("", "no answer yet"), ("yes", "yes"), ("no", "no")], max_length=3
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("result_due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True, choices=[("", "no answer yet"), ("yes", "yes"), ("no", "no")], max_length=3
                    ),
                ),
                ("result_at", models.DateTimeField(blank=True, null=True)),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="initiatives.initiative"
                    ),
                ),
                (
                    "introduction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="meeting.introduction"
                    ),
                ),
            ],
            options={
                "verbose_name": "side of an introduction",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Thread",
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
                    "sort",
                    models.CharField(
                        choices=[("question", "question"), ("offer", "offer")],
                        max_length=10,
                        verbose_name="question or offer",
                    ),
                ),
                (
                    "good",
                    models.CharField(
                        choices=[
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                            ("room", "a room or a place"),
                            ("things", "things to use"),
                        ],
                        max_length=15,
                        verbose_name="what is asked or offered",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("language", models.CharField(default="nl", max_length=2, verbose_name="language")),
                ("by_key", models.CharField(db_index=True, max_length=80)),
                ("last_at", models.DateTimeField(verbose_name="last text")),
                ("found_on", models.DateField(blank=True, null=True, verbose_name="found on")),
                ("found_how", models.CharField(blank=True, max_length=300, verbose_name="what was found")),
                ("shown", models.BooleanField(default=True, verbose_name="shown")),
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
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.place",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programmes.theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "question or offer on the forum",
                "verbose_name_plural": "questions and offers on the forum",
                "ordering": ["-last_at", "-key"],
            },
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opening", models.BooleanField(default=False)),
                ("by_key", models.CharField(db_index=True, max_length=80)),
                ("language", models.CharField(default="nl", max_length=2)),
                ("text", models.TextField(verbose_name="text")),
                ("at", models.DateTimeField()),
                ("looked_at", models.DateTimeField(blank=True, null=True, verbose_name="looked at")),
                ("looked_by_key", models.CharField(blank=True, max_length=80)),
                ("hidden_at", models.DateTimeField(blank=True, null=True, verbose_name="hidden at")),
                ("hidden_because", models.TextField(blank=True, verbose_name="why it was hidden")),
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
                    "thread",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="meeting.thread"
                    ),
                ),
            ],
            options={
                "verbose_name": "text on the forum",
                "verbose_name_plural": "texts on the forum",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="introduction",
            index=models.Index(fields=["programme", "stage", "-score", "-key"], name="meeting_introduction_first"),
        ),
        migrations.AddConstraint(
            model_name="introduction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "dropped"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="meeting_not_done_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="introduction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "introduced"), _negated=True), ("introduced_on__isnull", False), _connector="OR"
                ),
                name="meeting_introduced_on",
            ),
        ),
        migrations.AddIndex(
            model_name="side",
            index=models.Index(fields=["person_key", "answer", "asked_at"], name="meeting_side_asked"),
        ),
        migrations.AddIndex(
            model_name="side",
            index=models.Index(fields=["person_key", "result", "result_due_at"], name="meeting_side_result"),
        ),
        migrations.AddConstraint(
            model_name="side",
            constraint=models.UniqueConstraint(fields=("introduction", "initiative"), name="meeting_side_once"),
        ),
        migrations.AddConstraint(
            model_name="side",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="meeting_answer_with_its_moment",
            ),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(fields=["programme", "-last_at", "-key", "shown"], name="meeting_thread_newest"),
        ),
        migrations.AddIndex(
            model_name="thread",
            index=models.Index(fields=["initiative", "sort", "good"], name="meeting_thread_of"),
        ),
        migrations.AddConstraint(
            model_name="thread",
            constraint=models.CheckConstraint(
                condition=models.Q(("found_how", ""), ("found_on__isnull", False), _connector="OR"),
                name="meeting_found_on_a_day",
            ),
        ),
        migrations.AddIndex(
            model_name="text",
            index=models.Index(fields=["looked_at", "at"], name="meeting_text_to_look_at"),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                condition=models.Q(("opening", True)), fields=("thread",), name="meeting_one_opening"
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("hidden_at", None), ("hidden_because", "")),
                    models.Q(("hidden_at__isnull", False), models.Q(("hidden_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="meeting_hidden_with_reason",
            ),
        ),
    ]
