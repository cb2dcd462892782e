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
                            ("plan", "application or plan"),
                            ("agreement", "decision or agreement"),
                            ("picture", "picture"),
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
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("public", "everyone"),
                            ("programme", "everyone with a role in the programme"),
                            ("named", "only some roles, or the people it is about"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="who may see it",
                    ),
                ),
                ("readers", models.CharField(blank=True, max_length=500, verbose_name="roles that may see it")),
                ("personal", models.BooleanField(default=False, verbose_name="holds data about persons")),
                ("kept_from", models.DateField(blank=True, null=True, verbose_name="kept from")),
                ("destroyed_at", models.DateTimeField(blank=True, null=True, verbose_name="destroyed at")),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["-published_on", "key"],
            },
        ),
        migrations.CreateModel(
            name="KeepingPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("letter", "letter or press release"),
                            ("report", "report"),
                            ("policy", "policy document"),
                            ("account", "budget or account"),
                            ("page", "page"),
                            ("plan", "application or plan"),
                            ("agreement", "decision or agreement"),
                            ("picture", "picture"),
                            ("other", "other"),
                        ],
                        max_length=20,
                        unique=True,
                        verbose_name="kind",
                    ),
                ),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="years")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
            ],
            options={
                "verbose_name": "keeping period",
                "verbose_name_plural": "keeping periods",
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
            name="FileVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name of the file")),
                ("media_type", models.CharField(max_length=100, verbose_name="sort of file")),
                ("size", models.PositiveBigIntegerField(verbose_name="size")),
                ("sha256", models.CharField(max_length=64, verbose_name="hash")),
                ("pages", models.PositiveIntegerField(default=0, verbose_name="pages")),
                ("width", models.PositiveIntegerField(default=0)),
                ("height", models.PositiveIntegerField(default=0)),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("cut", models.BooleanField(default=False)),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("clean", "checked"),
                            ("waiting", "waits to be checked"),
                            ("infected", "held a virus"),
                            ("not-asked", "not checked: no scanner is set"),
                        ],
                        max_length=10,
                        verbose_name="virus scan",
                    ),
                ),
                ("alternative_nl", models.TextField(blank=True, verbose_name="what the picture shows (Dutch)")),
                ("alternative_en", models.TextField(blank=True, verbose_name="what the picture shows (English)")),
                ("shows_people", models.BooleanField(blank=True, null=True, verbose_name="people can be recognised")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                ("withdrawn_because", models.TextField(blank=True, verbose_name="why it was withdrawn")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="documents.document"
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a document",
                "verbose_name_plural": "files of documents",
            },
        ),
        migrations.AddField(
            model_name="document",
            name="current",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="documents.fileversion",
                verbose_name="file",
            ),
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_by", models.CharField(max_length=200, verbose_name="who agreed")),
                ("purpose", models.CharField(max_length=300, verbose_name="for what")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80)),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="withdrawn on")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="documents.fileversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "consent for a picture",
                "verbose_name_plural": "consents for pictures",
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
        migrations.AddConstraint(
            model_name="fileversion",
            constraint=models.UniqueConstraint(fields=("document", "number"), name="documents_file_once"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["-recorded_at", "-key"], name="documents_newest"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["kind", "kept_from"], name="documents_kept"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "public"), ("personal", True), _negated=True),
                name="documents_personal_not_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(fields=("version", "given_by"), name="documents_consent_once"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.UniqueConstraint(fields=("about_kind", "about_key", "key"), name="documents_fact_once"),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("certainty", "unknown"),
                    models.Q(("value_en", ""), ("value_nl", ""), _negated=True),
                    _connector="OR",
                ),
                name="documents_fact_unknown_or_valued",
            ),
        ),
        migrations.AddConstraint(
            model_name="fact",
            constraint=models.CheckConstraint(
                condition=models.Q(("certainty", "unknown"), ("source__isnull", False), _connector="OR"),
                name="documents_fact_has_source",
            ),
        ),
    ]
