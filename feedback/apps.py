from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from applications.models.reversal import REVERSE

        from .models.tracking import reverse_feedback

        REVERSE["feedback"] = reverse_feedback
