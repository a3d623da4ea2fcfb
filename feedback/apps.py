from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from applications.mail.proposals import email_read
        from applications.preferences.sample import sample_created, sample_removing

        from . import sample
        from .asking import replies

        email_read.connect(replies.proposed)
        sample_created.connect(sample.add)
        sample_removing.connect(sample.remove)
