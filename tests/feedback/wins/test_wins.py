"""What went right is found in the rows; only undoing its cause takes one away."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Action, Status, delete_applications
from feedback.models import HiddenWin, OwnWin, Reflection, Reminder
from feedback.wins import derived
from feedback.wins.dashboard import dashboard_of, headlines, kinds_of, tiles_of
from feedback.wins.page import win_page
from feedback.wins.picture import first_monday
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def kinds(user, today=TODAY):
    return sorted(win.kind for win in derived.wins_of(user))


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


def test_what_the_person_ended_is_said_as_what_it_was(alice):
    make_application(alice, company="Alder", status="saved").close("withdrawn", today=TODAY)
    make_application(alice, company="Birch").close("withdrawn", today=TODAY)
    make_application(alice, company="Cedar", status="offer").close("declined", today=TODAY)
    titles = {win.title for win in derived.wins_of(alice) if win.kind in ("declined", "withdrawn")}
    assert titles == {"You withdrew your application to Birch", "You declined the offer from Cedar"}
    assert "did not fit" not in " ".join(win.title + win.text for win in derived.wins_of(alice))


def test_one_that_was_withdrawn_reopened_and_withdrawn_again_is_counted_once(alice):
    application = make_application(alice, on=dt.date(2026, 11, 1))
    for _ in range(2):
        application.close("withdrawn", today=TODAY)
        assert derived.count_by_kind(derived.wins_of(alice)) == {"withdrawn": 1}
        application.reopen(today=TODAY)
        assert kinds(alice) == []
        application.refresh_from_db()
    application.close("withdrawn", today=TODAY)
    assert kinds(alice) == ["withdrawn"]


def test_an_accepted_job_is_the_largest_one_while_it_is_accepted(alice):
    application = make_application(alice, company="Castell Rail", status="offer", on=TODAY)
    make_application(alice, status="offer", on=TODAY)
    application.close("accepted", today=TODAY)
    [job] = [win for win in derived.wins_of(alice) if win.kind == "accepted"]
    assert (job.title, job.group) == ("You got the job at Castell Rail", "job")
    assert min(derived.wins_of(alice), key=lambda win: derived.RANK[win.kind]) == job
    application.reopen(today=TODAY)
    assert "accepted" not in kinds(alice)


def test_the_first_offer_is_further_than_before_and_the_next_is_a_reply(alice):
    for company, day in (("Alder", 3), ("Birch", 5)):
        make_application(alice, company=company, status="offer", on=dt.date(2026, 11, day))
    offers = {win.title: win.group for win in derived.wins_of(alice) if win.kind == "offer"}
    assert offers == {"Alder made you an offer": "far", "Birch made you an offer": "reply"}


def test_lines_name_the_role_where_there_are_two_at_one_company(alice):
    make_application(alice, company="Castell Rail", title="Timetable analyst", status="screening")
    make_application(alice, company="castell rail", title="Depot planner", status="screening")
    make_application(alice, company="Alder", title="Depot planner", status="screening")
    assert {win.title for win in derived.wins_of(alice)} == {
        "Castell Rail (Timetable analyst) replied", "castell rail (Depot planner) replied", "Alder replied",
    }  # fmt: skip


@pytest.mark.parametrize("kind", derived.KINDS)
def test_each_kind_has_words_for_one_and_for_several(kind):
    one, other = derived.KINDS[kind]
    assert one.startswith("1 ")
    assert other.startswith("{n} ")


def test_a_referral_is_counted_once_and_says_what_is_known(alice):
    application = make_application(alice, source="referral", company="Alder", on=dt.date(2026, 11, 1))
    for _ in range(2):
        application.move_to("saved", today=TODAY)
        application.refresh_from_db()
        application.move_to("applied", today=TODAY)
        application.refresh_from_db()
    assert [win.title for win in derived.wins_of(alice)] == ["You applied to Alder through someone you know"]
    assert derived.count_by_kind(derived.wins_of(alice)) == {"referral": 1}


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
    assert derived.count_by_kind(derived.wins_of(alice)) == {}
    make_stage(application, starts_at=NOON - dt.timedelta(days=1), contacts=[marta])
    assert [win.title for win in derived.wins_of(alice)] == ["You met Marta Kowalczyk"]


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
        step = application.close if state in ("withdrawn", "declined", "accepted") else application.move_to
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
    ("withdrawn", lambda alice: moved(alice, "withdrawn"), "undo"),
    ("declined", lambda alice: moved(alice, "offer", "declined"), "undo"),
    ("accepted", lambda alice: moved(alice, "offer", "accepted"), "undo"),
    ("referral", lambda alice: make_application(alice, source="referral"), "delete"),
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
    assert derived.count_by_kind(derived.wins_of(alice)).get(kind) == 1
    row.undo() if how == "undo" else row.delete()
    assert kind not in kinds(alice)
    client.get("/")
    assert kind not in derived.count_by_kind(derived.wins_of(alice))


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
    st.integers(0, 120),
    st.integers(0, 2),
    st.sampled_from(["", "declined", "withdrawn", "rejected", "accepted"]),
)


def write(alice, people, kind: str, ago: int, number: int, ending: str) -> None:
    """A row of some kind, from so many days ago."""
    on = TODAY - dt.timedelta(days=ago)
    if kind == "own":
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=on)
        return
    if kind in Status.values:
        outcome = (
            {"closed_as": ending, "closed_on": TODAY}
            if ending and (ending not in ("declined", "accepted") or kind == "offer")
            else {}
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
@given(some=st.lists(rows, max_size=8))
def test_tiles_picture_and_list_count_the_same_wins(alice, some):
    with transaction.atomic():
        people = [make_contact(alice, name=name) for name in ("Ann", "Ben", "Cem")]
        for row in some:
            write(alice, people, *row)
        history, since = derived.wins_since(alice, dt.date.min), first_monday(TODAY)
        found, lately = history.found, derived.wins_since(alice, since)
        assert history.numbers == lately.numbers == derived.count_by_kind(found)
        assert lately.found == [win for win in found if win.on >= since or not win.day_known]
        everything = win_page(history, set(), today=TODAY, weeks=None)
        assert sum(week.number for week in everything.weeks) == len(found) == everything.total
        assert [win for week in everything.weeks for line in week.lines for win, _, _ in line.wins if not win.url] == [
            win for win in found if win.kind == "own"
        ]
        page = win_page(lately, set(), today=TODAY)
        assert page == win_page(history, set(), today=TODAY)
        recent = [win for win in found if win.on >= since]
        assert sum(week.number for week in page.weeks) == len(recent)
        assert (page.picture.total if page.picture else len(recent)) == len(recent)
        assert bool(page.all_weeks) == (len(recent) < len(found))
        for tile in page.tiles:
            listed = win_page(history, set(), today=TODAY, kind=tile.kind)
            assert sum(week.number for week in listed.weeks) == int(tile.number)
        transaction.set_rollback(True)


def test_the_list_shows_twelve_weeks_and_leads_further_back(client, alice):
    client.force_login(alice)
    OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
    OwnWin.objects.create(owner=alice, words="Long ago", happened_on=TODAY - dt.timedelta(weeks=20))
    text = client.get("/wins/").content.decode()
    assert "Slept well" in text
    assert "Long ago" not in text
    assert "2 wins you added" in text
    more = re.search(r'href="(/wins/\?weeks=24)#list"', text)[1]
    for address in (more, "/wins/?weeks=all"):
        earlier = client.get(address).content.decode()
        assert "Long ago" in earlier
        assert "Slept well" in earlier
        assert "Show all of them" not in earlier
    for nonsense in ("x", "-12", "99999999999999999999", ""):
        assert "Slept well" in client.get(f"/wins/?weeks={nonsense}").content.decode()


def say(kind, ago=0, **fields):
    return derived.Win(f"{kind}:{ago}:{fields}", kind, TODAY - dt.timedelta(days=ago), kind, **fields)


class TestTheHeadline:
    def test_the_most_telling_comes_first_and_among_those_the_newest(self):
        week = [say("asked"), say("heard_back", 3, application_id=1), say("heard_back", 1, application_id=2)]
        assert [win.key for win in headlines(week)] == [week[2].key, week[1].key]

    def test_none_is_about_an_application_that_has_closed_since(self):
        week = [say("invited", application_id=1, is_over=True), say("practised", 2)]
        assert headlines(week) == (week[1], None)

    def test_what_the_person_ended_is_never_one(self):
        assert headlines([say("withdrawn"), say("declined"), say("accepted")]) == (None, None)

    def test_the_second_is_about_something_else(self):
        week = [say("invited", application_id=1), say("heard_back", 1, application_id=1), say("asked", 2)]
        assert headlines(week) == (week[0], week[2])

    def test_an_offer_that_stands_above_is_not_said_again(self):
        week = [say("offer", application_id=1), say("offer", 1, application_id=2)]
        assert headlines(week, offered=[1]) == (week[1], None)

    @pytest.mark.parametrize("ending", ["rejected", "no_response", "cancelled", "withdrawn"])
    def test_a_reply_is_one_until_its_application_is_closed(self, alice, ending):
        application = make_application(alice, company="Alder", on=dt.date(2026, 11, 1))
        application.move_to("screening", today=TODAY)
        assert dashboard_of(alice, today=TODAY).lead.title == "Alder replied"
        application.close(ending, today=TODAY)
        assert dashboard_of(alice, today=TODAY).lead is None
        assert derived.count_by_kind(derived.wins_of(alice))["heard_back"] == 1

    def test_what_has_no_date_is_neither_news_nor_in_the_picture(self, alice):
        for number in range(3):
            make_application(alice, company=f"Alder {number}", status="interviewing", unknown=["interviewing"])
        dashboard = dashboard_of(alice, today=TODAY)
        assert (dashboard.lead, dashboard.picture) == (None, None)
        assert dashboard.rest == ["3 invitations to an interview"]

    def test_one_of_last_week_is_in_the_picture_only(self, alice):
        for day in (1, 2, 3):
            make_application(alice, company=f"Alder {day}", status="screening", on=dt.date(2026, 11, day))
        dashboard = dashboard_of(alice, today=TODAY)
        assert dashboard.lead is None
        assert dashboard.picture.total == 3


class TestTheTiles:
    def test_under_three_there_is_no_row(self):
        assert tiles_of({"asked": 2, "offer": 1}, []) == ([], ["1 offer", "2 requests for advice"])

    def test_six_at_most_and_the_rest_in_words(self):
        tiles, rest = tiles_of(dict.fromkeys(derived.KINDS, 1), [say("asked"), say("further")])
        assert [tile.kind for tile in tiles] == ["accepted", "offer", "invited", "heard_back", "specific", "asked"]
        assert [tile.fresh for tile in tiles] == ["", "", "+1 in 7 days", "", "", "+1 in 7 days"]
        assert "1 application through someone you know" in rest

    def test_each_counts_what_its_list_shows(self, client, alice):
        client.force_login(alice)
        for number in range(3):
            moved(alice, "screening", "interviewing")
            make_application(alice, source="referral", company=f"Known {number}", on=dt.date(2026, 5, 1))
            make_application(alice, company=f"Gone {number}", closed_as="withdrawn")
        tiles, _ = tiles_of(derived.count_by_kind(derived.wins_of(alice)), [])
        assert {tile.kind: tile.number for tile in tiles} == {
            "invited": "3", "heard_back": "3", "referral": "3", "withdrawn": "3",
        }  # fmt: skip
        for tile in tiles:
            listed = client.get(tile.url).context["page"].weeks
            assert sum(week.number for week in listed) == int(tile.number.replace(",", ""))

    def test_every_kind_is_in_one_tile(self):
        assert sorted(kind for kind in derived.KINDS for _ in [kinds_of(kind)] if kinds_of(kind)) == sorted(
            derived.KINDS
        )


class TestThePages:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, alice):
        client.force_login(alice)

    def test_today_shows_this_weeks_and_the_totals(self, client, alice):
        make_application(alice, status="screening", on=TODAY, company="Wrenfield University")
        text = client.get("/").content.decode()
        assert "Wrenfield University replied" in text
        assert "So far: 1 reply." in text
        assert 'class="strip"' not in text

    def test_many_of_one_kind_in_a_week_are_one_line(self, client, alice):
        for number in range(64):
            make_application(alice, source="referral", company=f"Company {number:02}", on=TODAY)
        make_application(alice, company="Alder", status="screening", on=TODAY)
        [week] = client.get("/wins/").context["page"].weeks
        assert [line.title for line in week.lines] == ["Alder replied", "64 applications through someone you know"]
        assert week.lines[1].text.endswith(" and 61 more")
        assert len(week.lines[1].wins) == 64

    def test_the_list_can_be_filtered_by_group_of_the_picture(self, client, alice):
        make_application(alice, company="Alder", status="screening", on=TODAY)
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
        text = client.get("/wins/?group=act#list").content.decode()
        assert "Slept well" in text.split('id="list"')[1]
        assert "Alder replied" not in text.split('id="list"')[1]
        for nonsense in ("/wins/?group=x", "/wins/?kind=x"):
            assert "Alder replied" in client.get(nonsense).content.decode()

    def test_one_without_a_date_is_listed_as_that(self, client, alice):
        make_application(alice, company="Alder", status="screening", unknown=["screening"])
        page = client.get("/wins/").context["page"]
        assert page.weeks == []
        assert [(line.title, line.when) for line in page.undated] == [("Alder replied", "")]

    def test_a_job_is_first_on_today_for_weeks_and_as_long_as_it_is_accepted(self, client, alice, travel):
        make_application(alice, company="Birch", status="screening", on=TODAY)
        application = make_application(alice, company="Castell Rail", status="offer", on=TODAY)
        application.close("accepted", today=TODAY)
        text = client.get("/").content.decode()
        assert text.index("You got the job at Castell Rail") < text.index('class="pipeline"')
        assert "decide about the application that’s still open" in text
        travel.shift(dt.timedelta(days=20))
        assert "You got the job at Castell Rail" in client.get("/").content.decode()
        application.reopen(today=TODAY)
        assert "You got the job" not in client.get("/").content.decode()

    def test_open_offers_stand_above_the_wins_and_are_accepted_or_declined_there(self, client, alice):
        offer = make_application(
            alice, company="Castell Rail", title="Planner", status="offer", on=dt.date(2026, 11, 6)
        )
        other = make_application(alice, company="Alder", status="offer", on=TODAY, answer_by=dt.date(2026, 11, 20))
        text = " ".join(client.get("/").content.decode().split())
        assert text.index("2 offers for you to decide on") < text.index(">Small wins<")
        assert "Planner. They made the offer on 6 November." in text
        assert "Reply by 20 November." in text
        assert client.get(f"/applications/{offer.pk}/outcome/").status_code == 405
        answer = client.post(
            f"/applications/{offer.pk}/outcome/", {"outcome": "declined", "next": "/", "from": "today"}
        )
        assert (answer.status_code, answer["Location"]) == (302, "/")
        text = " ".join(client.get("/").content.decode().split())
        assert "An offer for you to decide on" in text
        Action.objects.latest("pk").undo()
        offer.refresh_from_db()
        assert offer.is_open
        client.post(f"/applications/{other.pk}/outcome/", {"outcome": "accepted", "next": "/", "from": "today"})
        assert "You got the job at Alder" in client.get("/").content.decode()

    def test_an_offer_without_a_date_says_none(self, client, alice):
        make_application(alice, company="Alder", title="Planner", status="offer", unknown=["offer"])
        text = " ".join(client.get("/").content.decode().split())
        assert "<p>Planner</p>" in text

    def test_a_week_with_none_is_one_calm_line(self, client, alice):
        make_application(alice, status="screening", on=dt.date(2026, 10, 1))
        text = client.get("/").content.decode()
        assert "No new wins in the last seven days. Your earlier wins still count." in text
        assert "So far: 1 reply." in text

    def test_a_week_with_a_win_of_a_closed_one_is_not_called_quiet(self, client, alice):
        one = make_application(alice, status="screening", on=TODAY - dt.timedelta(days=1))
        one.close("rejected", today=TODAY)
        text = client.get("/").content.decode()
        assert "No new wins" not in text
        assert "So far: 1 reply." in text

    def test_hiding_one_leaves_the_count_and_can_be_undone(self, client, alice):
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
        key = derived.wins_of(alice)[0].key
        for _ in range(2):
            client.post("/wins/hide/", {"key": key})
        text = client.get("/wins/").content.decode()
        assert "Slept well" not in text
        assert "1 win you added" in text
        assert "1 hidden. It still counts." in text
        client.post(Action.objects.filter(kind="win").first().undo_url)
        assert "Slept well" in client.get("/wins/").content.decode()

    def test_hiding_one_shows_the_same_list_again(self, client, alice):
        OwnWin.objects.create(owner=alice, words="Slept well", happened_on=TODAY)
        listed = "/wins/?group=act&weeks=24"
        text = client.get(listed).content.decode()
        assert 'name="next" value="/wins/?group=act&amp;weeks=24"' in text
        answer = client.post("/wins/hide/", {"key": derived.wins_of(alice)[0].key, "next": listed})
        assert answer["Location"] == listed
        assert client.post("/wins/hide/", {"key": "x", "next": "//elsewhere.example/"})["Location"] == "/wins/"

    def test_the_picture_can_be_downloaded_and_names_nobody(self, client, alice):
        assert client.get("/wins/picture.svg").status_code == 404, "too few"
        for weeks in (0, 1, 20):
            on = TODAY - dt.timedelta(weeks=weeks)
            OwnWin.objects.create(owner=alice, words="Slept well at Alder", happened_on=on)
            make_application(alice, company="Alder & Sons", status="screening", on=on)
        page = client.get("/wins/?weeks=24").content.decode()
        assert 'href="/wins/picture.svg?weeks=24"' in page
        assert 'href="/wins/picture.svg?weeks=all"' in client.get("/wins/?weeks=all").content.decode()
        for query, number, rows in (("", 4, 1), ("?weeks=24", 6, 2), ("?weeks=all", 6, 2)):
            answer = client.get(f"/wins/picture.svg{query}")
            assert answer["Content-Type"] == "image/svg+xml"
            drawn = ElementTree.fromstring(answer.content)
            assert drawn.findtext("{*}title").startswith(f"{number} small wins")
            assert len(drawn.findall(".//{*}line")) == rows
            marks = drawn.findall("{*}svg//{*}svg/{*}use")
            assert len(marks) == number
            text = answer.content.decode()
            assert not any(name in text for name in ("Alder", "Slept", "alice"))

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
        with django_assert_max_num_queries(18):
            client.get("/wins/")
