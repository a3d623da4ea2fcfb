from django.db import migrations, models


def known() -> models.BooleanField:
    return models.BooleanField(db_default=True, default=True)


class Migration(migrations.Migration):
    dependencies = [("applications", "0019_words_of_labels")]

    operations = [
        migrations.AddField("statuschange", "day_known", known()),
        migrations.AddField("outcome", "day_known", known()),
        migrations.AddField("application", "status_day_known", known()),
        migrations.AddField("application", "applied_day_known", known()),
        migrations.AddField("application", "news_day_known", known()),
        migrations.AddField("application", "closed_day_known", known()),
    ]
