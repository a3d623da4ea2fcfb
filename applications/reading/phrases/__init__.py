"""The phrases by which a mail is told."""

from applications.reading.phrases.conditions import (
    BREAK,
    CONDITION,
    CONDITION_AFTER,
    EARLIER,
    NEAR_CONDITION,
    NEGATED,
    NOT_OFFERED,
    OF_A_STEP,
    OVER,
    PART,
    PROCESS,
    SCHEDULING,
    STEP_IF,
    TAKEN_BACK,
    WHOEVER,
)
from applications.reading.phrases.noes import COMPETED, FAREWELL, REGRET, REJECTION, ROLE_GONE, STILL_TO_COME
from applications.reading.phrases.reasons import CANCELLED, COMPARED, FILLED, REQUIREMENT
from applications.reading.phrases.receipts import ACKNOWLEDGEMENT, ADVERT, UNFINISHED
from applications.reading.phrases.steps import INTERVIEW, MEETING, OFFER, SUCCESS

__all__ = [
    "ACKNOWLEDGEMENT",
    "ADVERT",
    "BREAK",
    "CANCELLED",
    "COMPARED",
    "COMPETED",
    "CONDITION",
    "CONDITION_AFTER",
    "EARLIER",
    "FAREWELL",
    "FILLED",
    "INTERVIEW",
    "MEETING",
    "NEAR_CONDITION",
    "NEGATED",
    "NOT_OFFERED",
    "OFFER",
    "OF_A_STEP",
    "OVER",
    "PART",
    "PROCESS",
    "REGRET",
    "REJECTION",
    "REQUIREMENT",
    "ROLE_GONE",
    "SCHEDULING",
    "STEP_IF",
    "STILL_TO_COME",
    "SUCCESS",
    "TAKEN_BACK",
    "UNFINISHED",
    "WHOEVER",
]
