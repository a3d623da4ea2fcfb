"""What happens to an application, as the database holds it."""

from . import undo_steps  # noqa: F401 - registers how rows are put back
from .application import Application, Movable, field_value
from .bulk import (
    close_applications,
    delete_applications,
    move_applications,
    set_source,
    snooze_quiet,
    tag_applications,
)
from .company import Company, CompanySpelling, company_key
from .creation import NewApplication, create_application, history_for, prepare, store, write
from .derived import recompute_derived, recompute_quiet, recompute_quiet_for
from .documents import (
    Document,
    add_document,
    check_documents,
    check_room,
    delete_file,
    delete_orphaned_files,
    megabytes,
)
from .history import ApplicationState, MoveError, Outcome, StatusChange, fold_changes
from .imports import ImportBatch, RememberedMap, StagedChunk, StagedImport, UploadPart, UploadState
from .interviews import InterviewStage
from .links import link_key, onward_key
from .mails import KeptMail
from .people import Contact, Tag
from .profile import FirstAccount, Profile, Search
from .recording import change_date, change_dates
from .redating import EarlierDate
from .saved_posts import SavedPost, delete_expired_posts, save_post
from .saved_views import SavedView, create_view, delete_view
from .searching import fold_words
from .undo import Action, Recorder, UndoResult
from .upkeep import check_applications, purge
from .versions import Versioned
from .vocabulary import (
    NEEDS_OFFER,
    OUTCOME_SENTENCES,
    OUTCOMES_WITHOUT_APPLYING,
    STATE_LABELS,
    DocumentKind,
    InterviewKind,
    OutcomeKind,
    PayPeriod,
    Reason,
    Role,
    SentVia,
    Source,
    Status,
    WorkMode,
    track_of,
)

__all__ = [
    "NEEDS_OFFER",
    "OUTCOMES_WITHOUT_APPLYING",
    "OUTCOME_SENTENCES",
    "STATE_LABELS",
    "Action",
    "Application",
    "ApplicationState",
    "Company",
    "CompanySpelling",
    "Contact",
    "Document",
    "DocumentKind",
    "EarlierDate",
    "FirstAccount",
    "ImportBatch",
    "InterviewKind",
    "InterviewStage",
    "KeptMail",
    "Movable",
    "MoveError",
    "NewApplication",
    "Outcome",
    "OutcomeKind",
    "PayPeriod",
    "Profile",
    "Reason",
    "Recorder",
    "RememberedMap",
    "Role",
    "SavedPost",
    "SavedView",
    "Search",
    "SentVia",
    "Source",
    "StagedChunk",
    "StagedImport",
    "Status",
    "StatusChange",
    "Tag",
    "UndoResult",
    "UploadPart",
    "UploadState",
    "Versioned",
    "WorkMode",
    "add_document",
    "change_date",
    "change_dates",
    "check_applications",
    "check_documents",
    "check_room",
    "close_applications",
    "company_key",
    "create_application",
    "create_view",
    "delete_applications",
    "delete_expired_posts",
    "delete_file",
    "delete_orphaned_files",
    "delete_view",
    "field_value",
    "fold_changes",
    "fold_words",
    "history_for",
    "link_key",
    "megabytes",
    "move_applications",
    "onward_key",
    "prepare",
    "purge",
    "recompute_derived",
    "recompute_quiet",
    "recompute_quiet_for",
    "save_post",
    "set_source",
    "snooze_quiet",
    "store",
    "tag_applications",
    "track_of",
    "write",
]
