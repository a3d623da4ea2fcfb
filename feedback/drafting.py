"""Messages ready to send: short, thankful, one question, no argument. Worded around whatever is not known."""

import re
from dataclasses import dataclass
from typing import NamedTuple

MOST_WORDS = 90
LINKEDIN_CHARACTERS = 300


class Draft(NamedTuple):
    subject: str
    body: str

    @property
    def words(self) -> int:
        return len(self.body.split())


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a draft is made from. Everything may be empty.

    `rounds`: words for the conversations, such as "the panel"; `detail`: something specific the person noted that went well.
    """

    contact: str = ""
    company: str = ""
    title: str = ""
    signature: str = ""
    rounds: tuple[str, ...] = ()
    detail: str = ""
    is_agency: bool = False


NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|donotreply|noreply|mailer-daemon|postmaster|bounces?)(?:$|[._+@-])",
    re.IGNORECASE,
)


def is_no_reply(address: str) -> bool:
    """Whether no one reads mail to this address."""
    return bool(NO_REPLY.search(address.split("@")[0] + "@"))


def ask_for_advice(occasion: Occasion, tone: str) -> Draft:
    role = _role(occasion)
    question = f"If you could give me one piece of advice for my next application for {role}, what would it be?"
    if tone == "brief":
        lines = [f"Thank you for {_thanks(occasion)}, and for letting me know.", question]
    elif tone == "plain":
        lines = [
            f"Thank you for letting me know, and for {_thanks(occasion)}. I accept the decision.",
            question,
            "If another role fits one day, I would be glad to hear from you.",
        ]
    else:
        lines = [
            f"Thank you for letting me know, and for {_thanks(occasion)}.{_detail(occasion)} I accept the decision.",
            question,
            "Even one line would help me. I would be glad to be considered again.",
        ]
    return Draft("Thank you, and one question", _letter(occasion, tone, lines))


def clarify(occasion: Occasion, tone: str, options: tuple[str, str]) -> Draft:
    """One question with two concrete answers; there is no second one."""
    first, second = options
    line = f"One last question, if you have a minute: was it more about {first}, or about {second}?"
    lines = (
        ["Thank you for answering.", line]
        if tone == "brief"
        else [f"Thank you for answering. {line}", "Either would help me."]
    )
    return Draft("One last question", _letter(occasion, tone, lines))


def thank(occasion: Occasion, tone: str) -> Draft:
    lines = (
        ["Thank you for your answer. It helps."]
        if tone == "brief"
        else [
            "Thank you for taking the time to answer. It helps to know, and I will use it.",
            "I wish you and the team well, and would be glad to stay in touch.",
        ]
    )
    return Draft("Thank you", _letter(occasion, tone, lines))


def keep_in_touch(occasion: Occasion, tone: str) -> Draft:
    met = f"when I applied for {_role(occasion, 'the role')}" if occasion.title else "a while ago"
    place = f" at {occasion.company}" if occasion.company else ""
    lines = [f"We were in touch {met}{place}, and I have good memories of it. I hope things are going well."]
    if tone != "brief":
        lines.append(
            "There is nothing I need; I wanted to say hello. If something opens up that might fit, I would be glad to hear of it."
        )
    else:
        lines.append("If something opens up that might fit, I would be glad to hear of it.")
    return Draft("Hello again", _letter(occasion, tone, lines))


def follow_up(occasion: Occasion, tone: str, *, after_interview: bool) -> Draft:
    role = _role(occasion, "the role")
    if after_interview:
        opening = f"Thank you again for {_thanks(occasion)}. I am still very interested in {role}."
    else:
        opening = f"I applied for {role} recently and am still interested."
    closing = "Could you tell me where things stand, or when you expect to decide?"
    lines = (
        [f"{opening} {closing}"] if tone == "brief" else [opening, f"{closing} I am happy to send anything that helps."]
    )
    return Draft(
        f"{occasion.title}: a short question" if occasion.title else "A short question", _letter(occasion, tone, lines)
    )


def ask_to_practise(occasion: Occasion, tone: str, *, address: str, until: str) -> Draft:
    """To a friend, with a link that needs no account."""
    lines = [
        "Would you practise an interview with me? You ask a few questions, listen, and say what you noticed.",
        f"This page has the questions and needs no account; it works until {until}:\n{address}",
    ]
    if tone != "brief":
        lines.append("Honest helps most. Five or ten minutes are enough, on a phone or face to face.")
    return Draft("Would you practise with me?", _letter(occasion, tone, lines))


def thank_friend(occasion: Occasion, tone: str, *, change: str) -> Draft:
    """`change`: what they would change, in their words; may be empty."""
    taken = f"What I take from it: {_short(change)}." if change.strip() else "It helps to hear it from outside."
    lines = ["Thank you for practising with me and for writing down what you noticed.", taken]
    return Draft("Thank you", _letter(occasion, tone, lines))


def data_request(occasion: Occasion) -> Draft:
    """A request for one's own data (GDPR, article 15). Formal, and never part of a friendly message."""
    about = f" for the role of {occasion.title}" if occasion.title else ""
    body = "\n\n".join(
        part
        for part in (
            "To whom it may concern,",
            f"I applied{about}. Under article 15 of the General Data Protection Regulation I ask for a copy of the "
            "personal data you hold about me in connection with that application, including notes about my interviews.",
            "Please send it to this address. If you need anything to confirm who I am, please tell me.",
            f"Yours faithfully,\n{occasion.signature}" if occasion.signature else "Yours faithfully,",
        )
    )
    return Draft("Request for a copy of my personal data", body)


def for_linkedin(draft: Draft) -> str:
    """The body cut after its last whole sentence within LinkedIn's 300 characters for a note; the question stays."""
    text = " ".join(draft.body.split())
    if len(text) <= LINKEDIN_CHARACTERS:
        return text
    sentences = re.findall(r"[^.?!]{1,400}[.?!]", text)
    question = next((one.strip() for one in sentences if one.strip().endswith("?")), "")
    opening = next((one.strip() for one in sentences if one.strip() != question), "")
    both = f"{opening} {question}".strip()
    return both if len(both) <= LINKEDIN_CHARACTERS else question[:LINKEDIN_CHARACTERS] or text[:LINKEDIN_CHARACTERS]


def options_for(questions: list[str], requirements: list[str], rounds: list[str]) -> tuple[str, str]:
    """Two concrete things of this application that an answer could be about."""
    found = [f"my answer to “{_short(question)}”" for question in questions[:1]]
    found += [f"my experience with {_short(requirement)}" for requirement in requirements[:1]]
    found += [f"how I came across in {one}" for one in rounds[:1]]
    for spare in ("the experience in my CV", "how I explained it in our conversation"):
        if len(found) < 2:
            found.append(spare)
    return found[0], found[1]


def _short(text: str) -> str:
    text = " ".join(text.split()).rstrip("?.! ")
    return text if len(text) <= 70 else text[:70].rsplit(" ", 1)[0] + "…"


def _role(occasion: Occasion, otherwise: str = "a role like this") -> str:
    title = _short(occasion.title)
    if not title:
        return otherwise
    return f"a role like {title}" if otherwise == "a role like this" else f"the role of {title}"


def _thanks(occasion: Occasion) -> str:
    rounds = list(dict.fromkeys(occasion.rounds))
    if len(occasion.rounds) > 1:
        return f"the {('two', 'three', 'four', 'five')[min(len(occasion.rounds), 5) - 2]} conversations"
    if rounds:
        return rounds[0]
    return (
        f"looking at my application to {occasion.company}"
        if occasion.company and not occasion.is_agency
        else "looking at my application"
    )


def _detail(occasion: Occasion) -> str:
    detail = _short(occasion.detail.split(".")[0])
    return f" What stays with me: {detail[0].lower()}{detail[1:]}." if detail else ""


def _letter(occasion: Occasion, tone: str, paragraphs: list[str]) -> str:
    first = occasion.contact.split()[0] if occasion.contact.split() else ""
    greeting = {"warm": f"Dear {first}," if first else "Hello,", "plain": f"Hello {first}," if first else "Hello,"}.get(
        tone, f"Hi {first}," if first else "Hello,"
    )
    closing = {"warm": "With best wishes,", "plain": "Kind regards,"}.get(tone, "Thank you,")
    signed = f"{closing}\n{occasion.signature}" if occasion.signature else closing
    body = [greeting, *paragraphs, signed]
    while len(" ".join(body).split()) > MOST_WORDS and len(body) > 3:
        body.pop(-2)
    return "\n\n".join(body)
