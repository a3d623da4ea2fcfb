"""Asking someone one knows for help: what for, and a message ready to send. Nothing here sends anything."""

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
            "Practise with someone",
            "Twenty minutes, a few questions, an honest opinion. A phone call is fine.",
            "Could you help me practise for 20 minutes?",
            (
                "Would you ask me a few interview questions some time this week? It takes about 20 minutes, and a phone call is fine.",
                "Afterwards, tell me one thing to keep and one thing to change. Please be honest; that helps me more than being nice.",
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
                "Would you look at my CV or profile for 30 seconds, as if you didn’t know me, and tell me what you remember?",
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
                "I have an interview{role} coming up. Could we talk for ten minutes before it?",
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
                "I heard back about the job{role}, and it was a no. Could I talk to you about it for ten minutes? You don’t have to fix anything.",
                "Any evening this week works for me.",
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
    return Draft(favour.subject, "\n\n".join([greeting, *lines, "No problem if you can’t.", closing]))


def thanks(what: str, *, name: str = "", signature: str = "") -> Draft:
    """A thank-you for something that was written down: “Practised with me”."""
    first = name.split()[0] if name.split() else ""
    greeting = f"Hi {first}," if first else "Hello,"
    lines = [
        greeting,
        "Thank you for your help the other day. It made a real difference."
        if what
        else "thank you for your help the other day. It made a difference to me.",
        "If there’s ever anything I can do for you, just say.",
        signature,
    ]
    return Draft("Thank you", "\n\n".join(line for line in lines if line))
