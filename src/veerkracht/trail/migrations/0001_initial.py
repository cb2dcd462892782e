from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("sealed_at", models.DateTimeField()),
                ("count", models.PositiveIntegerField()),
                ("ranges", models.JSONField()),
                ("digests", models.BinaryField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "seal",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=80)),
                ("part", models.CharField(blank=True, max_length=200)),
                ("record", models.CharField(max_length=60)),
                ("content", models.JSONField()),
            ],
            options={
                "verbose_name": "earlier state",
                "indexes": [models.Index(fields=["kind", "key", "part", "at"], name="trail_copy_record")],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("person_key", models.CharField(db_index=True, max_length=80)),
                ("for_key", models.CharField(blank=True, db_default="", default="", max_length=80)),
                ("deed", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=80)),
                ("fields", models.JSONField(default=list)),
                ("digests", models.JSONField(blank=True, default=dict)),
                ("reason", models.TextField(blank=True)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("file", "a file"),
                            ("screen", "a page"),
                            ("api", "another system"),
                            ("system", "the system"),
                        ],
                        max_length=10,
                    ),
                ),
                ("refused", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "entry in the trail",
                "indexes": [models.Index(fields=["kind", "key", "-at"], name="trail_entry_record")],
            },
        ),
        migrations.CreateModel(
            name="Salt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=80)),
                ("salt", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "salt of a person",
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="trail_salt_once")],
            },
        ),
    ]
