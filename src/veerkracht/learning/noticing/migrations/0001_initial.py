import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Observation",
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
                            ("signal", "weekly signal"),
                            ("observation", "observation"),
                            ("story", "story"),
                            ("outcome", "harvested outcome"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("programme_key", models.CharField(max_length=80)),
                ("initiative_key", models.CharField(max_length=80)),
                ("place_key", models.CharField(blank=True, max_length=80)),
                ("happened_on", models.DateField(verbose_name="happened on")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("expected", models.BooleanField(null=True, verbose_name="expected")),
                ("agreed", models.BooleanField(null=True, verbose_name="agreed")),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("closed", "closed"), ("programme", "for the programme"), ("public", "may be public")],
                        default="programme",
                        max_length=10,
                        verbose_name="who may read it",
                    ),
                ),
                ("privacy_checked", models.BooleanField(default=False, verbose_name="looked at for personal data")),
                ("author_key", models.CharField(max_length=80, verbose_name="author")),
                ("client_id", models.UUIDField(verbose_name="number given by the phone")),
                ("sameness", models.CharField(max_length=64)),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("took_seconds", models.PositiveSmallIntegerField(null=True, verbose_name="seconds it took")),
                ("sound_sha256", models.CharField(blank=True, max_length=64)),
                ("sound_type", models.CharField(blank=True, max_length=20)),
                ("sound_seconds", models.PositiveSmallIntegerField(null=True)),
                ("consented_at", models.DateTimeField(null=True, verbose_name="consent to the recording")),
            ],
            options={
                "verbose_name": "observation",
                "verbose_name_plural": "observations",
                "indexes": [
                    models.Index(fields=["initiative_key", "happened_on", "key"], name="noticing_of_initiative"),
                    models.Index(fields=["author_key", "happened_on", "key"], name="noticing_of_author"),
                    models.Index(fields=["programme_key", "happened_on", "key"], name="noticing_of_programme"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("author_key", "client_id"), name="noticing_stored_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "signal"),
                            models.Q(("text", ""), _negated=True),
                            ("consented_at__isnull", False),
                            _connector="OR",
                        ),
                        name="noticing_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sound_sha256", ""), ("consented_at__isnull", False), _connector="OR"),
                        name="noticing_sound_with_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "signal"),
                            models.Q(("agreed__isnull", False), ("expected__isnull", False)),
                            _connector="OR",
                        ),
                        name="noticing_routed_by_two_taps",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HarvestedOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("social_actor", models.CharField(max_length=200, verbose_name="who changed")),
                ("before", models.CharField(blank=True, max_length=500, verbose_name="how it was before")),
                ("contribution", models.TextField(verbose_name="what the initiative did for it")),
                ("significance", models.TextField(blank=True, verbose_name="why it matters")),
                (
                    "observation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcome", to="noticing.observation"
                    ),
                ),
            ],
            options={
                "verbose_name": "harvested outcome",
                "verbose_name_plural": "harvested outcomes",
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("initiative_key", models.CharField(max_length=80)),
                ("happened_on", models.DateField(verbose_name="happened on")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("published_on", models.DateField(verbose_name="published")),
                (
                    "observation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="publication",
                        to="noticing.observation",
                    ),
                ),
            ],
            options={
                "verbose_name": "public observation",
                "verbose_name_plural": "public observations",
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_key", models.CharField(max_length=80)),
                ("initiative_key", models.CharField(blank=True, db_index=True, max_length=80)),
                ("seed", models.CharField(max_length=40, verbose_name="seed")),
                ("among", models.JSONField(verbose_name="drawn from")),
                ("drawn", models.JSONField(verbose_name="drawn")),
                ("drawn_on", models.DateField(verbose_name="drawn on")),
                ("by_key", models.CharField(max_length=80)),
            ],
            options={
                "verbose_name": "sample of outcomes",
                "verbose_name_plural": "samples of outcomes",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seed", ""), _negated=True), name="noticing_sample_has_a_seed"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Substantiation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200, verbose_name="who")),
                ("of_organisation", models.CharField(max_length=300, verbose_name="of which organisation")),
                ("independent", models.BooleanField(verbose_name="independent")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("confirms", "confirms it"), ("partly", "in part"), ("contradicts", "contradicts it")],
                        max_length=12,
                        verbose_name="verdict",
                    ),
                ),
                ("said_on", models.DateField(verbose_name="said on")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="substantiations",
                        to="noticing.observation",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation by an outsider",
                "verbose_name_plural": "confirmations by outsiders",
                "ordering": ["said_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WeekSignal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("energy", models.PositiveSmallIntegerField(verbose_name="energy")),
                ("turnout", models.PositiveSmallIntegerField(verbose_name="how many took part")),
                (
                    "change",
                    models.CharField(
                        choices=[("better", "better"), ("same", "the same"), ("worse", "worse")],
                        max_length=6,
                        verbose_name="beside the week before",
                    ),
                ),
                ("unexpected", models.BooleanField(verbose_name="something unexpected happened")),
                ("asks_help", models.BooleanField(verbose_name="asks for help")),
                (
                    "observation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signal", to="noticing.observation"
                    ),
                ),
            ],
            options={
                "verbose_name": "weekly signal",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("energy__lte", 10), ("turnout__lte", 10)),
                        name="noticing_signal_between_nought_and_ten",
                    )
                ],
            },
        ),
    ]
