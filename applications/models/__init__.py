"""What happens to an application, as the database holds it."""

from .application import Application, field_value
from .bulk import (
    close_applications,
    delete_applications,
    move_applications,
    set_source,
    tag_applications,
    wait_for,
)
from .company import Company, CompanySpelling, company_key
from .creation import NewApplication, create_application, created_steps, history_for, prepare, store, write
from .documents import Document, add_document, check_documents, check_room, forget_file, megabytes, sweep_documents
from .history import MoveError, Outcome, Standing, StatusChange, standing_of
from .imports import ImportBatch, RememberedMap, StagedChunk, StagedImport, UploadPart, UploadState
from .interviews import InterviewStage
from .links import link_key, onward_key
from .mails import KeptMail
from .people import Contact, Tag
from .profile import FirstAccount, Profile, Search
from .reversal import mend_day, rebuild, rebuild_quiet, recompute_quiet
from .saved_posts import SavedPost, delete_expired_posts, save_post
from .saved_views import SavedView, create_view, delete_view
from .searching import fold_words
from .summaries import InsightsSummary
from .undo import Action, UndoResult
from .upkeep import check_applications, purge
from .vocabulary import (
    FROM_SAVED,
    NEEDS_OFFER,
    OUTCOME_SENTENCES,
    STATE_LABELS,
    DocumentKind,
    OutcomeKind,
    PayPeriod,
    Reason,
    Role,
    SentVia,
    Source,
    StageKind,
    Status,
    WorkMode,
)

__all__ = [
    "FROM_SAVED",
    "NEEDS_OFFER",
    "OUTCOME_SENTENCES",
    "STATE_LABELS",
    "Action",
    "Application",
    "Company",
    "CompanySpelling",
    "Contact",
    "Document",
    "DocumentKind",
    "FirstAccount",
    "ImportBatch",
    "InsightsSummary",
    "InterviewStage",
    "KeptMail",
    "MoveError",
    "NewApplication",
    "Outcome",
    "OutcomeKind",
    "PayPeriod",
    "Profile",
    "Reason",
    "RememberedMap",
    "Role",
    "SavedPost",
    "SavedView",
    "Search",
    "SentVia",
    "Source",
    "StageKind",
    "StagedChunk",
    "StagedImport",
    "Standing",
    "Status",
    "StatusChange",
    "Tag",
    "UndoResult",
    "UploadPart",
    "UploadState",
    "WorkMode",
    "add_document",
    "check_applications",
    "check_documents",
    "check_room",
    "close_applications",
    "company_key",
    "create_application",
    "create_view",
    "created_steps",
    "delete_applications",
    "delete_expired_posts",
    "delete_view",
    "field_value",
    "fold_words",
    "forget_file",
    "history_for",
    "link_key",
    "megabytes",
    "mend_day",
    "move_applications",
    "onward_key",
    "prepare",
    "purge",
    "rebuild",
    "rebuild_quiet",
    "recompute_quiet",
    "save_post",
    "set_source",
    "standing_of",
    "store",
    "sweep_documents",
    "tag_applications",
    "wait_for",
    "write",
]
