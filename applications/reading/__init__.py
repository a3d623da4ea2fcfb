"""Reads a pasted email: what it says, by which sentence, for when, and which application it may belong to."""

from applications.reading.matching import Candidate, match
from applications.reading.messages import OUTLOOK_FILE, SOURCE_LIMIT
from applications.reading.verdict import Reading, read_email
from applications.reading.when import Slot
from applications.reading.zones import YOURS, same_hour

__all__ = ["OUTLOOK_FILE", "SOURCE_LIMIT", "YOURS", "Candidate", "Reading", "Slot", "match", "read_email", "same_hour"]
