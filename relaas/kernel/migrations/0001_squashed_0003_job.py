import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("kernel", "0001_initial"), ("kernel", "0002_scheduledjob"), ("kernel", "0003_job")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("next_number", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ScheduledJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("due_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("problem", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64, unique=True)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("stored_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=100)),
                ("title", models.CharField(max_length=200)),
                ("parameters", models.JSONField(default=dict)),
                ("owner_id", models.BigIntegerField(db_index=True, null=True)),
                ("owner_name", models.CharField(max_length=200)),
                ("once", models.CharField(default="", max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "In progress"),
                            ("done", "Done"),
                            ("refused", "Refused"),
                            ("failed", "Failed"),
                            ("cancelled", "Stopped"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("cancel_asked_at", models.DateTimeField(null=True)),
                ("run", models.CharField(default="", max_length=32)),
                ("worker", models.CharField(default="", max_length=100)),
                ("heartbeat_at", models.DateTimeField(null=True)),
                ("fruitless_starts", models.IntegerField(default=0)),
                ("position", models.JSONField(null=True)),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(null=True)),
                ("result_key", models.CharField(default="", max_length=100)),
                ("result", models.JSONField(default=dict)),
                ("message", models.TextField(default="")),
            ],
            options={
                "ordering": ("-id",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state__in", ("waiting", "running"))), fields=["id"], name="job_unfinished"
                    ),
                    models.Index(fields=["finished_at"], name="job_finished"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("once", ""), _negated=True),
                        fields=("kind", "owner_id", "once"),
                        name="job_started_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PassingFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "job",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="files", to="kernel.job"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.BigIntegerField()),
                ("kept_at", models.DateTimeField(db_index=True)),
                ("place", models.CharField(max_length=60, unique=True)),
                ("is_result", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_result", True)),
                        fields=("job", "name"),
                        name="passing_file_once_per_job",
                    )
                ],
            },
        ),
    ]
