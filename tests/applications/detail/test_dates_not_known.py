"""A date that nobody knows is shown as that, can be set, alone or many at once, and is in no figure about time."""

import csv
import datetime as dt
import io
import re

import pytest

from applications import counting
from applications.board import application_list, cards
from applications.detail.companies import overview
from applications.detail.earlier import before
from applications.detail.timeline import entries, load_story, standfirst, steps
from applications.exporting import proof, tables
from applications.insights.figures import figures_for
from applications.models import Action, Application, ImportBatch, Search, StatusChange, check_applications
from feedback import archive, themes
from feedback.models import Preferences
from feedback.reminders import next_steps
from feedback.today.lately import lately_of
from feedback.today.page import today_for
from feedback.wins.derived import wins_of
from tests.builders import TODAY, make_application
from tests.uploads import confirmed, page_of, staged_of, upload

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def ago(days: int) -> dt.date:
    return TODAY - days * DAY


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


def rejected(owner, **fields) -> Application:
    """Applied for 20 days ago; nobody knows when they said no."""
    fields = {"on": ago(20), "closed_as": "rejected", "closed_on": TODAY, "unknown": ["rejected"]} | fields
    return make_application(owner, **fields)


class TestShown:
    def test_on_the_timeline(self, alice):
        application = rejected(alice)
        story = load_story(application)
        told = [(one.when, one.day, one.title, one.text) for one in entries(story, TODAY)]
        assert told == [
            ("Date not known", None, "They said no", ""),
            ("21\N{NO-BREAK SPACE}Oct", ago(20), "Applied", ""),
        ]
        assert standfirst(application, [], TODAY).endswith("You applied on 21\N{NO-BREAK SPACE}October. They said no.")
        assert [one.ended for one in steps(application, story.changes, TODAY) if one.ended] == ["They said no"]

    def test_of_an_open_one(self, alice):
        application = make_application(alice, on=TODAY, unknown=["applied"])
        assert standfirst(application, [], TODAY).endswith("Applied, date not known.")
        (card,) = [
            card for column in cards.columns(alice, counting.counts(alice), today=TODAY) for card in column.cards
        ]
        assert card.meta.startswith("Date not known")
        rows = application_list.rows_of([application], shown=["applied", "news"], today=TODAY)
        assert [text for _, text in rows[0].cells] == ["Date not known", "Date not known"]

    def test_where_someone_applies_again(self, alice):
        make_application(alice, company="Acorn", on=TODAY, unknown=["applied"])
        found = before(alice, company="Acorn", link="", today=TODAY)
        assert found.rows[0].sentence == "You applied here (date not known). No reply yet."

    def test_the_page_sets_it_with_one_tap(self, signed_in, alice):
        application = rejected(alice)
        change = application.changes.get(to_state="rejected")
        assert f'href="/changes/{change.pk}/day/"' in signed_in.get(application.get_absolute_url()).content.decode()
        page = signed_in.get(f"/changes/{change.pk}/day/").content.decode()
        assert "isn’t known" in page
        signed_in.post(f"/changes/{change.pk}/day/", {"day": "pick", "on": ago(3).isoformat()})
        change.refresh_from_db()
        assert (change.happened_on, change.day_known) == (ago(3), True)
        signed_in.post(f"/changes/{change.pk}/day/", {"day": "unknown", "on": ago(3).isoformat()})
        change.refresh_from_db()
        assert change.day_known is False

    @pytest.mark.parametrize("what", [{"status": "screening"}, {"outcome": "rejected"}])
    def test_a_move_may_have_no_known_date(self, signed_in, alice, what):
        application = make_application(alice, on=ago(9))
        path = "status" if "status" in what else "outcome"
        signed_in.post(f"/applications/{application.pk}/{path}/", {"day": "unknown", **what})
        change = application.changes.last()
        assert (change.to_state, change.day_known) == (*what.values(), False)

    def test_closing_a_saved_one_may_leave_open_when_it_was_applied_for(self, signed_in, alice):
        application = make_application(alice, status="saved", on=ago(9))
        said = {"outcome": "rejected", "day": "today", "applied_unknown": "on"}
        signed_in.post(f"/applications/{application.pk}/outcome/", said)
        application.refresh_from_db()
        assert (application.known_applied_on, application.known_closed_on) == (None, TODAY)

    def test_something_is_added_without_a_date(self, signed_in, alice):
        said = {"company": "Acorn", "title": "Analyst", "status": "applied", "day": "unknown"}
        signed_in.post("/applications/new/", said)
        assert Application.objects.get().known_applied_on is None


class TestManyAtOnce:
    def test_each_with_its_own_date_or_one_for_all(self, signed_in, alice):
        pks = [rejected(alice).changes.last().pk for _ in range(3)]
        page = signed_in.get("/dates/").content.decode()
        assert page.count("They said no") >= 3
        said = {f"on-{pks[0]}": ago(2).isoformat(), "pick": pks[:2], "on": ago(5).isoformat()}
        signed_in.post("/dates/", said)
        rows = StatusChange.objects.filter(pk__in=pks).order_by("pk")
        assert list(rows.values_list("happened_on", "day_known")) == [(ago(2), True), (ago(5), True), (TODAY, False)]
        alice.actions.get().undo()
        assert not rows.filter(day_known=True).exists()

    def test_one_that_its_history_does_not_allow_is_told_and_kept_as_typed(self, signed_in, alice):
        change = rejected(alice).changes.last()
        response = signed_in.post("/dates/", {f"on-{change.pk}": ago(30).isoformat()})
        assert response.status_code == 422
        page = response.content.decode()
        assert "21 October 2026" in page
        assert f'value="{ago(30).isoformat()}"' in page

    def test_the_future_and_a_selection_without_a_date_are_refused(self, signed_in, alice):
        change = rejected(alice).changes.last()
        for said in ({f"on-{change.pk}": (TODAY + DAY).isoformat()}, {"pick": [change.pk]}):
            assert signed_in.post("/dates/", said).status_code == 422
        change.refresh_from_db()
        assert change.day_known is False

    def test_no_one_sees_those_of_others(self, signed_in, bob):
        change = rejected(bob, company="Secret Company").changes.last()
        assert b"Secret Company" not in signed_in.get("/dates/").content
        signed_in.post(
            "/dates/", {f"on-{change.pk}": ago(2).isoformat(), "pick": [change.pk], "on": ago(2).isoformat()}
        )
        change.refresh_from_db()
        assert change.day_known is False


class TestMarkedDates:
    @pytest.fixture
    def batch(self, alice) -> ImportBatch:
        batch = ImportBatch.objects.create(owner=alice, format="CSV", file_name="search.csv", counts={"added": 2})
        rows = [rejected(alice, import_batch=batch) for _ in range(2)]
        batch.counts["days_marked"] = [row.changes.last().pk for row in rows]
        batch.save()
        return batch

    @pytest.mark.parametrize("path", ["/", "/dates/"])
    def test_one_line_says_how_many(self, signed_in, batch, path):
        assert "2 dates from your import of “search.csv” are marked as not" in signed_in.get(path).content.decode()

    def test_they_are_right(self, signed_in, alice, batch):
        signed_in.post(f"/import/done/{batch.pk}/dates/", {"do": "right"})
        assert not StatusChange.objects.filter(day_known=False).exists()
        assert "are marked as not" not in signed_in.get("/").content.decode()
        alice.actions.get().undo()
        assert StatusChange.objects.filter(day_known=False).count() == 2

    def test_or_stay_as_they_are_and_nothing_more_is_said(self, signed_in, batch):
        signed_in.post(f"/import/done/{batch.pk}/dates/", {"do": "leave"})
        assert StatusChange.objects.filter(day_known=False).count() == 2
        assert "are marked as not" not in signed_in.get("/").content.decode()

    def test_of_another_person_it_is_404(self, signed_in, bob):
        theirs = ImportBatch.objects.create(owner=bob, format="CSV", counts={"days_marked": [1]})
        assert signed_in.post(f"/import/done/{theirs.pk}/dates/", {"do": "right"}).status_code == 404


class TestLeftOut:
    def test_nothing_without_a_date_is_news(self, alice):
        make_application(alice, status="interviewing", on=TODAY, unknown=["applied", "interviewing"])
        rejected(alice)
        assert lately_of(alice, TODAY, frozenset()) == []
        assert [(win.kind, win.day_known) for win in wins_of(alice)] == [("further", False)]
        page = today_for(alice, today=TODAY)
        assert (page.wins.lead, page.wins.picture, page.lately) == (None, None, [])
        assert page.pipeline[-1].small == "none in the last two weeks"
        assert cards.lately_closed(alice, today=TODAY) == []

    def test_nothing_is_suggested_after_it(self, alice):
        rejected(alice, status="interviewing", unknown=["rejected"], closed_on=ago(2))
        make_application(alice, on=ago(12), unknown=["applied"])
        make_application(
            alice, status="offer", closed_as="accepted", on=ago(3), closed_on=ago(2), unknown=["offer", "accepted"]
        )
        assert next_steps.candidates(alice, Preferences.of(alice), [], today=TODAY) == []

    def test_how_long_a_company_took(self, alice):
        make_application(alice, company="Acorn", on=ago(20), closed_as="rejected", closed_on=ago(8))
        rejected(alice, company="Acorn")
        make_application(alice, company="Acorn", on=ago(20))
        took = overview(alice, "acorn", today=TODAY).took
        assert took == (
            "They replied to 2 of 3 applications, after 12 days. This leaves out 1 reply, because a date is not known."
        )
        rejected(alice, company="Birch")
        assert overview(alice, "birch", today=TODAY).took == "They replied (date not known)."

    def test_early_rejections_side_by_side(self, alice):
        make_application(alice, on=ago(20), closed_as="rejected", closed_on=ago(18))
        rejected(alice)
        found = {one.label: one.text for one in themes.in_common(themes.unreviewed(alice))}
        assert found["How soon they said no"] == "After 2 days."

    def test_the_time_to_hear(self, alice):
        for days in range(10):
            make_application(alice, on=ago(40), closed_as="rejected", closed_on=ago(40 - days))
        rejected(alice)
        make_application(alice, on=TODAY, unknown=["applied"])
        waiting = figures_for(alice, today=TODAY).waiting
        assert (waiting.sent, waiting.answered, waiting.still_open, waiting.undated) == (12, 11, 1, 2)
        assert waiting.curve[-1][1] == pytest.approx(1)
        assert waiting.left_out == "2 applications are left out here, because a date is not known."

    def test_a_period(self, signed_in, alice):
        make_application(alice, on=ago(40))
        make_application(alice, on=ago(40), unknown=["applied"])
        figures = figures_for(alice, today=TODAY, since=ago(60))
        assert (figures.sent, figures.undated, figures.not_placed) == (1, 0, 1)
        assert "1 application is left out" in signed_in.get(f"/insights/?since={ago(60)}").content.decode()
        assert "not known for 1 of them" in signed_in.get("/insights/").content.decode()

    def test_the_picture_of_the_flow_names_no_weeks(self, signed_in, alice):
        make_application(alice, on=ago(40))
        make_application(alice, on=ago(2))
        assert "2 applications in 6 weeks" in signed_in.get("/insights/flow.svg").content.decode()
        make_application(alice, on=TODAY, unknown=["applied"])
        page = signed_in.get("/insights/flow.svg").content.decode()
        assert "3 applications" in page
        assert " weeks" not in page

    def test_two_job_searches(self, signed_in, alice):
        for number in (1, 2):
            began_on = ago(60 * number)
            Search.objects.create(
                owner=alice, name=f"Search {number}", began_on=began_on, ended_on=ago(60 * number - 50)
            )
            make_application(alice, on=began_on)
        make_application(alice, on=ago(30), unknown=["applied"])
        assert "1 application is in neither job search" in signed_in.get("/insights/searches/").content.decode()

    def test_the_proof_of_search(self, signed_in, alice):
        make_application(alice, on=ago(9), unknown=["applied"])
        make_application(
            alice, status="offer", closed_as="declined", applied_on=ago(9), on=ago(5), unknown=["offer", "declined"]
        )
        (line,) = proof.lines(alice, since=ago(30), until=TODAY)
        assert (line.events, line.result, line.ended_on) == ([("Offer", None)], "I declined", None)
        rows = list(proof.cells([line], ["history", "result"]))
        assert rows[1][2:] == ["Offer", "I declined", ""]
        assert "1 application is left out" in signed_in.get("/proof/").content.decode()

    def test_an_export_has_an_empty_cell(self, signed_in, alice):
        rejected(alice)
        make_application(alice, on=TODAY, unknown=["applied"])
        rows = list(
            csv.DictReader(io.StringIO(signed_in.get("/applications/export.csv").getvalue().decode("utf-8-sig")))
        )
        dates = sorted((row["Applied on"], row["Status on"], row["Ended on"]) for row in rows)
        assert dates == [("", "", ""), (ago(20).isoformat(), ago(20).isoformat(), "")]
        assert tables.HEADER[8:11] == ("Applied on", "Status on", "Ended on")

    def test_lists_put_it_last_and_no_period_has_it(self, alice):
        known, unknown = make_application(alice, on=ago(9)), make_application(alice, on=TODAY, unknown=["applied"])
        for sort in ("applied", "-applied", "news", "-news"):
            assert list(application_list.matching(alice, {"sort": sort}, today=TODAY)) == [known, unknown]
        assert list(application_list.matching(alice, {"since": ago(30)}, today=TODAY)) == [known]


class TestEarlier:
    """A date before the step before it is refused, and the page offers to move that step too."""

    @pytest.fixture
    def application(self, alice) -> Application:
        return make_application(alice, company="Acorn", on=ago(2))

    def told(self, application) -> list[tuple]:
        return [(one.to_state, one.known_on) for one in application.changes.live()]

    @pytest.mark.parametrize("what", [("status", "screening"), ("outcome", "rejected")])
    def test_a_move(self, signed_in, alice, application, what):
        name, value = what
        path, said = f"/applications/{application.pk}/{name}/", {name: value, "day": "pick", "on": ago(5).isoformat()}
        response = signed_in.post(path, said)
        assert response.status_code == 422
        assert "You applied earlier" in response.content.decode()
        assert "Applied on" in response.content.decode()
        assert signed_in.post(path, said | {"earlier_on": ago(4).isoformat()}).status_code == 422
        assert self.told(application) == [("applied", ago(2))]
        signed_in.post(path, said | {"earlier_on": ago(9).isoformat()})
        assert self.told(application) == [("applied", ago(9)), (value, ago(5))]
        alice.actions.get().undo()
        assert self.told(application) == [("applied", ago(2))]

    def test_nobody_knows_when(self, signed_in, application):
        path = f"/applications/{application.pk}/status/"
        said = {"status": "screening", "day": "pick", "on": ago(5).isoformat(), "earlier_unknown": "on"}
        signed_in.post(path, said)
        assert self.told(application) == [("applied", None), ("screening", ago(5))]

    def test_a_changed_date(self, signed_in, alice, application):
        application.move_to("screening", on=ago(1), today=TODAY)
        change = application.changes.get(to_state="screening")
        path, said = f"/changes/{change.pk}/day/", {"day": "pick", "on": ago(5).isoformat()}
        assert "You applied earlier" in signed_in.post(path, said).content.decode()
        signed_in.post(path, said | {"earlier_on": ago(5).isoformat()})
        assert self.told(application) == [("applied", ago(5)), ("screening", ago(5))]

    def test_an_email(self, signed_in, application):
        said = {"application": application.pk, "what": "rejected", "day": "pick", "on": ago(5).isoformat()}
        assert "You applied earlier" in signed_in.post("/mail/answer/", said).content.decode()
        signed_in.post("/mail/answer/", said | {"earlier_on": ago(8).isoformat()})
        assert self.told(application) == [("applied", ago(8)), ("rejected", ago(5))]

    @pytest.mark.parametrize("what", ["status", "outcome"])
    def test_many_at_once(self, signed_in, alice, application, what):
        other = make_application(alice, company="Birch", on=ago(20))
        value, on = {"status": ("screening", "moved_on"), "outcome": ("rejected", "ended_on")}[what]
        said = {"pick": [application.pk, other.pk], "do": what, what: value, on: ago(5).isoformat()}
        page = signed_in.post("/applications/bulk/", said).content.decode()
        assert "1 application has a later date" in page
        assert self.told(other)[-1] == (value, ago(5))
        said |= {"pick": [application.pk], "earlier_on": ago(6).isoformat()}
        assert Action.objects.count() == 1
        said["after"] = Action.objects.get().pk
        page = signed_in.post("/applications/bulk/", said, follow=True).content.decode()
        assert "Undo also reverses the change just before." in page
        assert self.told(application) == [("applied", ago(6)), (value, ago(5))]
        signed_in.post(Action.objects.get().undo_url)
        assert self.told(application) == [("applied", ago(2))]
        assert self.told(other) == [("applied", ago(20))]

    def test_what_was_done_in_between_keeps_an_undo_of_its_own(self, signed_in, alice, bob, application):
        other = make_application(alice, company="Birch", on=ago(20))
        said = {
            "pick": [application.pk, other.pk],
            "do": "status",
            "status": "screening",
            "moved_on": ago(5).isoformat(),
        }
        page = signed_in.post("/applications/bulk/", said).content.decode()
        first = Action.objects.get()
        assert f'name="after" value="{first.pk}"' in page
        other.refresh_from_db()
        second = other.move_to("interviewing", today=TODAY)
        said |= {"pick": [application.pk], "earlier_on": ago(6).isoformat(), "after": first.pk}
        page = signed_in.post("/applications/bulk/", said, follow=True).content.decode()
        assert "Undo also reverses" not in page
        assert list(Action.objects.order_by("pk"))[:2] == [first, second]
        assert Action.objects.count() == 3

    def test_the_action_of_someone_else_is_not_touched(self, signed_in, bob, application):
        theirs = make_application(bob, on=ago(9)).move_to("screening", today=TODAY)
        before = theirs.steps
        said = {"pick": [application.pk], "do": "status", "status": "screening", "moved_on": ago(5).isoformat()}
        signed_in.post("/applications/bulk/", said | {"earlier_on": ago(6).isoformat(), "after": theirs.pk})
        theirs.refresh_from_db()
        assert theirs.steps == before

    def test_what_needs_something_else_is_not_offered_it(self, signed_in, alice):
        saved = make_application(alice, company="Acorn", status="saved", on=ago(2))
        said = {"pick": [saved.pk], "do": "outcome", "outcome": "rejected", "ended_on": ago(5).isoformat()}
        assert signed_in.post("/applications/bulk/", said).status_code == 302


class TestThereAndBack:
    """An export leaves the cell empty, and an import of it knows as little and as much as before."""

    def history(self, owner) -> dict[str, list[tuple]]:
        return {
            one.company: [(change.to_state, change.known_on) for change in one.changes.live()]
            for one in Application.objects.for_user(owner)
        }

    @pytest.mark.parametrize("ending", ["csv", "xlsx"])
    def test_a_table(self, signed_in, client, alice, bob, ending):
        fields = {"applied_on": ago(30), "on": ago(20)}
        make_application(alice, company="Acorn", status="screening", **fields)
        make_application(alice, company="Birch", status="screening", unknown=["applied"], **fields)
        make_application(alice, company="Cedar", status="screening", unknown=["screening"], **fields)
        make_application(alice, company="Elm", on=ago(30), unknown=["applied"])
        make_application(alice, company="Fir", status="saved", on=ago(30), unknown=["saved"])
        closed = {"closed_as": "rejected", "closed_on": ago(9)}
        make_application(alice, company="Hazel", unknown=["rejected"], **closed | {"on": ago(30)})
        make_application(alice, company="Ivy", unknown=["applied"], **closed | {"on": ago(30)})
        make_application(alice, company="Oak", status="interviewing", unknown=["rejected"], **fields | closed)
        before = self.history(alice)
        content = b"".join(signed_in.get(f"/applications/export.{ending}").streaming_content)
        client.force_login(bob)
        confirmed(client, staged_of(client, content, name=f"search.{ending}"))
        assert self.history(bob) == before
        assert list(check_applications(bob)) == []

    def test_an_archive(self, alice, bob):
        rejected(alice, company="Acorn")
        make_application(alice, company="Birch", on=TODAY, unknown=["applied"])
        pieces = archive.json_pieces(alice, now=dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))
        archive.restore(bob, io.BytesIO(b"".join(pieces)))
        assert self.history(bob) == self.history(alice)
        assert list(check_applications(bob)) == []


class TestWhatIsShownBeforeAnImport:
    """The date beside a status is that of the status, or says of what it is."""

    SHEET = (
        "Company,Title,Status,Applied on,Updated\nAcorn,Planner,Offer,2026-10-20,\nBirch,Planner,Applied,2026-10-18,\n"
    )

    def test_a_date_of_applying_is_not_shown_as_that_of_the_offer(self, client, alice):
        client.force_login(alice)
        staged = staged_of(client, self.SHEET)
        page = page_of(client, staged)
        assert re.search(r"Offer </span></td> <td class=\"soft\">applied 20\s(Oct)", page)
        assert re.search(r"Applied </span></td> <td class=\"soft\">18\s(Oct)", page)

    def test_nor_among_the_first_rows_beside_the_columns(self, client, alice):
        client.force_login(alice)
        url = upload(client, self.SHEET)["Location"]
        page = " ".join(client.get(url).content.decode().split())
        assert "Offer, applied 20 Oct</span>" in page
        assert "Applied, 18 Oct</span>" in page

    def test_a_row_without_any_date_shows_none(self, client, alice):
        client.force_login(alice)
        url = upload(client, "Company,Title,Status\nAcorn,Planner,Offer\n")["Location"]
        assert '<span class="soft">Offer</span>' in " ".join(client.get(url).content.decode().split())
