from django.db import migrations, models

_ABOUT = models.Q(("about_id__isnull", False))
_INDEXES = {
    "activity_about": ["about_kind", "about_id", "kind", "at", "id"],
    "activity_done_about": ["about_kind", "about_id", "kind", "done_at", "id"],
}


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_today")]

    operations = [
        operation
        for name, fields in _INDEXES.items()
        for operation in (
            migrations.RemoveIndex(model_name="activity", name=name),
            migrations.AddIndex(model_name="activity", index=models.Index(fields=fields, name=name, condition=_ABOUT)),
        )
    ] + [
        migrations.RemoveIndex(model_name="activity", name="activity_of_performer"),
        migrations.AddIndex(
            model_name="activity",
            index=models.Index(
                fields=["performer", "done_at", "id"],
                name="activity_done_of_performer",
                condition=models.Q(("done_at__isnull", False)),
            ),
        ),
    ]
