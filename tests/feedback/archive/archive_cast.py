"""Someone who has one of everything, with every field said: the cast of the round trip."""

import datetime as dt

from applications.models import (
    Company,
    CompanySpelling,
    Document,
    ImportBatch,
    KeptMail,
    Outcome,
    Profile,
    SavedView,
    Search,
    StatusChange,
    Tag,
    recompute_quiet_for,
)
from feedback.models import (
    Evaluation,
    FeedbackRequest,
    HiddenWin,
    IfThen,
    Impression,
    Look,
    NoteToSelf,
    OwnWin,
    PracticeQuestion,
    PracticeSession,
    Preferences,
    PresenceReview,
    Question,
    Rating,
    Reflection,
    Reminder,
    Support,
    Theme,
)
from tests.builders import TODAY, make_application, make_contact, make_document, make_stage

NOON = dt.datetime(2026, 11, 10, 12, 30, 15, 123456, tzinfo=dt.UTC)
LONG = "Line one\n“Second”, with ünïcödé, \U0001f600, =SUM(A1) and a tab\tin it."


def fill(owner) -> None:
    """Every list of the archive gets a row in which every field that can be said is said."""
    about_the_person(owner)
    application, stage = applications(owner)
    make_document(
        owner, application, name="CV of a designer", file_name="Lebenslauf ü.pdf", kind="letter", is_kept=False
    )
    Document.objects.filter(owner=owner).update(created_at=NOON, is_kept=False, is_sample=True)
    feedback(owner, application, stage)
    practice(owner, application)
    presence(owner, application)


def about_the_person(owner) -> None:
    profile, said = (
        Profile.of(owner),
        {
            "full_name": "Nora Whitfield",
            "asks_for_name": False,
            "called": "Nora",
            "country": "Germany",
            "region": "Bremen",
            "time_zone": "Europe/Berlin",
            "theme": "dark",
            "shortcuts": False,
            "quiet_days": 21,
            "quiet_after_interview_days": 9,
            "has_sample": True,
            "has_views": True,
        },
    )
    for name, value in said.items():
        setattr(profile, name, value)
    profile.save()
    Preferences.objects.create(
        user=owner,
        tone="plain",
        ask_after_days=2,
        ask_within_days=9,
        no_reply_days=20,
        keep_in_touch_days=60,
        follow_up_days=8,
        follow_up_interview_days=5,
        closes_unanswered=True,
        suggests_follow_ups=False,
        shows_facts=False,
        paused_on=TODAY,
        paused_until=TODAY + dt.timedelta(days=3),
        digest="weekly",
        digest_hour=7,
        digest_claimed_for=TODAY,
        digest_sent_at=NOON,
        unsubscribe_nonce="secret-1",
        calendar_nonce="secret-2",
    )
    Search.objects.create(
        owner=owner, name="Spring", began_on=dt.date(2026, 2, 1), ended_on=dt.date(2026, 5, 1), is_sample=True
    )
    Search.objects.create(owner=owner, name="Autumn", began_on=dt.date(2026, 9, 1))
    company = Company.objects.create(
        owner=owner, key="stillwater-housing", name="Stillwater Housing", note=LONG, rather_not=True
    )
    CompanySpelling.objects.create(company=company, key="stillwater", name="Stillwater")


def applications(owner):
    batch = ImportBatch.objects.create(
        owner=owner,
        format="LinkedIn",
        file_name="Job Applications.csv",
        created_at=NOON,
        counts={"added": 3, "staged": 77, "updates": [5], "reasons": [["Row 2", "No title", "Oakhill"]]},
        brought_up_to_date=True,
    )
    contact = make_contact(
        owner,
        name="Marta Kowalczyk",
        address_as="Marta",
        email="marta@example.org",
        phone="+44 117 496 0132",
        role="recruiter",
        company="Stillwater Housing",
        link="https://example.org/marta",
        notes=LONG,
        is_sample=True,
    )
    type(contact).objects.filter(pk=contact.pk).update(created_at=NOON - dt.timedelta(days=100))
    make_application(owner, company="Oakhill Health", status="saved", tags=["Remote"])
    application = make_application(
        owner,
        status="offer",
        applied_on=TODAY - dt.timedelta(days=40),
        on=TODAY - dt.timedelta(days=12),
        closed_as="rejected",
        closed_on=TODAY - dt.timedelta(days=11),
        tags=["Remote", "Housing"],
        agency="Redcliffe Talent",
        company="Stillwater Housing",
        title="=Operations analyst",
        location="Bristol",
        work_mode="hybrid",
        pay_min="38000.50",
        pay_max="42000",
        pay_currency="GBP",
        pay_period="year",
        source="job_board",
        source_name="Indeed",
        sent_via="online",
        cv_version="September",
        link="https://jobs.example.org/7?utm_source=x",
        advert=LONG * 3,
        offer_pros=LONG,
        offer_cons=LONG,
        notes=LONG,
        deadline_on=TODAY,
        answer_by=TODAY + dt.timedelta(days=4),
        wait_until=TODAY + dt.timedelta(days=40),
        source_id="li-4311",
        import_batch=batch,
        is_sample=True,
        version=4,
        created_at=NOON - dt.timedelta(days=41),
    )
    application.contacts.add(contact)
    application.reopen(on=TODAY - dt.timedelta(days=6), today=TODAY)
    action = application.close("accepted", on=TODAY - dt.timedelta(days=5), today=TODAY)
    action.undo()
    application.refresh_from_db()
    application.close("declined", on=TODAY - dt.timedelta(days=3), today=TODAY)
    Outcome.objects.filter(application=application).update(reason="filled", message=LONG)
    StatusChange.objects.filter(application=application).update(recorded_at=NOON - dt.timedelta(days=1))
    make_application(owner, company="Fennimore Books", closed_as="rejected", unknown=["rejected"])
    open_one = make_application(owner, company="Wrenfield University")
    open_one.contacts.add(contact)
    stage = make_stage(
        open_one,
        kind="panel",
        time_zone="Europe/London",
        minutes=50,
        due_on=TODAY,
        place="Video",
        link="https://meet.example.org/1",
        preparation=LONG,
        how_it_went=LONG,
        questions="Why us?\nWhy now?",
        went_well=LONG,
        do_differently=LONG,
        promised_on=TODAY + dt.timedelta(days=8),
        happened=True,
        version=3,
        contacts=[contact],
    )
    recompute_quiet_for(open_one)
    KeptMail.objects.create(
        application=application, subject="Your application", sender="jobs@example.org", text=LONG, received_on=TODAY
    )
    KeptMail.objects.create(application=application, text="No date", received_on=TODAY, day_known=False)
    return application, stage


def feedback(owner, application, stage) -> None:
    contact = application.contacts.get()
    theme = Theme.objects.create(owner=owner, name="The result comes late")
    request = FeedbackRequest.objects.create(
        owner=owner,
        application=application,
        outcome=application.outcomes.first(),
        contact=contact,
        contact_name="Marta Kowalczyk",
        channel="linkedin",
        state="answered",
        due_on=TODAY,
        sent_on=TODAY,
        ended_on=TODAY,
        tone="brief",
        subject="One question",
        body=LONG,
        is_edited=True,
        edits={"brief": ["One question", LONG]},
        answer=LONG,
        is_generic=False,
        clarification=LONG,
        clarified_on=TODAY,
        clarification_answer=LONG,
        is_at_rest=True,
        agreement="partly",
        would_try=LONG,
        thanked_on=TODAY,
        version=2,
    )
    request.themes.add(theme)
    reflection = Reflection.objects.create(
        owner=owner,
        application=application,
        is_batch=True,
        as_friend=True,
        went_well=LONG,
        differently=LONG,
        outside_hands=LONG,
        written_on=TODAY,
        version=5,
    )
    reflection.themes.add(theme)
    reflection.reviewed.add(application)
    IfThen.objects.create(
        owner=owner,
        condition="I am asked for an example",
        action="say the result first",
        reflection=reflection,
        request=request,
        application=application,
        used=3,
        helped=2,
        dropped_on=TODAY,
        created_on=TODAY,
    )
    reminder = Reminder.objects.create(
        owner=owner,
        kind="capture",
        words="Add",
        application=stage.application,
        request=request,
        contact=contact,
        stage=stage,
        due_on=TODAY,
        state="done",
        ended_on=TODAY,
        key=f"capture:{stage.pk}",
        version=2,
    )
    Reminder.objects.create(
        owner=owner, kind="ask", application=application, due_on=TODAY, key=f"ask:{application.pk}:{TODAY}"
    )
    win = OwnWin.objects.create(owner=owner, words="I slept well", happened_on=TODAY, is_sample=True)
    for key in (f"own:{win.pk}", f"hello:{reminder.pk}", f"change:{application.changes.first().pk}"):
        HiddenWin.objects.create(owner=owner, key=key)
    Tag.objects.create(owner=owner, name="Worn by nothing")


def practice(owner, application) -> None:
    theme = owner.themes.get()
    Question.objects.create(owner=owner, text="Why us?", kind="motivation", felt="hard", is_own=True, is_sample=True)
    session = PracticeSession.objects.create(
        owner=owner,
        application=application,
        theme=theme,
        shown_name="Nora",
        shows_role=True,
        made_on=TODAY,
        practised_on=TODAY,
        version=3,
        link_nonce="secret-3",
        link_expires_on=TODAY,
    )
    question = PracticeQuestion.objects.create(
        session=session, place=1, key="why us", text="Why us?", kind="motivation", notes=LONG
    )
    evaluation = Evaluation.objects.create(
        owner=owner,
        session=session,
        visitor="a" * 64,
        name="Josie",
        keep=LONG,
        change=LONG,
        next_question="Why now?",
        written_on=TODAY,
        thanked_on=TODAY,
    )
    evaluation.themes.add(theme)
    Rating.objects.create(evaluation=evaluation, question=question, line="clear", points=4)
    IfThen.objects.create(owner=owner, condition="a", action="b", evaluation=evaluation, created_on=TODAY)
    HiddenWin.objects.create(owner=owner, key=f"practised:{session.pk}")
    SavedView.objects.create(
        owner=owner, name="Remote", query="status=applied&tag=Remote", position=1, is_default=True, is_sample=True
    )


def presence(owner, application) -> None:
    review = PresenceReview.objects.create(
        owner=owner,
        kind="linkedin",
        looked_on=TODAY,
        fine=["photo"],
        next_step="Write the headline",
        step_done_on=TODAY,
        is_sample=True,
    )
    support = Support.objects.create(
        owner=owner,
        contact=application.contacts.get(),
        contact_name="Marta",
        what="Read the CV",
        helped_on=TODAY,
        thanked_on=TODAY,
    )
    NoteToSelf.objects.create(owner=owner, application=application, text=LONG, written_on=TODAY, version=2)
    look = Look.objects.create(
        owner=owner,
        kind="linkedin",
        shown_name="Nora",
        text=LONG,
        url="https://example.org",
        document=owner.documents.first(),
        made_on=TODAY,
        is_sample=True,
        link_nonce="secret-4",
        link_expires_on=TODAY,
    )
    impression = Impression.objects.create(
        owner=owner,
        look=look,
        visitor="b" * 64,
        does=LONG,
        stays=LONG,
        unclear=LONG,
        change=LONG,
        name="Dan",
        written_on=TODAY,
        thanked_on=TODAY,
    )
    for key in (f"presence:{review.pk}", f"support:{support.pk}", f"impression:{impression.pk}"):
        HiddenWin.objects.create(owner=owner, key=key)
    Reminder.objects.create(owner=owner, kind="presence", due_on=TODAY, key="presence:2026-11-10")
    Preferences.objects.filter(user=owner).update(
        trusted_name="Sam", trusted_number="+44 1", trusted_on=TODAY, skipped_steps="import"
    )
