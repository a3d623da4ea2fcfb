from django.db import migrations

INDEX = "application_search"


def drop_index(apps, schema_editor):
    """Drop the full-text index and its triggers. They were made after a migration, so a new database has none."""
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")
        return
    for event in ("added", "removed", "changed"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {INDEX}_{event}")
    schema_editor.execute(f"DROP TABLE IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("applications", "0015_address_as_and_signature")]

    operations = [migrations.RunPython(drop_index, migrations.RunPython.noop)]
