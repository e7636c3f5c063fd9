from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parties", "0010_notes")]

    operations = [
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                models.F("id") + models.Value(0),
                name="parties_hidden",
                condition=models.Q(("only_for_account_manager", True)),
            ),
        ),
    ]
