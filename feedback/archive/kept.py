"""What an archive carries: one entry for each model that belongs to a person.

To add a model, add a line to KEPT, after every model it points to. All of its fields are carried by what they are:
texts, numbers, days, moments, choices, links to rows of other lists. What else has to be said stands in the entry.
A test walks the models and fails for one that is neither here nor in NOT_KEPT, and for a field that cannot be carried.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from applications import models as app
from feedback import models as fb

from .files import DOCUMENTS, Files
from .naming import Numbers, by_beginning, of_suggestion
from .shapes import import_counts, letters, words

NOT_DELETED = Q(deleted_at=None)
_THEIRS = app.Document.applications.through.objects.filter(document_id=OuterRef("pk"), application__deleted_at=None)
NOT_GONE = NOT_DELETED & (Q(is_kept=True) | Q(Exists(_THEIRS)))
DELETED = {"deleted_at": "What was deleted is not carried."}
LINK = dict.fromkeys(("link_nonce", "link_expires_on"), "A secret address; a new one is made where it is wanted.")
LOCK = "A counter by which two tabs notice each other; it begins anew."
DERIVED = "Worked out again from what is carried."
LABELS = {
    "searches": "Job searches",
    "companies": "Companies with notes",
    "contacts": "People",
    "changes": "Status changes",
    "mails": "Emails",
    "requests": "Requests for advice",
    "questions": "Your interview questions",
    "evaluations": "Answers from practice friends",
    "plans": "If-then plans",
    "presence_reviews": "Checks of how you come across",
    "supports": "Help from people on your side",
    "notes_to_self": "Notes to yourself",
    "looks": "Requests for a first impression",
    "impressions": "First impressions",
    "own_wins": "Wins you added",
    "hidden_wins": "Wins you hid",
}


@dataclass(frozen=True)
class ArchiveTable:
    """`name`: of the list in the file. `owner`: the path from a row to its person.

    `left_out`: fields that are not carried, each with its reason. `told`: written for other programs; worked out again
    on the way back. `shapes`: for each JSON field what makes sure of its shape. `keys`: for each text field
    that names rows within its text, what puts other numbers in. `same_by`: rows alike in this field are one row.
    `prepare`: brings in step what a row's own `save` would.
    `is_settings`: there without the person having done anything; replaced on the way back.
    """

    name: str
    model: type[models.Model]
    owner: str = "owner"
    only: Q = field(default_factory=Q)
    left_out: dict[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    shapes: dict[str, Callable] = field(default_factory=dict)
    keys: dict[str, Callable[[str, Numbers], str]] = field(default_factory=dict)
    same_by: str = ""
    is_settings: bool = False
    files: Files | None = None
    prepare: Callable[[Any], None] | None = None

    @cached_property
    def fields(self) -> list[models.Field]:
        """What a row carries besides its id, in the order of the model."""
        gone = {"id", self.owner, *self.left_out, *([self.files.field] if self.files else [])}
        return [one for one in self.model._meta.concrete_fields if one.name not in gone]

    @cached_property
    def sets(self) -> list[models.ManyToManyField]:
        return [one for one in self.model._meta.many_to_many if one.name not in self.left_out]

    @property
    def label(self) -> str:
        """What the list is called on screen."""
        return LABELS.get(self.name, self.name.replace("_", " ").capitalize())

    def rows(self, user) -> models.QuerySet:
        return self.model._base_manager.filter(self.only, **{self.owner: user})


KEPT = (
    ArchiveTable("profile", app.Profile, owner="user", is_settings=True),
    ArchiveTable(
        "preferences",
        fb.Preferences,
        owner="user",
        left_out={
            "digest_claimed_for": "About emails this installation sent.",
            "digest_sent_at": "About emails this installation sent.",
            "unsubscribe_nonce": "A secret of this installation’s emails.",
            "calendar_nonce": "A secret address; a new one is made where the calendar is turned on.",
        },
        is_settings=True,
    ),
    ArchiveTable("searches", app.Search, is_settings=True),
    ArchiveTable("tags", app.Tag, same_by="name"),
    ArchiveTable("saved_views", app.SavedView),
    ArchiveTable("companies", app.Company),
    ArchiveTable("company_spellings", app.CompanySpelling, owner="company__owner"),
    ArchiveTable("contacts", app.Contact, only=NOT_DELETED, left_out=DELETED),
    ArchiveTable(
        "imports",
        app.ImportBatch,
        left_out={"action": "Undoing belongs to the installation where it was done."},
        shapes={"counts": import_counts},
    ),
    ArchiveTable(
        "applications",
        app.Application,
        only=NOT_DELETED,
        left_out={
            **DELETED,
            "history_version": LOCK,
            "company_key": DERIVED,
            "link_key": DERIVED,
            "search_words": DERIVED,
            "updated_at": "The moment of the last writing, which restoring is.",
        },
        told=(
            "status",
            "furthest",
            "status_since",
            "status_day_known",
            "applied_on",
            "applied_day_known",
            "last_news_on",
            "news_day_known",
            "closed_as",
            "closed_on",
            "closed_day_known",
            "news_expected_on",
            "quiet_on",
        ),
        prepare=app.Application.refresh_keys,
    ),
    ArchiveTable("outcomes", app.Outcome, owner="application__owner"),
    ArchiveTable("changes", app.StatusChange, owner="application__owner"),
    ArchiveTable(
        "interviews",
        app.InterviewStage,
        owner="application__owner",
        only=NOT_DELETED,
        left_out=DELETED,
    ),
    ArchiveTable("mails", app.KeptMail, owner="application__owner"),
    ArchiveTable("documents", app.Document, only=NOT_GONE, left_out=DELETED, files=DOCUMENTS),
    ArchiveTable("themes", fb.Theme, same_by="name"),
    ArchiveTable("requests", fb.FeedbackRequest, shapes={"edits": letters}),
    ArchiveTable(
        "reflections", fb.Reflection, left_out={"updated_at": "The moment of the last writing, which restoring is."}
    ),
    ArchiveTable("questions", fb.Question),
    ArchiveTable("practice_sessions", fb.PracticeSession, left_out=LINK),
    ArchiveTable("practice_questions", fb.PracticeQuestion, owner="session__owner"),
    ArchiveTable("evaluations", fb.Evaluation),
    ArchiveTable("ratings", fb.Rating, owner="evaluation__owner"),
    ArchiveTable("plans", fb.IfThen),
    ArchiveTable("presence_reviews", fb.PresenceReview, shapes={"fine": words}),
    ArchiveTable("supports", fb.Support),
    ArchiveTable("notes_to_self", fb.NoteToSelf),
    ArchiveTable("looks", fb.Look, left_out=LINK),
    ArchiveTable("impressions", fb.Impression),
    ArchiveTable(
        "reminders",
        fb.Reminder,
        keys={"key": of_suggestion},
    ),
    ArchiveTable("own_wins", fb.OwnWin),
    ArchiveTable(
        "hidden_wins",
        fb.HiddenWin,
        keys={
            "key": by_beginning(
                {
                    "change": "changes",
                    "ended": "applications",
                    "referral": "applications",
                    "round": "interviews",
                    "capture": "interviews",
                    "asked": "requests",
                    "specific": "requests",
                    "review": "reflections",
                    "reflection": "reflections",
                    "hello": "reminders",
                    "own": "own_wins",
                    "practised": "practice_sessions",
                    "presence": "presence_reviews",
                    "support": "supports",
                    "impression": "impressions",
                }
            )
        },
    ),
)
NOT_KEPT: dict[type[models.Model], str] = {
    app.Action: "What can be undone, which belongs to the installation where it was done.",
    app.SavedPost: "A form that was posted while signed out, for half an hour.",
    app.StagedImport: "An upload that waits to be confirmed, for a day at most.",
    app.StagedChunk: "An upload that waits to be confirmed, for a day at most.",
    app.RememberedMap: "What the columns of a sheet mean; the next one is guessed and shown again.",
    app.FirstAccount: "How the first account of an installation was made.",
}
NAME_OF = {kept.model: kept.name for kept in KEPT}
