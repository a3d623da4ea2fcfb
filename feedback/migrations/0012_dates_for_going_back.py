"""Going back: the constraint of before wants a date for every reply, so advice without a request gets its own."""

from django.db import migrations
from django.db.models.functions import Coalesce


def date_as_sent(apps, schema_editor):
    requests = apps.get_model("feedback", "FeedbackRequest").objects.using(schema_editor.connection.alias)
    without = requests.filter(state="answered", sent_on=None)
    without.update(sent_on=Coalesce("ended_on", "due_on"))


class Migration(migrations.Migration):
    dependencies = [("feedback", "0011_advice_without_a_request")]

    operations = [migrations.RunPython(migrations.RunPython.noop, date_as_sent)]
