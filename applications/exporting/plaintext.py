"""One application as plain text, to paste anywhere."""

from collections.abc import Sequence

from applications import wording
from applications.detail.timeline import Entry
from applications.models import Application, WorkMode
from applications.pay import pay_of


def as_text(
    application: Application,
    *,
    entries: Sequence[Entry],
    tags: Sequence[str] = (),
    people: Sequence[str] = (),
    sections: dict[str, str],
) -> str:
    """`entries` are given newest first and written oldest first. `sections`: longer texts by their headings."""
    facts = {**_facts(application), "People": ", ".join(people), "Tags": ", ".join(tags)}
    told = "\n".join(_told(entry) for entry in reversed(entries))
    parts = [
        f"{application.title}, {application.display_company}",
        "\n".join(f"{label}: {value}" for label, value in facts.items() if value),
    ]
    for heading, text in {"Timeline": told, **sections}.items():
        if text.strip():
            parts.append(f"{heading}\n{'-' * len(heading)}\n{text.strip()}")
    return "\n\n".join(parts) + "\n"


def _facts(application: Application) -> dict[str, str]:
    days_named = {"Closing date": application.deadline_on, "Reply by": application.answer_by}
    return {
        "Company": application.company,
        "Agency": application.agency,
        "Location": _where(application),
        "Salary": pay_of(application),
        "Status": application.state_label,
        "Source": ", ".join(part for part in (application.get_source_display(), application.source_name) if part),
        "Applied via": application.get_sent_via_display(),
        "CV version": application.cv_version,
        **{label: wording.full_date(day) for label, day in days_named.items() if day},
        "Link": application.link,
    }


def _where(application: Application) -> str:
    """“Bristol, hybrid”, “Remote”."""
    if not application.location or not application.work_mode:
        return application.location or application.get_work_mode_display()
    return f"{application.location}, {WorkMode(application.work_mode).in_sentence}"


def _told(entry: Entry) -> str:
    when = wording.full_date(entry.day) if entry.day else entry.when
    return f"{when}: {entry.title}. {entry.text}" if entry.text else f"{when}: {entry.title}"
