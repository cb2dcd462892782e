from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="NotYet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_key", models.CharField(db_index=True, max_length=80)),
                ("metric_key", models.CharField(max_length=80, verbose_name="the indicator")),
                ("quarter", models.CharField(max_length=6, verbose_name="quarter")),
                ("reason_nl", models.TextField(verbose_name="because (Dutch)")),
                ("reason_en", models.TextField(blank=True, verbose_name="because (English)")),
                ("by_key", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "reason for a value that is not there yet",
                "verbose_name_plural": "reasons for values that are not there yet",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["programme_key", "quarter", "metric_key"], name="account_not_yet_of_quarter")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason_nl", ""), _negated=True), name="account_not_yet_says_why"
                    )
                ],
            },
        ),
    ]
