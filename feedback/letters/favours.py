"""Messages to friends, ready to send: asking for help, and thanks. Nothing here sends anything."""

import datetime as dt
from dataclasses import dataclass

from applications.models import Application, Contact, OutcomeKind, Profile

from . import salutations
from .drafting import Draft, ended
from .role_names import the_role

SHORT = 120
LATELY = 14


@dataclass(frozen=True, slots=True)
class Favour:
    """`paragraphs` is what the message asks; one with {link} is left out where there is no link."""

    key: str
    title: str
    about: str
    subject: str
    paragraphs: tuple[str, ...]
    done: str


FAVOURS = {
    one.key: one
    for one in (
        Favour(
            "practice",
            "Practise with someone",
            "Twenty minutes, a few questions, an honest opinion. A phone call is fine.",
            "Could you help me practise for 20 minutes?",
            (
                "Would you ask me a few interview questions some time this week? It takes about 20 minutes, and a "
                "phone call is fine.",
                "Afterwards, tell me one thing to keep and one thing to change. Please be honest; that helps me more "
                "than being nice.",
                "The questions and a short form are on this page; you don’t need an account: {link}",
            ),
            "Practised with me",
        ),
        Favour(
            "presence",
            "Get a first impression",
            "You can’t see for yourself what a stranger notices in the first 30 seconds.",
            "Could you take a 30-second look?",
            (
                "Would you look at my CV or profile for 30 seconds, as if you didn’t know me, and tell me what you "
                "remember?",
                "The most useful thing is anything unclear. Please be honest; that helps me more than being nice.",
                "Here’s the link; you don’t need an account: {link}",
            ),
            "Gave me a first impression",
        ),
        Favour(
            "interview",
            "Before an interview",
            "Ten minutes with someone the day before can take the edge off.",
            "Ten minutes before my interview?",
            (
                "{opening} Could we talk for ten minutes before it?",
                "Ask me two questions about the job, or just let me tell you why I want it. That’s all I need.",
            ),
            "Talked to me before an interview",
        ),
        Favour(
            "no",
            "After a no",
            "It’s easier to carry when someone else knows. They don’t have to fix it.",
            "Have you got ten minutes?",
            (
                "{opening} Could I talk to you about it for ten minutes? You don’t have to fix anything.",
                "Any evening this week works for me.",
            ),
            "Listened after a no",
        ),
    )
}


def message(
    favour: Favour,
    *,
    to: Contact | None = None,
    application: Application | None = None,
    link: str = "",
    signature: str = "",
) -> Draft:
    """What to write to `to`, or to anyone. `signature`: the first name under it, or nothing."""
    opening = OPENINGS[favour.key](application) if favour.key in OPENINGS else ""
    paragraphs = [
        paragraph.format(opening=opening, link=link)
        for paragraph in favour.paragraphs
        if link or "{link}" not in paragraph
    ]
    closing = f"Thank you,\n{signature}" if signature else "Thank you."
    return _message(favour.subject, to, [*paragraphs, "No problem if you can’t.", closing])


def ask_to_practise(*, link: str, until: str, signature: str, is_brief: bool = False) -> Draft:
    """A message that goes with the link to a practice session."""
    paragraphs = [
        "Could you help me practise for an interview? You ask me a few questions, listen to my answers and tell me "
        "what "
        "you noticed.",
        f"The questions are on this page. You don’t need an account, and the link works until {until}:\n{link}",
    ]
    if not is_brief:
        paragraphs.append("Please be honest: that helps me most. Five or ten minutes is plenty, by phone or in person.")
    closing = f"Thank you,\n{signature}" if signature else "Thank you."
    return _message("Could you help me practise for an interview?", None, [*paragraphs, closing])


def thank_for_practising(name: str, *, change: str, signature: str) -> Draft:
    """`name`: as the friend gave it; `change`: what they would change, in their words; may be empty."""
    words = " ".join(change.split())
    taken = ended(f"The main thing I’ll work on: {words}") if words and len(words) <= SHORT else ""
    paragraphs = [
        "Thank you for practising with me and telling me what you noticed.",
        taken or "It really helps to know how I come across.",
        signature,
    ]
    return _message("Thank you", salutations.first_name(name), paragraphs)


def thanks(helped_on: dt.date, *, to: Contact | None, today: dt.date, signature: str = "") -> Draft:
    """A thank-you for help that was recorded."""
    when = " the other day" if 0 < (today - helped_on).days <= LATELY else ""
    paragraphs = [
        f"Thank you for your help{when}. It made a real difference.",
        "If there’s ever anything I can do for you, just say.",
        signature,
    ]
    return _message("Thank you", to, paragraphs)


def hello(to: Contact, profile: Profile) -> Draft:
    """A short hello to a friend who helped."""
    paragraphs = ["How are you? I just wanted to say hello and hear how things are with you.", first_name_of(profile)]
    return _message("Hello", to, paragraphs)


def first_name_of(profile: Profile) -> str:
    """The name under messages to friends; empty where none is known."""
    return " ".join(profile.called.split()) or salutations.own_first_name(profile.full_name)


def shown_name(profile: Profile) -> str:
    """The single name that pages for friends show, unless the person writes another."""
    return first_name_of(profile).split(" ")[0][:40]


def _interview_ahead(application: Application | None) -> str:
    if application is None:
        return "I have an interview coming up."
    return ended(f"I have an interview coming up for {_job(application)}")


def _came_to_an_end(application: Application | None) -> str:
    """What happened to it; of one that did not come to such an end, nothing is said."""
    kind = application.closed_as if application else ""
    if application and kind == OutcomeKind.REJECTED:
        return f"I heard back about {_job(application)}, and it was a no."
    if application and kind == OutcomeKind.NO_RESPONSE:
        return ended(f"I never heard back about {_job(application)}")
    if application and kind == OutcomeKind.CANCELLED:
        return f"They aren’t filling {_job(application)} after all."
    return "I heard back about a job I applied for, and it was a no."


def _job(application: Application) -> str:
    """“the Planner role at Harrow”."""
    company = " ".join(application.company.split())
    return f"{the_role(application.title)} at {company}" if company else the_role(application.title)


OPENINGS = {"interview": _interview_ahead, "no": _came_to_an_end}


def _message(subject: str, to: Contact | str | None, paragraphs: list[str]) -> Draft:
    name = salutations.first_name(to.name, to.address_as) if isinstance(to, Contact) else to
    greeting = f"Hi {name}," if name else "Hi,"
    return Draft(subject, "\n\n".join(part for part in (greeting, *paragraphs) if part))
