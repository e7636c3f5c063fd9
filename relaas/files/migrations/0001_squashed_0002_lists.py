import django.db.models.deletion
from django.db import migrations, models

import relaas.files.models.kind_place
import relaas.kernel.fields
import relaas.overviews.sort_keys


class Migration(migrations.Migration):
    replaces = [("files", "0001_initial"), ("files", "0002_lists")]

    initial = True

    dependencies = [
        ("kernel", "0003_job"),
    ]

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("holder_kind", models.CharField(max_length=40)),
                ("holder_id", models.BigIntegerField()),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inside",
                        to="files.item",
                    ),
                ),
                ("is_folder", models.BooleanField()),
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                ("key", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=600)),
                ("search_text", models.TextField(blank=True, default="")),
                ("in_portal", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("made_by_name", models.CharField(max_length=150)),
                ("made_by_id", models.BigIntegerField(blank=True, null=True)),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "stored",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                ("size", models.BigIntegerField(default=0)),
                ("media_type", models.CharField(blank=True, default="", max_length=100)),
                ("changed_at", models.DateTimeField()),
                ("changed_by_name", models.CharField(max_length=150)),
                ("changed_by_id", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "File or folder",
                "verbose_name_plural": "Files or folders",
                "ordering": ("id",),
                "indexes": [
                    models.Index(
                        fields=["holder_kind", "holder_id", "parent", "is_folder", "key", "id"],
                        name="file_in_its_folder",
                    ),
                    models.Index(fields=["parent", "is_folder", "key", "id"], name="file_inside"),
                    models.Index(
                        relaas.overviews.sort_keys.SecondPlace("changed_at"),
                        models.F("id"),
                        models.F("is_folder"),
                        models.F("holder_kind"),
                        models.F("holder_id"),
                        models.F("in_portal"),
                        models.F("changed_by_id"),
                        models.F("changed_at"),
                        models.F("media_type"),
                        models.F("search_text"),
                        condition=models.Q(("is_folder", False)),
                        name="files_by_when",
                    ),
                    models.Index(
                        models.F("key"),
                        models.F("id"),
                        models.F("is_folder"),
                        models.F("holder_kind"),
                        models.F("holder_id"),
                        models.F("in_portal"),
                        models.F("changed_by_id"),
                        models.F("changed_at"),
                        models.F("media_type"),
                        condition=models.Q(("is_folder", False)),
                        name="files_by_name",
                    ),
                    models.Index(
                        relaas.files.models.kind_place.KindPlace(),
                        models.F("key"),
                        models.F("id"),
                        models.F("is_folder"),
                        models.F("holder_kind"),
                        models.F("holder_id"),
                        models.F("in_portal"),
                        models.F("changed_by_id"),
                        models.F("changed_at"),
                        models.F("media_type"),
                        condition=models.Q(("is_folder", False)),
                        name="files_by_kind",
                    ),
                    models.Index(
                        models.F("size"),
                        models.F("id"),
                        models.F("is_folder"),
                        models.F("holder_kind"),
                        models.F("holder_id"),
                        models.F("in_portal"),
                        models.F("changed_by_id"),
                        models.F("changed_at"),
                        models.F("media_type"),
                        condition=models.Q(("is_folder", False)),
                        name="files_by_size",
                    ),
                    models.Index(
                        relaas.overviews.sort_keys.OrNobody("changed_by_id"),
                        relaas.overviews.sort_keys.SecondPlace("changed_at"),
                        models.F("id"),
                        models.F("is_folder"),
                        models.F("holder_kind"),
                        models.F("holder_id"),
                        models.F("in_portal"),
                        models.F("changed_by_id"),
                        models.F("changed_at"),
                        models.F("media_type"),
                        condition=models.Q(("is_folder", False)),
                        name="files_by_who",
                    ),
                    models.Index(
                        models.F("holder_kind"),
                        relaas.overviews.sort_keys.SecondPlace("changed_at"),
                        models.F("id"),
                        models.F("is_folder"),
                        models.F("holder_id"),
                        models.F("in_portal"),
                        models.F("changed_by_id"),
                        models.F("changed_at"),
                        models.F("media_type"),
                        condition=models.Q(("is_folder", False)),
                        name="files_by_holder",
                    ),
                    models.Index(
                        fields=["holder_kind", "holder_id", "key", "id", "parent", "search_text"],
                        name="files_of_tree_by_name",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("parent__isnull", False)), fields=("parent", "key"), name="file_name_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("parent__isnull", True)),
                        fields=("holder_kind", "holder_id", "key"),
                        name="file_name_once_at_the_top",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("key", ""), _negated=True)),
                        name="file_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="file_not_in_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_folder", True),
                                ("in_portal", False),
                                ("media_type", ""),
                                ("number", 0),
                                ("size", 0),
                                ("stored", None),
                            ),
                            models.Q(("is_folder", False), ("number__gte", 1), ("stored__isnull", False)),
                            _connector="OR",
                        ),
                        name="file_of_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FileVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="files.item",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "stored",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.storedfile"
                    ),
                ),
                ("size", models.BigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=150)),
                ("by_id", models.BigIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "Version",
                "verbose_name_plural": "Versions",
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(fields=("file", "number"), name="file_version_once"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="file_version_numbered"),
                ],
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[],
            options={
                "verbose_name": "File",
                "verbose_name_plural": "Files",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("files.item",),
        ),
        migrations.CreateModel(
            name="Folder",
            fields=[],
            options={
                "verbose_name": "Folder",
                "verbose_name_plural": "Folders",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("files.item",),
        ),
    ]
