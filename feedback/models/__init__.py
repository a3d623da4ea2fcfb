"""What the person does with a "no", as the database holds it."""

from .preferences import Preferences, Tone
from .reflections import IfThen, Reflection, Theme
from .reminders import Reminder, ReminderKind, ReminderState
from .requests import Channel, FeedbackRequest, RequestState
from .tracking import Recorder
from .wins import HiddenWin, OwnWin, WinSummary

__all__ = [
    "Channel",
    "FeedbackRequest",
    "HiddenWin",
    "IfThen",
    "OwnWin",
    "Preferences",
    "Recorder",
    "Reflection",
    "Reminder",
    "ReminderKind",
    "ReminderState",
    "RequestState",
    "Theme",
    "Tone",
    "WinSummary",
]
