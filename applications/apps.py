from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ApplicationsConfig(AppConfig):
    name = "applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_index_again, sender=self, dispatch_uid="search index")


def _index_again(using: str, **kwargs) -> None:
    """A migration that remakes a table drops its triggers."""
    from .models.indexing import make_whole

    make_whole(using)
