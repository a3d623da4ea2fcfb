from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0010_told_by_a_friend")]

    operations = [
        migrations.RemoveConstraint(model_name="feedbackrequest", name="sent_request_has_a_day"),
        migrations.AddConstraint(
            model_name="feedbackrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["planned", "skipped", "answered"]), ("sent_on__isnull", False), _connector="OR"
                ),
                name="sent_request_has_a_day",
            ),
        ),
    ]
