"""Static files: only public files lie in the folder that is served."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's, with its list of names beside the served folder instead of in it."""

    manifest_name = "static-files.json"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, manifest_storage=FileSystemStorage(location=settings.DATA_DIR), **kwargs)
