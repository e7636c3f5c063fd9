"""A table that is its own index on SQLite."""

from django.db import migrations


class CreateIndexTable(migrations.CreateModel):
    """On SQLite the table is its own index: half the size, and one tree to write instead of two."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor != "sqlite":
            super().database_forwards(app_label, schema_editor, from_state, to_state)
            return
        schema_editor.execute(
            "CREATE TABLE parties_matchkey (key bigint NOT NULL, party_id bigint NOT NULL, "
            "PRIMARY KEY (key, party_id)) WITHOUT ROWID"
        )
