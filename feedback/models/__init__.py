"""What the person does with a "no", as the database holds it."""

from .practice import Evaluation, Felt, PracticeQuestion, PracticeSession, Question, QuestionKind, Rating, RubricLine
from .preferences import Preferences, Tone
from .reflections import IfThen, Reflection, Theme
from .reminders import Reminder, ReminderKind, ReminderState
from .requests import Channel, FeedbackRequest, RequestState
from .tracking import Recorder
from .wins import HiddenWin, OwnWin, WinSummary

__all__ = [
    "Channel",
    "Evaluation",
    "FeedbackRequest",
    "Felt",
    "HiddenWin",
    "IfThen",
    "OwnWin",
    "PracticeQuestion",
    "PracticeSession",
    "Preferences",
    "Question",
    "QuestionKind",
    "Rating",
    "Recorder",
    "Reflection",
    "Reminder",
    "ReminderKind",
    "ReminderState",
    "RequestState",
    "RubricLine",
    "Theme",
    "Tone",
    "WinSummary",
]
