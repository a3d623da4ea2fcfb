"""The invented search: whole, the same each time, and gone with one click."""

import datetime as dt

import pytest

from applications.models import (
    Action,
    Application,
    Contact,
    InterviewStage,
    Outcome,
    OutcomeKind,
    Profile,
    Search,
    Status,
    StatusChange,
    check_applications,
)
from applications.preferences import sample
from tests.builders import TODAY, make_application, make_contact, make_stage


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


NUMBER = 72


def test_it_is_a_whole_search_of_several_months_after_an_earlier_one(alice):
    assert sample.create(alice, today=TODAY) == NUMBER
    rows = Application.objects.for_user(alice)
    assert {row.status for row in rows} == set(Status.values)
    assert {row.closed_as for row in rows} == {"", *OutcomeKind.values} - {"accepted"}
    assert rows.filter(closed_as="declined", furthest="offer").count() == 1
    now, before = Search.objects.filter(owner=alice).order_by("-began_on")
    assert now.ended_on is None
    assert before.ended_on < now.began_on
    assert TODAY - now.began_on > dt.timedelta(weeks=16)
    in_months = {row.applied_on.strftime("%Y-%m") for row in rows if row.applied_on and row.applied_on >= now.began_on}
    assert len(in_months) >= 4
    assert all(
        before.began_on <= row.applied_on <= before.ended_on or row.applied_on >= now.began_on
        for row in rows
        if row.applied_on
    )
    assert rows.quiet(TODAY).exists()
    assert all(row.is_sample for row in rows)
    assert InterviewStage.objects.filter(starts_at__gt=dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC)).exists()
    assert InterviewStage.objects.exclude(questions="").exists()
    assert Contact.objects.filter(owner=alice, is_sample=True).count() == 8
    assert rows.exclude(notes="").exists()


@pytest.mark.parametrize("shift", range(0, 14, 3))
def test_its_history_and_its_state_agree_on_any_day(alice, shift):
    today = TODAY - dt.timedelta(days=shift)
    sample.create(alice, today=today)
    assert list(check_applications(alice)) == []
    assert not StatusChange.objects.filter(happened_on__gt=today).exists()
    assert all(stage.starts_at.weekday() < 5 for stage in InterviewStage.objects.all())


def test_it_is_the_same_for_everybody(alice, bob):
    for person in (alice, bob):
        sample.create(person, today=TODAY)
    first, second = (
        list(
            Application.objects.for_user(person)
            .order_by("pk")
            .values_list("company", "title", "status", "closed_as", "pay_min")
        )
        for person in (alice, bob)
    )
    assert first == second


def test_a_second_click_makes_no_second_one(page, alice):
    for _ in range(2):
        text = page.post("/sample/", follow=True).content.decode()
    assert "already been added" in text
    assert Application.objects.count() == NUMBER


def test_it_is_written_with_few_statements_however_much_it_is(alice, django_assert_max_num_queries):
    with django_assert_max_num_queries(200):
        sample.create(alice, today=TODAY)


def test_removing_takes_all_of_it_and_nothing_real(page, alice, bob):
    real = make_application(alice, company="Mine", notes="mine", closed_as="rejected")
    stage = make_stage(real)
    friend = make_contact(alice, name="My friend")
    sample.create(bob, today=TODAY)
    page.post("/sample/")
    invented = Application.objects.for_user(alice).filter(is_sample=True, status="interviewing").first()
    page.post(f"/applications/{real.pk}/notes/", {"notes": "written while looking around", "version": real.version})
    page.post(f"/applications/{invented.pk}/notes/", {"notes": "on an invented one", "version": invented.version})
    page.post(f"/applications/{invented.pk}/status/", {"outcome": "rejected", "day": "today"})
    page.post(f"/applications/{invented.pk}/delete/")
    met = Contact.objects.filter(owner=alice, is_sample=True).first()
    real.contacts.add(met)
    text = page.post("/sample/delete/", follow=True).content.decode()
    assert "Nothing you added was affected" in text
    assert list(Application.objects.filter(owner=alice)) == [real]
    real.refresh_from_db()
    assert real.notes == "written while looking around"
    assert list(InterviewStage.objects.filter(application__owner=alice)) == [stage]
    assert set(Contact.objects.filter(owner=alice)) == {friend, met}
    assert Outcome.objects.filter(application__owner=alice).count() == 1
    assert Application.objects.filter(owner=bob).count() == NUMBER
    assert not Profile.objects.get(user=alice).has_sample
    assert "Remove the sample data" not in page.get("/board/").content.decode()


def test_an_undo_of_something_invented_does_no_harm_afterwards(page, alice):
    page.post("/sample/")
    application = Application.objects.filter(status="applied", closed_as="").first()
    page.post(f"/applications/{application.pk}/status/", {"status": "screening", "day": "today"})
    page.post("/sample/delete/")
    response = page.post(Action.objects.latest("pk").undo_url, follow=True)
    assert response.status_code == 200
    assert not Application.objects.exists()


def test_it_can_come_again(page, alice):
    for path in ("/sample/", "/sample/delete/", "/sample/"):
        page.post(path)
    assert Application.objects.count() == NUMBER
    assert Contact.objects.count() == 8


def test_the_banner_is_only_shown_with_it_and_is_posted(page, alice):
    assert "Remove the sample data" not in page.get("/").content.decode()
    page.post("/sample/")
    for path in ("/", "/board/", "/applications/", "/settings/"):
        assert "Remove the sample data" in page.get(path).content.decode()
    assert page.get("/sample/").status_code == page.get("/sample/delete/").status_code == 405
