from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate


class ApplicationsConfig(AppConfig):
    name = "applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_make_whole, sender=self, dispatch_uid="search index")
        post_delete.connect(_document_deleted, sender="applications.Document", dispatch_uid="document deleted")


def _make_whole(using: str, **kwargs) -> None:
    """A migration that remakes a table drops its triggers."""
    from .models import indexing

    indexing.make_whole(using)


def _document_deleted(instance, **kwargs) -> None:
    """However its row went, with an account for one, the file goes after it."""
    from .models import forget_file

    forget_file(instance.stored_as)
