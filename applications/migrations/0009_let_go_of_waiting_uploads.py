from django.db import migrations


def let_go(apps, schema_editor):
    """They wait for a day at most, and their rows are kept in another way from here on."""
    apps.get_model("applications", "StagedImport").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("applications", "0008_insights_summary")]

    operations = [migrations.RunPython(let_go, migrations.RunPython.noop)]
