"""What the invented search gave: requests, answers, a reflection, themes and plans, relative to today."""

import datetime as dt

from django.utils import timezone

from applications.models import Application, Contact, OutcomeKind, Role, Status

from .asking import advice
from .letters import occasions
from .models import (
    Evaluation,
    FeedbackRequest,
    Felt,
    IfThen,
    Impression,
    Look,
    NoteToSelf,
    OwnWin,
    PracticeQuestion,
    PracticeSession,
    Preferences,
    PresenceKind,
    PresenceReview,
    Question,
    QuestionKind,
    Rating,
    Recorder,
    Reflection,
    Reminder,
    ReminderKind,
    Support,
    Theme,
)
from .models.practice import key_of
from .rubric import LINES

ANSWERS = [
    (
        "Dan Okafor",
        "Start with the result, then tell us how. Your depot example took four minutes to reach the saving.",
        False,
    ),
    ("Josie Lamb", "We had a very strong pool and went with someone who was a better fit.", True),
]
REFLECTIONS = [
    (
        "They passed the map around.",
        "I buried the saving under the story.",
        "An internal candidate.",
        ["Examples", "The result comes late"],
    ),
    ("I asked who owns the number.", "My first month: I listed tools.", "", ["Preparation", "The result comes late"]),
]

PRACTISED = (
    ("Tell me about yourself, in about two minutes.", "opening", (5, 3, 4, 4, 5)),
    ("Tell me about a time you changed something that people didn’t want changed.", "behavioural", (4, 2, 4, 3, 4)),
    ("What would you do in your first month here?", "situational", (4, 3, 3, 4, 4)),
)
EARLIER_PRACTISED = (
    ("Tell me about yourself, in about two minutes.", "opening", (3, 2, 3, 3, 4)),
    ("What would you do in your first month here?", "situational", (3, 2, 3, 3, 3)),
)
EARLIER_TOLD = {
    "name": "Amira",
    "keep": "Your calm. You took a breath before each answer.",
    "change": "Stop after the result. You went on for another minute.",
    "next_question": "What would your last manager say?",
}
WAITING = ("Sam Osei", 9)  # asked this many days ago, without a reply so far
NOTE = "They passed the map around twice. That part was good, and it will be good next time too."
OWN_WINS = (("Sent the hard application at last", 5), ("Told Amira that I’m looking", 33))
OWN_QUESTION = ("Why do you want to work with planning figures?", QuestionKind.MOTIVATION, Felt.HARD)
# (checklist, days ago, ticked, next step, days ago that it was done)
CHECKS = (
    (PresenceKind.CV, 75, ["mistakes", "layout"], "Find one number for my latest job", 41),
    (PresenceKind.CV, 12, ["results", "mistakes", "layout"], "Compare the dates with LinkedIn", None),
    (PresenceKind.LINKEDIN, 30, ["photo", "words"], "Write a headline that names the job", None),
)
LOOK = (
    "Nora Example, operations analyst. I find out where the numbers of two systems part, and which of them is right. "
    "At a depot in Bristol that cut empty miles by 11%."
)
IMPRESSIONS = (
    ("Amira", "Works with numbers and wants a planning job.", "The 11%.", "What is an empty mile?", "Explain it once."),
    ("Ben", "Repairs figures.", "“Which of them is right.”", "", "Say where you’d like to work."),
)
# (who, what they did, days ago, days ago that they were thanked)
SUPPORTERS = (
    ("Amira Vance", (("Practised three questions with me", 34, 33), ("Read my CV", 75, 74))),
    ("Ben Tallow", (("Passed my CV on to a former colleague", 8, None),)),
)
OWN_REMINDER = "Ask Joan which tools the team uses"
TOLD = {
    "name": "Tom",
    "keep": "The one-sentence opening. I knew at once where it was going.",
    "change": "Say what came of it before you tell the story. I waited for the number.",
    "next_question": "Who didn’t like the change, and what did you do about it?",
}


def add(owner, applications: list[Application], today: dt.date, **kwargs) -> None:
    """Only on applications of the sample, so that all of it goes with them."""
    ended = [
        one
        for one in applications
        if one.closed_as == OutcomeKind.REJECTED and one.furthest in (Status.SCREENING, Status.INTERVIEWING)
    ]
    ended.sort(key=lambda one: one.closed_on or today, reverse=True)
    named = sorted({name for *_, themes in REFLECTIONS for name in themes})
    theme = {name: Theme.objects.named(owner, name) for name in named if len(ended) > 1}
    for application, (name, answer, is_generic) in zip(ended[1:], ANSWERS, strict=False):
        sent_on = min((application.closed_on or today) + dt.timedelta(days=1), today)
        contact = Contact.objects.create(
            owner=owner, name=name, role=Role.HIRING_MANAGER, company=application.company, is_sample=True
        )
        application.contacts.add(contact)
        asked = advice.plan_request(
            Recorder(owner), application, contact=contact, due_on=sent_on, preferences=Preferences.of(owner),
            interviews=occasions.interviews_of(application), now=timezone.now(),
        )  # fmt: skip
        Reminder.objects.filter(request=asked).delete()
        asked.state, asked.sent_on, asked.answer, asked.is_generic = "answered", sent_on, answer, is_generic
        asked.ended_on = min(sent_on + dt.timedelta(days=3), today)
        asked.save()
        if not is_generic:
            asked.themes.add(theme["The result comes late"])
    for application, (well, differently, outside, themes) in zip(ended[1:], REFLECTIONS, strict=False):
        row = Reflection.objects.create(
            owner=owner,
            application=application,
            went_well=well,
            differently=differently,
            outside_hands=outside,
            written_on=min((application.closed_on or today) + dt.timedelta(days=2), today),
        )
        row.themes.set([theme[name] for name in themes])
    if len(ended) > 1:
        IfThen.objects.create(
            owner=owner,
            condition="I’m asked for an example",
            action="say the result in the first sentence",
            application=ended[1],
            reflection=Reflection.objects.filter(application=ended[1]).first(),
            used=1,
            created_on=today,
        )
    if ended:
        person = ended[0].contacts.first() or Contact.objects.create(
            owner=owner, name="Elena Marsh", role=Role.HIRING_MANAGER, company=ended[0].company, is_sample=True
        )
        ended[0].contacts.add(person)
        advice.plan_request(
            Recorder(owner), ended[0], contact=person, due_on=today, preferences=Preferences.of(owner),
            interviews=occasions.interviews_of(ended[0]), now=timezone.now(),
            key=f"{ReminderKind.ASK}:{ended[0].pk}:{ended[0].closed_on}",
        )  # fmt: skip
    talking = [one for one in applications if not one.closed_as and one.status == Status.INTERVIEWING]
    if talking:
        _practise(owner, talking[0], today - dt.timedelta(days=34), EARLIER_PRACTISED, EARLIER_TOLD)
        _practise(owner, talking[0], today - dt.timedelta(days=4), PRACTISED, TOLD)
        Reminder.objects.create(
            owner=owner,
            kind=ReminderKind.OWN,
            words=OWN_REMINDER,
            application=talking[0],
            due_on=today + dt.timedelta(days=2),
        )
    if len(ended) > 3:
        _ask_and_wait(owner, ended[3], today)
        NoteToSelf.objects.create(owner=owner, application=ended[1], text=NOTE, written_on=today)
    _alone(owner, today)
    _with_friends(owner, today)


def _ask_and_wait(owner, application: Application, today: dt.date) -> None:
    name, days = WAITING
    contact = Contact.objects.create(
        owner=owner, name=name, role=Role.RECRUITER, company=application.company, is_sample=True
    )
    application.contacts.add(contact)
    day = today - dt.timedelta(days=days)
    asked = advice.plan_request(
        Recorder(owner), application, contact=contact, due_on=day, preferences=Preferences.of(owner),
        interviews=occasions.interviews_of(application), now=timezone.now(),
    )  # fmt: skip
    Reminder.objects.filter(request=asked).delete()
    asked.state, asked.sent_on = "sent", day
    asked.save()


def _alone(owner, today: dt.date) -> None:
    """What the person looked at and wrote down without anyone."""
    PresenceReview.objects.bulk_create(
        [
            PresenceReview(
                owner=owner,
                kind=kind,
                looked_on=today - dt.timedelta(days=days),
                fine=ticked,
                next_step=step,
                step_done_on=None if done is None else today - dt.timedelta(days=done),
                is_sample=True,
            )
            for kind, days, ticked, step, done in CHECKS
        ],
        ignore_conflicts=True,  # the person checked it that day
    )
    OwnWin.objects.bulk_create(
        OwnWin(owner=owner, words=words, happened_on=today - dt.timedelta(days=days), is_sample=True)
        for words, days in OWN_WINS
    )
    text, kind, felt = OWN_QUESTION
    if not Question.objects.filter(owner=owner, key=key_of(text)).exists():
        Question.objects.create(owner=owner, text=text, kind=kind, felt=felt, is_own=True, is_sample=True)


def _with_friends(owner, today: dt.date) -> None:
    """Two people who helped, and what two friends noticed at first; the link has ended."""
    for name, favours in SUPPORTERS:
        contact = Contact.objects.create(owner=owner, name=name, role=Role.SUPPORTER, is_sample=True)
        Support.objects.bulk_create(
            Support(
                owner=owner,
                contact=contact,
                what=what,
                helped_on=today - dt.timedelta(days=days),
                thanked_on=None if thanked is None else today - dt.timedelta(days=thanked),
            )
            for what, days, thanked in favours
        )
    day = today - dt.timedelta(days=20)
    look = Look.objects.create(
        owner=owner, kind=PresenceKind.LINKEDIN, shown_name="Nora", text=LOOK, made_on=day, is_sample=True
    )
    Impression.objects.bulk_create(
        Impression(
            owner=owner,
            look=look,
            visitor=f"sample {name}",
            does=does,
            stays=stays,
            unclear=unclear,
            change=change,
            name=name,
            written_on=day + dt.timedelta(days=1),
            thanked_on=day + dt.timedelta(days=2),
        )
        for name, does, stays, unclear, change in IMPRESSIONS
    )


def _practise(owner, application: Application, day: dt.date, practised, told_by: dict[str, str]) -> None:
    """One session that a friend has answered; its link has ended."""
    session = PracticeSession.objects.create(
        owner=owner, application=application, shown_name="Nora", made_on=day, practised_on=day
    )
    told = Evaluation.objects.create(owner=owner, session=session, visitor="sample", written_on=day, **told_by)
    questions = PracticeQuestion.objects.bulk_create(
        PracticeQuestion(session=session, place=place, key=key_of(text), text=text, kind=kind)
        for place, (text, kind, _) in enumerate(practised, start=1)
    )
    Rating.objects.bulk_create(
        Rating(evaluation=told, question=question, line=line.key, points=number)
        for question, (*_, points) in zip(questions, practised, strict=True)
        for line, number in zip(LINES, points, strict=True)
    )


def remove(owner, **kwargs) -> None:
    """Plans and themes that came from the sample alone; what belongs to its applications goes with them."""
    IfThen.objects.filter(owner=owner, application__is_sample=True).delete()
    themes = Theme.objects.filter(owner=owner).exclude(reflections__application__is_sample=False)
    themes = themes.exclude(requests__application__is_sample=False).exclude(reflections__is_batch=True)
    themes.filter(reflections__application__is_sample=True).delete()
    FeedbackRequest.objects.filter(owner=owner, application__is_sample=True).delete()
    PracticeSession.objects.filter(owner=owner, application__is_sample=True).delete()
    Support.objects.filter(owner=owner, contact__is_sample=True).delete()
    Reminder.objects.filter(owner=owner, contact__is_sample=True, application=None).delete()
    for model in (PresenceReview, OwnWin, Question, Look):
        model.objects.filter(owner=owner, is_sample=True).delete()
