import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_key", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("message", "A reader wrote about something you look after"),
                            ("work", "Something waits for you"),
                            ("review", "What was decided on what you wrote"),
                            ("duty", "What you look after changed: a deputy, or work that was handed over to you"),
                            ("lessons", "New lessons and questions of the programme"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("at-once", "at once"),
                            ("daily", "once a day, all together"),
                            ("weekly", "once a week, all together"),
                            ("none", "not by mail"),
                        ],
                        default="at-once",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "choice of notices",
                "constraints": [models.UniqueConstraint(fields=("person_key", "kind"), name="notices_choice_once")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_key", models.CharField(db_index=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("message", "A reader wrote about something you look after"),
                            ("work", "Something waits for you"),
                            ("review", "What was decided on what you wrote"),
                            ("duty", "What you look after changed: a deputy, or work that was handed over to you"),
                            ("lessons", "New lessons and questions of the programme"),
                        ],
                        default="work",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True)),
                ("link", models.CharField(blank=True, max_length=300)),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_key", models.CharField(blank=True, max_length=80)),
                ("once", models.CharField(blank=True, max_length=120)),
                ("told_at", models.DateTimeField(auto_now_add=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "notice",
                "ordering": ["-told_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("once", ""), _negated=True),
                        fields=("person_key", "once"),
                        name="notices_told_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("at-once", "at once"),
                            ("daily", "once a day, all together"),
                            ("weekly", "once a week, all together"),
                            ("none", "not by mail"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("taken", "being sent"),
                            ("sent", "sent"),
                            ("dropped", "not needed any more"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("moved_at", models.DateTimeField(auto_now=True)),
                (
                    "notice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mail", to="notices.notice"
                    ),
                ),
            ],
            options={
                "verbose_name": "mail that waits",
                "indexes": [models.Index(fields=["state", "due_at"], name="notices_mail_due")],
            },
        ),
    ]
