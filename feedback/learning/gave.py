"""What you take away from a closed application: how far it got, questions, lessons and people."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from applications import wording
from applications.models import Application, Contact, InterviewKind, InterviewStage, Role, fold_words
from applications.models.interviews import how_far
from feedback import themes
from feedback.models import FeedbackRequest, IfThen, Reflection, Reminder, ReminderKind

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Round:
    label: str
    when: str
    which: str = ""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    text: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    text: str
    who: str
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    pk: int
    name: str
    initial: str
    role: str
    hello: str = ""


@dataclass(slots=True)
class Takeaways:
    furthest: str
    rounds: list[Round] = field(default_factory=list)
    questions: list[AskedQuestion] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)

    @property
    def interviews_text(self) -> str:
        return wording.counted(
            len(self.rounds), zero="No interviews recorded.", one="1 interview.", other="{n} interviews."
        )

    @property
    def questions_text(self) -> str:
        total, new = len(self.questions), sum(one.is_new for one in self.questions)
        if not new:
            return wording.counted(total, zero="None saved.", one="1 question.", other="{n} questions.")
        if new == total:
            return wording.counted(total, one="1 question, new to you.", other="{n} questions, all new to you.")
        return f"{wording.figure(total)} questions, {wording.figure(new)} new to you."

    @property
    def hello(self) -> str:
        """The next date on which to say hello to one of them."""
        return next((one.hello for one in self.people if one.hello), "")

    @property
    def has_no_takeaways(self) -> bool:
        return not (self.rounds or self.questions or self.lessons or self.people)


def gave(application: Application, *, today: dt.date) -> Takeaways:
    """What it left behind, from the interviews that took place."""
    now = timezone.now()
    recorded = InterviewStage.objects.filter(application=application, deleted_at=None)
    mine = list(recorded.that_took_place(now).order_by("starts_at", "pk"))
    first = min((stage.starts_at for stage in mine if stage.starts_at), default=None)
    others = InterviewStage.objects.for_user(application.owner_id).exclude(application=application)
    before = others.that_took_place(now).filter(starts_at__lt=first) if first else others.that_took_place(now)
    earlier = list(before.order_by().values_list("kind", "questions")) if mine else []
    return Takeaways(
        how_far(application.furthest, recorded.states(now)[application.pk]),
        _rounds(mine, earlier, today),
        _questions(application, mine, earlier),
        _lessons(application, mine, today),
        _people(application, today),
    )


def _rounds(mine: list[InterviewStage], earlier: list[tuple[str, str]], today: dt.date) -> list[Round]:
    """`earlier`: the type of each interview before, and what was asked there."""
    counts = Counter(InterviewKind(kind).sentence for kind, _ in earlier)
    found = []
    for stage in mine:
        label = stage.kind_as_heading
        counts[label] += 1
        day = stage.day
        number = counts[label]
        which = f"Your {_ordinal(number)} so far"
        found.append(Round(label, wording.long_date(day, today) if day else "", which))
    return found


def _ordinal(number: int) -> str:
    """“first” to “tenth”, then “11th”."""
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _questions(
    application: Application, mine: list[InterviewStage], earlier: list[tuple[str, str]]
) -> list[AskedQuestion]:
    company = application.display_company
    asked = themes.questions((themes.Asked(stage.questions, company) for stage in mine), most=MOST)
    before = themes.questions((themes.Asked(text, "") for _, text in earlier if text), most=MOST)
    known = {" ".join(fold_words(one.text)) for one in before}
    return [AskedQuestion(one.text, " ".join(fold_words(one.text)) not in known) for one in asked]


def _lessons(application: Application, stages: list[InterviewStage], today: dt.date) -> list[Lesson]:
    """Plans first, then specific advice, the reflection, and what was saved after each interview."""
    reflection = Reflection.objects.filter(application=application, is_batch=False).first()
    back = reverse("reflection", args=[application.pk])
    found = [
        Lesson(f"If {plan.condition}, then I {plan.action}.", "Your plan", f"{reverse('learn')}#plans")
        for plan in IfThen.objects.filter(application=application, dropped_on=None)
    ]
    answers = FeedbackRequest.objects.filter(application=application, is_generic=False).exclude(answer="")
    for asked in answers.order_by("-ended_on"):
        day = f", {wording.long_date(asked.ended_on, today)}" if asked.ended_on else ""
        text = asked.would_try or asked.answer
        found.append(Lesson(text, f"From {asked.display_name}{day}", asked.get_absolute_url()))
    if reflection and reflection.differently:
        found.append(Lesson(reflection.differently, "When you looked back", back))
    if reflection and reflection.went_well:
        found.append(Lesson(reflection.went_well, "What went well", back))
    for stage in stages:
        if stage.do_differently:
            found.append(Lesson(stage.do_differently, f"After the {stage.kind_in_sentence}", back))
    return found


def _people(application: Application, today: dt.date) -> list[Person]:
    contacts = Contact.objects.filter(applications=application, deleted_at=None).exclude(role=Role.SUPPORTER)
    hellos = Reminder.objects.waiting().filter(contact__applications=application, kind=ReminderKind.KEEP_IN_TOUCH)
    planned = {one.contact_id: one.due_on for one in hellos.order_by("-due_on").relevant()}
    found = [
        Person(
            one.pk,
            one.name,
            one.initial,
            one.get_role_display(),
            wording.long_date(planned[one.pk], today) if one.pk in planned else "",
        )
        for one in contacts.order_by("pk")
    ]
    return sorted(found, key=lambda one: not one.hello)
