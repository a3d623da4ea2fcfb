"""All of a person's rows as one file, out and in. The format is described in docs/archive.md."""

from .kept import KEPT, NOT_KEPT, ArchiveTable
from .reading import UnreadableArchive
from .restoring import is_empty, restore
from .writing import json_pieces, zip_pieces

__all__ = ["KEPT", "NOT_KEPT", "ArchiveTable", "UnreadableArchive", "is_empty", "json_pieces", "restore", "zip_pieces"]
