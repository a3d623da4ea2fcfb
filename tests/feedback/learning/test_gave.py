"""A closed application says what it gave: how far, questions, lessons, people."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from feedback.learning.gave import AskedQuestion, Round, Takeaways, _ordinal, gave
from feedback.models import IfThen, Reflection, Reminder
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage


def at(day):
    return dt.datetime(2026, 11, day, 14, tzinfo=dt.UTC)


@pytest.fixture
def closed(alice):
    return make_application(alice, status="interviewing", closed_as="rejected", company="Harrow & Finch")


def test_rounds_are_counted_over_all_applications(alice, closed):
    other = make_application(alice)
    make_stage(other, kind="panel", starts_at=at(1))
    make_stage(other, kind="panel", starts_at=at(9))
    make_stage(closed, kind="screen", starts_at=at(2))
    make_stage(closed, kind="panel", starts_at=at(4))
    found = gave(closed, today=TODAY)
    assert found.furthest == "Interviewing"
    assert [(one.label, one.which) for one in found.rounds] == [
        ("Screening call", "Your first so far"),
        ("Panel interview", "Your second so far"),
    ]


def test_a_question_met_before_is_not_new_whatever_its_case(alice, closed):
    make_stage(make_application(alice), starts_at=at(1), questions="Why us?")
    make_stage(closed, starts_at=at(4), questions="- why us\nWhat is your first month?")
    found = gave(closed, today=TODAY)
    assert [(one.text, one.is_new) for one in found.questions] == [
        ("why us", False),
        ("What is your first month?", True),
    ]


def test_a_question_met_later_elsewhere_stays_new(alice, closed):
    make_stage(closed, starts_at=at(4), questions="Why us?")
    make_stage(make_application(alice), starts_at=at(8), questions="Why us?")
    assert [one.is_new for one in gave(closed, today=TODAY).questions] == [True]


def test_lessons_begin_with_the_plan_and_leave_generic_answers_out(alice, closed):
    make_stage(closed, starts_at=at(4), do_differently="Shorter.")
    Reflection.objects.create(owner=alice, application=closed, differently="Result first.", written_on=TODAY)
    IfThen.objects.create(owner=alice, application=closed, condition="asked", action="answer", created_on=TODAY)
    make_request(
        closed, state="answered", sent_on=TODAY, ended_on=TODAY, answer="Start with the result.", is_generic=False
    )
    texts = [one.text for one in gave(closed, today=TODAY).lessons]
    assert texts == ["If asked, then I answer.", "Start with the result.", "Result first.", "Shorter."]
    closed.feedback_requests.update(is_generic=True)
    assert "Start with the result." not in [one.text for one in gave(closed, today=TODAY).lessons]


def test_people_stay_with_the_next_hello(alice, closed):
    contact, supporter = make_contact(alice), make_contact(alice, name="Tom", role="supporter")
    closed.contacts.add(contact, supporter)
    Reminder.objects.create(owner=alice, kind="keep_in_touch", contact=contact, due_on=dt.date(2027, 1, 26))
    [person] = gave(closed, today=TODAY).people
    assert (person.name, person.hello) == ("Marta Kowalczyk", "26\N{NO-BREAK SPACE}January\N{NO-BREAK SPACE}2027")


def test_the_page_shows_all_of_it_and_an_early_ending_says_so(client, alice, closed):
    client.force_login(alice)
    make_stage(closed, starts_at=at(4), questions="Why us?")
    text = client.get(f"/applications/{closed.pk}/gave/").content.decode()
    assert "Why us?" in text
    early = make_application(alice, closed_as="rejected")
    assert "Nothing is saved here yet." in client.get(f"/applications/{early.pk}/gave/").content.decode()


def test_the_application_loads_the_short_version(client, alice, closed):
    client.force_login(alice)
    assert f'hx-get="/applications/{closed.pk}/gave/"' in client.get(closed.get_absolute_url()).content.decode()
    headers = {"HX-Request": "true", "HX-Target": "gave-box"}
    text = client.get(f"/applications/{closed.pk}/gave/", headers=headers).content.decode()
    assert text.strip().startswith('<div id="gave-box">')


def test_an_open_one_goes_to_its_own_page(client, alice):
    client.force_login(alice)
    application = make_application(alice)
    assert client.get(f"/applications/{application.pk}/gave/")["Location"] == application.get_absolute_url()


def test_it_costs_the_same_for_any_number(client, alice, closed):
    client.force_login(alice)
    counts = []
    for number in (1, 30):
        for one in range(number):
            make_stage(closed, starts_at=at(4), questions=f"Question {one}?", contacts=[])
            closed.contacts.add(make_contact(alice, name=f"Person {number} {one}"))
            make_stage(make_application(alice), starts_at=at(4), questions=f"Question {one}?")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/applications/{closed.pk}/gave/")
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize(
    ("known", "new", "words"),
    [
        (0, 0, "None saved."),
        (1, 0, "1 question."),
        (0, 1, "1 question, new to you."),
        (2, 0, "2 questions."),
        (0, 2, "2 questions, all new to you."),
        (1, 1, "2 questions, 1 new to you."),
        (12, 3, "15 questions, 3 new to you."),
    ],
)
def test_questions_are_counted_in_words(known, new, words):
    assert (
        Takeaways(
            "Applied", questions=[AskedQuestion("Why?", False)] * known + [AskedQuestion("How?", True)] * new
        ).questions_text
        == words
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "No interviews recorded."), (1, "1 interview."), (2, "2 interviews."), (12, "12 interviews.")],
)
def test_interviews_are_counted_in_words(number, words):
    assert Takeaways("Applied", rounds=[Round("Panel interview", "")] * number).interviews_text == words


@pytest.mark.parametrize(
    ("number", "which"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"), (111, "111th")],
)
def test_interviews_are_numbered(number, which):
    assert _ordinal(number) == which


@pytest.mark.parametrize(
    ("status", "closed_as", "words"),
    [
        ("applied", "rejected", "You put yourself forward. One application that ended early tells you little."),
        ("applied", "withdrawn", "You put yourself forward."),
        ("screening", "rejected", "How far it got: Screening."),
        ("offer", "declined", "You got an offer."),
        ("saved", "withdrawn", "You hadn’t applied yet."),
    ],
)
def test_with_nothing_saved_it_says_how_far_it_got(client, alice, status, closed_as, words):
    client.force_login(alice)
    application = make_application(alice, status=status, closed_as=closed_as)
    fragment = client.get(
        f"/applications/{application.pk}/gave/", headers={"HX-Request": "true", "HX-Target": "gave-box"}
    )
    text = fragment.content.decode()
    assert words in text
    assert ("ended early" in text) == (closed_as == "rejected" and status == "applied")
