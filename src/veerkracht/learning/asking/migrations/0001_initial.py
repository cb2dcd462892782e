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
            name="Hypothesis",
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
                ("if_nl", models.TextField(blank=True, verbose_name="if (Dutch)")),
                ("if_en", models.TextField(blank=True, verbose_name="if (English)")),
                ("then_nl", models.TextField(blank=True, verbose_name="then (Dutch)")),
                ("then_en", models.TextField(blank=True, verbose_name="then (English)")),
                ("because_nl", models.TextField(blank=True, verbose_name="because (Dutch)")),
                ("because_en", models.TextField(blank=True, verbose_name="because (English)")),
                ("expected", models.PositiveSmallIntegerField(verbose_name="how likely, of 100")),
                ("by_key", models.CharField(max_length=80)),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="asking.hypothesis",
                    ),
                ),
            ],
            options={
                "verbose_name": "expectation",
                "verbose_name_plural": "expectations",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Probe",
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
                ("initiative_key", models.CharField(db_index=True, max_length=80, verbose_name="initiative")),
                ("what", models.TextField(verbose_name="what is tried")),
                ("stop_rule", models.TextField(verbose_name="when it stops")),
                ("until", models.DateField(verbose_name="last day")),
                ("watcher", models.CharField(max_length=200, verbose_name="who watches for harm")),
                ("harm_sign", models.TextField(verbose_name="by which sign")),
                ("then_do", models.TextField(verbose_name="what is done then")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planned"), ("running", "running"), ("stopped", "stopped")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="started on")),
                ("stopped_on", models.DateField(blank=True, null=True, verbose_name="stopped on")),
                (
                    "stopped_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rule", "the stop rule said so"),
                            ("harm", "the sign of harm was seen"),
                            ("choice", "we chose to stop"),
                            ("done", "it was done as planned"),
                        ],
                        max_length=10,
                        verbose_name="why it stopped",
                    ),
                ),
                (
                    "came",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "it came true"),
                            ("no", "it did not come true"),
                            ("unknown", "nobody can say"),
                        ],
                        max_length=10,
                        verbose_name="whether it came true",
                    ),
                ),
                ("came_because", models.TextField(blank=True, verbose_name="what was seen")),
                ("by_key", models.CharField(max_length=80)),
                (
                    "hypothesis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="probes", to="asking.hypothesis"
                    ),
                ),
            ],
            options={
                "verbose_name": "probe",
                "verbose_name_plural": "probes",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ProbeNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("text", models.TextField(verbose_name="what happened")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "probe",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="asking.probe"
                    ),
                ),
            ],
            options={
                "verbose_name": "note on a probe",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Question",
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
                ("sort_key", models.CharField(editable=False, max_length=200)),
                ("initiative_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="asked in")),
                ("owner_key", models.CharField(db_index=True, max_length=80, verbose_name="owner")),
                ("asked_by_key", models.CharField(max_length=80)),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("trying", "being tried"),
                            ("answered", "answered"),
                            ("let-go", "let go"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("hangs_at", models.DateTimeField(verbose_name="hangs from")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("closed_nl", models.TextField(blank=True, verbose_name="answer, or why it was let go (Dutch)")),
                ("closed_en", models.TextField(blank=True, verbose_name="answer, or why it was let go (English)")),
                ("answer_key", models.CharField(blank=True, max_length=80, verbose_name="lesson that answers it")),
                (
                    "shows_trying",
                    models.BooleanField(default=False, verbose_name="whether everyone sees what is tried"),
                ),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="public since")),
                (
                    "goes_on_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="asking.question",
                        verbose_name="goes on in",
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
                "verbose_name": "learning question",
                "verbose_name_plural": "learning questions",
                "ordering": ["sort_key", "key"],
            },
        ),
        migrations.AddField(
            model_name="hypothesis",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="hypotheses", to="asking.question"
            ),
        ),
        migrations.CreateModel(
            name="QuestionSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=80)),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="asking.question"
                    ),
                ),
            ],
            options={
                "verbose_name": "source of a learning question",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="QuestionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("title_nl", models.CharField(blank=True, max_length=300, verbose_name="question (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="question (English)")),
                ("why_nl", models.TextField(blank=True, verbose_name="why we ask (Dutch)")),
                ("why_en", models.TextField(blank=True, verbose_name="why we ask (English)")),
                ("of_ourselves", models.BooleanField(default=False, verbose_name="questions our own assumptions")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="asking.question"
                    ),
                ),
            ],
            options={
                "verbose_name": "wording of a learning question",
                "verbose_name_plural": "wordings of learning questions",
                "ordering": ["question", "number"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="question",
            name="shown",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="asking.questionversion",
            ),
        ),
        migrations.CreateModel(
            name="Session",
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
                ("initiative_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="of")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("before", "review beforehand"),
                            ("after", "review afterwards"),
                            ("balance", "interim balance"),
                            ("change", "most significant change"),
                            ("monitoring", "reflexive monitoring"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                ("recorded", models.BooleanField(default=False, verbose_name="recorded")),
                ("first", models.TextField(blank=True, verbose_name="what was seen")),
                ("second", models.TextField(blank=True, verbose_name="what it means")),
                ("changed", models.TextField(blank=True, verbose_name="what changed")),
                ("by_key", models.CharField(max_length=80)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["held_on", "key"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_key", models.CharField(blank=True, db_index=True, max_length=80)),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("residents", "residents"),
                            ("volunteers", "volunteers"),
                            ("professionals", "professionals"),
                            ("officials", "civil servants"),
                            ("researchers", "researchers"),
                        ],
                        max_length=15,
                    ),
                ),
                ("count", models.PositiveSmallIntegerField(default=1)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="asking.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "who took part",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="NextStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300, verbose_name="what is next")),
                ("owner_key", models.CharField(db_index=True, max_length=80, verbose_name="who")),
                ("due_on", models.DateField(verbose_name="by when")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="asking.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "next step",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SessionUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("observation", "observation"), ("question", "learning question")], max_length=12
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="asking.session"
                    ),
                ),
            ],
            options={
                "verbose_name": "what was used in a session",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="probe",
            index=models.Index(fields=["state", "until"], name="asking_probe_running"),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stop_rule", ""), _negated=True),
                    models.Q(("watcher", ""), _negated=True),
                    models.Q(("harm_sign", ""), _negated=True),
                    models.Q(("then_do", ""), _negated=True),
                ),
                name="asking_probe_is_safe",
            ),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "planned"), ("started_on__isnull", False), _connector="OR"),
                name="asking_probe_has_started",
            ),
        ),
        migrations.AddConstraint(
            model_name="probe",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "stopped"), _negated=True),
                    models.Q(
                        ("stopped_on__isnull", False),
                        models.Q(("came", ""), _negated=True),
                        models.Q(("stopped_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="asking_probe_says_what_came",
            ),
        ),
        migrations.AddConstraint(
            model_name="hypothesis",
            constraint=models.CheckConstraint(
                condition=models.Q(("expected__lte", 100)), name="asking_expected_of_a_hundred"
            ),
        ),
        migrations.AddIndex(
            model_name="questionsource",
            index=models.Index(fields=["kind", "key"], name="asking_source_of"),
        ),
        migrations.AddConstraint(
            model_name="questionsource",
            constraint=models.UniqueConstraint(fields=("question", "kind", "key"), name="asking_source_once"),
        ),
        migrations.AddConstraint(
            model_name="questionversion",
            constraint=models.UniqueConstraint(fields=("question", "number"), name="asking_version_once"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["programme", "hangs_at", "key"], name="asking_question_hanging"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["programme", "sort_key", "key"], name="asking_question_in_order"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner_key", ""), _negated=True), name="asking_question_has_an_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("goes_on_in", None), models.Q(("goes_on_in", models.F("id")), _negated=True), _connector="OR"
                ),
                name="asking_question_goes_on_elsewhere",
            ),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["programme", "held_on", "key"], name="asking_session_in_order"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded", False), models.Q(("changed", ""), _negated=True), _connector="OR"),
                name="asking_session_says_what_changed",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(fields=("session", "person_key", "group"), name="asking_presence_once"),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.CheckConstraint(
                condition=models.Q(("person_key", ""), ("group", ""), _connector="XOR"),
                name="asking_presence_of_a_person_or_a_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="nextstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner_key", ""), _negated=True), name="asking_step_has_an_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="sessionuse",
            index=models.Index(fields=["kind", "key"], name="asking_used_of"),
        ),
        migrations.AddConstraint(
            model_name="sessionuse",
            constraint=models.UniqueConstraint(fields=("session", "kind", "key"), name="asking_used_once"),
        ),
    ]
