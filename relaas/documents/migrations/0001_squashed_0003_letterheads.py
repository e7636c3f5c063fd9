import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("documents", "0001_initial"), ("documents", "0002_outgoing_mail"), ("documents", "0003_letterheads")]

    initial = True

    dependencies = [
        ("administrations", "0002_bsn_ground"),
        ("kernel", "0003_job"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about_kind", models.CharField(max_length=40)),
                ("about_id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quote", "Quote"),
                            ("confirmation", "Order confirmation"),
                            ("contract", "Contract"),
                            ("purchase_order", "Purchase order"),
                        ],
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(choices=[("nl", "Dutch"), ("en", "English")], max_length=2)),
                ("title", models.CharField(max_length=200)),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.storedfile"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by_name", models.CharField(max_length=150)),
                ("made_by_id", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-id",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("about_kind", "about_id", "kind", "stored"), name="kept_document_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["quote", "confirmation", "contract", "purchase_order"])),
                        name="kept_document_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["nl", "en"])), name="kept_document_language_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="kept_document_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                (
                    "administration",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="letterhead",
                        serialize=False,
                        to="administrations.administration",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "logo_side",
                    models.CharField(
                        choices=[("left", "Left"), ("right", "Right")],
                        default="left",
                        max_length=5,
                        verbose_name="Place of the logo",
                    ),
                ),
                ("logo_height", models.PositiveSmallIntegerField(default=18, verbose_name="Height of the logo")),
                (
                    "window",
                    models.CharField(
                        choices=[("left", "Left"), ("right", "Right")],
                        default="left",
                        max_length=5,
                        verbose_name="Window of the envelope",
                    ),
                ),
                ("margin_left", models.PositiveSmallIntegerField(default=22, verbose_name="Left margin")),
                ("margin_right", models.PositiveSmallIntegerField(default=20, verbose_name="Right margin")),
                ("margin_top", models.PositiveSmallIntegerField(default=15, verbose_name="Top margin")),
                ("margin_bottom", models.PositiveSmallIntegerField(default=30, verbose_name="Bottom margin")),
                (
                    "accent",
                    models.CharField(
                        default="#1f3d99",
                        max_length=7,
                        validators=[django.core.validators.RegexValidator("^#[0-9a-f]{6}$")],
                        verbose_name="Accent colour",
                    ),
                ),
                (
                    "font",
                    models.CharField(
                        choices=[
                            ("Libertinus Serif", "Libertinus"),
                            ("New Computer Modern", "Computer Modern"),
                            ("DejaVu Sans Mono", "DejaVu Mono"),
                        ],
                        default="Libertinus Serif",
                        max_length=30,
                        verbose_name="Font",
                    ),
                ),
                (
                    "footer_nl",
                    models.CharField(
                        blank=True,
                        default="{legal_name} · {address} · {email}\nKvK {kvk} · Btw {vat_number} · IBAN {iban}",
                        max_length=600,
                        verbose_name="Footer, Dutch",
                    ),
                ),
                (
                    "footer_en",
                    models.CharField(
                        blank=True,
                        default="{legal_name} · {address} · {email}\nCoC {kvk} · VAT {vat_number} · IBAN {iban}",
                        max_length=600,
                        verbose_name="Footer, English",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("logo_side__in", ["left", "right"]), ("window__in", ["left", "right"])),
                        name="letterhead_sides_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("font__in", ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"])
                        ),
                        name="letterhead_font_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("logo_height__range", (8, 30)),
                            ("margin_bottom__range", (20, 50)),
                            ("margin_left__range", (10, 40)),
                            ("margin_right__range", (10, 40)),
                            ("margin_top__range", (10, 40)),
                        ),
                        name="letterhead_measures",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterheadText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "administration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letterhead_texts",
                        to="administrations.administration",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quote", "Quote"),
                            ("confirmation", "Order confirmation"),
                            ("contract", "Contract"),
                            ("purchase_order", "Purchase order"),
                        ],
                        max_length=20,
                        verbose_name="Kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("nl", "Dutch"), ("en", "English")], max_length=2, verbose_name="Language"
                    ),
                ),
                ("opening", models.TextField(blank=True, default="", verbose_name="Opening")),
                ("closing", models.TextField(blank=True, default="", verbose_name="Closing")),
                ("conditions", models.TextField(blank=True, default="", verbose_name="Conditions")),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("administration", "kind", "language"), name="letterhead_text_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["quote", "confirmation", "contract", "purchase_order"])),
                        name="letterhead_text_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["nl", "en"])), name="letterhead_text_language_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sender_name", models.CharField(max_length=120)),
                ("reply_to", models.CharField(default="", max_length=254)),
                ("to", models.JSONField(default=list)),
                ("cc", models.JSONField(default=list)),
                ("bcc", models.JSONField(default=list)),
                ("subject_line", models.CharField(max_length=250)),
                ("body", models.TextField()),
                ("message_id", models.CharField(max_length=250, unique=True)),
                ("asked_by_id", models.BigIntegerField(null=True)),
                ("asked_by_name", models.CharField(max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("said", models.CharField(max_length=100)),
                ("said_parameters", models.JSONField(default=dict)),
                ("said_right", models.CharField(default="", max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("uncertain", "Uncertain"),
                            ("dropped", "Dropped"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("attempts", models.IntegerField(default=0)),
                ("attempts_before", models.IntegerField(default=0)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("worker", models.CharField(default="", max_length=100)),
                ("words", models.CharField(default="", max_length=500)),
                ("sent_at", models.DateTimeField(null=True)),
                ("decided_by_name", models.CharField(default="", max_length=200)),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["next_try_at", "id"], name="mail_due"
                    ),
                    models.Index(
                        condition=models.Q(("state__in", ("sent", "dropped")), _negated=True),
                        fields=["id"],
                        name="mail_unfinished",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "sending", "sent", "failed", "uncertain", "dropped"])
                        ),
                        name="mail_state_exists",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_try_at__isnull", False), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("next_try_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="mail_that_waits_has_a_next_try",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="mail_that_was_sent_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MailSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subjects",
                        to="documents.outgoingmail",
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("subject_id", models.BigIntegerField()),
            ],
            options={
                "ordering": ("id",),
                "indexes": [models.Index(fields=["kind", "subject_id", "mail"], name="mail_subject_place")],
            },
        ),
        migrations.CreateModel(
            name="MailAttachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "mail",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="documents.outgoingmail",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_with",
                        to="documents.keptdocument",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("mail", "document"), name="mail_attachment_once")],
            },
        ),
    ]
