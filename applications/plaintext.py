"""One application in plain words, to paste anywhere or to print."""

from collections.abc import Sequence

from applications import wording
from applications.exporting import source_text
from applications.models import Application
from applications.pay import pay_of
from applications.timeline import Entry


def as_text(
    application: Application,
    *,
    entries: Sequence[Entry],
    tags: Sequence[str] = (),
    people: Sequence[str] = (),
    sections: dict[str, str],
) -> str:
    """`entries` come newest first and are told oldest first; `sections` are longer texts, each under its heading."""
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
        "Location": ", ".join(part for part in (application.location, application.get_work_mode_display()) if part),
        "Salary": pay_of(application),
        "Status": application.state_label,
        "Source": source_text(application.source, application.source_name),
        "Applied via": application.get_sent_via_display(),
        "CV version": application.cv_version,
        **{label: wording.full_date(day) for label, day in days_named.items() if day},
        "Link": application.link,
    }


def _told(entry: Entry) -> str:
    when = wording.full_date(entry.day) if entry.day else entry.when
    return f"{when}: {entry.title}. {entry.text}" if entry.text else f"{when}: {entry.title}"
