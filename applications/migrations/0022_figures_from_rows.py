from django.db import migrations


class Migration(migrations.Migration):
    """The figures of Insights are read from their rows each time; what was stored of them goes."""

    dependencies = [("applications", "0021_mark_dates_of_imports")]

    operations = [migrations.DeleteModel(name="InsightsSummary")]
