"""What happens to an application, as the database holds it."""

from .application import Application, field_value
from .bulk import close_applications, delete_applications, move_applications, tag_applications, wait_for
from .company import Company, CompanySpelling, company_key
from .creation import NewApplication, create_application, created_steps, history_for, prepare, store, write
from .history import MoveError, Outcome, Standing, StatusChange, standing_of
from .imports import ImportBatch, RememberedMap, StagedChunk, StagedImport
from .interviews import InterviewStage
from .links import link_key, onward_key
from .mails import KeptMail
from .people import Contact, Tag
from .profile import FirstAccount, Profile, Search
from .reversal import check_applications, mend_day, purge, rebuild, rebuild_quiet, recompute_quiet
from .searching import fold_words
from .undo import Action, UndoResult
from .vocabulary import (
    FROM_SAVED,
    NEEDS_OFFER,
    STATE_LABELS,
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
    "STATE_LABELS",
    "Action",
    "Application",
    "Company",
    "CompanySpelling",
    "Contact",
    "FirstAccount",
    "ImportBatch",
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
    "WorkMode",
    "check_applications",
    "close_applications",
    "company_key",
    "create_application",
    "created_steps",
    "delete_applications",
    "field_value",
    "fold_words",
    "history_for",
    "link_key",
    "mend_day",
    "move_applications",
    "onward_key",
    "prepare",
    "purge",
    "rebuild",
    "rebuild_quiet",
    "recompute_quiet",
    "standing_of",
    "store",
    "tag_applications",
    "wait_for",
    "write",
]
