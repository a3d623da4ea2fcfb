from django.apps import AppConfig
from django.db.models.signals import post_delete


class ApplicationsConfig(AppConfig):
    name = "applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_delete.connect(_document_deleted, sender="applications.Document", dispatch_uid="document deleted")


def _document_deleted(instance, **kwargs) -> None:
    """However its row went, with an account for one, the file goes after it."""
    from .models import delete_file

    delete_file(instance.stored_as)
