from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", "cache_entries", database=schema_editor.connection.alias, verbosity=0)


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS cache_entries")


class Migration(migrations.Migration):
    """The table of the cache, in which rate limits hold across processes."""

    dependencies = [("applications", "0001_initial")]
    operations = [migrations.RunPython(make, remove)]
