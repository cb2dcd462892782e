from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Findable",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=80)),
                ("programme_key", models.CharField(blank=True, max_length=80)),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("title", models.TextField(blank=True, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("on", models.DateField(blank=True, null=True, verbose_name="date")),
                ("public", models.BooleanField(default=True, verbose_name="public")),
            ],
            options={
                "verbose_name": "text that can be found",
                "verbose_name_plural": "texts that can be found",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key", "language"), name="search_findable_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownWord",
            fields=[
                ("word", models.CharField(max_length=30, primary_key=True, serialize=False, verbose_name="word")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="number of texts")),
                ("head", models.CharField(max_length=4)),
                ("tail", models.CharField(max_length=3)),
                ("size", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name": "known word",
                "verbose_name_plural": "known words",
                "indexes": [
                    models.Index(fields=["head", "size"], name="search_word_head"),
                    models.Index(fields=["tail", "size"], name="search_word_tail"),
                ],
            },
        ),
    ]
