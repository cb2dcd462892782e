from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Destruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("made_on", models.DateField(verbose_name="made on")),
                ("lines", models.JSONField(verbose_name="what is due")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved on")),
                ("approved_by_key", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "verbose_name": "list for destruction",
                "verbose_name_plural": "lists for destruction",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("approved_by_key", "")),
                        fields=("approved_by_key",),
                        name="workspace_one_open_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by_key", "")),
                            models.Q(("approved_at__isnull", False), models.Q(("approved_by_key", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="workspace_approved_whole",
                    ),
                ],
            },
        ),
    ]
