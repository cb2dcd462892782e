import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Place",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("sort_key", models.CharField(db_index=True, editable=False, max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "province"),
                            ("region", "region"),
                            ("municipality", "municipality"),
                            ("town", "town"),
                            ("village", "village"),
                            ("district", "district"),
                            ("neighbourhood", "neighbourhood"),
                        ],
                        db_index=True,
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="exists from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="existed until")),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "coordinate_source",
                    models.CharField(blank=True, max_length=300, verbose_name="source of the coordinate"),
                ),
                ("note_nl", models.TextField(blank=True, verbose_name="note (Dutch)")),
                ("note_en", models.TextField(blank=True, verbose_name="note (English)")),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["sort_key", "key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="places_place_coordinate_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Boundary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("geometry", models.JSONField(verbose_name="border")),
                ("sketch", models.JSONField(verbose_name="border with few points, for small maps")),
                ("west", models.FloatField()),
                ("south", models.FloatField()),
                ("east", models.FloatField()),
                ("north", models.FloatField()),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("drawn_at", models.DateTimeField(auto_now=True, verbose_name="drawn at")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="boundaries", to="places.place"
                    ),
                ),
            ],
            options={
                "verbose_name": "border",
                "constraints": [models.UniqueConstraint(fields=("place", "year"), name="places_boundary_once")],
            },
        ),
        migrations.CreateModel(
            name="PlaceCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scheme", models.CharField(max_length=20, verbose_name="scheme")),
                ("code", models.CharField(db_index=True, max_length=20, verbose_name="code")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="places.place"
                    ),
                ),
            ],
            options={
                "verbose_name": "place code",
                "constraints": [models.UniqueConstraint(fields=("place", "scheme", "code"), name="places_code_once")],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="on")),
                (
                    "share",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=5, null=True, verbose_name="share"),
                ),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="predecessors", to="places.place"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="successors", to="places.place"
                    ),
                ),
            ],
            options={
                "verbose_name": "succession",
                "constraints": [models.UniqueConstraint(fields=("old", "new", "on"), name="places_succession_once")],
            },
        ),
        migrations.CreateModel(
            name="Within",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wholes", to="places.place"
                    ),
                ),
                (
                    "whole",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="places.place"
                    ),
                ),
            ],
            options={
                "verbose_name": "lies within",
                "constraints": [
                    models.UniqueConstraint(fields=("part", "whole", "starts_on"), name="places_within_once")
                ],
            },
        ),
    ]
