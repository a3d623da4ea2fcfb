from django.db import migrations, models

KINDS = [
    ("screen", "Screening call"),
    ("interview", "Interview"),
    ("manager", "Hiring manager"),
    ("panel", "Panel interview"),
    ("technical", "Technical interview"),
    ("take_home", "Take-home task"),
    ("final", "Final interview"),
    ("other", "Other"),
]


class Migration(migrations.Migration):
    dependencies = [("applications", "0017_saved_posts")]

    operations = [
        migrations.AddField(
            "interviewstage",
            "happened",
            models.BooleanField(blank=True, null=True, verbose_name="Did it take place?"),
        ),
        migrations.AlterField(
            "interviewstage",
            "kind",
            models.CharField(choices=KINDS, default="screen", max_length=12, verbose_name="Type of interview"),
        ),
        migrations.RemoveConstraint("interviewstage", "stage_kind"),
        migrations.AddConstraint(
            "interviewstage",
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind, _ in KINDS]),
                name="stage_kind",
                violation_error_message="Choose a type of interview.",
            ),
        ),
    ]
