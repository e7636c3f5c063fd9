import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import relaas.kernel.fields
from relaas.parties.migrations._index_table import CreateIndexTable


class Migration(migrations.Migration):
    replaces = [
        ("parties", "0001_initial"),
        ("parties", "0002_numbers_and_names"),
        ("parties", "0003_mail_address"),
        ("parties", "0004_search_code"),
        ("parties", "0005_merged_parties"),
        ("parties", "0006_private_data"),
        ("parties", "0007_doubles"),
        ("parties", "0008_bank_accounts_and_master_data"),
        ("parties", "0009_right_of_found_doubles"),
        ("parties", "0010_notes"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("kernel", "0003_job"),
    ]

    operations = [
        CreateIndexTable(
            name="MatchKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "party_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("party_id", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="FoundDouble",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_id", models.BigIntegerField()),
                ("second_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("score", models.IntegerField()),
                ("reasons", models.JSONField(default=list)),
                ("right", models.CharField(blank=True, default="", max_length=100)),
                ("found_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-score", "id"),
                "indexes": [models.Index(fields=["-score", "id"], name="found_doubles_by_score")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first_id__lt", models.F("second_id"))), name="found_double_in_order"
                    ),
                    models.UniqueConstraint(fields=("first_id", "second_id"), name="found_double_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MasterDataType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=60, unique=True)),
                ("closed_from", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("text", "Text"), ("number", "Number"), ("date", "Date"), ("choice", "Choice")],
                        default="text",
                        max_length=8,
                    ),
                ),
                ("choices", models.JSONField(blank=True, default=list)),
                ("is_personal", models.BooleanField(default=False)),
                ("for_organizations", models.BooleanField(default=True)),
                ("for_persons", models.BooleanField(default=True)),
                ("several", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ("position", "sort_name", "id"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="type_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("for_organizations", True), ("for_persons", True), _connector="OR"),
                        name="type_is_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["text", "number", "date", "choice"])), name="type_kind_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=60, unique=True)),
                ("closed_from", models.DateField(blank=True, null=True)),
                (
                    "tone",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Plain"),
                            ("good", "Good"),
                            ("info", "Information"),
                            ("wait", "Waiting"),
                            ("signal", "To do"),
                            ("bad", "Wrong"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("for_organizations", models.BooleanField(default=True)),
                ("for_persons", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("position", "sort_name", "id"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="status_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("for_organizations", True), ("for_persons", True), _connector="OR"),
                        name="status_is_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tone__in", ["", "good", "info", "wait", "signal", "bad"])),
                        name="status_tone_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("organization", "Organization"), ("person", "Person")], max_length=12),
                ),
                ("code", models.CharField(blank=True, max_length=20, null=True, unique=True)),
                ("search_code", models.CharField(blank=True, default="", max_length=20)),
                ("name", models.CharField(max_length=250)),
                (
                    "status",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="parties.partystatus",
                    ),
                ),
                ("is_relation", models.BooleanField(default=False)),
                ("is_customer", models.BooleanField(default=False)),
                ("is_prospect", models.BooleanField(default=False)),
                ("is_supplier", models.BooleanField(default=False)),
                ("is_manufacturer", models.BooleanField(default=False)),
                ("is_other", models.BooleanField(default=False)),
                ("legal_name", models.CharField(blank=True, default="", max_length=250)),
                ("kvk", models.CharField(blank=True, default="", max_length=8)),
                ("branch_number", models.CharField(blank=True, default="", max_length=12)),
                ("rsin", models.CharField(blank=True, default="", max_length=9)),
                ("oin", models.CharField(blank=True, default="", max_length=20)),
                ("vat_number", models.CharField(blank=True, default="", max_length=20)),
                ("sbi_code", models.CharField(blank=True, default="", max_length=6)),
                ("industry", models.CharField(blank=True, default="", max_length=100)),
                (
                    "size",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Unknown"),
                            ("0", "0"),
                            ("1", "1"),
                            ("2-4", "2–4"),
                            ("5-9", "5–9"),
                            ("10-19", "10–19"),
                            ("20-49", "20–49"),
                            ("50-99", "50–99"),
                            ("100-199", "100–199"),
                            ("200-499", "200–499"),
                            ("500-749", "500–749"),
                            ("750-999", "750–999"),
                            ("1000+", "1.000+"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("founded_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("domain", models.CharField(blank=True, default="", max_length=253)),
                (
                    "branch_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="branches",
                        to="parties.party",
                    ),
                ),
                (
                    "salutation",
                    models.CharField(
                        blank=True, choices=[("", "None"), ("mr", "Mr"), ("ms", "Ms")], default="", max_length=2
                    ),
                ),
                ("title", models.CharField(blank=True, default="", max_length=40)),
                ("initials", models.CharField(blank=True, default="", max_length=30)),
                ("first_name", models.CharField(blank=True, default="", max_length=100)),
                ("nickname", models.CharField(blank=True, default="", max_length=100)),
                ("prefix", models.CharField(blank=True, default="", max_length=30)),
                ("last_name", models.CharField(blank=True, default="", max_length=120)),
                ("only_for_account_manager", models.BooleanField(default=False)),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("language", models.CharField(blank=True, default="", max_length=8)),
                ("currency", models.CharField(blank=True, default="", max_length=3)),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                ("internal_note", models.TextField(blank=True, default="")),
                ("general_note", models.TextField(blank=True, default="")),
                ("price_note", models.TextField(blank=True, default="")),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("checked_by_name", models.CharField(blank=True, default="", max_length=150)),
                ("checked_by_id", models.BigIntegerField(blank=True, null=True)),
                ("creditworthy", models.BooleanField(default=True)),
                ("creditworthy_reason", models.CharField(blank=True, default="", max_length=250)),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("archived_by_name", models.CharField(blank=True, default="", max_length=150)),
                ("archived_by_id", models.BigIntegerField(blank=True, null=True)),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=200)),
                ("sort_code", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=60)),
                ("city", models.CharField(blank=True, default="", max_length=100)),
                ("sort_city", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=100)),
                ("phone", models.CharField(blank=True, default="", max_length=20)),
                ("email", models.CharField(blank=True, default="", max_length=254)),
                (
                    "account_manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="managed_parties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("search_text", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_relation", True)),
                        fields=[
                            "sort_name",
                            "id",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                            "search_text",
                        ],
                        name="relations_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True)),
                        fields=[
                            "sort_code",
                            "id",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_city",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="relations_by_code",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True)),
                        fields=[
                            "sort_city",
                            "sort_name",
                            "id",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="relations_by_city",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True)),
                        fields=[
                            "status",
                            "sort_name",
                            "id",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="relations_by_status",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True)),
                        fields=[
                            "account_manager",
                            "sort_name",
                            "id",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="relations_by_account_manager",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True), ("is_customer", True)),
                        fields=[
                            "sort_name",
                            "id",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="customers_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True), ("is_prospect", True)),
                        fields=[
                            "sort_name",
                            "id",
                            "is_prospect",
                            "is_customer",
                            "is_supplier",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="prospects_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True), ("is_supplier", True)),
                        fields=[
                            "sort_name",
                            "id",
                            "is_supplier",
                            "is_customer",
                            "is_prospect",
                            "is_manufacturer",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="suppliers_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True), ("is_manufacturer", True)),
                        fields=[
                            "sort_name",
                            "id",
                            "is_manufacturer",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_other",
                            "status",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="manufacturers_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", True), ("is_other", True)),
                        fields=[
                            "sort_name",
                            "id",
                            "is_other",
                            "is_customer",
                            "is_prospect",
                            "is_supplier",
                            "is_manufacturer",
                            "status",
                            "account_manager",
                            "sort_city",
                            "sort_code",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="others_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("kind", "person")),
                        fields=[
                            "sort_name",
                            "id",
                            "status",
                            "sort_city",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                            "search_text",
                        ],
                        name="persons_by_name",
                    ),
                    models.Index(condition=models.Q(("kvk__gt", "")), fields=["kvk"], name="parties_by_kvk"),
                    models.Index(condition=models.Q(("rsin__gt", "")), fields=["rsin"], name="parties_by_rsin"),
                    models.Index(condition=models.Q(("oin__gt", "")), fields=["oin"], name="parties_by_oin"),
                    models.Index(
                        condition=models.Q(("vat_number__gt", "")), fields=["vat_number"], name="parties_by_vat_number"
                    ),
                    models.Index(condition=models.Q(("email__gt", "")), fields=["email"], name="parties_by_email"),
                    models.Index(
                        condition=models.Q(("search_code__gt", "")),
                        fields=["search_code"],
                        name="parties_by_search_code",
                    ),
                    models.Index(
                        condition=models.Q(("is_relation", False), ("kind", "organization")),
                        fields=["sort_name"],
                        name="other_organizations_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("kind", "person")),
                        fields=[
                            "sort_city",
                            "sort_name",
                            "id",
                            "status",
                            "only_for_account_manager",
                            "kind",
                            "is_relation",
                            "archived_at",
                        ],
                        name="persons_by_city",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["organization", "person"])), name="party_kind_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="party_has_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(("code", None), models.Q(("code", ""), _negated=True), _connector="OR"),
                        name="party_code_empty_is_null",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("salutation__in", ["", "mr", "ms"])), name="party_salutation_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "size__in",
                                [
                                    "",
                                    "0",
                                    "1",
                                    "2-4",
                                    "5-9",
                                    "10-19",
                                    "20-49",
                                    "50-99",
                                    "100-199",
                                    "200-499",
                                    "500-749",
                                    "750-999",
                                    "1000+",
                                ],
                            )
                        ),
                        name="party_size_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "person"),
                            models.Q(
                                ("first_name", ""),
                                ("initials", ""),
                                ("last_name", ""),
                                ("nickname", ""),
                                ("prefix", ""),
                                ("salutation", ""),
                                ("title", ""),
                                ("only_for_account_manager", False),
                                ("user", None),
                            ),
                            _connector="OR",
                        ),
                        name="organization_has_nothing_of_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "organization"),
                            models.Q(
                                ("branch_number", ""),
                                ("domain", ""),
                                ("industry", ""),
                                ("kvk", ""),
                                ("legal_name", ""),
                                ("oin", ""),
                                ("rsin", ""),
                                ("sbi_code", ""),
                                ("size", ""),
                                ("vat_number", ""),
                                ("branch_of", None),
                                ("ended_on", None),
                                ("founded_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="person_has_nothing_of_an_organization",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_relation", True),
                            models.Q(
                                ("is_customer", False),
                                ("is_manufacturer", False),
                                ("is_other", False),
                                ("is_prospect", False),
                                ("is_supplier", False),
                            ),
                            _connector="OR",
                        ),
                        name="party_roles_of_relations_only",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("branch_of", None), models.Q(("branch_of", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="party_not_its_own_branch",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("founded_on", None),
                            ("ended_on", None),
                            ("ended_on__gte", models.F("founded_on")),
                            _connector="OR",
                        ),
                        name="party_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at", None), ("checked_by_name", "")),
                            models.Q(("checked_at__isnull", False), models.Q(("checked_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="party_checked_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("archived_at", None), ("archived_by_name", "")),
                            models.Q(("archived_at__isnull", False), models.Q(("archived_by_name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="party_archived_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("creditworthy", True), ("creditworthy_reason", "")),
                            models.Q(("creditworthy", False), models.Q(("creditworthy_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="party_no_credit_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MergedParty",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merged", to="parties.party"
                    ),
                ),
                ("name", models.CharField(max_length=250)),
                ("merged_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "merged party",
                "verbose_name_plural": "merged parties",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="FamilyMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="family", to="parties.party"
                    ),
                ),
                ("name", relaas.kernel.fields.EncryptedField(verbose_name="Name")),
                ("relation", relaas.kernel.fields.EncryptedField(verbose_name="Is")),
                ("birth_date", relaas.kernel.fields.EncryptedField(verbose_name="Birth date")),
            ],
            options={
                "verbose_name": "family member",
                "verbose_name_plural": "family members",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bank_accounts", to="parties.party"
                    ),
                ),
                ("holder", models.CharField(max_length=70)),
                ("iban", models.CharField(blank=True, default="", max_length=34)),
                ("bic", models.CharField(blank=True, default="", max_length=11)),
                ("waiting_iban", models.CharField(blank=True, default="", max_length=34)),
                ("waiting_bic", models.CharField(blank=True, default="", max_length=11)),
                ("waiting_at", models.DateTimeField(blank=True, null=True)),
                ("waiting_by_name", models.CharField(blank=True, default="", max_length=120)),
                ("waiting_by_id", models.BigIntegerField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_by_name", models.CharField(blank=True, default="", max_length=120)),
                ("confirmed_by_id", models.BigIntegerField(blank=True, null=True)),
                ("description", models.CharField(blank=True, default="", max_length=100)),
                ("is_g_account", models.BooleanField(default=False)),
                ("is_default", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-is_default", "id"),
                "indexes": [
                    models.Index(condition=models.Q(("iban__gt", "")), fields=["iban"], name="accounts_by_iban"),
                    models.Index(
                        condition=models.Q(("waiting_iban__gt", "")),
                        fields=["waiting_iban"],
                        name="accounts_by_waiting",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("holder", ""), _negated=True), name="account_has_a_holder"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iban", ""), ("waiting_iban", ""), _negated=True),
                        name="account_has_an_iban",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("waiting_at", None),
                                ("waiting_bic", ""),
                                ("waiting_by_id", None),
                                ("waiting_by_name", ""),
                                ("waiting_iban", ""),
                            ),
                            models.Q(
                                models.Q(("waiting_iban", ""), _negated=True),
                                ("waiting_at__isnull", False),
                                models.Q(("waiting_by_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="account_says_who_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("bic", ""),
                                ("confirmed_at", None),
                                ("confirmed_by_id", None),
                                ("confirmed_by_name", ""),
                                ("iban", ""),
                            ),
                            models.Q(
                                models.Q(("iban", ""), _negated=True),
                                ("confirmed_at__isnull", False),
                                models.Q(("confirmed_by_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="account_says_who_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iban", ""), ("is_default", True), _negated=True),
                        name="default_account_is_confirmed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("party",), name="one_default_account"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("iban__gt", "")), fields=("party", "iban"), name="account_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("waiting_iban__gt", "")),
                        fields=("party", "waiting_iban"),
                        name="waiting_account_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="addresses", to="parties.party"
                    ),
                ),
                ("for_visit", models.BooleanField(default=False)),
                ("for_post", models.BooleanField(default=False)),
                ("for_invoice", models.BooleanField(default=False)),
                ("for_delivery", models.BooleanField(default=False)),
                ("for_home", models.BooleanField(default=False)),
                ("default_visit", models.BooleanField(default=False)),
                ("default_post", models.BooleanField(default=False)),
                ("default_invoice", models.BooleanField(default=False)),
                ("default_delivery", models.BooleanField(default=False)),
                ("default_home", models.BooleanField(default=False)),
                ("street", models.CharField(blank=True, default="", max_length=100)),
                ("house_number", models.CharField(blank=True, default="", max_length=12)),
                ("addition", models.CharField(blank=True, default="", max_length=20)),
                ("postcode", models.CharField(blank=True, default="", max_length=12)),
                ("city", models.CharField(blank=True, default="", max_length=100)),
                ("country", models.CharField(default="NL", max_length=2)),
                ("description", models.CharField(blank=True, default="", max_length=200)),
                ("location_number", models.CharField(blank=True, default="", max_length=20)),
                ("latitude", models.IntegerField(blank=True, null=True)),
                ("longitude", models.IntegerField(blank=True, null=True)),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("for_visit", True),
                            ("for_post", True),
                            ("for_invoice", True),
                            ("for_delivery", True),
                            ("for_home", True),
                            _connector="OR",
                        ),
                        name="address_has_a_type",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("country", ""), _negated=True), name="address_has_a_country"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude", None), ("longitude", None)),
                            models.Q(
                                ("latitude__isnull", False),
                                ("longitude__isnull", False),
                                ("latitude__range", (-90000000, 90000000)),
                                ("longitude__range", (-180000000, 180000000)),
                            ),
                            _connector="OR",
                        ),
                        name="address_place_on_earth",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("default_visit", False), ("for_visit", True), _connector="OR"),
                        name="address_default_visit_serves_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("default_post", False), ("for_post", True), _connector="OR"),
                        name="address_default_post_serves_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("default_invoice", False), ("for_invoice", True), _connector="OR"),
                        name="address_default_invoice_serves_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("default_delivery", False), ("for_delivery", True), _connector="OR"),
                        name="address_default_delivery_serves_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("default_home", False), ("for_home", True), _connector="OR"),
                        name="address_default_home_serves_it",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("default_visit", True)), fields=("party",), name="one_default_visit_address"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("default_post", True)), fields=("party",), name="one_default_post_address"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("default_invoice", True)),
                        fields=("party",),
                        name="one_default_invoice_address",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("default_delivery", True)),
                        fields=("party",),
                        name="one_default_delivery_address",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("default_home", True)), fields=("party",), name="one_default_home_address"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccountManager",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="account_managers", to="parties.party"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account_manager_of",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_primary", models.BooleanField(default=False)),
                ("gets_commission", models.BooleanField(default=False)),
                ("gets_updates", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("-is_primary", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("party", "user"), name="account_manager_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_primary", True)), fields=("party",), name="one_primary_account_manager"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("parties.party",),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("parties.party",),
        ),
        migrations.CreateModel(
            name="PersonalDetails",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="personal_details", to="parties.party"
                    ),
                ),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="Birth date")),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("", "Unknown"), ("f", "Woman"), ("m", "Man"), ("x", "Other")],
                        default="",
                        max_length=1,
                        verbose_name="Gender",
                    ),
                ),
                ("street", models.CharField(blank=True, default="", max_length=100, verbose_name="Street")),
                ("house_number", models.CharField(blank=True, default="", max_length=12, verbose_name="House number")),
                ("addition", models.CharField(blank=True, default="", max_length=20, verbose_name="Addition")),
                ("postcode", models.CharField(blank=True, default="", max_length=12, verbose_name="Postcode")),
                ("city", models.CharField(blank=True, default="", max_length=100, verbose_name="City")),
                ("country", models.CharField(default="NL", max_length=2, verbose_name="Country")),
            ],
            options={
                "verbose_name": "personal details",
                "verbose_name_plural": "personal details",
            },
        ),
        migrations.CreateModel(
            name="PersonalMasterData",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s", to="parties.party"
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="parties.masterdatatype",
                    ),
                ),
                ("value", models.CharField(max_length=250)),
                ("remark", models.CharField(blank=True, default="", max_length=200)),
                ("is_default", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("type_id", "-is_default", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="personalmasterdata_has_a_value"
                    ),
                    models.UniqueConstraint(fields=("party", "type", "value"), name="personalmasterdata_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("party", "type"),
                        name="one_default_personalmasterdata",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivateData",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="private_data", to="parties.party"
                    ),
                ),
                ("bsn", relaas.kernel.fields.EncryptedField(verbose_name="BSN")),
                ("document_type", relaas.kernel.fields.EncryptedField(verbose_name="Identity document")),
                ("document_number", relaas.kernel.fields.EncryptedField(verbose_name="Document number")),
                ("document_valid_until", relaas.kernel.fields.EncryptedField(verbose_name="Valid until")),
                ("private_phone", relaas.kernel.fields.EncryptedField(verbose_name="Private phone")),
            ],
            options={
                "verbose_name": "private data",
                "verbose_name_plural": "private data",
            },
        ),
        migrations.CreateModel(
            name="NotADouble",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.party"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parties.party"
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=250)),
                ("said_at", models.DateTimeField()),
                ("said_by_name", models.CharField(max_length=150)),
                ("said_by_id", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "not a double",
                "verbose_name_plural": "no doubles",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="not_a_double_in_order"
                    ),
                    models.UniqueConstraint(fields=("first", "second"), name="not_a_double_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MasterData",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="%(class)s", to="parties.party"
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s",
                        to="parties.masterdatatype",
                    ),
                ),
                ("value", models.CharField(max_length=250)),
                ("remark", models.CharField(blank=True, default="", max_length=200)),
                ("is_default", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("type_id", "-is_default", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="masterdata_has_a_value"
                    ),
                    models.UniqueConstraint(fields=("party", "type", "value"), name="masterdata_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("party", "type"),
                        name="one_default_masterdata",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mandates", to="parties.party"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mandates", to="parties.bankaccount"
                    ),
                ),
                ("reference", models.CharField(max_length=35)),
                (
                    "type",
                    models.CharField(
                        choices=[("CORE", "Core"), ("B2B", "Business to business")], default="CORE", max_length=4
                    ),
                ),
                ("signed_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                ("document_name", models.CharField(blank=True, default="", max_length=200)),
            ],
            options={
                "ordering": ("ended_on", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Upper("reference"), name="mandate_reference_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True), name="mandate_has_a_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("type__in", ["CORE", "B2B"])), name="mandate_type_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("signed_on")), _connector="OR"
                        ),
                        name="mandate_ends_after_signing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="local_files", to="parties.party"
                    ),
                ),
                ("label", models.CharField(max_length=100)),
                ("location", models.CharField(max_length=1000)),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("label", ""), _negated=True), name="local_file_has_a_label"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("location", ""), _negated=True), name="local_file_has_a_location"
                    ),
                    models.UniqueConstraint(fields=("party", "location"), name="local_file_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_names", to="parties.party"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("code", "Code"), ("search_code", "Search Code"), ("name", "Name")], max_length=12
                    ),
                ),
                ("text", models.CharField(max_length=250)),
            ],
            options={
                "verbose_name": "former name",
                "verbose_name_plural": "former names",
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("code", "search_code", "name"))), name="former_name_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="former_name_is_filled"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "code")), fields=("text",), name="former_code_of_one_party"
                    ),
                    models.UniqueConstraint(fields=("party", "kind", "text"), name="former_name_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Employment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="employments", to="parties.party"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="staff", to="parties.party"
                    ),
                ),
                ("function", models.CharField(blank=True, default="", max_length=100)),
                ("department", models.CharField(blank=True, default="", max_length=100)),
                ("work_phone", models.CharField(blank=True, default="", max_length=20)),
                ("mobile", models.CharField(blank=True, default="", max_length=20)),
                ("work_email", models.CharField(blank=True, default="", max_length=254)),
                ("from_day", models.DateField(blank=True, null=True)),
                ("until_day", models.DateField(blank=True, null=True)),
                ("position", models.PositiveIntegerField(default=0)),
                ("is_primary", models.BooleanField(default=False)),
                ("is_default", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("organization")), _negated=True),
                        name="employment_of_somebody_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_day", None),
                            ("until_day", None),
                            ("until_day__gt", models.F("from_day")),
                            _connector="OR",
                        ),
                        name="employment_ends_after_it_began",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_primary", True)), fields=("organization",), name="one_primary_person"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("person",), name="one_default_organization"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="channels", to="parties.party"
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("phone", "Phone"),
                            ("mobile", "Mobile"),
                            ("email", "E-mail"),
                            ("website", "Website"),
                            ("invoice_address", "Digital invoice address"),
                            ("fax", "Fax"),
                            ("social", "Social media"),
                            ("messenger", "Messenger"),
                        ],
                        max_length=16,
                    ),
                ),
                ("value", models.CharField(max_length=600)),
                ("remark", models.CharField(blank=True, default="", max_length=200)),
                ("is_default", models.BooleanField(default=False)),
                ("sends_quotes", models.BooleanField(default=False)),
                ("sends_orders", models.BooleanField(default=False)),
                ("sends_invoices", models.BooleanField(default=False)),
                ("sends_reminders", models.BooleanField(default=False)),
                ("sends_newsletters", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "type__in",
                                [
                                    "phone",
                                    "mobile",
                                    "email",
                                    "website",
                                    "invoice_address",
                                    "fax",
                                    "social",
                                    "messenger",
                                ],
                            )
                        ),
                        name="channel_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="channel_has_a_value"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("type__in", ["email", "invoice_address", "fax"]),
                            models.Q(
                                ("sends_invoices", False),
                                ("sends_newsletters", False),
                                ("sends_orders", False),
                                ("sends_quotes", False),
                                ("sends_reminders", False),
                            ),
                            _connector="OR",
                        ),
                        name="channel_carries_what_it_can",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("party", "type"), name="one_default_channel"
                    ),
                ],
            },
        ),
    ]
