from django.db import migrations

APPLICATIONS = "applications_application"
TALLIES = "applications_tally"


def drop_tallies(apps, schema_editor):
    """Drop the table of counts and the triggers that filled it. They were made after a migration, so a new database has none."""
    if schema_editor.connection.vendor == "sqlite":
        for event in ("added", "removed", "changed"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TALLIES}_{event}")
    else:
        for event in ("insert", "delete", "update", "truncate"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {TALLIES}_{event} ON {APPLICATIONS}")
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {TALLIES}_keep()")
    schema_editor.execute(f"DROP TABLE IF EXISTS {TALLIES}")


class Migration(migrations.Migration):
    dependencies = [("applications", "0013_tallies_and_what_was_edited_last")]

    operations = [
        migrations.RunPython(drop_tallies, migrations.RunPython.noop),
        migrations.DeleteModel(name="Tally"),
    ]
