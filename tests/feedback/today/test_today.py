"""The first page."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import (
    Action,
    Application,
    Profile,
    check_applications,
    close_applications,
    move_applications,
)
from feedback.today.page import _standfirst, today_for
from tests.builders import TODAY, make_application, make_stage

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def body(response) -> str:
    return response.content.decode()


class TestPage:
    def test_an_empty_start_offers_three_doors(self, page, bob):
        make_application(bob)
        text = body(page.get("/"))
        for door in ("Add application", "Import", "Look around with sample data"):
            assert door in text
        assert "pipeline" not in text

    def test_it_greets_by_the_name_one_is_called_and_names_the_day(self, page, alice):
        make_application(alice)
        Profile.objects.filter(user=alice).update(called="Nora <3")
        text = body(page.get("/"))
        assert "Hello, Nora &lt;3" in text
        assert "<h1>Tuesday 10 November</h1>" in text

    def test_the_day_is_the_persons_own(self, page, alice):
        make_application(alice)
        Profile.objects.filter(user=alice).update(time_zone="Pacific/Kiritimati")
        assert "<h1>Tuesday 10 November</h1>" in body(page.get("/"))
        Profile.objects.filter(user=alice).update(time_zone="Pacific/Pago_Pago")
        assert "<h1>Monday 9 November</h1>" in body(page.get("/"))

    def test_every_link_of_the_pipeline_leads_somewhere(self, page, alice):
        make_application(alice, closed_as="rejected")
        text = body(page.get("/"))
        pipeline = text.split('<ol class="pipeline">')[1].split("</ol>")[0]
        links = re.findall(r'href="([^"#]+)', pipeline)
        assert len(links) == 6
        for link in links:
            assert page.get(link).status_code == 200

    def test_quiet_ones_lead_to_the_list_of_them(self, page, alice):
        for number in range(7):
            make_application(alice, company=f"Silent {number}", on=TODAY - 40 * DAY)
        make_application(alice, company="Fresh")
        text = body(page.get("/"))
        assert "See all 7 in the list" in text
        listed = body(page.get(re.search(r'href="(/applications/\?quiet=[^"]+)"', text)[1]))
        assert "Silent 6" in listed
        assert "Fresh" not in listed

    def test_nobody_else_is_on_it(self, page, alice, bob):
        make_application(alice)
        make_stage(make_application(bob, company="Secret", on=TODAY - 40 * DAY))
        assert "Secret" not in body(page.get("/"))

    def test_deleted_ones_are_not_on_it(self, page, alice):
        make_application(alice)
        application = make_application(alice, company="Gone")
        make_stage(application)
        page.post(f"/applications/{application.pk}/delete/")
        page.get("/board/")  # shows the toast, which names it
        assert "Gone" not in body(page.get("/"))

    def test_it_is_only_read(self, page):
        assert page.post("/").status_code == 405

    def test_it_costs_the_same_for_ten_and_for_thirty(self, page, alice):
        counts = []
        for number in range(30):
            make_stage(make_application(alice, company=f"Company {number}", status="screening"))
            make_application(alice, company=f"Quiet {number}", on=TODAY - 40 * DAY)
            if number in (9, 29):
                page.get("/")
                with CaptureQueriesContext(connection) as captured:
                    page.get("/")
                counts.append(len(captured))
        assert counts[0] == counts[1] <= 30


class TestWhatItSays:
    @staticmethod
    def lately(alice):
        return [row.sentence for row in today_for(alice, today=TODAY).lately]

    def test_counts_and_how_many_reached_a_status(self, alice):
        make_application(alice, status="saved")
        make_application(alice, status="interviewing")
        make_application(alice, status="screening", closed_as="rejected")
        stations = {one.label: (one.count, one.small) for one in today_for(alice, today=TODAY).pipeline}
        assert stations["Saved"] == (1, "not applied yet")
        assert stations["Applied"] == (0, "2 sent so far")
        assert stations["Screening"] == (0, "2 invited so far")
        assert stations["Interviewing"] == (1, "1 invited so far")
        assert stations["Closed"][0] == 1

    def test_figures_of_thousands_carry_a_comma(self, alice):
        like = make_application(alice)
        Application.objects.bulk_create(
            Application(
                owner=alice,
                company="Alder",
                title="Cook",
                **{
                    name: getattr(like, name)
                    for name in ("status", "furthest", "status_since", "applied_on", "last_news_on")
                },
            )
            for _ in range(1001)
        )
        stations = {one.label: one.small for one in today_for(alice, today=TODAY).pipeline}
        assert stations["Applied"] == "1,002 sent so far"

    @pytest.mark.parametrize(
        ("steps", "sentence"),
        [
            (["screening"], "Alder {} moved to Screening."),
            (["interviewing"], "Alder {} invited you to an interview."),
            (["offer"], "Alder {} made you an offer."),
            (["rejected"], "Alder {} said no."),
            (["no_response"], "No response from Alder {}."),
            (["withdrawn"], "You withdrew your application to Alder {}."),
            (["cancelled"], "The role at Alder {} was cancelled."),
            (["rejected", "reopen"], "You reopened Alder {}."),
            (["interviewing", "screening"], "You moved Alder {} back to Screening."),
        ],
    )
    def test_each_change_in_plain_words(self, alice, steps, sentence):
        application = make_application(alice, company="Alder {}", on=TODAY - DAY)
        for step in steps:
            if step == "reopen":
                application.reopen(today=TODAY)
            elif step in ("screening", "interviewing", "offer"):
                application.move_to(step, today=TODAY)
            else:
                application.close(step, today=TODAY)
        assert self.lately(alice)[0] == sentence

    def test_what_was_undone_did_not_happen(self, alice):
        application = make_application(alice, company="Alder", on=TODAY - DAY)
        application.close("rejected", today=TODAY).undo()
        assert self.lately(alice) == ["You applied to Alder."]

    def test_an_unknown_company_goes_by_its_agency(self, alice):
        make_application(alice, company="", agency="Brook Street", status="screening")
        assert self.lately(alice) == ["Brook Street moved to Screening.", "You applied through Brook Street."]

    def test_lately_is_two_weeks_and_eight_at_most(self, alice):
        make_application(alice, company="Long ago", on=TODAY - 15 * DAY)
        for number in range(10):
            make_application(alice, company=f"Company {number}", on=TODAY - DAY)
        assert len(self.lately(alice)) == 8
        assert "Long ago" not in " ".join(self.lately(alice))

    def test_endings_of_one_day_are_one_line_and_a_job_never_is(self, alice):
        for company, ending in (("Alder", "rejected"), ("Birch", "no_response"), ("Cedar", "cancelled")):
            make_application(alice, company=company, on=TODAY - 9 * DAY, closed_as=ending, closed_on=TODAY - DAY)
        make_application(alice, company="Dogwood", status="offer", on=TODAY - 9 * DAY).close("accepted", today=TODAY)
        make_application(alice, company="Elm", on=TODAY - 9 * DAY).close("rejected", today=TODAY)
        first, second, together, *others = today_for(alice, today=TODAY).lately
        assert {first.sentence, second.sentence} == {"You accepted the offer from Dogwood.", "Elm said no."}
        assert (together.when, together.sentence, together.more) == ("Yesterday", "3 applications closed", 0)
        assert {one.sentence for one in together.endings} == {
            "Alder said no.", "No response from Birch.", "The role at Cedar was cancelled.",
        }  # fmt: skip
        assert not any(one.endings for one in others)

    def test_a_day_with_very_many_endings_says_how_many_and_leaves_room_for_others(self, alice):
        make_application(alice, company="Alder", status="screening", on=TODAY - DAY, applied_on=TODAY - 20 * DAY)
        for number in range(70):
            make_application(
                alice, company=f"C {number}", on=TODAY - 30 * DAY, closed_as="no_response", closed_on=TODAY
            )
        together, reply = today_for(alice, today=TODAY).lately
        assert (together.sentence, len(together.endings), together.more) == ("70 applications closed", 20, 50)
        assert reply.sentence == "Alder moved to Screening."

    def test_nothing_without_a_date_is_news(self, alice):
        make_application(alice, company="Alder", status="screening", unknown=["screening"], applied_on=TODAY - DAY)
        assert self.lately(alice) == ["You applied to Alder."]

    def test_two_at_one_company_are_told_apart_by_their_roles(self, alice):
        make_application(alice, company="Alder", title="Planner", on=TODAY)
        make_application(alice, company="ALDER", title="Analyst", on=TODAY)
        assert set(self.lately(alice)) == {"You applied to Alder (Planner).", "You applied to ALDER (Analyst)."}

    def test_the_end_of_one_that_was_only_saved_is_news_too(self, alice):
        saved = make_application(alice, company="Alder", status="saved", on=TODAY - DAY)
        make_application(alice, company="Only looked at", status="saved", on=TODAY)
        saved.close("cancelled", today=TODAY)
        assert self.lately(alice) == ["The role at Alder was cancelled."]

    @pytest.mark.parametrize("how", ["alone", "with others", "back"])
    def test_the_latest_move_comes_first_however_many_moved_on_that_day(self, alice, how, time_machine):
        one = make_application(alice, company="Alder", on=TODAY - DAY)
        moved, _ = move_applications(alice, [one.pk], "screening", on=TODAY, today=TODAY)
        time_machine.shift(60)
        for number in range(60):
            make_application(alice, company=f"Imported {number}", on=TODAY)
        time_machine.shift(60)
        if how == "alone":
            Application.objects.get(pk=one.pk).move_to("interviewing", today=TODAY)
        elif how == "with others":
            move_applications(alice, [one.pk], "interviewing", on=TODAY, today=TODAY)
        else:
            close_applications(alice, [one.pk], "rejected", on=TODAY, today=TODAY)[0].undo()
            moved.undo()
            move_applications(alice, [one.pk], "interviewing", on=TODAY, today=TODAY)
        assert self.lately(alice)[0] == "Alder invited you to an interview."

    @pytest.mark.parametrize(
        ("hours", "when", "others"),
        [((3, 20, 47), "Today, 12:00", 2), ((30,), "Tomorrow, 15:00", 0), ((49,), None, 0), ((-1,), None, 0)],
    )
    def test_what_happens_within_48_hours_is_one_line(self, alice, hours, when, others):
        now = dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC)
        application = make_application(alice, company="Alder", status="screening")
        for ahead in hours:
            make_stage(application, starts_at=now + dt.timedelta(hours=ahead))
        make_stage(make_application(alice, closed_as="rejected"), starts_at=now + dt.timedelta(hours=1))
        page = today_for(alice, today=TODAY)
        assert (page.soon and page.soon.when) == when
        assert (page.soon.others if page.soon else 0) == others
        prepare = [one.key for one in page.next if one.kind == "prepare"]
        assert len(prepare) == others

    def test_the_agenda_is_in_order_and_ends_with_the_application(self, alice):
        first = make_application(alice, company="First", status="interviewing")
        make_stage(first, kind="panel", starts_at=dt.datetime(2026, 11, 13, 8, tzinfo=dt.UTC))
        make_stage(first, kind="take_home", starts_at=None, due_on=TODAY + DAY, minutes=None)
        make_stage(first, starts_at=dt.datetime(2026, 11, 9, 8, tzinfo=dt.UTC))
        make_stage(first, starts_at=dt.datetime(2026, 12, 9, 8, tzinfo=dt.UTC))
        make_stage(make_application(alice, company="Closed", status="interviewing", closed_as="rejected"))
        agenda = today_for(alice, today=TODAY).agenda
        assert [(one.iso, one.company, one.text) for one in agenda] == [
            ("2026-11-11", "First", "Take-home task, due"),
            ("2026-11-13", "First", "Panel interview, 08:00, 45 min"),
        ]

    @pytest.mark.parametrize(
        ("make", "sentence"),
        [
            ({"status": "saved"}, "Nothing to do today."),
            ({}, "1 application is under way."),
            (
                {"on": TODAY - 31 * DAY},
                "1 application is under way. 1 has gone quiet.",
            ),
        ],
    )
    def test_it_opens_with_a_sentence(self, alice, make, sentence):
        make_application(alice, **make)
        assert today_for(alice, today=TODAY).standfirst == sentence

    @pytest.mark.parametrize(
        ("numbers", "sentence"),
        [
            ((0, 0, 0, 0), "Nothing to do today."),
            ((1, 0, 0, 0), "1 small thing you could do. It can wait."),
            ((2, 0, 0, 0), "2 small things you could do. None of them has to be today."),
            ((0, 1, 1, 0), "1 interview in the next two weeks. 1 application is under way."),
            ((0, 2, 2, 1), "2 interviews in the next two weeks. 2 applications are under way. 1 has gone quiet."),
            ((0, 0, 1204, 12), "1,204 applications are under way. 12 have gone quiet."),
        ],
    )
    def test_each_number_has_its_own_sentence(self, numbers, sentence):
        due, interviews, is_open, quiet = numbers
        assert _standfirst([None] * interviews, due, quiet, is_open) == sentence

    def test_declining_withdrawing_and_never_applying_are_told_apart(self, alice):
        make_application(alice, company="Alder", status="saved", on=TODAY).close("withdrawn", today=TODAY)
        make_application(alice, company="Birch", status="offer", on=TODAY).close("declined", today=TODAY)
        together = today_for(alice, today=TODAY).lately[0]
        assert {one.sentence for one in together.endings} == {
            "You declined the offer from Birch.", "You decided not to apply to Alder.",
        }  # fmt: skip


def test_what_was_quiet_when_it_was_imported_is_one_line(client, alice):
    from applications.models import ImportBatch

    batch = ImportBatch.objects.create(owner=alice, format="LinkedIn", file_name="a.csv", counts={"added": 12})
    today = Profile.of(alice).today()
    for number in range(12):
        make_application(alice, company=f"Imported {number}", on=today - dt.timedelta(days=200), import_batch=batch)
    make_application(alice, company="Typed by hand", on=today - dt.timedelta(days=40))
    client.force_login(alice)
    text = client.get("/").content.decode()
    assert "12 imported applications have had no news for a while" in text
    Application.objects.filter(import_batch=batch).exclude(company="Imported 3").delete()
    assert "1 imported application has had no news for a while" in client.get("/").content.decode()
    assert "Typed by hand" in text
    assert "Imported 3" not in text.split("Gone quiet")[-1]


class TestGoneQuiet:
    @pytest.fixture
    def quiet_ones(self, client, alice):
        client.force_login(alice)
        return [make_application(alice, company=f"Quiet {number}", on=TODAY - 40 * DAY) for number in range(3)]

    def decide(self, client, rows, do):
        client.post(
            "/applications/bulk/", {"pick": [row.pk for row in rows], "do": do, "outcome": "no_response", "next": "/"}
        )

    def test_several_are_closed_together_with_one_undo(self, client, alice, quiet_ones):
        self.decide(client, quiet_ones[:2], "outcome")
        assert [row.company for row in today_for(alice, today=TODAY).quiet] == ["Quiet 2"]
        Action.objects.latest("pk").undo()
        assert len(today_for(alice, today=TODAY).quiet) == 3

    def test_leaving_them_waits_fourteen_days_and_can_be_undone(self, client, alice, quiet_ones):
        self.decide(client, quiet_ones, "wait")
        assert today_for(alice, today=TODAY).quiet == []
        assert today_for(alice, today=TODAY + 13 * DAY).quiet == []
        assert len(today_for(alice, today=TODAY + 14 * DAY).quiet) == 3
        assert list(check_applications(alice)) == []
        Action.objects.latest("pk").undo()
        assert len(today_for(alice, today=TODAY).quiet) == 3
        assert list(check_applications(alice)) == []
