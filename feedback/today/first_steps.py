"""What comes next for someone who has just begun: one line at a time on Today, and none for what was done already."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from applications.models import Application, Contact, Document, ImportBatch, Profile, Role
from feedback.models import Preferences

BEGINNING_DAYS = 60  # after the account was made
FEW = 5  # whoever added as many one by one seems to have no list to import


@dataclass(frozen=True, slots=True)
class FirstStep:
    """`title` continues “Next: ”."""

    key: str
    title: str
    text: str
    route: str
    anchor: str = ""

    @property
    def url(self) -> str:
        return reverse(self.route) + self.anchor


STEPS = {
    step.key: step
    for step in (
        FirstStep(
            "import",
            "bring what you already have",
            "You can import a spreadsheet or an export from another tracker.",
            "import_start",
        ),
        FirstStep(
            "document", "add the CV you send", "Before an interview, you’ll know what they’ve read.", "document_create"
        ),
        FirstStep("capture", "add jobs from their own pages", "A bookmark fills in the form for you.", "capture_start"),
        FirstStep(
            "calendar",
            "see your interviews in your calendar",
            "A private link keeps them up to date.",
            "preferences",
            "#calendar",
        ),
        FirstStep(
            "supporter",
            "name someone on your side",
            "When you’d like their help, a message is ready.",
            "supporter_list",
        ),
    )
}


def done_by_beginner(user, today: dt.date) -> dict[str, bool]:
    """Return which steps the rows show as done; nothing for someone who began long ago.

    Reads the preferences in the same query, and gives them to `user`.
    """
    if (today - user.date_joined.date()).days > BEGINNING_DAYS:
        return {}
    mine = {"owner": OuterRef("user")}
    profile = (
        Profile.objects.filter(user=user)
        .select_related("user__preferences")
        .annotate(
            has_imported=Exists(ImportBatch.objects.filter(**mine)),
            has_document=Exists(Document.objects.filter(**mine, is_sample=False)),
            has_advert=Exists(Application.objects.filter(**mine, is_sample=False).exclude(advert="")),
            has_supporter=Exists(Contact.objects.filter(**mine, is_sample=False, role=Role.SUPPORTER)),
        )
        .get()
    )
    user.preferences = Preferences.of(profile.user)
    return {
        "import": profile.has_imported,
        "document": profile.has_document,
        "capture": profile.has_advert,
        "supporter": profile.has_supporter,
    }


def first_step(
    preferences: Preferences, done: dict[str, bool], *, own: int, has_interview_ahead: bool
) -> FirstStep | None:
    """Return the first step that was neither done nor skipped. `own`: how many applications are not sample data."""
    if not own or not done:
        return None
    skipped = preferences.skipped_steps.split()
    done = done | {
        "import": done["import"] or own >= FEW,
        "calendar": bool(preferences.calendar_nonce) or not has_interview_ahead,
    }
    return next((step for step in STEPS.values() if not done[step.key] and step.key not in skipped), None)
