from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0014_count_by_group_by")]

    operations = [
        migrations.AddField(
            "contact",
            "address_as",
            models.CharField(blank=True, db_default="", default="", max_length=100, verbose_name="Address as"),
        ),
        migrations.AddField(
            "profile",
            "asks_for_name",
            models.BooleanField(db_default=True, default=True),
        ),
    ]
