"""The formats in the order in which a table is compared with them."""

from . import huntr, jobsync, linkedin, notion, onward, reactive_resume, simplify, teal
from .format import Format

FORMATS: dict[str, Format] = {
    one.key: one
    for one in (
        onward.FORMAT,
        teal.FORMAT,
        linkedin.APPLICATIONS,
        linkedin.SAVED_JOBS,
        jobsync.FORMAT,
        huntr.FULL,
        huntr.SHORT,
        simplify.FORMAT,
        reactive_resume.FORMAT,
        notion.FORMAT,
    )
}
