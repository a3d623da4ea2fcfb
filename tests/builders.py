"""Rows for tests, in one line each."""

import datetime as dt
import time

from django.test import Client

from applications.models import (
    Application,
    Contact,
    Document,
    InterviewStage,
    NewApplication,
    OutcomeKind,
    Profile,
    Status,
    add_document,
    history_for,
    recompute_quiet_for,
    store,
)
from feedback.models import Evaluation, FeedbackRequest, PracticeQuestion, PracticeSession, Rating
from feedback.models.practice import key_of

TODAY = dt.date(2026, 11, 10)


def make_application(
    owner,
    *,
    status=Status.APPLIED,
    on=None,
    applied_on=None,
    closed_as="",
    closed_on=None,
    tags=(),
    unknown=(),
    **overrides,
) -> Application:
    """An application with its history. `on`: the day of its status (TODAY unless told).

    `unknown`: the states whose dates nobody knows, such as ["applied", "rejected"].
    """
    on = on or TODAY
    history = history_for(status, on, applied_on or on)
    if closed_as:
        history = [*history, (OutcomeKind(closed_as), closed_on or on)]
    history = [(state, day, state not in unknown) for state, day, *_ in history]
    fields = {"company": "Stillwater Housing", "title": "Operations analyst"} | overrides
    if fields.get("agency"):
        fields["company"] = overrides.get("company", "")
    [application] = store([NewApplication(Application(owner=owner, **fields), history, tags)], Profile.of(owner))
    return application


def make_stage(application, **overrides) -> InterviewStage:
    contacts = overrides.pop("contacts", [])
    fields = {
        "kind": "screen",
        "starts_at": dt.datetime(2026, 11, 12, 14, tzinfo=dt.UTC),
        "time_zone": "UTC",
        "minutes": 45,
    } | overrides
    stage = InterviewStage.objects.create(application=application, **fields)
    stage.contacts.set(contacts)
    recompute_quiet_for(application)
    return stage


def make_request(application, **overrides) -> FeedbackRequest:
    contact = overrides.get("contact")
    fields = {
        "owner": application.owner,
        "outcome": application.live_outcome(),
        "contact_name": contact.name if contact else "",
        "due_on": TODAY,
        "subject": "Thank you, and one question",
        "body": "What would you advise?",
    }
    return FeedbackRequest.objects.create(application=application, **(fields | overrides))


def make_contact(owner, **overrides) -> Contact:
    return Contact.objects.create(owner=owner, **({"name": "Marta Kowalczyk"} | overrides))


def confirm_password(client) -> None:
    """Gives the password once more, as pages ask that show or change the whole account."""
    client.post("/accounts/reauthenticate/", {"password": "correct horse battery"})


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def make_document(owner, *applications, content=PDF, **overrides) -> Document:
    """A document with its file; the settings of a test say where."""
    fields = {"kind": "cv", "name": "CV", "file_name": "cv.pdf", "file_type": "pdf"} | overrides
    document, _ = add_document(owner, [content], **fields)
    document.link_to(applications)
    return document


def make_practice(
    owner, *, questions=("Why this job?", "What would you do in your first month here?"), **overrides
) -> PracticeSession:
    """A session with an open link, valid today whatever the day."""
    fields = {
        "shown_name": "Nora",
        "made_on": TODAY,
        "link_nonce": "n",
        "link_expires_on": dt.date.today() + dt.timedelta(days=14),
    } | overrides
    session = PracticeSession.objects.create(owner=owner, **fields)
    PracticeQuestion.objects.bulk_create(
        PracticeQuestion(session=session, place=place, key=key_of(text), text=text, kind="motivation")
        for place, text in enumerate(questions, start=1)
    )
    return session


def make_evaluation(session, *, points=None, **overrides) -> Evaluation:
    """`points`: for each line of the rubric, on the first question."""
    fields = {"name": "Tom", "keep": "The first sentence.", "visitor": "v", "written_on": session.made_on} | overrides
    evaluation = Evaluation.objects.create(owner=session.owner, session=session, **fields)
    question = session.questions.first()
    Rating.objects.bulk_create(
        Rating(evaluation=evaluation, question=question, line=line, points=number)
        for line, number in (points or {}).items()
    )
    return evaluation


def sign_in_freshly(user, client: Client | None = None) -> Client:
    """A client that is signed in and gave the password a moment ago."""
    client = client or Client()
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client
