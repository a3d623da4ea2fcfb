from django.db import migrations


class Migration(migrations.Migration):
    """Wins are counted and derived from their rows; what was stored of them goes."""

    dependencies = [("feedback", "0008_words_of_labels")]

    operations = [migrations.DeleteModel(name="WinSummary")]
