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
            name="Lesson",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "being written"),
                            ("review", "waits for review"),
                            ("reading", "being read by those it is about"),
                            ("published", "public"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "initiative_key",
                    models.CharField(blank=True, db_index=True, max_length=80, verbose_name="learned in"),
                ),
                ("setting", models.CharField(blank=True, max_length=20, verbose_name="kind of place")),
                (
                    "word",
                    models.CharField(
                        choices=[
                            ("question", "question (nothing seen yet)"),
                            ("experience", "experience (one source)"),
                            ("indication", "indication"),
                            ("solid", "solid"),
                            ("contested", "contested"),
                            ("undecided", "undecided"),
                            ("indication against", "indication that it is not so"),
                        ],
                        default="question",
                        max_length=20,
                        verbose_name="how sure",
                    ),
                ),
                ("owner_key", models.CharField(max_length=80)),
                ("moved_at", models.DateTimeField(verbose_name="in this state since")),
                ("readable_until", models.DateField(blank=True, null=True, verbose_name="to be read until")),
                ("withdrawn_because", models.TextField(blank=True, verbose_name="why it was withdrawn")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson",
                "verbose_name_plural": "lessons",
                "ordering": ["sort_key", "key"],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "limitations",
                    models.CharField(
                        choices=[
                            ("none", "no concern"),
                            ("minor", "minor concern"),
                            ("moderate", "moderate concern"),
                            ("serious", "serious concern"),
                        ],
                        max_length=10,
                        verbose_name="how it was found out",
                    ),
                ),
                (
                    "coherence",
                    models.CharField(
                        choices=[
                            ("none", "no concern"),
                            ("minor", "minor concern"),
                            ("moderate", "moderate concern"),
                            ("serious", "serious concern"),
                        ],
                        max_length=10,
                        verbose_name="whether it hangs together",
                    ),
                ),
                (
                    "adequacy",
                    models.CharField(
                        choices=[
                            ("none", "no concern"),
                            ("minor", "minor concern"),
                            ("moderate", "moderate concern"),
                            ("serious", "serious concern"),
                        ],
                        max_length=10,
                        verbose_name="whether it is enough",
                    ),
                ),
                (
                    "relevance",
                    models.CharField(
                        choices=[
                            ("none", "no concern"),
                            ("minor", "minor concern"),
                            ("moderate", "moderate concern"),
                            ("serious", "serious concern"),
                        ],
                        max_length=10,
                        verbose_name="whether it is to the point",
                    ),
                ),
                (
                    "overall",
                    models.CharField(
                        choices=[
                            ("high", "high confidence"),
                            ("moderate", "moderate confidence"),
                            ("low", "low confidence"),
                            ("very low", "very low confidence"),
                        ],
                        max_length=10,
                        verbose_name="confidence",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("described", "well described"),
                            ("substantiated", "well substantiated"),
                            ("effective", "shown to be effective"),
                        ],
                        max_length=15,
                        verbose_name="level of the evidence",
                    ),
                ),
                ("reason_nl", models.TextField(verbose_name="reason (Dutch)")),
                ("reason_en", models.TextField(blank=True, verbose_name="reason (English)")),
                ("judged_on", models.DateField(verbose_name="judged on")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judgements", to="lessons.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement of a lesson",
                "verbose_name_plural": "judgements of lessons",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LessonVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("title_nl", models.CharField(blank=True, max_length=300, verbose_name="title (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title (English)")),
                ("if_nl", models.TextField(blank=True, verbose_name="what was tried (Dutch)")),
                ("if_en", models.TextField(blank=True, verbose_name="what was tried (English)")),
                ("then_nl", models.TextField(blank=True, verbose_name="what happened (Dutch)")),
                ("then_en", models.TextField(blank=True, verbose_name="what happened (English)")),
                ("because_nl", models.TextField(blank=True, verbose_name="why, as we think (Dutch)")),
                ("because_en", models.TextField(blank=True, verbose_name="why, as we think (English)")),
                ("outcome", models.CharField(max_length=80, verbose_name="what it is about")),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("worked", "it worked"),
                            ("no difference", "it made no difference"),
                            ("worse", "it made things worse"),
                        ],
                        max_length=15,
                        verbose_name="how it went",
                    ),
                ),
                ("context_required", models.JSONField(blank=True, default=dict, verbose_name="needed circumstances")),
                (
                    "context_seen",
                    models.JSONField(blank=True, default=dict, verbose_name="circumstances in which it was seen"),
                ),
                ("everywhere", models.BooleanField(default=False, verbose_name="claimed everywhere")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="public since")),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="lessons.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a lesson",
                "verbose_name_plural": "versions of lessons",
                "ordering": ["lesson", "number"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="lesson",
            name="shown",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="lessons.lessonversion",
            ),
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("initiative_key", models.CharField(db_index=True, max_length=80)),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("until", models.DateField(verbose_name="until")),
                ("read_on", models.DateField(blank=True, null=True, verbose_name="read on")),
                ("view_nl", models.TextField(blank=True, verbose_name="own view (Dutch)")),
                ("view_en", models.TextField(blank=True, verbose_name="own view (English)")),
                ("by_key", models.CharField(blank=True, max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="lessons.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "reading of a lesson",
                "verbose_name_plural": "readings of lessons",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="EvidenceItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source_kind",
                    models.CharField(
                        choices=[
                            ("initiative", "an initiative"),
                            ("group", "a group of people"),
                            ("gone", "an initiative that is no longer here"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("source_key", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("impression", "impression"),
                            ("story", "story"),
                            ("measurement", "measured before and after"),
                            ("harvested", "outcome confirmed by an outsider"),
                            ("comparison", "comparison with others"),
                            ("trial", "trial, by lot"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("stance", models.FloatField(default=1, verbose_name="for or against")),
                ("relevance", models.FloatField(default=1, verbose_name="relevance")),
                (
                    "test",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "no test"),
                            ("straw in the wind", "straw in the wind: a weak sign"),
                            ("hoop", "hoop: must be there, else it does not hold"),
                            ("smoking gun", "smoking gun: if it is there, it nearly proves it"),
                            ("doubly decisive", "doubly decisive: it decides both ways"),
                        ],
                        max_length=20,
                        verbose_name="test",
                    ),
                ),
                ("test_seen", models.BooleanField(default=True, verbose_name="seen")),
                ("about_kind", models.CharField(blank=True, max_length=20)),
                ("about_key", models.CharField(blank=True, max_length=80)),
                ("circumstances", models.JSONField(blank=True, default=dict, verbose_name="circumstances there")),
                ("note_nl", models.TextField(blank=True, verbose_name="what was seen (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="what was seen (English)")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="lessons.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["source_kind", "source_key"], name="lessons_evidence_source")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stance__gte", -1), ("stance__lte", 1)), name="lessons_stance_in_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relevance__gte", 0), ("relevance__lte", 1)),
                        name="lessons_relevance_a_share",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("initiative_key", models.CharField(db_index=True, max_length=80)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("seen", "seen"),
                            ("considered", "considered"),
                            ("adopted", "taken over as it is"),
                            ("adapted", "taken over with a change"),
                            ("not", "deliberately not taken over"),
                        ],
                        max_length=10,
                        verbose_name="what you did with it",
                    ),
                ),
                ("seen_on", models.DateField(verbose_name="seen on")),
                ("considered_on", models.DateField(blank=True, null=True, verbose_name="considered on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("why_nl", models.TextField(blank=True, verbose_name="what was changed, or why not (Dutch)")),
                ("why_en", models.TextField(blank=True, verbose_name="what was changed, or why not (English)")),
                ("circumstances", models.JSONField(blank=True, default=dict, verbose_name="circumstances there")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not known yet"),
                            ("worked", "it worked there"),
                            ("in part", "it worked in part"),
                            ("not", "it did not work there"),
                        ],
                        max_length=10,
                        verbose_name="how it went",
                    ),
                ),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="result on")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="adoptions", to="lessons.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "adoption of a lesson",
                "verbose_name_plural": "adoptions of lessons",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("lesson", "initiative_key"), name="lessons_adoption_once"),
                    models.CheckConstraint(
                        condition=models.Q(("result", ""), ("mode__in", ["adopted", "adapted"]), _connector="OR"),
                        name="lessons_result_of_an_adoption",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("supports", "supports"),
                            ("contradicts", "contradicts"),
                            ("refines", "refines"),
                            ("generalises", "is wider than"),
                            ("replaces", "replaces"),
                            ("same source", "has the same source as"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("stands", models.BooleanField(null=True, verbose_name="whether it is so")),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="relations", to="lessons.lesson"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="related", to="lessons.lesson"
                    ),
                ),
            ],
            options={
                "verbose_name": "relation between lessons",
                "verbose_name_plural": "relations between lessons",
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other", "kind"), name="lessons_relation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one", models.F("other")), _negated=True), name="lessons_relation_of_two"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="lessonversion",
            constraint=models.UniqueConstraint(fields=("lesson", "number"), name="lessons_version_once"),
        ),
        migrations.AddIndex(
            model_name="lesson",
            index=models.Index(fields=["programme", "sort_key", "key"], name="lessons_lesson_in_order"),
        ),
        migrations.AddIndex(
            model_name="lesson",
            index=models.Index(fields=["state", "moved_at"], name="lessons_lesson_waiting"),
        ),
        migrations.AddIndex(
            model_name="lesson",
            index=models.Index(fields=["programme", "-changed_at", "-key"], name="lessons_lesson_newest"),
        ),
        migrations.AddConstraint(
            model_name="lesson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "published"), _negated=True), ("shown__isnull", False), _connector="OR"
                ),
                name="lessons_public_shows_a_version",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                fields=("lesson", "number", "initiative_key"), name="lessons_reading_once"
            ),
        ),
    ]
