from django.db import migrations, models

import relaas.contracts.models.sort_keys


class Migration(migrations.Migration):
    dependencies = [("contracts", "0001_squashed_0014_price_notes_read")]

    operations = [
        migrations.RemoveIndex(
            model_name="contract",
            name="contracts_due_ends",
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(
                condition=models.Q(relaas.contracts.models.sort_keys.InStatus("contract")),
                fields=["direction", "until_day", "auto_renew", "relation", "status"],
                name="contracts_due_ends",
            ),
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(
                condition=models.Q(relaas.contracts.models.sort_keys.InStatus("contract"), ("auto_renew", True)),
                fields=["direction", "until_day", "notice_months", "relation", "status", "auto_renew"],
                name="contracts_due_notice",
            ),
        ),
    ]
