from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_key", models.CharField(max_length=80)),
                ("file_name", models.CharField(max_length=300)),
                ("rows", models.JSONField()),
                ("by_key", models.CharField(max_length=80)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "verbose_name": "upload that waits",
            },
        ),
        migrations.CreateModel(
            name="LoadedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_key", models.CharField(max_length=80)),
                ("table", models.CharField(max_length=30)),
                ("row_key", models.CharField(max_length=400)),
                ("content", models.JSONField()),
                ("loaded_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "loaded row",
                "constraints": [
                    models.UniqueConstraint(fields=("programme_key", "table", "row_key"), name="exchange_row_once")
                ],
            },
        ),
    ]
