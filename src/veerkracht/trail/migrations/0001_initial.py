from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("person_key", models.CharField(db_index=True, max_length=80)),
                ("deed", models.CharField(max_length=60)),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=80)),
                ("fields", models.JSONField(default=list)),
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
                "indexes": [models.Index(fields=["kind", "key", "-at"], name="trail_entry_record")],
            },
        ),
    ]
