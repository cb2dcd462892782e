import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Document",
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
                ("programme_key", models.CharField(db_index=True, max_length=80)),
                ("title_nl", models.CharField(max_length=300, verbose_name="title (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title (English)")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "letter or press release"),
                            ("report", "report"),
                            ("policy", "policy document"),
                            ("account", "budget or account"),
                            ("page", "page"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("summary_nl", models.TextField(blank=True, verbose_name="summary (Dutch)")),
                ("summary_en", models.TextField(blank=True, verbose_name="summary (English)")),
                ("body_nl", models.TextField(blank=True, verbose_name="text (Dutch)")),
                ("body_en", models.TextField(blank=True, verbose_name="text (English)")),
                (
                    "published_on",
                    models.CharField(blank=True, db_index=True, max_length=10, verbose_name="published on"),
                ),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["-published_on", "key"],
            },
        ),
        migrations.CreateModel(
            name="Source",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("publisher", models.CharField(blank=True, max_length=200, verbose_name="publisher")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("published_on", models.CharField(blank=True, max_length=10, verbose_name="published on")),
                ("note_nl", models.TextField(blank=True, verbose_name="note (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="note (English)")),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["title", "key"],
            },
        ),
        migrations.CreateModel(
            name="DocumentAbout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about_kind", models.CharField(max_length=30)),
                ("about_key", models.CharField(max_length=80)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="abouts", to="documents.document"
                    ),
                ),
            ],
            options={
                "verbose_name": "document about",
                "indexes": [models.Index(fields=["about_kind", "about_key"], name="documents_about_record")],
                "constraints": [
                    models.UniqueConstraint(fields=("document", "about_kind", "about_key"), name="documents_about_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about_kind", models.CharField(max_length=30)),
                ("about_key", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=80, verbose_name="key")),
                ("position", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("label_nl", models.CharField(max_length=200, verbose_name="what (Dutch)")),
                ("label_en", models.CharField(blank=True, max_length=200, verbose_name="what (English)")),
                ("value_nl", models.TextField(blank=True, verbose_name="value (Dutch)")),
                ("value_en", models.TextField(blank=True, verbose_name="value (English)")),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("stated", "stated by the source"),
                            ("derived", "derived from the source"),
                            ("conflict", "sources disagree"),
                            ("unknown", "not known"),
                        ],
                        default="stated",
                        max_length=10,
                        verbose_name="certainty",
                    ),
                ),
                ("as_of", models.CharField(blank=True, max_length=10, verbose_name="as of")),
                ("note_nl", models.TextField(blank=True, verbose_name="note (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="note (English)")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="documents.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "fact",
                "verbose_name_plural": "facts",
                "ordering": ["position", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("about_kind", "about_key", "key"), name="documents_fact_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certainty", "unknown"),
                            models.Q(("value_en", ""), ("value_nl", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="documents_fact_unknown_or_valued",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("certainty", "unknown"), ("source__isnull", False), _connector="OR"),
                        name="documents_fact_has_source",
                    ),
                ],
            },
        ),
    ]
