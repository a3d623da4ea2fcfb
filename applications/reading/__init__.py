"""Reads a pasted e-mail: what it says, by which sentence, for when, and which application it may belong to."""

from applications.reading.matching import Candidate, match
from applications.reading.verdict import Reading, read_email

__all__ = ["Candidate", "Reading", "match", "read_email"]
