"""The formats in the order in which a table is compared with them."""

from . import (
    applytrak,
    career_ops,
    huntr,
    jobsync,
    linkedin,
    notion,
    onward,
    os_apply_track,
    reactive_resume,
    simplify,
    teal,
)
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
        applytrak.FORMAT,
        os_apply_track.FORMAT,
        career_ops.FORMAT,
    )
}
