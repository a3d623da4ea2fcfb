"""An installation of its own for what is measured by hand, gone afterwards. Imported before anything that needs Django."""

import os
import tempfile

import django

_directory = tempfile.TemporaryDirectory()
os.environ.setdefault("DATA_DIR", _directory.name)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
