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
            name="Incoming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mail_id", models.CharField(max_length=250, unique=True)),
                ("sender", models.CharField(blank=True, db_index=True, max_length=254)),
                ("subject", models.CharField(blank=True, max_length=200)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("asked", "a new question"),
                            ("added", "added to a question"),
                            ("bounce", "a mail of ours that came back"),
                            ("automatic", "an automatic mail"),
                            ("own", "a mail of our own"),
                            ("too-large", "too large"),
                            ("too-many", "one of too many"),
                            ("unreadable", "not to be read"),
                        ],
                        max_length=12,
                    ),
                ),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "mail that came in",
                "ordering": ["-read_at", "-pk"],
                "indexes": [models.Index(fields=["read_at"], name="support_incoming_read")],
            },
        ),
        migrations.CreateModel(
            name="SupportRequest",
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
                ("aliases", models.JSONField(blank=True, default=list, verbose_name="earlier names")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("file", "a file"),
                            ("screen", "a page"),
                            ("api", "another system"),
                            ("system", "the system"),
                        ],
                        default="screen",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "initiative_key",
                    models.CharField(blank=True, db_index=True, max_length=80, verbose_name="initiative"),
                ),
                (
                    "initiative_words",
                    models.CharField(blank=True, max_length=200, verbose_name="initiative, as it was written"),
                ),
                ("came_kind", models.CharField(blank=True, max_length=30)),
                ("came_key", models.CharField(blank=True, max_length=80, verbose_name="what it came from")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("form", "by the form"),
                            ("mail", "by mail"),
                            ("phone", "by phone or in person"),
                            ("noticed", "from what a worker noticed"),
                        ],
                        max_length=10,
                        verbose_name="how it came in",
                    ),
                ),
                ("subject", models.CharField(blank=True, max_length=200, verbose_name="question in one sentence")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unknown", "I do not know yet"),
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                        ],
                        default="unknown",
                        max_length=15,
                        verbose_name="kind of support",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("stuck", "we are stuck now"), ("soon", "soon"), ("can-wait", "it can wait")],
                        default="soon",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("tried", models.TextField(blank=True, verbose_name="what was tried")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                ("email", models.EmailField(blank=True, db_index=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("person_key", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="who asked")),
                ("language", models.CharField(default="nl", max_length=2)),
                ("owner_key", models.CharField(db_index=True, max_length=80, verbose_name="owner")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waits for us"),
                            ("asked-back", "waits for who asked"),
                            ("answered", "answered"),
                            ("redirected", "sent on to others"),
                            ("matched", "matched with help"),
                            ("no", "no, with the reason"),
                            ("taken-back", "taken back"),
                        ],
                        default="waiting",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                ("waits_since", models.DateTimeField(verbose_name="waits since")),
                ("promised_on", models.DateField(verbose_name="answer promised by")),
                ("first_promised_on", models.DateField(verbose_name="answer first promised by")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="first answer")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("reason", models.TextField(blank=True, verbose_name="why it ended so")),
                ("with_whom", models.CharField(blank=True, max_length=300, verbose_name="with whom")),
                ("bounced_at", models.DateTimeField(blank=True, null=True, verbose_name="mail came back at")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "support request",
                "verbose_name_plural": "support requests",
                "ordering": ["promised_on", "key"],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("question", "question"),
                            ("added", "added by who asked"),
                            ("reply", "reply"),
                            ("delay", "later than promised"),
                            ("end", "answer"),
                            ("note", "note of ours"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                ("by_key", models.CharField(blank=True, max_length=80)),
                ("at", models.DateTimeField()),
                ("mail_id", models.CharField(blank=True, db_index=True, max_length=250)),
                (
                    "sending",
                    models.CharField(
                        choices=[
                            ("none", "not mailed"),
                            ("waiting", "waits to be sent"),
                            ("sent", "sent"),
                            ("failed", "could not be sent"),
                            ("bounced", "came back"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posts", to="desk.supportrequest"
                    ),
                ),
            ],
            options={
                "verbose_name": "entry about a support request",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("scan", models.CharField(blank=True, max_length=10)),
                ("refused", models.CharField(blank=True, max_length=300, verbose_name="why it was not kept")),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="desk.post"
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("refused", ""), ("sha256", ""), _connector="XOR"),
                        name="support_attachment_kept_or_refused",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SharedAnswer",
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
                ("aliases", models.JSONField(blank=True, default=list, verbose_name="earlier names")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("file", "a file"),
                            ("screen", "a page"),
                            ("api", "another system"),
                            ("system", "the system"),
                        ],
                        default="screen",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("request_key", models.CharField(blank=True, db_index=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unknown", "I do not know yet"),
                            ("knowledge", "knowledge or advice"),
                            ("partner", "a partner to work with"),
                            ("method", "a method or way of working"),
                            ("intervention", "someone who breaks a deadlock"),
                            ("capacity", "people or time"),
                            ("finance", "money or how to find it"),
                        ],
                        default="unknown",
                        max_length=15,
                        verbose_name="kind of support",
                    ),
                ),
                ("title_nl", models.CharField(blank=True, max_length=300, verbose_name="question (Dutch)")),
                ("title_en", models.CharField(blank=True, max_length=300, verbose_name="question (English)")),
                ("answer_nl", models.TextField(blank=True, verbose_name="answer (Dutch)")),
                ("answer_en", models.TextField(blank=True, verbose_name="answer (English)")),
                ("published_on", models.DateField(verbose_name="public since")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programmes.programme"
                    ),
                ),
            ],
            options={
                "verbose_name": "answered question",
                "verbose_name_plural": "answered questions",
                "ordering": ["-published_on", "key"],
                "indexes": [models.Index(fields=["published_on", "key"], name="support_answer_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title_en", ""), ("title_nl", ""), _negated=True),
                        name="support_answer_has_a_title",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="supportrequest",
            index=models.Index(fields=["status", "promised_on", "key"], name="support_request_waiting"),
        ),
        migrations.AddIndex(
            model_name="supportrequest",
            index=models.Index(fields=["owner_key", "status", "promised_on"], name="support_request_mine"),
        ),
        migrations.AddIndex(
            model_name="supportrequest",
            index=models.Index(fields=["status", "waits_since"], name="support_request_since"),
        ),
        migrations.AddIndex(
            model_name="supportrequest",
            index=models.Index(fields=["came_kind", "came_key"], name="support_request_came"),
        ),
        migrations.AddIndex(
            model_name="supportrequest",
            index=models.Index(fields=["promised_on", "key"], name="support_request_in_order"),
        ),
        migrations.AddConstraint(
            model_name="supportrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner_key", ""), _negated=True), name="support_request_has_an_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="supportrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["waiting", "asked-back", "answered", "redirected", "matched", "no", "taken-back"])
                ),
                name="support_request_has_a_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on", None), ("reason", ""), ("status__in", ("waiting", "asked-back"))),
                    models.Q(
                        models.Q(("status__in", ("waiting", "asked-back")), _negated=True),
                        models.Q(("closed_on", None), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="support_request_open_or_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ("waiting", "asked-back", "taken-back")),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="support_request_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_promised_on__gte", models.F("asked_on")), ("promised_on__gte", models.F("asked_on"))
                ),
                name="support_request_promised_after",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["sending", "due_at"], name="support_post_due"),
        ),
    ]
