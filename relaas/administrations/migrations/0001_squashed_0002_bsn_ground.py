from django.db import migrations, models

import relaas.kernel.fields


class Migration(migrations.Migration):
    replaces = [("administrations", "0001_initial"), ("administrations", "0002_bsn_ground")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Administration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", editable=False, max_length=200)),
                ("legal_name", models.CharField(blank=True, default="", max_length=120, verbose_name="Legal name")),
                ("street", models.CharField(blank=True, default="", max_length=100, verbose_name="Street")),
                ("house_number", models.CharField(blank=True, default="", max_length=20, verbose_name="House number")),
                ("postcode", models.CharField(blank=True, default="", max_length=12, verbose_name="Postcode")),
                ("city", models.CharField(blank=True, default="", max_length=100, verbose_name="City")),
                ("country", models.CharField(default="NL", max_length=2, verbose_name="Country")),
                (
                    "kvk",
                    models.CharField(blank=True, default="", max_length=8, verbose_name="Chamber of commerce number"),
                ),
                ("vat_number", models.CharField(blank=True, default="", max_length=20, verbose_name="VAT number")),
                ("iban", models.CharField(blank=True, default="", max_length=34, verbose_name="IBAN")),
                ("bic", models.CharField(blank=True, default="", max_length=11, verbose_name="BIC")),
                ("email", models.CharField(blank=True, default="", max_length=254, verbose_name="E-mail address")),
                ("phone", models.CharField(blank=True, default="", max_length=20, verbose_name="Phone")),
                ("website", models.CharField(blank=True, default="", max_length=600, verbose_name="Website")),
                (
                    "bsn_ground",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="Legal ground for the BSN"),
                ),
            ],
            options={
                "verbose_name": "administration",
                "verbose_name_plural": "administrations",
                "ordering": ("sort_name", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="administration_has_a_name"
                    ),
                    models.UniqueConstraint(models.F("sort_name"), name="administration_name_once"),
                ],
            },
        ),
    ]
