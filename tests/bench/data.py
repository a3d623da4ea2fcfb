"""Searches of the sizes that are measured, and a million applications of other people."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from applications.models import (
    Application,
    Contact,
    InterviewStage,
    NewApplication,
    Outcome,
    Profile,
    StatusChange,
    recompute_derived,
    store,
)
from feedback.models import (
    FeedbackRequest,
    OwnWin,
    PracticeQuestion,
    PracticeSession,
    PresenceReview,
    Reflection,
    Reminder,
    Support,
)

STEPS = ["applied", "screening", "interviewing", "offer"]
# of ten: how far it got, how it ended
TEN = [(0, None), (1, None), (1, None), (2, None), (3, None), (1, "rejected"), (1, "rejected"), (2, "rejected"), (3, "rejected"), (1, "no_response")]  # fmt: skip
STILL_OPEN = 400  # of older ones nobody expects an answer any more
A_PERSON = 200
FOUND = "kestrel"  # a word that ten applications of everyone hold


def person(name: str, applications: int):
    """Someone with so many applications: of ten one saved, four open, four rejected, one without an answer; of older
    ones none is open.
    """
    user = get_user_model().objects.create_user(f"{name}@example.org", f"{name}@example.org")
    profile = Profile.of(user)
    stored = store(list(_applications(user, applications)), profile)
    _beside(user, stored)
    return user


def _applications(user, number: int) -> Iterable[NewApplication]:
    today = timezone.localdate()
    for index in range(number):
        far, ending = TEN[index % 10]
        if index >= STILL_OPEN and not ending:
            ending = "no_response" if far else "withdrawn"
        began = today - dt.timedelta(days=5 + index % 400 if ending else index % 25)
        days = [began + dt.timedelta(days=min(3 * step, (today - began).days)) for step in range(5)]
        history = [("saved", began)] + [(STEPS[step], days[step + 1]) for step in range(far)]
        if ending:
            history.append((ending, days[4]))
        application = Application(
            owner=user,
            company=f"Company {index % 700:03d}",
            title=f"Operations analyst {index % 40}",
            location=["Bristol", "Leeds", "", "Utrecht"][index % 4],
            work_mode=["hybrid", "remote", "", "on_site"][index % 4],
            source=["job_board", "company_site", "referral", ""][index % 4],
            link=f"https://jobs.example.org/{user.pk}/{index}",
            notes="Asked about the on-call rota. " * 3 + (FOUND if index % max(1, number // 10) == 0 else ""),
            advert="Plans, numbers, people. " * 40,
        )
        yield NewApplication(application, history, ["remote"] if index % 5 == 0 else [])


def _beside(user, stored: list[Application]) -> None:
    """What belongs to a search of this size: interviews with people, requests and answers, reflections, practice,
    checks.
    """
    talked = [one for one in stored if one.furthest in ("screening", "interviewing", "offer")]
    said_no = [one for one in talked if one.closed_as == "rejected"]
    contacts = [Contact(owner=user, name=f"Person {n}", role="recruiter") for n in range(max(1, len(talked) // 2))]
    Contact.objects.bulk_create(contacts)
    links, through = Application.contacts.through, InterviewStage.contacts.through
    links.objects.bulk_create(
        links(application_id=one.pk, contact_id=contacts[n % len(contacts)].pk) for n, one in enumerate(talked)
    )
    interviews = [one for n, application in enumerate(talked) for one in _interviews(application, n)]
    InterviewStage.objects.bulk_create(interviews)
    through.objects.bulk_create(
        through(interviewstage_id=one.pk, contact_id=contacts[n % len(contacts)].pk) for n, one in enumerate(interviews)
    )
    recompute_derived([one.pk for one in talked])
    _requests(user, said_no, contacts)
    _looked_back(user, said_no)
    _practised(user, len(stored))


def _interviews(application: Application, number: int) -> Iterable[InterviewStage]:
    """Two for whoever got as far as interviews. Six are still to come, whatever the size; no one has more of them."""
    today = timezone.localdate()
    is_ahead = application.is_open and number % 4 == 0 and number < 24
    past = (
        min(application.status_since, today - dt.timedelta(days=3)) if application.is_open else application.status_since
    )
    day = today + dt.timedelta(days=number) if is_ahead else past
    for kind in ("screen", "panel")[: 2 if application.furthest == "interviewing" else 1]:
        yield InterviewStage(
            application=application,
            kind=kind,
            starts_at=dt.datetime.combine(day, dt.time(10), tzinfo=dt.UTC),
            time_zone="UTC",
            minutes=45,
            questions="" if is_ahead or number % 2 else "Why this job?\nTell me about a change you led.",
            went_well="" if is_ahead or number % 2 else "The depot map.",
        )


def _requests(user, said_no: list[Application], contacts: list[Contact]) -> None:
    """Every second one was asked for advice; of four requests one was answered, one waits, two had no reply."""
    FeedbackRequest.objects.bulk_create(
        FeedbackRequest(
            owner=user,
            application=application,
            contact=contacts[number % len(contacts)],
            contact_name=contacts[number % len(contacts)].name,
            state=("answered", "sent", "no_reply", "no_reply")[number % 4],
            due_on=application.closed_on,
            sent_on=application.closed_on,
            ended_on=application.closed_on if number % 4 != 1 else None,
            subject="One question",
            body="What would you advise? " * 20,
            answer="Say the result first, and how you know. " * 5 if number % 4 == 0 else "",
            is_generic=False if number % 4 == 0 else None,
        )
        for number, application in enumerate(said_no[::2])
    )


def _looked_back(user, said_no: list[Application]) -> None:
    Reflection.objects.bulk_create(
        Reflection(
            owner=user, application=one, went_well="I was prepared.", differently="Ask first.", written_on=one.closed_on
        )
        for one in said_no[::3]
    )
    Reminder.objects.bulk_create(
        Reminder(
            owner=user, application=one, kind="reflect", due_on=one.closed_on, state="done", ended_on=one.closed_on,
            key=f"reflect:{one.pk}:{one.closed_on}",
        )
        for one in said_no[::3]
    )  # fmt: skip


def _practised(user, applications: int) -> None:
    """A session for every forty applications, a check every two months, and a win of one's own now and then."""
    today = timezone.localdate()
    for number in range(max(1, applications // 40)):
        day = today - dt.timedelta(days=3 + 7 * number % 400)
        session = PracticeSession.objects.create(owner=user, made_on=day, practised_on=day)
        PracticeQuestion.objects.bulk_create(
            PracticeQuestion(
                session=session, place=place, key=f"q{place}", text=f"Question {place}?", kind="motivation"
            )
            for place in range(4)
        )
    days = [today - dt.timedelta(days=60 * number + 5) for number in range(6)]
    PresenceReview.objects.bulk_create(
        PresenceReview(owner=user, kind="cv", looked_on=day, next_step="Find one number for my latest job")
        for day in days
    )
    Support.objects.bulk_create(
        Support(owner=user, contact_name="Tom", what="Read my CV", helped_on=today - dt.timedelta(days=number))
        for number in range(max(1, applications // 100))
    )
    OwnWin.objects.bulk_create(
        OwnWin(owner=user, words="Slept well", happened_on=today - dt.timedelta(days=3 * number))
        for number in range(max(1, applications // 100))
    )


def others(people: int) -> None:
    """So many people with 200 applications each, copied inside the database from one who is made with the models."""
    template = person("template", A_PERSON)
    users = get_user_model()
    users.objects.bulk_create(
        (users(username=f"other{n}@example.org", email=f"other{n}@example.org") for n in range(people - 1)),
        batch_size=1000,
    )
    first = users.objects.get(username="other0@example.org").pk
    base, span = _shift(Application)
    copies = f"(WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {people - 2}) SELECT i FROM n) AS copies"
    where = f"IN (SELECT id FROM applications_application WHERE owner_id = {template.pk})"
    _copy(
        Application,
        copies,
        {"id": f"t.id + {span} * (i + 1) + {base}", "owner_id": f"{first} + i"},
        f"t.owner_id = {template.pk}",
    )
    moved = {"application_id": f"t.application_id + {span} * (i + 1) + {base}"}
    out_base, out_span = _shift(Outcome)
    _copy(Outcome, copies, {"id": f"t.id + {out_span} * (i + 1) + {out_base}", **moved}, f"t.application_id {where}")
    moved["outcome_id"] = f"t.outcome_id + {out_span} * (i + 1) + {out_base}"
    _copy(StatusChange, copies, {"id": None, **moved}, f"t.application_id {where}")


def _shift(model) -> tuple[int, int]:
    """How ids move for each copy: behind all that are there."""
    newest = model.objects.order_by("-pk").values_list("pk", flat=True)[0]
    return newest, newest + 1


def _copy(model, copies: str, changed: dict[str, str | None], where: str) -> None:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.concrete_fields if changed.get(field.column, "") is not None]
    values = ", ".join(changed.get(column) or f"t.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} t, {copies} WHERE {where}"
        )
