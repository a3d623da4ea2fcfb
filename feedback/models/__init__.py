"""What the person does with a "no", as the database holds it."""

from applications.models import Recorder

from .looks import Impression, Look
from .notes import NoteToSelf
from .practice import Evaluation, Felt, PracticeQuestion, PracticeSession, Question, QuestionKind, Rating, RubricLine
from .preferences import Preferences, Tone
from .presence import PresenceKind, PresenceReview
from .reflections import IfThen, Reflection, Theme
from .reminders import Reminder, ReminderKind, ReminderState
from .requests import Channel, FeedbackRequest, RequestState
from .supporters import Support
from .wins import HiddenWin, OwnWin

__all__ = [
    "Channel",
    "Evaluation",
    "FeedbackRequest",
    "Felt",
    "HiddenWin",
    "IfThen",
    "Impression",
    "Look",
    "NoteToSelf",
    "OwnWin",
    "PracticeQuestion",
    "PracticeSession",
    "Preferences",
    "PresenceKind",
    "PresenceReview",
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
    "Support",
    "Theme",
    "Tone",
]
