from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class FeedbackConfig(AppConfig):
    name = "feedback"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from applications.sample import sample_created, sample_removing

        from . import models, sample

        sample_created.connect(sample.add)
        sample_removing.connect(sample.remove)
        for name in (
            "FeedbackRequest",
            "Reflection",
            "Reminder",
            "OwnWin",
            "HiddenWin",
            "PresenceReview",
            "Support",
            "Impression",
            "PracticeSession",
        ):
            for signal in (post_save, post_delete):
                signal.connect(_wins_changed, sender=getattr(models, name), dispatch_uid=f"wins {name} {id(signal)}")
        for signal in (post_save, post_delete):
            signal.connect(_rounds_changed, sender="applications.InterviewStage", dispatch_uid=f"rounds {id(signal)}")


def _wins_changed(instance, **kwargs) -> None:
    """The stored summary of what went right is out of date."""
    from .models import WinSummary

    WinSummary.objects.filter(user_id=instance.owner_id).update(stamp="")


def _rounds_changed(instance, **kwargs) -> None:
    from .models import WinSummary

    WinSummary.objects.filter(user__applications=instance.application_id).update(stamp="")
