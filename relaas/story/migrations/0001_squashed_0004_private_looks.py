import django.db.models.deletion
from django.db import migrations, models

import relaas.kernel.fields


class Migration(migrations.Migration):
    replaces = [
        ("story", "0001_initial"),
        ("story", "0002_once"),
        ("story", "0003_finding_the_past"),
        ("story", "0004_private_looks"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="PrivateLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("newest", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=16)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_id", models.BigIntegerField()),
                ("subject_name", models.CharField(max_length=250)),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=200)),
                ("what", models.CharField(max_length=60)),
            ],
            options={
                "db_table": "story_private_look",
                "indexes": [
                    models.Index(fields=["newest", "id"], name="story_look_newest"),
                    models.Index(fields=["sort_name", "newest", "id"], name="story_look_of_name"),
                    models.Index(fields=["subject_kind", "subject_id", "newest"], name="story_look_at"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                ("what", models.CharField(max_length=100)),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="story.transaction",
                    ),
                ),
                ("once", models.CharField(max_length=80, null=True)),
            ],
            options={
                "db_table": "story_transaction",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("once__isnull", False)), fields=("once",), name="story_transaction_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="story.transaction"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_name", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=100)),
                ("parameters", models.JSONField(default=dict)),
                ("right", models.CharField(blank=True, default="", max_length=100)),
            ],
            options={
                "db_table": "story_entry",
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="story.transaction"
                    ),
                ),
                ("table_name", models.CharField(max_length=63)),
                ("row_id", models.BigIntegerField()),
                ("operation", models.CharField(max_length=1)),
                ("old", models.TextField(default="")),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_id", models.BigIntegerField(null=True)),
                ("moved_from", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "story_change",
                "indexes": [
                    models.Index(fields=["table_name", "row_id", "id"], name="story_change_row"),
                    models.Index(fields=["subject_kind", "subject_id", "id"], name="story_change_subject"),
                    models.Index(
                        condition=models.Q(("moved_from__isnull", False)),
                        fields=["subject_kind", "moved_from", "id"],
                        name="story_change_moved_from",
                    ),
                    models.Index(
                        condition=models.Q(("operation", "D")), fields=["table_name", "id"], name="story_change_deleted"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntrySubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="story.entry"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("subject_id", models.BigIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "story_entry_subject",
                "indexes": [
                    models.Index(fields=["kind", "subject_id", "-at", "-entry"], name="story_entry_of_subject")
                ],
            },
        ),
    ]
