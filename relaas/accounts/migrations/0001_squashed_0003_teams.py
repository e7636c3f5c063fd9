import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import relaas.kernel.fields


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_saved_views"), ("accounts", "0003_teams")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, max_length=60, verbose_name="Name")),
                ("builtin", models.CharField(blank=True, editable=False, max_length=20)),
                ("rights", models.JSONField(blank=True, default=list)),
                ("offered", models.JSONField(blank=True, default=list, editable=False)),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        condition=models.Q(("name", ""), _negated=True),
                        name="role_name_once",
                    ),
                    models.UniqueConstraint(
                        models.F("builtin"),
                        condition=models.Q(("builtin", ""), _negated=True),
                        name="role_builtin_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("builtin", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="role_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="Name")),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=60, unique=True)),
            ],
            options={
                "verbose_name": "team",
                "verbose_name_plural": "teams",
                "ordering": ("sort_name", "id"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="team_has_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "email",
                    models.EmailField(
                        error_messages={"unique": "Another user has this e-mail address."},
                        max_length=254,
                        unique=True,
                        verbose_name="E-mail address",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", editable=False, max_length=200)),
                (
                    "language",
                    models.CharField(
                        choices=[("nl", "Nederlands"), ("en", "English")],
                        default="nl",
                        max_length=2,
                        verbose_name="Language",
                    ),
                ),
                (
                    "role",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="accounts.role",
                        verbose_name="Role",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="accounts.team",
                        verbose_name="Team",
                    ),
                ),
                (
                    "only_managed",
                    models.BooleanField(default=False, verbose_name="Only relations that this user manages"),
                ),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "ordering": ("sort_name", "id"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="user_email_lower_case",
                    ),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="user_has_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("overview", models.CharField(max_length=60)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("sort_name", relaas.kernel.fields.FoldedField(blank=True, default="", max_length=60)),
                ("asked", models.JSONField(default=dict)),
                ("is_shared", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("sort_name", "id"),
                "indexes": [models.Index(fields=["overview", "is_shared"], name="saved_view_of_overview")],
                "constraints": [
                    models.UniqueConstraint(fields=("overview", "owner", "sort_name"), name="saved_view_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="saved_view_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DefaultView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="default_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("overview", models.CharField(max_length=60)),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="default_of", to="accounts.savedview"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "overview"), name="default_view_once")],
            },
        ),
    ]
