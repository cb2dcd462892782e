import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("programmes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contract",
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
                ("identifier", models.CharField(max_length=40, verbose_name="identifier")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("sort_key", models.CharField(db_index=True, max_length=200)),
                ("stage", models.CharField(blank=True, max_length=40, verbose_name="stage")),
                ("sector", models.CharField(blank=True, max_length=60, verbose_name="policy sector")),
                ("countries", models.CharField(blank=True, max_length=200, verbose_name="countries")),
                ("logics", models.CharField(blank=True, max_length=100, verbose_name="payment logics")),
                ("signed_on", models.CharField(blank=True, max_length=10, verbose_name="signed")),
                ("starts_on", models.CharField(blank=True, max_length=10, verbose_name="service from")),
                ("ends_on", models.CharField(blank=True, max_length=10, verbose_name="service until")),
                ("year", models.PositiveIntegerField(blank=True, null=True, verbose_name="year")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "invested",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=30, null=True, verbose_name="investment"
                    ),
                ),
                (
                    "payable",
                    models.DecimalField(
                        blank=True,
                        decimal_places=6,
                        max_digits=30,
                        null=True,
                        verbose_name="payable for outcomes at most",
                    ),
                ),
                (
                    "people",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=30, null=True, verbose_name="people it is meant for"
                    ),
                ),
                ("metrics", models.PositiveIntegerField(default=0, verbose_name="metrics")),
                ("prices", models.PositiveIntegerField(default=0, verbose_name="prices")),
                ("results", models.PositiveIntegerField(default=0, verbose_name="results")),
                ("payments", models.PositiveIntegerField(default=0, verbose_name="payments")),
                ("words", models.TextField(blank=True, verbose_name="words to search in")),
                ("gone", models.BooleanField(default=False, verbose_name="no longer in the source")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "contract to compare with",
                "verbose_name_plural": "contracts to compare with",
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=80)),
                ("owner", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                ("file", models.CharField(max_length=120)),
                ("line", models.PositiveIntegerField()),
                ("cells", models.JSONField(default=dict)),
                ("extra", models.JSONField(blank=True, default=dict)),
                ("gone", models.BooleanField(default=False, verbose_name="no longer in the source")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a reference source",
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cells", models.JSONField(default=dict)),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contact", to="reference.line"
                    ),
                ),
            ],
            options={
                "verbose_name": "contact in a reference source",
            },
        ),
        migrations.CreateModel(
            name="Oddity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("owner", models.CharField(db_index=True, max_length=40)),
                ("file", models.CharField(max_length=120)),
                ("line", models.PositiveIntegerField()),
                ("column", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=20)),
                ("shown", models.CharField(blank=True, max_length=200)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "finding in a reference source",
                "ordering": ["file", "line", "column"],
            },
        ),
        migrations.CreateModel(
            name="Price",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("metric", models.CharField(blank=True, max_length=80, verbose_name="metric")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
                ("amount", models.DecimalField(decimal_places=6, max_digits=30, verbose_name="price per unit")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                (
                    "most",
                    models.DecimalField(blank=True, decimal_places=6, max_digits=30, null=True, verbose_name="at most"),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("topic", models.CharField(blank=True, db_index=True, max_length=20, verbose_name="topic")),
                ("weeks", models.PositiveIntegerField(blank=True, null=True, verbose_name="weeks it lasts")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="priced", to="reference.contract"
                    ),
                ),
            ],
            options={
                "verbose_name": "price to compare with",
                "verbose_name_plural": "prices to compare with",
            },
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(fields=["sort_key", "key"], name="reference_contract_order"),
        ),
        migrations.AddIndex(
            model_name="line",
            index=models.Index(fields=["owner", "table"], name="reference_line_owner"),
        ),
        migrations.AddConstraint(
            model_name="line",
            constraint=models.UniqueConstraint(
                fields=("programme", "table", "owner", "number"), name="reference_line_once"
            ),
        ),
    ]
