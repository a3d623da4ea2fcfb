"""Reads a pasted e-mail: what it says, by which sentence, for when, and which application it may belong to."""

from applications.reading.matching import Candidate, match
from applications.reading.messages import OUTLOOK_FILE, SOURCE_LIMIT
from applications.reading.verdict import Reading, read_email

__all__ = ["OUTLOOK_FILE", "SOURCE_LIMIT", "Candidate", "Reading", "match", "read_email"]
