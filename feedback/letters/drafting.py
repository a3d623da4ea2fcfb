"""Messages to employers and recruiters, ready to send: short, thankful, one question, no argument.

They say what an `Occasion` holds and nothing else, so that no private note can reach them. No contractions.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from applications import wording
from applications.models import InterviewKind

from .role_names import role_name, the_role

MOST_WORDS = 90
LINKEDIN_CHARACTERS = 300
LONGEST_COMPANY, MOST_NAME_WORDS = 60, 8
GREETINGS = {"warm": "Dear", "plain": "Hello", "brief": "Hi"}
SIGN_OFFS = {"warm": "With best wishes,", "plain": "Kind regards,", "brief": "Best wishes,"}


class Draft(NamedTuple):
    subject: str
    body: str

    @property
    def words(self) -> int:
        return len(self.body.split())


@dataclass(frozen=True, slots=True)
class Occasion:
    """The facts a draft is made from. Any of them may be empty.

    `name`: how to address the reader, “Dr Kolb”. `company`: the employer; `agency`: who placed the application with
    them. `interviews`: the kinds of those that took place. `was_there`: whether the reader may have been at one;
    `has_met`: whether they are known to have been; `was_in_touch`: whether any contact with them is recorded.
    `applied_on` is None where nothing was sent, and only said where `applied_day_known`.
    """

    today: dt.date
    name: str = ""
    company: str = ""
    agency: str = ""
    is_to_agency: bool = False
    title: str = ""
    signature: str = ""
    applied_on: dt.date | None = None
    applied_day_known: bool = True
    interviews: tuple[str, ...] = ()
    was_there: bool = True
    has_met: bool = False
    was_in_touch: bool = False

    @property
    def role(self) -> str:
        return the_role(self.title)

    @property
    def conversations(self) -> int:
        return sum(kind != InterviewKind.TAKE_HOME for kind in self.interviews)

    @property
    def employer(self) -> str:
        company = " ".join(self.company.split())
        return company if len(company) <= LONGEST_COMPANY and len(company.split()) <= MOST_NAME_WORDS else ""


NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|donotreply|noreply|mailer-daemon|postmaster|bounces?)(?:$"
    r"|[._+@-])",
    re.IGNORECASE,
)


def is_no_reply(address: str) -> bool:
    """Return whether no one reads mail to this address."""
    return bool(NO_REPLY.search(address.split("@")[0] + "@"))


def ask_for_advice(occasion: Occasion, tone: str) -> Draft:
    """After a no: thanks, and one question."""
    thanks, question = _thanks(occasion), "one piece of advice for applications like this one, what would it be?"
    if tone == "brief":
        paragraphs = [f"Thank you for letting me know, and for {thanks}. If you could give me {question}"]
    elif tone == "plain":
        paragraphs = [
            f"Thank you for letting me know about {occasion.role}, and for {thanks}.",
            f"If you could give me {question}",
            "If another role comes up that might suit me, I would be glad to hear from you.",
        ]
    else:
        paragraphs = [
            f"Thank you for letting me know about {occasion.role}, and for {thanks}. "
            "I was sorry not to get further, but I understand your decision.",
            f"If you could give me {question} Even one line would be a real help.",
            _other_roles(occasion),
        ]
    return _letter(occasion, tone, _subject(occasion, "thank you, and a quick question"), paragraphs)


def ask_on_linkedin(occasion: Occasion) -> str:
    """Return the same request within LinkedIn's limit for a note, without a subject or a sign-off."""
    question = "If you could give me one piece of advice for applications like this one, what would it be?"
    thanks = f"thank you for letting me know about {occasion.role}."
    greeting = f"Hi {occasion.name}," if occasion.name else "Hello,"
    text = f"{greeting} {thanks} {question}"
    return text if len(text) <= LINKEDIN_CHARACTERS else ask_on_linkedin(replace(occasion, name="", title=""))


def clarify(occasion: Occasion, tone: str, options: tuple[str, str]) -> Draft:
    """After a vague reply: one question with two possible answers. There is no second one."""
    first, second = options
    if tone == "brief":
        paragraphs = [
            f"Thanks for your reply. One quick question: was it more to do with {first}, or with {second}?",
        ]
    elif tone == "plain":
        paragraphs = [
            f"Thank you for your reply. One last question, if I may: was it more to do with {first}, or with {second}? "
            "A one-line answer is fine.",
        ]
    else:
        paragraphs = [
            "Thank you for replying; I really appreciate it.",
            f"May I ask one last thing? Was it more to do with {first}, or with {second}? "
            "A line either way would help me a lot.",
        ]
    return _letter(occasion, tone, "One last question", paragraphs)


def thank(occasion: Occasion, tone: str, *, is_useful: bool = True, was_asked: bool = True) -> Draft:
    """For a reply, or for advice that came without a request. `is_useful`: whether it is something to put into
    practice.
    """
    replying = "reply" if was_asked else "give me your advice"
    if tone == "brief":
        thanks = "Thank you for your reply." if was_asked else "Thank you for your advice."
        paragraphs = [f"{thanks} That really helps." if is_useful else thanks]
    elif tone == "plain":
        use = "That is useful, and I will put it into practice." if is_useful else "I appreciate it."
        paragraphs = [f"Thank you for taking the time to {replying}. {use}", "I wish you and the team all the best."]
    else:
        use = "That is really useful, and I will put it into practice." if is_useful else "I really appreciate it."
        paragraphs = [
            f"Thank you so much for taking the time to {replying}. {use}",
            "I wish you and the team all the best, and hope we can stay in touch.",
        ]
    return _letter(occasion, tone, "Thank you", paragraphs)


def keep_in_touch(occasion: Occasion, tone: str) -> Draft:
    """A hello some months later. `applied_on` is None where the reader had to do with no application that was sent."""
    about = ended(f"{occasion.role} at {occasion.employer}" if occasion.employer else occasion.role)
    were_in_touch = occasion.has_met or occasion.was_in_touch
    link = "We were in touch when I applied for" if were_in_touch else "I applied for"
    met_when = f"{link} {about} " if occasion.applied_on else ""
    if tone == "brief":
        link = "We were in touch about" if were_in_touch else "I applied for"
        met = f" {link} {about}" if occasion.applied_on else ""
        role = "something similar comes up" if met else "a role comes up that might suit me"
        paragraphs = [f"I hope you are well.{met} If {role}, I would be glad to hear about it."]
    elif tone == "plain":
        paragraphs = [
            f"{met_when}I hope you are well.",
            "If a role comes up that might suit me, I would be glad to hear about it.",
        ]
    else:
        enjoyed = "I enjoyed our conversation, and " if met_when and occasion.has_met else ""
        paragraphs = [
            f"{met_when}{enjoyed}I hope you and the team are well.",
            "I just wanted to say hello. If a role comes up that you think might suit me, I would love to hear about "
            "it.",
        ]
    return _letter(occasion, tone, "Hello again" if were_in_touch else "Hello", paragraphs)


def follow_up(occasion: Occasion, tone: str, *, wrote_on: dt.date | None = None) -> Draft:
    """While waiting, with nothing ahead. `wrote_on`: the date of an earlier note of this wait."""
    opening = _still_interested(occasion, tone, wrote_on)
    if tone == "brief":
        paragraphs = [f"{opening} Is there any news?"]
    elif tone == "warm":
        paragraphs = [
            opening,
            "Could you let me know when you expect to make a decision? "
            "I am happy to send anything else that would help.",
        ]
    elif wrote_on or occasion.interviews:
        paragraphs = [opening, "Could you let me know when you expect to make a decision?"]
    else:
        paragraphs = [opening, "Could you let me know where things stand, or when you expect to make a decision?"]
    title = _in_subject(occasion)
    return _letter(occasion, tone, f"Following up: {title}" if title else "Following up on my application", paragraphs)


def _still_interested(occasion: Occasion, tone: str, wrote_on: dt.date | None) -> str:
    role = occasion.role
    if wrote_on:
        return f"I wrote on {_date(wrote_on, occasion.today)} about {role} and am still interested."
    if occasion.interviews:
        thanks = "Thanks again" if tone == "brief" else "Thank you again"
        if not occasion.conversations:
            return f"{thanks} for the chance to work on the task. I am still very interested in {role}."
        if tone == "warm" and occasion.was_there:
            enjoyed = "our conversation" if occasion.conversations == 1 else "our conversations"
            return f"{thanks} for {_thanks(occasion)}. I enjoyed {enjoyed}, and I am still very interested in {role}."
        return f"{thanks} for {_thanks(occasion)}. I am still very interested in {role}."
    applied_on = occasion.applied_on if occasion.applied_day_known else None
    if applied_on and tone == "warm":
        return f"I applied for {role} on {_date(applied_on, occasion.today)}, and I am still very interested in it."
    if applied_on:
        return f"I applied for {role} on {_date(applied_on, occasion.today)} and am still interested."
    if tone == "warm":
        return f"I have applied for {role}, and I am still very interested in it."
    return f"I have applied for {role} and am still interested."


def confirm(occasion: Occasion, tone: str, *, kind: str, starts_at: dt.datetime, zone_name: str = "") -> Draft:
    """For an interview ahead. `starts_at` as the employer's clock shows it; `zone_name`: “Berlin time”, where it
    needs saying.
    """
    day, time = f"{starts_at:%A} {_date(starts_at.date(), occasion.today)}", f"{starts_at:%H:%M}"
    if zone_name:
        time += f" ({zone_name})"
    is_call = kind == InterviewKind.SCREEN
    if tone == "brief":
        see = "Speak to you then." if is_call else "See you then."
        paragraphs = [f"{day} at {time} works for me. {see}"]
    elif tone == "plain":
        paragraphs = [f"Thank you for the invitation. I can confirm {day} at {time} and look forward to it."]
    else:
        meeting = "speaking with you" if is_call else "meeting you"
        paragraphs = [
            f"Thank you for the invitation. I am happy to confirm {day} at {time}, and I look forward to {meeting}."
        ]
    return _letter(occasion, tone, _subject(occasion, f"confirming {day}, {time}"), paragraphs)


def confirm_task(occasion: Occasion, tone: str, *, due_on: dt.date) -> Draft:
    """For a take-home task that is not due yet."""
    by = f"{due_on:%A} {_date(due_on, occasion.today)}"
    if tone == "brief":
        paragraphs = [f"Thanks for the task. I will send it to you by {by}."]
    elif tone == "plain":
        paragraphs = [f"Thank you for the task. I will send you my work by {by}."]
    else:
        paragraphs = [f"Thank you for the task. I am happy to work on it, and I will send it to you by {by}."]
    return _letter(occasion, tone, _subject(occasion, "the task"), paragraphs)


def data_request(occasion: Occasion) -> Draft:
    """A request for a copy of one's own data (GDPR, Article 15). Formal, and never part of a friendly message."""
    request = (
        "Under Article 15 of the General Data Protection Regulation, please send me a copy of the personal data you "
        "hold "
        "about me"
    )
    if occasion.applied_on is None:
        paragraph = f"{request}."
    else:
        where = f" to {occasion.employer}" if occasion.employer and not occasion.is_to_agency else ""
        through = f" through {occasion.agency}" if not where and occasion.agency else ""
        notes = "any notes from my interviews" if occasion.interviews else "any notes about it"
        paragraph = (
            f"I applied{where} for {ended(occasion.role + through)} "
            f"{request} in connection with this application, including {notes}."
        )
    parts = [
        "To whom it may concern,",
        paragraph,
        "Please reply to this address. If you need proof of my identity, please let me know what you require.",
        "\n".join(part for part in ("Yours faithfully,", occasion.signature) if part),
    ]
    return Draft("Request for a copy of my personal data", "\n\n".join(parts))


def options_for(occasion: Occasion, questions: list[str], requirements: list[str]) -> tuple[str, str]:
    """Return two things that a vague no could be about: an answer, something the job ad asks for, an interview."""
    found = [f"my answer to “{question}”" for question in questions[:1]]
    found += [f"my experience with {requirement}" for requirement in requirements[:1]]
    talked = "how I talked about my work" if occasion.conversations else "how I presented it"
    if len(found) < 2 and occasion.conversations:
        found.append(f"how I came across in {_interview(occasion)}")
        talked = "the experience on my CV"
    if not found:
        found.append("the experience on my CV")
    first, second = [*found, talked][:2]
    return first, second


INTERVIEWS = {
    InterviewKind.SCREEN: "the screening call",
    InterviewKind.TECHNICAL: "the technical interview",
    InterviewKind.PANEL: "the panel interview",
    InterviewKind.FINAL: "the final interview",
    InterviewKind.OTHER: "our conversation",
}


def _interview(occasion: Occasion) -> str:
    """The last one that took place."""
    kind = [kind for kind in occasion.interviews if kind != InterviewKind.TAKE_HOME][-1]
    if not occasion.was_there and kind == InterviewKind.OTHER:
        return "the interview"
    return INTERVIEWS.get(InterviewKind(kind), "the interview")


def _thanks(occasion: Occasion) -> str:
    talks = [kind for kind in occasion.interviews if kind != InterviewKind.TAKE_HOME]
    if talks and not occasion.was_there:
        return "the time the team spent with me"
    if len(talks) > 1:
        return "all the time you and the team spent with me"
    if talks:
        return (
            "taking the time to speak with me"
            if talks[0] == InterviewKind.SCREEN
            else "taking the time to interview me"
        )
    return "taking the time to look at my task" if occasion.interviews else "considering my application"


def _other_roles(occasion: Occasion) -> str:
    if occasion.employer and not occasion.is_to_agency:
        return f"I would be glad to be considered for other roles at {occasion.employer} in future."
    return "I would be glad to hear about other roles that might suit me."


def _in_subject(occasion: Occasion) -> str:
    name = role_name(occasion.title)
    return name[:1].upper() + name[1:]


def _subject(occasion: Occasion, text: str) -> str:
    title = _in_subject(occasion)
    return f"{title}: {text}" if title else text[:1].upper() + text[1:]


def _date(date: dt.date, today: dt.date) -> str:
    return wording.long_date(date, today).replace(wording.NO_BREAK, " ")


def ended(sentence: str) -> str:
    """A company such as “Harrow Inc.” brings the full stop itself."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _letter(occasion: Occasion, tone: str, subject: str, paragraphs: list[str]) -> Draft:
    greeting = f"{GREETINGS[tone]} {occasion.name}," if occasion.name else "Hello,"
    closing = "\n".join(part for part in (SIGN_OFFS[tone], occasion.signature) if part)
    return Draft(subject, "\n\n".join([greeting, *paragraphs, closing]))
