"""What the person does with a "no", as the database holds it."""

from .looks import Impression, Look
from .notes import NoteToSelf
from .preferences import Preferences, Tone
from .presence import PresenceKind, PresenceReview
from .reflections import IfThen, Reflection, Theme
from .reminders import Reminder, ReminderKind, ReminderState
from .requests import Channel, FeedbackRequest, RequestState
from .supporters import Support
from .tracking import Recorder
from .wins import HiddenWin, OwnWin, WinSummary

__all__ = [
    "Channel",
    "FeedbackRequest",
    "HiddenWin",
    "IfThen",
    "Impression",
    "Look",
    "NoteToSelf",
    "OwnWin",
    "Preferences",
    "PresenceKind",
    "PresenceReview",
    "Recorder",
    "Reflection",
    "Reminder",
    "ReminderKind",
    "ReminderState",
    "RequestState",
    "Support",
    "Theme",
    "Tone",
    "WinSummary",
]
