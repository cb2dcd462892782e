from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("correction", "something is not right"),
                            ("contact", "question to the initiative"),
                            ("general", "question to the programme"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_key", models.CharField(blank=True, max_length=80)),
                ("programme_key", models.CharField(blank=True, max_length=80)),
                ("page", models.CharField(blank=True, max_length=300, verbose_name="page")),
                ("text", models.TextField(verbose_name="message")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("language", models.CharField(default="nl", max_length=2)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                ("owner_key", models.CharField(max_length=80, verbose_name="owner")),
                ("answer", models.TextField(blank=True, verbose_name="what was done")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by_key", models.CharField(blank=True, max_length=80)),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["-sent_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by_key", "")),
                            models.Q(("answered_at__isnull", False), models.Q(("answered_by_key", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="publishing_message_answered_whole",
                    )
                ],
            },
        ),
    ]
