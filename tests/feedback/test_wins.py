"""What went right is found in the rows; only undoing its cause takes one away."""

import datetime as dt
import re
from collections import Counter

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Action, Status, delete_applications
from feedback import wins
from feedback.models import HiddenWin, OwnWin, Reflection, Reminder
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def kinds(user, today=TODAY):
    return sorted(win.kind for win in wins.wins_of(user))


def test_sending_and_being_rejected_are_none(alice):
    make_application(alice)
    make_application(alice, closed_as="rejected")
    make_application(alice, closed_as="no_response")
    assert kinds(alice) == []


def test_heard_back_invited_and_offer(alice):
    make_application(alice, status="offer", on=TODAY, applied_on=dt.date(2026, 10, 1))
    other = make_application(alice, status="screening", on=TODAY)
    other.move_to("interviewing", today=TODAY)
    assert kinds(alice).count("heard_back") == 1
    assert "offer" in kinds(alice)
    assert "invited" in kinds(alice)


def test_the_first_interview_is_further_than_before_and_the_second_is_not(alice):
    for _ in range(2):
        application = make_application(alice, status="screening", on=dt.date(2026, 11, 1))
        application.move_to("interviewing", on=dt.date(2026, 11, 5), today=TODAY)
    assert [kind for kind in kinds(alice) if kind in ("further", "invited")] == ["further", "invited"]


def test_a_rejection_takes_none_away_and_undoing_its_cause_does(alice):
    application = make_application(alice, on=dt.date(2026, 11, 1))
    action = application.move_to("screening", today=TODAY)
    assert kinds(alice) == ["heard_back"]
    application.close("rejected", today=TODAY)
    assert kinds(alice) == ["heard_back"]
    Action.objects.latest("pk").undo()
    action.undo()
    assert kinds(alice) == []


def test_a_move_back_and_a_reopening_are_none(alice):
    application = make_application(alice, status="interviewing", on=dt.date(2026, 11, 1))
    before = kinds(alice)
    application.close("rejected", today=TODAY)
    application.reopen(today=TODAY)
    application.move_to("screening", today=TODAY)
    assert len(kinds(alice)) == len(before)


def test_saying_no_to_what_does_not_fit(alice):
    make_application(alice, closed_as="withdrawn")
    assert kinds(alice) == ["own_no"]


def test_the_words_say_what_was_turned_down(alice):
    make_application(alice, company="Alder", status="saved").close("withdrawn", today=TODAY)
    make_application(alice, company="Birch").close("withdrawn", today=TODAY)
    make_application(alice, company="Cedar", status="offer").close("declined", today=TODAY)
    titles = {win.title for win in wins.wins_of(alice) if win.kind == "own_no"}
    assert titles == {
        "You decided not to apply to Alder",
        "You withdrew your application to Birch",
        "You turned down the offer from Cedar",
    }


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, []),
        ({"heard_back": 0}, []),
        (
            {"heard_back": 1, "asked": 1, "own_no": 1},
            ["1 reply", "1 request for advice", "1 application you ended yourself"],
        ),
        ({"practised": 2, "offer": 2}, ["2 offers", "2 practice sessions"]),
        ({"further": 12, "own": 1204}, ["12 times further than ever before", "1,204 wins you added"]),
    ],
)
def test_totals_are_counted_in_words(numbers, said):
    assert wins.in_words(numbers) == said


@pytest.mark.parametrize("kind", wins.KINDS)
def test_each_kind_has_words_for_one_and_for_several(kind):
    one, other = wins.KINDS[kind]
    assert one.startswith("1 ")
    assert other.startswith("{n} ")


def test_a_referral_is_help_by_a_person(alice):
    make_application(alice, source="referral")
    assert kinds(alice) == ["helped"]


def test_interviews_with_someone_new_and_written_down(alice):
    application, marta = make_application(alice, status="saved"), make_contact(alice)
    for day in (2, 3):
        make_stage(application, starts_at=NOON - dt.timedelta(days=day), contacts=[marta])
    make_stage(application, starts_at=NOON + dt.timedelta(days=3), contacts=[make_contact(alice, name="Joan")])
    make_stage(application, starts_at=NOON - dt.timedelta(days=1), questions="Why us?")
    assert kinds(alice) == ["captured", "someone_new"]


def test_an_interview_that_did_not_take_place_is_none(alice):
    application, marta = make_application(alice, status="saved"), make_contact(alice)
    stage = make_stage(application, starts_at=NOON - dt.timedelta(days=2), contacts=[marta], questions="Why us?")
    assert kinds(alice) == ["captured", "someone_new"]
    stage.happened = False
    stage.save()
    assert kinds(alice) == []
    assert wins.count_wins(alice).kinds == {}
    make_stage(application, starts_at=NOON - dt.timedelta(days=1), contacts=[marta])
    assert [win.title for win in wins.wins_of(alice, since=TODAY - dt.timedelta(days=1))] == ["You met Marta Kowalczyk"]


def test_asking_counts_whatever_comes_and_specific_advice_once_the_person_says_so(alice):
    application = make_application(alice, closed_as="rejected")
    asked = make_request(application, state="no_reply", sent_on=TODAY, ended_on=TODAY)
    assert kinds(alice) == ["asked"]
    asked.state, asked.answer = "answered", "Result first."
    asked.save()
    assert kinds(alice) == ["asked"]
    asked.is_generic = False
    asked.save()
    assert kinds(alice) == ["asked", "specific"]


def test_looking_back_keeping_in_touch_and_ones_own(alice):
    application = make_application(alice, closed_as="rejected")
    Reflection.objects.create(owner=alice, application=application, written_on=TODAY)
    assert kinds(alice) == []
    Reflection.objects.update(went_well="The map.")
    Reminder.objects.create(owner=alice, kind="keep_in_touch", state="done", ended_on=TODAY, due_on=TODAY)
    OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
    assert kinds(alice) == ["kept_in_touch", "own", "reflected"]


def moved(alice, *states):
    """One that went from applied through these states, and the action of the last move."""
    application, action = make_application(alice, on=dt.date(2026, 11, 1)), None
    for state in states:
        application.refresh_from_db()
        step = application.close if state in ("withdrawn", "declined") else application.move_to
        action = step(state, today=TODAY)
    return action


def met(alice, **overrides):
    application = make_application(alice, status="saved")
    return make_stage(application, starts_at=NOON - dt.timedelta(days=1), **overrides)


def asked_for(alice, **overrides):
    return make_request(make_application(alice, closed_as="rejected"), sent_on=TODAY, ended_on=TODAY, **overrides)


def looked_back(alice, **overrides):
    application = None if overrides.get("is_batch") else make_application(alice, closed_as="rejected")
    return Reflection.objects.create(owner=alice, application=application, written_on=TODAY, **overrides)


def said_hello(alice, **overrides):
    fields = {"kind": "keep_in_touch", "state": "done", "ended_on": TODAY, "due_on": TODAY} | overrides
    return Reminder.objects.create(owner=alice, **fields)


def own(alice):
    return OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)


UNDOING = [
    ("heard_back", lambda alice: moved(alice, "screening"), "undo"),
    ("further", lambda alice: moved(alice, "interviewing"), "undo"),
    ("offer", lambda alice: moved(alice, "offer"), "undo"),
    ("own_no", lambda alice: moved(alice, "withdrawn"), "undo"),
    ("own_no", lambda alice: moved(alice, "offer", "declined"), "undo"),
    ("helped", lambda alice: make_application(alice, source="referral"), "delete"),
    ("someone_new", lambda alice: met(alice, contacts=[make_contact(alice)]), "delete"),
    ("captured", lambda alice: met(alice, questions="Why?"), "delete"),
    ("asked", lambda alice: asked_for(alice, state="sent"), "delete"),
    ("specific", lambda alice: asked_for(alice, state="answered", answer="Result first.", is_generic=False), "delete"),
    ("reflected", lambda alice: looked_back(alice, went_well="The map."), "delete"),
    ("reflected", lambda alice: looked_back(alice, is_batch=True), "delete"),
    ("kept_in_touch", said_hello, "delete"),
    ("own", own, "delete"),
]


@pytest.mark.parametrize(("kind", "cause", "how"), UNDOING)
def test_each_cause_makes_one_and_undoing_it_takes_it_away(client, alice, kind, cause, how):
    client.force_login(alice)
    row = cause(alice)
    assert kinds(alice).count(kind) == 1
    client.get("/")
    assert wins.count_wins(alice).kinds.get(kind) == 1
    row.undo() if how == "undo" else row.delete()
    assert kind not in kinds(alice)
    client.get("/")
    assert kind not in wins.count_wins(alice).kinds


def test_an_invitation_is_one_and_goes_with_its_cause(alice):
    moved(alice, "interviewing")
    action = moved(alice, "screening", "interviewing")
    assert kinds(alice).count("invited") == 1
    action.undo()
    assert "invited" not in kinds(alice)


NONE_OF_IT = [
    lambda alice: moved(alice),
    lambda alice: make_application(alice, source="job_board"),
    lambda alice: make_application(alice, source="referral", status="saved"),
    lambda alice: make_application(alice, closed_as="cancelled"),
    lambda alice: met(alice),
    lambda alice: make_stage(
        make_application(alice),
        starts_at=NOON + dt.timedelta(days=1),
        contacts=[make_contact(alice)],
        questions="Later",
    ),
    lambda alice: make_request(make_application(alice, closed_as="rejected")),
    lambda alice: looked_back(alice),
    lambda alice: said_hello(alice, state="open", ended_on=None),
    lambda alice: said_hello(alice, state="dismissed"),
    lambda alice: said_hello(alice, kind="own"),
]


@pytest.mark.parametrize("nothing", NONE_OF_IT)
def test_what_did_not_go_right_is_none(alice, nothing):
    nothing(alice)
    assert kinds(alice) == []


def test_a_generic_answer_is_no_specific_advice(alice):
    asked_for(alice, state="answered", answer="A better fit.", is_generic=True)
    assert kinds(alice) == ["asked"]


def test_meeting_the_same_person_again_is_not_somebody_new(alice):
    marta = make_contact(alice)
    met(alice, contacts=[marta])
    met(alice, contacts=[marta])
    assert kinds(alice) == ["someone_new"]


def test_one_deleted_and_another_brought_back_are_both_noticed(client, alice, travel):
    client.force_login(alice)
    one = make_application(alice, company="One", status="screening")
    other = make_application(alice, company="Other", status="saved", on=TODAY)
    other.move_to("applied", today=TODAY)
    make_application(alice, company="Newest")
    gone = delete_applications(alice, [one.pk])
    client.get("/")
    travel.shift(60)
    gone.undo()
    delete_applications(alice, [other.pk])
    assert "One replied" in client.get("/").content.decode()


rows = st.tuples(
    st.sampled_from(
        ["saved", "applied", "screening", "interviewing", "offer", "stage", "request", "own", "reflection"]
    ),
    st.integers(0, 40),
    st.integers(0, 2),
    st.sampled_from(["", "declined", "withdrawn", "rejected"]),
)


def write(alice, people, kind: str, ago: int, number: int, ending: str) -> None:
    """A row of some kind, from so many days ago."""
    on = TODAY - dt.timedelta(days=ago)
    if kind == "own":
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=on)
        return
    if kind in Status.values:
        outcome = (
            {"closed_as": ending, "closed_on": TODAY} if ending and (ending != "declined" or kind == "offer") else {}
        )
        source = ["referral", "job_board", ""][number]
        make_application(
            alice, status=kind, on=on, applied_on=on, source=source, **({} if kind == "saved" else outcome)
        )
        return
    application = make_application(
        alice, status="interviewing", on=on, applied_on=on, closed_as="rejected", closed_on=on
    )
    if kind == "stage":
        start = dt.datetime.combine(on, dt.time(8 + number), tzinfo=dt.UTC)
        make_stage(application, starts_at=start, contacts=people[number:], questions="Why?" if ago % 2 else "")
    elif kind == "request":
        answer = {"answer": "Say the result first.", "is_generic": number == 1, "ended_on": TODAY} if number else {}
        make_request(application, state="sent", sent_on=on, **answer)
    else:
        Reflection.objects.create(owner=alice, application=application, went_well="x" if number else "", written_on=on)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(some=st.lists(rows, max_size=8), ago=st.integers(0, 41))
def test_counting_and_any_span_say_what_the_whole_list_says(alice, some, ago):
    with transaction.atomic():
        people = [make_contact(alice, name=name) for name in ("Ann", "Ben", "Cem")]
        for row in some:
            write(alice, people, *row)
        found, middle = wins.wins_of(alice), TODAY - dt.timedelta(days=ago)
        assert wins.count_wins(alice).kinds == Counter(win.kind for win in found)
        late, early = (wins.wins_of(alice, **span) for span in ({"since": middle}, {"until": middle}))
        assert [*late, *early] == found
        assert wins.has_wins_before(alice, middle) == bool(early)
        transaction.set_rollback(True)


def test_the_list_shows_twelve_weeks_and_leads_further_back(client, alice):
    client.force_login(alice)
    OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
    OwnWin.objects.create(owner=alice, words="Long ago", happened_on=TODAY - dt.timedelta(weeks=20))
    text = client.get("/wins/").content.decode()
    assert "Slept well" in text
    assert "Long ago" not in text
    assert "2 wins you added" in text
    before = re.search(r'href="/wins/\?before=([^"]+)"', text)[1]
    earlier = client.get(f"/wins/?before={before}").content.decode()
    assert "Long ago" in earlier
    assert "Slept well" not in earlier
    assert "before=" not in earlier
    for nonsense in ("x", "0001-01-01", "9999-12-31", ""):
        assert client.get(f"/wins/?before={nonsense}").status_code == 200


class TestThePages:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, alice):
        client.force_login(alice)

    def test_today_shows_this_weeks_and_the_totals(self, client, alice):
        make_application(alice, status="screening", on=TODAY, company="Wrenfield University")
        text = client.get("/").content.decode()
        assert "Wrenfield University replied" in text
        assert "So far: 1 reply." in text

    def test_a_week_with_none_is_one_calm_line(self, client, alice):
        make_application(alice, status="screening", on=dt.date(2026, 10, 1))
        text = client.get("/").content.decode()
        assert "A quiet week. Your earlier wins still count." in text
        assert "So far: 1 reply." in text

    def test_what_is_counted_equals_what_is_listed_after_every_kind_of_change(self, client, alice, travel):
        def same():
            client.get("/")
            alice.refresh_from_db()
            return wins.count_wins(alice).kinds == Counter(win.kind for win in wins.wins_of(alice))

        application = make_application(alice, on=dt.date(2026, 11, 1))
        assert same()
        application.move_to("screening", today=TODAY)
        assert same()
        stage = make_stage(application, starts_at=NOON - dt.timedelta(days=1), questions="Why?")
        assert same()
        stage.questions = ""
        stage.save()
        assert same()
        asked = make_request(application, state="sent", sent_on=TODAY)
        assert same()
        asked.delete()
        assert same()
        client.post("/wins/", {"words": "Slept well", "happened_on": "2026-11-10"})
        assert same()
        client.post(Action.objects.latest("pk").undo_url)
        assert same()
        client.post(f"/applications/{application.pk}/delete/")
        assert same()

    def test_hiding_one_leaves_the_count_and_can_be_undone(self, client, alice):
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
        key = wins.wins_of(alice)[0].key
        for _ in range(2):
            client.post("/wins/hide/", {"key": key})
        text = client.get("/wins/").content.decode()
        assert "Slept well" not in text
        assert "1 win you added" in text
        assert "1 hidden. It still counts." in text
        client.post(Action.objects.filter(kind="win").first().undo_url)
        assert "Slept well" in client.get("/wins/").content.decode()

    @pytest.mark.parametrize(
        ("number", "words"), [(2, "2 hidden. They still count."), (12, "12 hidden. They still count.")]
    )
    def test_several_hidden_ones_are_counted(self, client, alice, number, words):
        for n in range(number):
            win = OwnWin.objects.create(owner=alice, words=f"Win {n}", happened_on=TODAY)
            HiddenWin.objects.create(owner=alice, key=f"own:{win.pk}")
        assert words in client.get("/wins/").content.decode()

    def test_a_day_to_come_is_refused_and_the_words_stay(self, client):
        response = client.post("/wins/", {"words": "Tomorrow", "happened_on": "2026-11-11"})
        assert response.status_code == 422
        assert "Tomorrow" in response.content.decode()

    @pytest.mark.parametrize("number", [10, 60])
    def test_all_of_it_costs_the_same_for_any_number(self, client, alice, number, django_assert_max_num_queries):
        for n in range(number):
            application = make_application(alice, status="screening", company=f"C{n}")
            make_stage(application, starts_at=NOON - dt.timedelta(days=1), contacts=[make_contact(alice, name=f"P{n}")])
        with django_assert_max_num_queries(30):
            client.get("/wins/")
