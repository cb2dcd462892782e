import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=160)),
                ("from_key", models.CharField(blank=True, max_length=80, verbose_name="handed over by")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("address", models.CharField(max_length=300)),
                ("typed", models.JSONField(default=dict, verbose_name="what was typed")),
                ("shown", models.TextField(verbose_name="what was shown then")),
                ("began_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "draft",
                "indexes": [models.Index(fields=["person", "began_at", "id"], name="writing_draft_waiting")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "form", "from_key"), name="writing_draft_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form", models.CharField(max_length=160)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("done_at", models.DateTimeField(auto_now=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "last step",
                "constraints": [models.UniqueConstraint(fields=("person", "form"), name="writing_step_once")],
            },
        ),
    ]
