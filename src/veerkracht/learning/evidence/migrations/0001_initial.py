import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0001_initial"),
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AssumptionSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded at")),
                ("by_key", models.CharField(max_length=80, verbose_name="recorded by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("panel", models.TextField(blank=True, verbose_name="panel that set it")),
                ("content", models.JSONField(verbose_name="assumptions")),
            ],
            options={
                "verbose_name": "set of assumptions",
                "ordering": ["in_force_from", "number"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="evidence_assumptions_number_once"),
                    models.UniqueConstraint(fields=("in_force_from",), name="evidence_assumptions_day_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intervention",
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
                ("summary_nl", models.TextField(blank=True, verbose_name="in one sentence (Dutch)")),
                ("summary_en", models.TextField(blank=True, verbose_name="in one sentence (English)")),
                ("core_nl", models.TextField(blank=True, verbose_name="what must not be left out (Dutch)")),
                ("core_en", models.TextField(blank=True, verbose_name="what must not be left out (English)")),
                ("adaptable_nl", models.TextField(blank=True, verbose_name="what may differ by place (Dutch)")),
                ("adaptable_en", models.TextField(blank=True, verbose_name="what may differ by place (English)")),
                (
                    "described",
                    models.BooleanField(default=False, verbose_name="aim, people, way and setting are described"),
                ),
                ("theory", models.BooleanField(default=False, verbose_name="there is a theory of why it works")),
                (
                    "cost_nl",
                    models.CharField(blank=True, max_length=300, verbose_name="what it costs, where known (Dutch)"),
                ),
                (
                    "cost_en",
                    models.CharField(blank=True, max_length=300, verbose_name="what it costs, where known (English)"),
                ),
                ("recognised_as", models.CharField(blank=True, max_length=100, verbose_name="recognised as")),
                ("recognised_by", models.CharField(blank=True, max_length=200, verbose_name="recognised by")),
                ("recognised_until", models.DateField(blank=True, null=True, verbose_name="recognised until")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "intervention",
                "verbose_name_plural": "interventions",
                "ordering": ["title_nl", "key"],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
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
                ("noticeable", models.FloatField(default=0.2, verbose_name="smallest difference people notice")),
                ("instrument", models.CharField(blank=True, max_length=300, verbose_name="instrument")),
                (
                    "deviation",
                    models.FloatField(blank=True, null=True, verbose_name="one standard deviation in its own unit"),
                ),
                ("unit_nl", models.CharField(blank=True, max_length=100, verbose_name="unit (Dutch)")),
                ("unit_en", models.CharField(blank=True, max_length=100, verbose_name="unit (English)")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome for people",
                "verbose_name_plural": "outcomes for people",
                "ordering": ["title_nl", "key"],
            },
        ),
        migrations.CreateModel(
            name="Study",
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
                ("initiative_key", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "design",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "0 · told or counted afterwards"),
                            (1, "1 · before and after"),
                            (2, "2 · before and after, with controls or a norm"),
                            (3, "3 · a comparison group"),
                            (4, "4 · as good as drawn by lot"),
                            (5, "5 · drawn by lot"),
                        ],
                        verbose_name="design",
                    ),
                ),
                ("lost", models.FloatField(default=0, verbose_name="share of people lost")),
                (
                    "control_reached",
                    models.BooleanField(default=False, verbose_name="the control group was reached too"),
                ),
                ("own_measure", models.BooleanField(default=False, verbose_name="measured with something self-made")),
                ("treated", models.PositiveIntegerField(blank=True, null=True, verbose_name="people reached")),
                ("compared", models.PositiveIntegerField(blank=True, null=True, verbose_name="people compared with")),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "0 · told or counted afterwards"),
                            (1, "1 · before and after"),
                            (2, "2 · before and after, with controls or a norm"),
                            (3, "3 · a comparison group"),
                            (4, "4 · as good as drawn by lot"),
                            (5, "5 · drawn by lot"),
                        ],
                        verbose_name="level",
                    ),
                ),
                (
                    "level_second",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "0 · told or counted afterwards"),
                            (1, "1 · before and after"),
                            (2, "2 · before and after, with controls or a norm"),
                            (3, "3 · a comparison group"),
                            (4, "4 · as good as drawn by lot"),
                            (5, "5 · drawn by lot"),
                        ],
                        null=True,
                        verbose_name="level by a second rater",
                    ),
                ),
                ("circumstance", models.CharField(blank=True, max_length=60, verbose_name="kind of place")),
                ("people_nl", models.CharField(blank=True, max_length=200, verbose_name="for whom (Dutch)")),
                ("people_en", models.CharField(blank=True, max_length=200, verbose_name="for whom (English)")),
                ("period", models.CharField(blank=True, max_length=40, verbose_name="period")),
                ("followed_months", models.FloatField(default=0, verbose_name="months followed")),
                ("dutch", models.BooleanField(default=True, verbose_name="in the Netherlands")),
                ("independent", models.BooleanField(default=False, verbose_name="done by others than the initiative")),
                ("registered", models.BooleanField(default=False, verbose_name="announced before it began")),
                ("funder", models.CharField(blank=True, max_length=200, verbose_name="paid for by")),
                ("retracted", models.TextField(blank=True, verbose_name="taken back because")),
                ("by_key", models.CharField(max_length=80, verbose_name="entered by")),
                ("second_by_key", models.CharField(blank=True, max_length=80, verbose_name="second rater")),
                (
                    "intervention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="studies", to="evidence.intervention"
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
                "verbose_name": "study",
                "verbose_name_plural": "studies",
                "ordering": ["-level", "key"],
            },
        ),
        migrations.CreateModel(
            name="OnlyDirection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcomes", models.JSONField(verbose_name="each outcome: better, the same or worse")),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="directions", to="evidence.outcome"
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="directions", to="evidence.study"
                    ),
                ),
            ],
            options={
                "verbose_name": "direction of a study",
            },
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measured", models.CharField(blank=True, max_length=100, verbose_name="measured when")),
                ("how", models.CharField(max_length=30, verbose_name="computed from")),
                ("reported", models.JSONField(default=dict, verbose_name="as reported")),
                ("size", models.FloatField(verbose_name="size in standard deviations, positive is better")),
                ("variance", models.FloatField(verbose_name="variance")),
                ("assumed", models.JSONField(default=list, verbose_name="assumed")),
                ("primary", models.BooleanField(default=True, verbose_name="main outcome of the study")),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="effects", to="evidence.outcome"
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="effects", to="evidence.study"
                    ),
                ),
            ],
            options={
                "verbose_name": "effect",
            },
        ),
        migrations.CreateModel(
            name="Synthesis",
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
                ("method", models.CharField(max_length=30, verbose_name="method and its version")),
                ("noticeable", models.FloatField(verbose_name="smallest difference people notice")),
                ("studies", models.JSONField(verbose_name="studies with their effects")),
                (
                    "neighbours",
                    models.JSONField(default=list, verbose_name="studies of other interventions, to borrow from"),
                ),
                ("left_out", models.JSONField(default=list, verbose_name="studies left out, and why")),
                ("result", models.JSONField(verbose_name="result")),
                ("by_key", models.CharField(max_length=80)),
                (
                    "assumptions",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evidence.assumptionset",
                    ),
                ),
                (
                    "intervention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="syntheses",
                        to="evidence.intervention",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="syntheses", to="evidence.outcome"
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supersedes",
                        to="evidence.synthesis",
                    ),
                ),
            ],
            options={
                "verbose_name": "synthesis",
                "verbose_name_plural": "syntheses",
                "ordering": ["-recorded_at"],
            },
        ),
        migrations.AddConstraint(
            model_name="intervention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recognised_as", ""), models.Q(("recognised_by", ""), _negated=True), _connector="OR"
                ),
                name="evidence_recognised_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="outcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("noticeable__gt", 0)), name="evidence_noticeable_above_nought"
            ),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(("lost__gte", 0), ("lost__lte", 1)), name="evidence_share_lost_is_a_share"
            ),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__lte", models.F("design"))), name="evidence_design_is_ceiling"
            ),
        ),
        migrations.AddConstraint(
            model_name="study",
            constraint=models.CheckConstraint(
                condition=models.Q(("level_second", None), ("level_second__lte", models.F("design")), _connector="OR"),
                name="evidence_design_is_ceiling_for_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="onlydirection",
            constraint=models.UniqueConstraint(fields=("study", "outcome"), name="evidence_direction_once"),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.UniqueConstraint(fields=("study", "outcome", "measured"), name="evidence_effect_once"),
        ),
        migrations.AddConstraint(
            model_name="effect",
            constraint=models.CheckConstraint(
                condition=models.Q(("variance__gt", 0)), name="evidence_variance_above_nought"
            ),
        ),
        migrations.AddConstraint(
            model_name="synthesis",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_by", None)),
                fields=("intervention", "outcome"),
                name="evidence_one_synthesis_in_force",
            ),
        ),
    ]
