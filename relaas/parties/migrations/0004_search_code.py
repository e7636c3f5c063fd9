from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0003_mail_address"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                condition=models.Q(("search_code__gt", "")), fields=["search_code"], name="parties_by_search_code"
            ),
        ),
    ]
