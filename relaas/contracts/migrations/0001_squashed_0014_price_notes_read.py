from decimal import Decimal

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import relaas.contracts.models.sort_keys
import relaas.kernel.exact_fields
import relaas.kernel.fields
import relaas.overviews.sort_keys


class Migration(migrations.Migration):
    replaces = [
        ("contracts", "0001_initial"),
        ("contracts", "0002_catalog"),
        ("contracts", "0003_lists"),
        ("contracts", "0004_hidden_in_sums"),
        ("contracts", "0005_subscriptions"),
        ("contracts", "0006_notice"),
        ("contracts", "0007_lists_of_subscriptions"),
        ("contracts", "0008_yearly_vat"),
        ("contracts", "0009_value_events"),
        ("contracts", "0010_overviews"),
        ("contracts", "0011_due_indexes"),
        ("contracts", "0012_month_sums"),
        ("contracts", "0013_lists_hold_text"),
        ("contracts", "0014_price_notes_read"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("administrations", "0002_bsn_ground"),
        ("catalog", "0001_initial"),
        ("parties", "0010_notes"),
        ("terms", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContractMonthSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("direction", models.CharField(choices=[("sales", "Request"), ("purchase", "Order")], max_length=8)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("request", "Request"),
                            ("quote", "Quote"),
                            ("option", "Option"),
                            ("contract", "Contract"),
                            ("executed", "Executed"),
                            ("lost", "Lost"),
                        ],
                        max_length=8,
                    ),
                ),
                ("month", models.BigIntegerField(default=0)),
                ("hidden", models.BooleanField(default=False)),
                ("part", models.BigIntegerField(default=0)),
                ("number", models.BigIntegerField()),
                ("net", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("yearly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("direction", "status", "month", "hidden", "part"), name="contract_month_sum_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("direction", models.CharField(choices=[("sales", "Request"), ("purchase", "Order")], max_length=8)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("request", "Request"),
                            ("quote", "Quote"),
                            ("option", "Option"),
                            ("contract", "Contract"),
                            ("executed", "Executed"),
                            ("lost", "Lost"),
                        ],
                        max_length=8,
                    ),
                ),
                ("owner_id", models.BigIntegerField(default=0)),
                ("category_id", models.BigIntegerField(default=0)),
                ("hidden", models.BooleanField(default=False)),
                ("part", models.BigIntegerField(default=0)),
                ("number", models.BigIntegerField()),
                ("net", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("yearly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("direction", "status", "owner_id", "category_id", "hidden", "part"),
                        name="contract_sum_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LossReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=60, unique=True)),
                ("closed_from", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("sort_name", "id"),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="lossreason_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "administration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="administrations.administration",
                    ),
                ),
                ("direction", models.CharField(choices=[("sales", "Request"), ("purchase", "Order")], max_length=8)),
                ("number", models.CharField(max_length=40)),
                ("serial", models.BigIntegerField(blank=True, null=True)),
                ("description", models.CharField(max_length=200)),
                (
                    "relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="parties.party"
                    ),
                ),
                (
                    "product_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="catalog.productgroup",
                    ),
                ),
                (
                    "cost_type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="catalog.costtype",
                    ),
                ),
                ("from_day", models.DateField(blank=True, null=True)),
                ("until_day", models.DateField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("external_reference", models.CharField(blank=True, default="", max_length=80)),
                ("department", models.CharField(blank=True, default="", max_length=120)),
                ("attention", models.CharField(blank=True, default="", max_length=120)),
                (
                    "delivery_address",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.address",
                    ),
                ),
                (
                    "end_customer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="end_customer_of",
                        to="parties.party",
                    ),
                ),
                ("notice_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("auto_renew", models.BooleanField(default=False)),
                ("remind_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("request", "Request"),
                            ("quote", "Quote"),
                            ("option", "Option"),
                            ("contract", "Contract"),
                            ("executed", "Executed"),
                            ("lost", "Lost"),
                        ],
                        default="request",
                        max_length=8,
                    ),
                ),
                ("status_since", models.DateTimeField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("option_until", models.DateField(blank=True, null=True)),
                ("quoted_on", models.DateField(blank=True, null=True)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("executed_on", models.DateField(blank=True, null=True)),
                ("lost_on", models.DateField(blank=True, null=True)),
                (
                    "lost_reason",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="contracts.lossreason",
                    ),
                ),
                ("lost_remark", models.CharField(blank=True, default="", max_length=500)),
                (
                    "vat_regime",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("reverse_charge", "Reverse charge"),
                            ("intra_eu", "Intra-EU"),
                            ("export", "Export"),
                            ("exempt", "Exempt"),
                        ],
                        default="standard",
                        max_length=16,
                    ),
                ),
                (
                    "invoice_address",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="parties.address",
                    ),
                ),
                ("invoice_email", models.CharField(blank=True, default="", max_length=254)),
                (
                    "payment_term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="terms.paymentterm",
                    ),
                ),
                (
                    "document_scheme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contracts",
                        to="terms.documentscheme",
                    ),
                ),
                (
                    "invoice_moment",
                    models.CharField(
                        choices=[("before", "Before the period"), ("after", "After the period")],
                        default="after",
                        max_length=6,
                    ),
                ),
                (
                    "interval",
                    models.CharField(
                        choices=[
                            ("month", "Per month"),
                            ("quarter", "Per quarter"),
                            ("half_year", "Per half year"),
                            ("year", "Per year"),
                            ("once", "Once"),
                        ],
                        default="once",
                        max_length=9,
                    ),
                ),
                ("reference_number", models.BooleanField(default=True)),
                ("reference_period", models.BooleanField(default=True)),
                ("reference_description", models.BooleanField(default=True)),
                ("net", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("vat", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("gross", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("yearly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("yearly_vat", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("search_text", models.TextField(blank=True, default="")),
                ("sort_relation", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=300)),
            ],
            options={
                "ordering": ("id",),
                "indexes": [
                    models.Index(
                        models.F("direction"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        models.F("search_text"),
                        name="contracts_by_number",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.contracts.models.sort_keys.StatusPlace(),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        name="contracts_by_status",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("sort_relation"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        name="contracts_by_relation",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.overviews.sort_keys.OrNobody("owner"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        name="contracts_by_owner",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.overviews.sort_keys.OrNobody("product_group", "cost_type"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        name="contracts_by_category",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.overviews.sort_keys.DayPlace("until_day"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        name="contracts_by_end",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("net"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("yearly"),
                        name="contracts_by_amount",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("yearly"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        name="contracts_by_yearly",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.contracts.models.sort_keys.MonthPlace("from_day"),
                        models.F("id"),
                        models.F("status"),
                        models.F("owner"),
                        models.F("product_group"),
                        models.F("cost_type"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("until_day"),
                        models.F("net"),
                        models.F("yearly"),
                        name="contracts_by_month",
                    ),
                    models.Index(
                        condition=models.Q(relaas.contracts.models.sort_keys.InStatus("contract")),
                        fields=["direction", "until_day", "auto_renew", "notice_months", "relation", "status"],
                        name="contracts_due_ends",
                    ),
                    models.Index(
                        condition=models.Q(relaas.contracts.models.sort_keys.InStatus("quote")),
                        fields=["direction", "valid_until", "relation", "status"],
                        name="contracts_due_quotes",
                    ),
                    models.Index(
                        condition=models.Q(relaas.contracts.models.sort_keys.InStatus("option")),
                        fields=["direction", "option_until", "relation", "status"],
                        name="contracts_due_options",
                    ),
                    models.Index(fields=["relation", "direction", "status", "net"], name="contract_of_relation"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("administration", "direction", "number"), name="contract_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("administration", "direction", "serial"), name="contract_serial_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="contract_has_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("description", ""), _negated=True), name="contract_has_a_description"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["sales", "purchase"])), name="contract_direction_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost_type", None), ("direction", "sales")),
                            models.Q(("direction", "purchase"), ("product_group", None)),
                            _connector="OR",
                        ),
                        name="contract_category_of_direction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_day", None),
                            ("until_day", None),
                            ("until_day__gt", models.F("from_day")),
                            _connector="OR",
                        ),
                        name="contract_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["request", "quote", "option", "contract", "executed", "lost"])
                        ),
                        name="contract_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "option"), _negated=True),
                            ("option_until__isnull", False),
                            _connector="OR",
                        ),
                        name="contract_option_expires",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lost_on__isnull", False), ("lost_reason__isnull", False), ("status", "lost")),
                            models.Q(
                                models.Q(("status", "lost"), _negated=True), ("lost_on", None), ("lost_reason", None)
                            ),
                            _connector="OR",
                        ),
                        name="contract_lost_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["contract", "executed"]), _negated=True),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="contract_signed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["contract", "executed"]), _negated=True),
                            ("invoice_address__isnull", False),
                            _connector="OR",
                        ),
                        name="contract_signed_has_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("vat_regime__in", ["standard", "reverse_charge", "intra_eu", "export", "exempt"])
                        ),
                        name="contract_vat_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("interval__in", ["month", "quarter", "half_year", "year", "once"]),
                            ("invoice_moment__in", ["before", "after"]),
                        ),
                        name="contract_interval_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "gross",
                                django.db.models.expressions.CombinedExpression(models.F("net"), "+", models.F("vat")),
                            )
                        ),
                        name="contract_sums_agree",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="contracts.contract"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("item", "Line"), ("heading", "Heading"), ("subtotal", "Subtotal")],
                        default="item",
                        max_length=8,
                    ),
                ),
                ("description", models.CharField(blank=True, default="", max_length=500)),
                ("quantity", relaas.kernel.exact_fields.QuantityField(default=Decimal(0))),
                (
                    "price_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contract_lines",
                        to="catalog.priceunit",
                    ),
                ),
                ("price", relaas.kernel.exact_fields.PriceField(default=Decimal(0))),
                ("discount", relaas.kernel.exact_fields.PercentageField(default=Decimal(0))),
                (
                    "vat_code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contract_lines",
                        to="catalog.vatcode",
                    ),
                ),
                ("cost_price", relaas.kernel.exact_fields.PriceField(blank=True, null=True)),
                ("remark", models.CharField(blank=True, default="", max_length=1000)),
                ("amount", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
            ],
            options={
                "ordering": ("position", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["item", "heading", "subtotal"])),
                        name="contract_line_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "subtotal"), models.Q(("description", ""), _negated=True), _connector="OR"
                        ),
                        name="contract_line_says_what",
                    ),
                    models.CheckConstraint(condition=models.Q(("quantity__gte", 0)), name="contract_line_quantity"),
                    models.CheckConstraint(
                        condition=models.Q(("discount__range", (0, 100))), name="contract_line_discount"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "item"),
                            models.Q(
                                ("amount", 0),
                                ("cost_price", None),
                                ("discount", 0),
                                ("price", 0),
                                ("price_unit", None),
                                ("quantity", 0),
                                ("vat_code", None),
                            ),
                            _connector="OR",
                        ),
                        name="contract_line_amounts_of_items",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceNoteRead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="price_notes_read",
                        to="contracts.contract",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "reader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("contract", "digest"), name="price_note_read_once")],
            },
        ),
        migrations.CreateModel(
            name="Recurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recurrences", to="contracts.contract"
                    ),
                ),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recurrence",
                        to="contracts.contractline",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="recurrences_made_of_it",
                        to="contracts.contractline",
                    ),
                ),
                (
                    "price_per",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("week", "week"),
                            ("month", "month"),
                            ("quarter", "quarter"),
                            ("year", "year"),
                        ],
                        default="month",
                        max_length=7,
                    ),
                ),
                ("every", models.PositiveSmallIntegerField(default=1)),
                (
                    "interval",
                    models.CharField(
                        choices=[
                            ("week", "week"),
                            ("month", "month"),
                            ("quarter", "quarter"),
                            ("half_year", "half year"),
                            ("year", "year"),
                        ],
                        default="month",
                        max_length=9,
                    ),
                ),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "Before the period"), ("after", "After the period")],
                        default="before",
                        max_length=6,
                    ),
                ),
                (
                    "splits",
                    models.CharField(
                        choices=[("quantity", "Quantity"), ("price", "Price")], default="quantity", max_length=8
                    ),
                ),
                (
                    "alignment",
                    models.CharField(
                        choices=[("start", "On the day on which it begins"), ("calendar", "With the calendar")],
                        default="start",
                        max_length=8,
                    ),
                ),
                ("from_day", models.DateField()),
                ("until_day", models.DateField(blank=True, null=True)),
                ("times", models.PositiveSmallIntegerField(default=0)),
                ("auto_renew", models.BooleanField(default=False)),
                ("renew_months", models.PositiveSmallIntegerField(default=12)),
                ("notice_months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("notice_on", models.DateField(blank=True, null=True)),
                ("notice_until", models.DateField(blank=True, null=True)),
                ("remark", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "relation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recurrences", to="parties.party"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("yearly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("keeps_until", models.DateField(blank=True, null=True)),
                (
                    "direction",
                    models.CharField(
                        choices=[("sales", "Request"), ("purchase", "Order")], default="sales", max_length=8
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Runs"),
                            ("coming", "Coming"),
                            ("proposed", "Proposed"),
                            ("ended", "Ended"),
                            ("lost", "Lost"),
                        ],
                        default="proposed",
                        max_length=8,
                    ),
                ),
                ("owner_key", models.BigIntegerField(default=0)),
                ("category_key", models.BigIntegerField(default=0)),
                ("monthly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("notice_by", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("price_changes_on", models.DateField(blank=True, null=True)),
                ("sort_relation", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=300)),
                ("search_text", models.TextField(blank=True, default="")),
            ],
            options={
                "ordering": ("id",),
                "indexes": [
                    models.Index(
                        models.F("direction"),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        models.F("search_text"),
                        name="subscriptions_by_number",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.contracts.models.sort_keys.StatePlace(),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_state",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("sort_relation"),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_relation",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("owner_key"),
                        models.F("id"),
                        models.F("state"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_owner",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("category_key"),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_category",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.contracts.models.sort_keys.PricePerPlace(),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_price_per",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.contracts.models.sort_keys.EndMonth("ends_on"),
                        relaas.overviews.sort_keys.DayPlace("ends_on"),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_end",
                    ),
                    models.Index(
                        models.F("direction"),
                        relaas.overviews.sort_keys.DayPlace("notice_by"),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("yearly"),
                        models.F("monthly"),
                        name="subscriptions_by_notice",
                    ),
                    models.Index(
                        models.F("direction"),
                        models.F("yearly"),
                        models.F("id"),
                        models.F("state"),
                        models.F("owner_key"),
                        models.F("category_key"),
                        models.F("price_per"),
                        models.F("relation"),
                        models.F("from_day"),
                        models.F("ends_on"),
                        models.F("notice_by"),
                        models.F("price_changes_on"),
                        models.F("monthly"),
                        name="subscriptions_by_yearly",
                    ),
                    models.Index(fields=["due_on", "owner_key"], name="subscriptions_due"),
                    models.Index(fields=["owner_key", "due_on"], name="subscriptions_due_of_owner"),
                    models.Index(
                        condition=models.Q(("keeps_until__isnull", False)),
                        fields=["keeps_until", "id"],
                        name="recurrences_to_keep_anew",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("alignment__in", ["start", "calendar"]),
                            ("interval__in", ["week", "month", "quarter", "half_year", "year"]),
                            ("moment__in", ["before", "after"]),
                            ("price_per__in", ["day", "week", "month", "quarter", "year"]),
                            ("splits__in", ["quantity", "price"]),
                        ),
                        name="recurrence_words_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("every__range", (1, 99))), name="recurrence_every"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_day", None), ("until_day__gt", models.F("from_day")), _connector="OR"
                        ),
                        name="recurrence_ends_after_it_starts",
                    ),
                    models.CheckConstraint(condition=models.Q(("times__range", (0, 999))), name="recurrence_times"),
                    models.CheckConstraint(
                        condition=models.Q(("times", 0), ("until_day", None), _connector="OR"),
                        name="recurrence_one_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("auto_renew", False), models.Q(("times", 0), ("until_day__isnull", False)), _connector="OR"
                        ),
                        name="recurrence_renews_after_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notice_on", None), ("notice_until", None)),
                            models.Q(
                                ("notice_on__isnull", False),
                                ("notice_until__gt", models.F("from_day")),
                                ("notice_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="recurrence_notice_and_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("renew_months__range", (1, 120))), name="recurrence_renew_months"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("notice_months", None), ("notice_months__range", (0, 24)), _connector="OR"),
                        name="recurrence_notice_months",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PriceChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="price_changes",
                        to="contracts.contract",
                    ),
                ),
                (
                    "recurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="price_changes",
                        to="contracts.recurrence",
                    ),
                ),
                ("from_day", models.DateField()),
                ("price", relaas.kernel.exact_fields.PriceField()),
            ],
            options={
                "ordering": ("from_day", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("recurrence", "from_day"), name="price_change_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pauses", to="contracts.contract"
                    ),
                ),
                (
                    "recurrence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pauses",
                        to="contracts.recurrence",
                    ),
                ),
                ("from_day", models.DateField()),
                ("until_day", models.DateField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=250)),
            ],
            options={
                "ordering": ("from_day", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_day", None), ("until_day__gt", models.F("from_day")), _connector="OR"
                        ),
                        name="pause_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BilledPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="billed", to="contracts.contract"
                    ),
                ),
                (
                    "recurrence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="billed", to="contracts.recurrence"
                    ),
                ),
                ("from_day", models.DateField()),
                ("until_day", models.DateField()),
                ("amount", relaas.kernel.exact_fields.MoneyField()),
                ("billed_on", models.DateField()),
                ("reference", models.CharField(blank=True, default="", max_length=80)),
            ],
            options={
                "ordering": ("from_day", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("recurrence", "from_day"), name="billed_period_once"),
                    models.CheckConstraint(
                        condition=models.Q(("until_day__gt", models.F("from_day"))),
                        name="billed_period_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("direction", models.CharField(choices=[("sales", "Request"), ("purchase", "Order")], max_length=8)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Runs"),
                            ("coming", "Coming"),
                            ("proposed", "Proposed"),
                            ("ended", "Ended"),
                            ("lost", "Lost"),
                        ],
                        max_length=8,
                    ),
                ),
                ("owner_key", models.BigIntegerField(default=0)),
                ("category_key", models.BigIntegerField(default=0)),
                (
                    "price_per",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("week", "week"),
                            ("month", "month"),
                            ("quarter", "quarter"),
                            ("year", "year"),
                        ],
                        max_length=7,
                    ),
                ),
                ("hidden", models.BooleanField(default=False)),
                ("part", models.BigIntegerField(default=0)),
                ("number", models.BigIntegerField()),
                ("monthly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("yearly", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("direction", "state", "owner_key", "category_key", "price_per", "hidden", "part"),
                        name="subscription_sum_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recurrence",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="value_events",
                        to="contracts.recurrence",
                    ),
                ),
                ("day", models.DateField()),
                ("month", models.IntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("new", "New"), ("more", "More"), ("less", "Less"), ("lost", "Lost")], max_length=4
                    ),
                ),
                ("delta", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
                ("direction", models.CharField(choices=[("sales", "Request"), ("purchase", "Order")], max_length=8)),
                ("relation_id", models.BigIntegerField()),
                ("category_key", models.BigIntegerField(default=0)),
                ("signed", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["relation_id"], name="value_events_of_relation")],
                "constraints": [models.UniqueConstraint(fields=("recurrence", "day"), name="value_event_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="ValueSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("direction", models.CharField(choices=[("sales", "Request"), ("purchase", "Order")], max_length=8)),
                (
                    "kind",
                    models.CharField(
                        choices=[("new", "New"), ("more", "More"), ("less", "Less"), ("lost", "Lost")], max_length=4
                    ),
                ),
                ("signed", models.BooleanField(default=False)),
                ("category_key", models.BigIntegerField(default=0)),
                ("month", models.IntegerField()),
                ("hidden", models.BooleanField(default=False)),
                ("part", models.BigIntegerField(default=0)),
                ("number", models.BigIntegerField()),
                ("delta", relaas.kernel.exact_fields.MoneyField(default=Decimal(0))),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("direction", "kind", "signed", "category_key", "month", "hidden", "part"),
                        name="value_sum_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContractContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contract",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="contracts.contract"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_of_contracts",
                        to="parties.party",
                    ),
                ),
                ("is_primary", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-is_primary", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("contract", "person"), name="contract_contact_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_primary", True)),
                        fields=("contract",),
                        name="one_primary_contract_contact",
                    ),
                ],
            },
        ),
    ]
