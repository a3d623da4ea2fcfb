"""Starter questions by kind, and how a few are chosen. Our own words; none is about one company."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

KINDS = {
    "opening": "Opening",
    "behavioural": "What you’ve done",
    "situational": "What you’d do",
    "motivation": "Why this job",
    "role": "The work itself",
    "pay": "Salary and terms",
    "awkward": "Awkward questions",
    "closing": "Closing",
}
HINTS = {
    "opening": "One to two minutes: where you come from, what you do well and why you are here.",
    "behavioural": "One real example: the situation, the task, what you did yourself and the result.",
    "situational": "Say what you’d find out first, then what you’d do, then how you’d know it worked.",
    "motivation": "One thing about them, one thing about you, and how they fit together.",
    "role": "Name the tools and the standard you work to. Give one real example, however small.",
    "pay": "Give a range you’ve looked up, in one sentence, then pause.",
    "awkward": "One true sentence, no apology and no blame, then what you want to do next.",
    "closing": "Keep it short. End on what you can do for them, or on a question of your own.",
}
HINTS_FOR_ONE = {
    "What would you like to ask us?": "Have two or three questions ready: about the work, the team or what happens "
    "next.",
}
BANK = {
    "opening": (
        "Tell me about yourself, in about two minutes.",
        "Walk me through your career so far, focusing on what matters for this job.",
        "What should I know about you that isn’t on your CV?",
        "How would a colleague describe what you’re like to work with?",
        "What have you been doing since your last job?",
        "Which part of your last job would you happily do again tomorrow?",
        "What are you especially good at, and how do you know?",
        "What have you learned in the past year that you use now?",
    ),
    "behavioural": (
        "Tell me about a time you changed something that people didn’t want changed.",
        "Describe a piece of work that went wrong. What did you do next?",
        "Tell me about a disagreement with a manager, and how it ended.",
        "When did you last have more to do than you had time for? How did you prioritise?",
        "Give me an example of explaining something difficult to someone from outside your field.",
        "Tell me about a decision you had to make without knowing everything.",
        "Tell me about some difficult feedback you were given. What did you change?",
        "Which achievement are you proud of, and what was your part in it?",
        "Tell me about a time you helped someone who was struggling.",
        "Tell me about a customer or colleague who was unhappy with you. What happened?",
        "Describe something you had to learn quickly. How did you go about it?",
        "Tell me about a mistake of yours that someone else noticed first.",
        "Tell me about a time you worked well with someone very different from you.",
        "Tell me about something you started that no one had asked for.",
    ),
    "situational": (
        "What would you do in your first month here?",
        "Two people who matter equally want opposite things by Friday. What do you do?",
        "You find an error in something that has already gone out. What happens next?",
        "You can see that a deadline won’t be met. When do you say so, and how?",
        "A colleague keeps missing the deadlines you agreed on. How do you bring it up?",
        "You are given a task that no one here has done before. Where do you begin?",
        "You can’t reach your manager and a decision can’t wait. How do you decide?",
        "Someone senior asks for something you believe is wrong. What do you say?",
        "After a few weeks, the job turns out to be different from the job ad. What do you do?",
        "Halfway through a project, the time you have left is cut in half. What do you drop first?",
        "A customer is angry about something that isn’t your fault. How do you respond?",
    ),
    "motivation": (
        "Why this job, and why now?",
        "What do you know about us, and what would you like to find out?",
        "Which line in the job ad made you apply?",
        "What would make you want to stay for three years?",
        "What kind of work gives you energy, and what kind drains you?",
        "Why do you want to leave your current job?",
        "Where would you like your work to take you in the next few years?",
        "What else are you applying for, and how does this fit in?",
        "What do you need from a manager to do your best work?",
    ),
    "role": (
        "Which of the tasks in the job ad have you done before, and on what scale?",
        "How do you check that your own work is right?",
        "Which tools do you use on most days, and which would you like to know better?",
        "On a busy day, how do you decide what comes first?",
        "What would good work in this job look like after six months?",
        "Describe the hardest practical problem you’ve solved recently, step by step.",
        "Which part of this job would be new to you, and how would you close the gap?",
        "How do you keep up with changes in your field?",
        "Explain one thing from your work as if I had never heard of it.",
        "How would you know, without being told, that you are doing this job well?",
    ),
    "pay": (
        "What are your salary expectations?",
        "What did you earn in your last job?",
        "Our range stops short of the figure you mentioned. Where does that leave us?",
        "Apart from salary, what matters to you in an offer?",
        "When could you start?",
        "How flexible are you about hours, location and travel?",
        "Would you start on a lower salary, with a review after six months?",
    ),
    "awkward": (
        "There’s a gap in your CV. What were you doing in that time?",
        "Why did your last job end?",
        "You were dismissed. What would they say about it, and what do you say?",
        "You’ve been looking for a while. Why do you think that is?",
        "You’ve changed jobs often. Why would it be different here?",
        "Aren’t you overqualified for this?",
        "You’ve never done exactly this. Why should we take the risk?",
        "Which of your weaknesses has really mattered at work?",
        "Why are you leaving your field, or stepping down a level?",
        "We’ve met someone with more experience. What would you say to that?",
        "Why didn’t you finish your course?",
    ),
    "closing": (
        "What would you like to ask us?",
        "Is there anything we haven’t asked that we should know?",
        "If you were in our shoes, what would make you hesitate?",
        "What would your last manager say if we called today?",
        "If we offered you the job today, what would you need in order to decide?",
        "Sum up what you would bring, in three sentences.",
        "What will you remember from this conversation?",
    ),
}
FOR_ROUND = {
    "screen": ("opening", "motivation", "pay", "awkward"),
    "interview": ("opening", "behavioural", "motivation"),
    "manager": ("motivation", "behavioural", "situational", "role"),
    "technical": ("role", "situational", "behavioural"),
    "take_home": ("role", "situational"),
    "panel": ("behavioural", "situational", "role", "motivation"),
    "final": ("motivation", "situational", "closing", "pay"),
    "other": ("opening", "behavioural", "motivation"),
}
FOR_THEME = {
    "preparation": ("motivation", "situational", "closing"),
    "examples": ("behavioural",),
    "technical depth": ("role", "situational"),
    "clarity": ("opening", "role"),
    "nerves": ("opening", "awkward", "closing"),
    "fit": ("motivation", "awkward"),
    "pay": ("pay",),
    "salary": ("pay",),
    "location": ("pay", "motivation"),
    "timing": ("pay", "awkward"),
}
FEWEST, MOST, USUAL = 3, 6, 4


def hint_for(text: str, kind: str) -> str:
    return HINTS_FOR_ONE.get(text, HINTS[kind])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question someone may practise. `key`: its folded words; `felt`: easy, fair, hard or empty; `times`: met in
    interviews.
    """

    key: str
    text: str
    kind: str
    times: int = 0
    company: str = ""
    felt: str = ""
    practised: int = 0
    own_pk: int | None = None


def wanted_kinds(*, round_kind: str = "", theme: str = "") -> tuple[str, ...]:
    """Which kinds fit a coming round or a theme; empty when anything fits."""
    if round_kind:
        return FOR_ROUND.get(round_kind, ())
    return FOR_THEME.get(theme.casefold(), ())


def weight(one: Candidate, kinds: Sequence[str], company: str = "") -> float:
    """How much a draw prefers it: met often, felt hard, of a fitting kind, asked by this company, seldom practised."""
    value = 1.0 + min(one.times, 5) + {"hard": 4, "fair": 1}.get(one.felt, 0)
    if one.kind in kinds:
        value *= 4
    if company and one.company == company:
        value *= 2
    return value / (1 + one.practised)


def sample_questions(
    candidates: Iterable[Candidate], number: int, *, kinds: Sequence[str] = (), company: str = "", chance: random.Random
) -> list[Candidate]:
    """A few without repeats, in the order of an interview; at most half of one kind unless only few kinds are wanted.

    Weighted sampling without replacement by Efraimidis and Spirakis (2006): the largest u^(1/weight).
    """
    number = max(FEWEST, min(number, MOST))
    ranked = sorted(candidates, key=lambda one: chance.random() ** (1 / weight(one, kinds, company)), reverse=True)
    most_of_a_kind = math.ceil(number / (min(len(kinds), 2) or 2))
    taken: list[Candidate] = []
    counts: Counter[str] = Counter()
    for one in ranked:
        if len(taken) < number and counts[one.kind] < most_of_a_kind:
            taken.append(one)
            counts[one.kind] += 1
    return in_order(taken)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """As an interview goes: the opening first, the closing last."""
    places: Mapping[str, int] = {kind: place for place, kind in enumerate(KINDS)}
    return sorted(candidates, key=lambda one: places[one.kind])
