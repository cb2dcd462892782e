import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("people", "0001_initial"),
        ("places", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Initiative",
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
                ("title_nl", models.CharField(max_length=300, verbose_name="title (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="title (English)")),
                ("sort_key", models.CharField(editable=False, max_length=200)),
                ("summary_nl", models.TextField(blank=True, verbose_name="in one sentence (Dutch)")),
                ("summary_en", models.TextField(blank=True, verbose_name="in one sentence (English)")),
                ("story_nl", models.TextField(blank=True, verbose_name="story (Dutch)")),
                ("story_en", models.TextField(blank=True, verbose_name="story (English)")),
                ("ask_nl", models.TextField(blank=True, verbose_name="what it asks (Dutch)")),
                ("ask_en", models.TextField(blank=True, verbose_name="what it asks (English)")),
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
                ("province_wide", models.BooleanField(default=False, verbose_name="in the whole area")),
                ("started_on", models.CharField(blank=True, max_length=10, verbose_name="started")),
                ("website", models.URLField(blank=True, max_length=500, verbose_name="website")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail for questions")),
                ("contact_public", models.BooleanField(default=False, verbose_name="e-mail may be shown")),
                ("published", models.BooleanField(default=True, verbose_name="public")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                        verbose_name="initiator",
                    ),
                ),
                (
                    "policy_tasks",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="programmes.policytask", verbose_name="policy tasks"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(blank=True, related_name="+", to="programmes.theme", verbose_name="themes"),
                ),
            ],
            options={
                "verbose_name": "initiative",
                "verbose_name_plural": "initiatives",
                "ordering": ["sort_key", "key"],
            },
        ),
        migrations.CreateModel(
            name="InitiativePlace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="initiatives.initiative"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.place"),
                ),
            ],
            options={
                "verbose_name": "place of an initiative",
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "track",
                    models.CharField(
                        choices=[("full", "joined"), ("light", "light track")],
                        default="full",
                        max_length=10,
                        verbose_name="track",
                    ),
                ),
                ("starts_on", models.CharField(blank=True, max_length=10, verbose_name="from")),
                ("contribution_nl", models.TextField(blank=True, verbose_name="what the programme brought in (Dutch)")),
                (
                    "contribution_en",
                    models.TextField(blank=True, verbose_name="what the programme brought in (English)"),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.round"
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
                "verbose_name": "participation in a round",
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role_nl", models.CharField(max_length=200, verbose_name="role (Dutch)")),
                ("role_en", models.CharField(blank=True, max_length=200, verbose_name="role (English)")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partners",
                        to="initiatives.initiative",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
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
                "verbose_name": "partner of an initiative",
            },
        ),
        migrations.CreateModel(
            name="PossibleDuplicate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("likeness", models.FloatField(verbose_name="likeness")),
                ("proposed_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_key", models.CharField(blank=True, max_length=80)),
                ("same", models.BooleanField(blank=True, null=True, verbose_name="the same")),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="initiatives.initiative"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="initiatives.initiative"
                    ),
                ),
            ],
            options={
                "verbose_name": "possible duplicate",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner_key", models.CharField(db_index=True, max_length=80, verbose_name="owner")),
                ("by_key", models.CharField(max_length=80, verbose_name="proposed by")),
                ("texts", models.JSONField(default=dict, verbose_name="texts")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for review"),
                            ("accepted", "taken over"),
                            ("rejected", "not taken over"),
                            ("replaced", "replaced by a later one"),
                            ("withdrawn", "taken back"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="sent on")),
                ("moved_at", models.DateTimeField(auto_now=True)),
                ("decided_by_key", models.CharField(blank=True, max_length=80)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="initiatives.initiative",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed text",
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.CharField(max_length=10, verbose_name="on")),
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
                    "support_base",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("weak", "weak"),
                            ("growing", "growing"),
                            ("strong", "strong"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="support base",
                    ),
                ),
                (
                    "durability",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("weak", "weak"),
                            ("growing", "growing"),
                            ("strong", "strong"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="durability",
                    ),
                ),
                ("note_nl", models.TextField(blank=True, verbose_name="note (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="note (English)")),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="initiatives.initiative",
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
                "verbose_name": "standing of an initiative",
                "ordering": ["on"],
            },
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                fields=["programme", "sort_key", "key", "published", "merged_into"], name="initiatives_list"
            ),
        ),
        migrations.AddIndex(
            model_name="initiative",
            index=models.Index(
                fields=["programme", "-changed_at", "-key", "published", "merged_into"], name="initiatives_newest"
            ),
        ),
        migrations.AddConstraint(
            model_name="initiative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contact_public", False), models.Q(("contact_email", ""), _negated=True), _connector="OR"
                ),
                name="initiatives_contact_shown_exists",
            ),
        ),
        migrations.AddConstraint(
            model_name="initiativeplace",
            constraint=models.UniqueConstraint(fields=("initiative", "place"), name="initiatives_place_once"),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(fields=("initiative", "round"), name="initiatives_participation_once"),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.UniqueConstraint(
                fields=("initiative", "organisation", "role_nl"), name="initiatives_partner_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="possibleduplicate",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="initiatives_duplicate_once"),
        ),
        migrations.AddConstraint(
            model_name="possibleduplicate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("decided_by_key", ""), ("same__isnull", True)),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("same__isnull", False),
                        models.Q(("decided_by_key", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="initiatives_duplicate_decided_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["state", "moved_at", "id"], name="initiatives_proposal_waiting"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")),
                fields=("initiative", "owner_key"),
                name="initiatives_proposal_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "rejected"), _negated=True),
                    models.Q(models.Q(("reason", ""), _negated=True), models.Q(("decided_by_key", ""), _negated=True)),
                    _connector="OR",
                ),
                name="initiatives_proposal_rejected_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(fields=("initiative", "on"), name="initiatives_standing_once"),
        ),
    ]
