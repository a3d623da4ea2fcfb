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
    recompute_quiet_for,
    store,
)
from feedback.models import FeedbackRequest

STEPS = ["applied", "screening", "interviewing", "offer"]
# of ten: how far it got, how it ended
TEN = [(0, None), (1, None), (1, None), (2, None), (3, None), (1, "rejected"), (1, "rejected"), (2, "rejected"), (3, "rejected"), (1, "no_response")]  # fmt: skip
A_PERSON = 200
FOUND = "kestrel"  # a word that ten applications of everyone hold


def person(name: str, applications: int):
    """Someone with so many applications: of ten one saved, four open, four rejected, one without an answer."""
    user = get_user_model().objects.create_user(f"{name}@example.org", f"{name}@example.org")
    profile = Profile.of(user)
    stored = store(list(_applications(user, applications)), profile)
    _beside(user, stored[:: max(1, len(stored) // 100)])
    return user


def _applications(user, number: int) -> Iterable[NewApplication]:
    today = timezone.localdate()
    for index in range(number):
        far, ending = TEN[index % 10]
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


def _beside(user, some: list[Application]) -> None:
    """For about a hundred of them: a person, a round, a request."""
    now = timezone.now()
    for index, application in enumerate(some):
        contact = Contact.objects.create(owner=user, name=f"Person {index}", role="recruiter")
        application.contacts.add(contact)
        InterviewStage.objects.create(
            application=application,
            kind="screen",
            starts_at=now + dt.timedelta(days=index % 12 - 30),
            time_zone="UTC",
            minutes=45,
        )
        recompute_quiet_for(application)
        if outcome := application.live_outcome():
            FeedbackRequest.objects.create(
                owner=user,
                application=application,
                outcome=outcome,
                contact=contact,
                contact_name=contact.name,
                due_on=timezone.localdate(),
                subject="One question",
                body="What would you advise?",
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
