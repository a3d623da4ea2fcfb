"""Asking somebody one knows for help: what for, and a message ready to send. Nothing here sends anything."""

from dataclasses import dataclass

from .drafting import Draft


@dataclass(frozen=True, slots=True)
class Favour:
    """`lines` is what the message asks; {role} and {link} are filled in or left out with their sentence."""

    key: str
    title: str
    about: str
    subject: str
    lines: tuple[str, ...]
    done: str


FAVOURS = {
    one.key: one
    for one in (
        Favour(
            "practice",
            "Practise with somebody",
            "Twenty minutes, a few questions, an honest word. By phone is fine.",
            "Twenty minutes of practice?",
            (
                "would you ask me a few interview questions one of these days? It takes about twenty minutes, by phone is fine.",
                "I would like to know one thing to keep and one thing to change. Honest helps me more than kind.",
                "This page has the questions and a short form; you need no account: {link}",
            ),
            "Practised with me",
        ),
        Favour(
            "presence",
            "Let somebody look",
            "What a stranger takes in within half a minute, you cannot see yourself.",
            "Thirty seconds for a fresh look?",
            (
                "would you look at my CV or profile for thirty seconds, as if you did not know me, and tell me what stays with you?",
                "What is unclear is the most useful part. Honest helps me more than kind.",
                "It is here, without an account: {link}",
            ),
            "Looked at how I come across",
        ),
        Favour(
            "interview",
            "Before a conversation",
            "Ten minutes with somebody the day before can take the edge off.",
            "Ten minutes before my interview?",
            (
                "I have an interview{role} coming up. Could we talk for ten minutes before it?",
                "Ask me two questions about the job, or just let me tell you why I want it. That is enough.",
            ),
            "Talked to me before an interview",
        ),
        Favour(
            "no",
            "After a no",
            "It is easier to carry when somebody knows. They do not have to solve it.",
            "Have you got ten minutes?",
            (
                "the answer{role} was a no. I would like to talk about it for ten minutes; you do not have to solve anything.",
                "Any evening this week would be good.",
            ),
            "Listened after a no",
        ),
    )
}


def message(
    favour: Favour, *, name: str = "", title: str = "", company: str = "", link: str = "", signature: str = ""
) -> Draft:
    """Worded around whatever is not known; a line that needs the link is left out without one."""
    role = f" for {title}" if title else ""
    role += f" at {company}" if company else ""
    lines = [
        line.replace("{role}", role).replace("{link}", link) for line in favour.lines if link or "{link}" not in line
    ]
    first = name.split()[0] if name.split() else ""
    closing = f"Thank you,\n{signature}" if signature else "Thank you."
    greeting = f"Hi {first}," if first else "Hello,"
    return Draft(favour.subject, "\n\n".join([greeting, *lines, "If it does not fit, that is fine too.", closing]))


def thanks(what: str, *, name: str = "", signature: str = "") -> Draft:
    """A thank-you for something that was written down: “Practised with me”."""
    first = name.split()[0] if name.split() else ""
    greeting = f"Hi {first}," if first else "Hello,"
    lines = [
        greeting,
        f"thank you for your help the other day ({what[0].lower()}{what[1:]}). It made a difference to me."
        if what
        else "thank you for your help the other day. It made a difference to me.",
        "If there is something I can do for you, tell me.",
        signature,
    ]
    return Draft("Thank you", "\n\n".join(line for line in lines if line))
