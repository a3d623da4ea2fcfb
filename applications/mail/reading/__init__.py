"""Reads a pasted email: what it says, by which sentence, for when, and which application it may belong to."""

from applications.named_zones import YOURS, same_hour

from .matching import Candidate, match
from .messages import OUTLOOK_FILE, SOURCE_LIMIT
from .verdict import Reading, read_email
from .when import Slot

__all__ = ["OUTLOOK_FILE", "SOURCE_LIMIT", "YOURS", "Candidate", "Reading", "Slot", "match", "read_email", "same_hour"]
