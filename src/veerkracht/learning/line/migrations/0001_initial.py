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
            name="Change",
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
                ("title_nl", models.CharField(blank=True, max_length=120, verbose_name="change (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="change (English)")),
                ("note_nl", models.TextField(blank=True, verbose_name="explanation (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="explanation (English)")),
                ("stands", models.BooleanField(default=True, verbose_name="we still think so")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["sort_key", "key"],
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                    "sign",
                    models.CharField(
                        choices=[("more", "leads to more"), ("less", "leads to less")],
                        default="more",
                        max_length=4,
                        verbose_name="how",
                    ),
                ),
                (
                    "certainty",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(99),
                        ],
                        verbose_name="how sure, of 100",
                    ),
                ),
                ("assumption_nl", models.TextField(blank=True, verbose_name="what it assumes (Dutch)")),
                ("assumption_en", models.TextField(blank=True, verbose_name="what it assumes (English)")),
                ("rival_nl", models.TextField(blank=True, verbose_name="another explanation (Dutch)")),
                ("rival_en", models.TextField(blank=True, verbose_name="another explanation (English)")),
                (
                    "rival_verdict",
                    models.CharField(
                        blank=True,
                        choices=[("", "not looked at yet"), ("refuted", "refuted"), ("part", "plays a part")],
                        max_length=8,
                        verbose_name="what was found of it",
                    ),
                ),
                ("stands", models.BooleanField(default=True, verbose_name="we still think so")),
                (
                    "cause",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="onward", to="line.change"
                    ),
                ),
                (
                    "effect",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="backward", to="line.change"
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
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source_kind",
                    models.CharField(
                        choices=[
                            ("initiative", "an initiative"),
                            ("lesson", "a lesson"),
                            ("study", "a study"),
                            ("document", "a document"),
                            ("group", "a group of people"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("source_key", models.CharField(max_length=80)),
                (
                    "hypothetical",
                    models.BooleanField(default=False, verbose_name="it would help, and was not seen yet"),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[("weak", "carefully"), ("fair", "clearly"), ("strong", "firmly")],
                        default="fair",
                        max_length=6,
                        verbose_name="how firmly",
                    ),
                ),
                ("note_nl", models.TextField(blank=True, verbose_name="what was said (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="what was said (English)")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tellings", to="line.link"
                    ),
                ),
            ],
            options={
                "verbose_name": "source of a link",
                "verbose_name_plural": "sources of links",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["programme", "sort_key", "key"], name="line_change_in_order"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("cause", "effect"), name="line_link_once"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("cause", models.F("effect")), _negated=True), name="line_link_of_two"
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("certainty", None), models.Q(("certainty__gte", 1), ("certainty__lte", 99)), _connector="OR"
                ),
                name="line_certainty_of_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="telling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("link", "source_kind", "source_key"),
                name="line_telling_once",
            ),
        ),
    ]
