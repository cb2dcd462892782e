import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
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
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "government"),
                            ("foundation", "foundation or association"),
                            ("enterprise", "social enterprise"),
                            ("company", "company"),
                            ("knowledge", "knowledge institute"),
                            ("fund", "funder"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("kvk", models.CharField(blank=True, max_length=8, verbose_name="Chamber of Commerce number")),
                ("seat", models.CharField(blank=True, max_length=200, verbose_name="seat")),
                ("seat_place_key", models.CharField(blank=True, max_length=80)),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("purpose_nl", models.TextField(blank=True, verbose_name="what it does (Dutch)")),
                ("purpose_en", models.TextField(blank=True, verbose_name="what it does (English)")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail for questions")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["sort_key", "key"],
            },
        ),
        migrations.CreateModel(
            name="MeantPublic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about_kind", models.CharField(max_length=30)),
                ("about_key", models.CharField(max_length=80)),
                ("value", models.CharField(max_length=320)),
                ("reason", models.TextField(verbose_name="reason")),
                ("by_key", models.CharField(max_length=80)),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "address meant to be public",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about_kind", "about_key", "value"), name="people_meant_public_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WithheldText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about_kind", models.CharField(max_length=30)),
                ("about_key", models.CharField(max_length=80)),
                ("part", models.CharField(blank=True, max_length=200)),
                ("scopes", models.JSONField(default=list)),
                ("record", models.CharField(max_length=60)),
                ("number", models.PositiveBigIntegerField()),
                ("field", models.CharField(max_length=60)),
                ("text", models.TextField(verbose_name="text")),
                ("by_key", models.CharField(max_length=80)),
                ("withheld_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "withheld text",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "number", "field"), name="people_withheld_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Deputy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("binds", models.BooleanField(default=False, verbose_name="may also decide and pay")),
                ("appointed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deputies",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "deputy",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="people_deputy_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("deputy")), _negated=True),
                        name="people_deputy_someone_else",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("initiator", "initiator"),
                            ("support-worker", "support worker"),
                            ("officer", "programme officer"),
                            ("municipal-officer", "municipal officer"),
                            ("knowledge-partner", "knowledge partner"),
                            ("task-owner", "owner of a policy task"),
                            ("process-guide", "process guide"),
                            ("controller", "controller"),
                            ("payer", "outcome payer"),
                            ("investor", "investor"),
                            ("verifier", "verifier"),
                            ("evaluator", "evaluator"),
                            ("auditor", "auditor"),
                            ("administrator", "administrator"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                ("scope_kind", models.CharField(blank=True, max_length=30)),
                ("scope_key", models.CharField(blank=True, max_length=80)),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "role held",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "role", "scope_kind", "scope_key"), name="people_grant_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scope_key", ""), ("scope_kind", "")),
                            models.Q(
                                models.Q(("scope_kind", ""), _negated=True), models.Q(("scope_key", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="people_grant_scope_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="people_grant_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("works", "works for it"),
                            ("governs", "sits on its board"),
                            ("owns", "owns it or part of it"),
                            ("family", "has family or a partner there"),
                            ("paid", "is paid by it"),
                            ("provider", "delivers the outcomes in it"),
                            ("investor", "puts money in it"),
                            ("payer", "pays for its outcomes"),
                            ("verifier", "checks its outcomes"),
                        ],
                        max_length=20,
                        verbose_name="tie",
                    ),
                ),
                ("about_kind", models.CharField(max_length=30)),
                ("about_key", models.CharField(max_length=80)),
                ("declared_at", models.DateTimeField(auto_now_add=True, verbose_name="declared on")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "declared interest",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("person", "relation", "about_kind", "about_key"),
                        name="people_interest_once",
                    )
                ],
            },
        ),
    ]
