"""What the invented search gave: requests, answers, a reflection, themes and plans, relative to today."""

import datetime as dt

from django.utils import timezone

from applications.models import Application, Contact, OutcomeKind, Role, Status

from .asking import advice
from .letters import occasions
from .models import (
    Evaluation,
    FeedbackRequest,
    IfThen,
    PracticeQuestion,
    PracticeSession,
    Preferences,
    Rating,
    Recorder,
    Reflection,
    Reminder,
    ReminderKind,
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
            asked.themes.add(Theme.objects.named(owner, "The result comes late"))
    for application, (well, differently, outside, themes) in zip(ended[1:], REFLECTIONS, strict=False):
        row = Reflection.objects.create(
            owner=owner,
            application=application,
            went_well=well,
            differently=differently,
            outside_hands=outside,
            written_on=min((application.closed_on or today) + dt.timedelta(days=2), today),
        )
        row.themes.set([Theme.objects.named(owner, name) for name in themes])
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
        _practise(owner, talking[0], today - dt.timedelta(days=4))


def _practise(owner, application: Application, day: dt.date) -> None:
    """One session that a friend has answered; its link has ended."""
    session = PracticeSession.objects.create(
        owner=owner, application=application, shown_name="Nora", made_on=day, practised_on=day
    )
    told = Evaluation.objects.create(owner=owner, session=session, visitor="sample", written_on=day, **TOLD)
    for place, (text, kind, points) in enumerate(PRACTISED, start=1):
        question = PracticeQuestion.objects.create(session=session, place=place, key=key_of(text), text=text, kind=kind)
        Rating.objects.bulk_create(
            Rating(evaluation=told, question=question, line=line.key, points=number)
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
