"""A date that nobody knows: it keeps its place in the order, gives way to dates that are known, and can be set later."""

import datetime as dt

import pytest

from applications.mail import proposals
from applications.models import (
    Application,
    MoveError,
    Outcome,
    change_date,
    change_dates,
    check_applications,
    close_applications,
    create_application,
    move_applications,
)
from applications.models.redating import EarlierDate, later_than
from tests.builders import TODAY, make_application, make_stage

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def told(application) -> list[tuple]:
    """(state, days ago, whether the date is known) of each step."""
    changes = application.changes.live().values_list("to_state", "happened_on", "day_known")
    return [(state, (TODAY - on).days, day_known) for state, on, day_known in changes]


@pytest.fixture(autouse=True)
def _in_step(alice):
    """Whatever a test does, history, outcomes and what follows from them agree."""
    yield
    assert list(check_applications(alice)) == []


class TestFromSaved:
    """Nobody said when they applied: that is not known, and never today."""

    def test_on_a_card(self, alice):
        application = make_application(alice, status="saved", on=TODAY - 9 * DAY)
        action = application.move_to("interviewing", today=TODAY)
        assert told(application) == [("saved", 9, True), ("applied", 9, False), ("interviewing", 0, True)]
        assert (application.known_applied_on, application.known_status_since) == (None, TODAY)
        action.undo()
        assert told(application) == [("saved", 9, True)]

    def test_saved_today_and_called_days_ago(self, alice):
        application = make_application(alice, status="saved")
        action = application.move_to("screening", on=TODAY - 4 * DAY, today=TODAY)
        assert told(application) == [("saved", 4, True), ("applied", 4, False), ("screening", 4, True)]
        action.undo()
        assert told(application) == [("saved", 0, True)]

    def test_many_at_once(self, alice):
        application = make_application(alice, status="saved", on=TODAY - 9 * DAY)
        move_applications(alice, [application.pk], "offer", on=TODAY, today=TODAY)
        application.refresh_from_db()
        assert application.known_applied_on is None

    @pytest.mark.parametrize("what", ["screening", "interviewing", "offer", "rejected"])
    def test_through_an_email(self, alice, what):
        application = make_application(alice, status="saved", on=TODAY - 9 * DAY)
        proposals.apply(application, proposals.Answer(what=what, on=TODAY - DAY), today=TODAY)
        assert told(application)[1:] == [("applied", 9, False), (what, 1, True)]

    def test_one_that_ended_is_asked_about_and_may_not_be_known(self, alice):
        application = make_application(alice, status="saved", on=TODAY - 9 * DAY)
        with pytest.raises(MoveError):
            application.close("rejected", today=TODAY)
        application.close("rejected", applied_day_known=False, today=TODAY)
        assert told(application)[1:] == [("applied", 9, False), ("rejected", 0, True)]
        assert application.known_closed_on == TODAY

    def test_added_at_a_later_status(self, alice):
        fields = {"company": "Kestrel Freight", "title": "Analyst", "today": TODAY}
        application, _ = create_application(alice, status="screening", on=TODAY - DAY, **fields)
        assert told(application) == [("applied", 1, False), ("screening", 1, True)]
        other, _ = create_application(alice, status="screening", on=TODAY - DAY, applied_on=TODAY - 9 * DAY, **fields)
        assert told(other) == [("applied", 9, True), ("screening", 1, True)]

    def test_what_went_straight_to_a_later_status_before_this_was_recorded(self, alice):
        """Versions up to 0.2.0 wrote no step between."""
        application = make_application(alice, status="saved", on=TODAY - 9 * DAY)
        application.move_to("screening", on=TODAY - DAY, today=TODAY)
        application.changes.filter(to_state="applied").update(undone_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
        application.changes.filter(to_state="screening").update(from_state="saved")
        Application.objects.filter(pk=application.pk).update(applied_on=TODAY - DAY)
        application.refresh_from_db()
        assert application.known_applied_on is None


class TestSettingIt:
    def test_a_known_date_makes_room_among_those_that_are_not(self, alice):
        application = make_application(
            alice, status="screening", on=TODAY, closed_as="rejected", unknown=["applied", "screening", "rejected"]
        )
        action = change_date(application.changes.get(to_state="screening"), TODAY - 12 * DAY, today=TODAY)
        assert told(application) == [("applied", 12, False), ("screening", 12, True), ("rejected", 0, False)]
        change_date(application.changes.get(to_state="applied"), TODAY - 20 * DAY, today=TODAY)
        assert told(application) == [("applied", 20, True), ("screening", 12, True), ("rejected", 0, False)]
        assert action.undo().skipped == ["Stillwater Housing"]  # whose date of applying was set since
        assert told(application) == [("applied", 20, True), ("screening", 0, False), ("rejected", 0, False)]

    def test_an_unknown_step_after_it_moves_along(self, alice):
        application = make_application(alice, on=TODAY - 20 * DAY, closed_as="rejected", unknown=["rejected"])
        change_date(application.changes.get(to_state="applied"), TODAY - 3 * DAY, today=TODAY)
        assert told(application) == [("applied", 3, True), ("rejected", 3, False)]
        assert Outcome.objects.get().ended_on == TODAY - 3 * DAY

    def test_it_may_turn_out_not_to_be_known(self, alice):
        application = make_application(alice, on=TODAY - 20 * DAY, closed_as="rejected", closed_on=TODAY)
        action = change_date(application.changes.get(to_state="rejected"), None, today=TODAY)
        application.refresh_from_db()
        assert (application.known_closed_on, application.closed_as) == (None, "rejected")
        action.undo()
        application.refresh_from_db()
        assert application.known_closed_on == TODAY

    def test_the_order_of_known_dates_holds_across_an_unknown_one(self, alice):
        application = make_application(
            alice, status="screening", on=TODAY - 9 * DAY, closed_as="rejected", unknown=["screening"]
        )
        rejected = application.changes.get(to_state="rejected")
        with pytest.raises(MoveError, match="1 November 2026"):
            change_date(rejected, TODAY - 12 * DAY, today=TODAY)

    def test_many_at_once_with_one_undo(self, alice, bob):
        rows = [
            make_application(alice, on=TODAY - 20 * DAY, closed_as="rejected", unknown=["rejected"]) for _ in range(3)
        ]
        theirs = make_application(bob, closed_as="rejected", unknown=["rejected"]).changes.last()
        steps = [row.changes.get(to_state="rejected") for row in rows]
        days = {steps[0].pk: TODAY - 5 * DAY, steps[1].pk: TODAY - 5 * DAY, steps[2].pk: TODAY - 30 * DAY}
        action, refused = change_dates(alice, days | {theirs.pk: TODAY - 9 * DAY}, today=TODAY)
        assert [change.pk for change, _ in refused] == [steps[2].pk]
        assert "21 October 2026" in refused[0][1].messages[0]
        assert [told(row)[-1] for row in rows] == [
            ("rejected", 5, True), ("rejected", 5, True), ("rejected", 20, False),
        ]  # fmt: skip
        assert action.summary == "Dates of 2 applications changed"
        theirs.refresh_from_db()
        assert theirs.day_known is False
        assert action.undo().undone == 2
        assert [told(row)[-1] for row in rows] == [("rejected", 20, False)] * 3


class TestEarlier:
    """A date before that of the step before it: that step can be said to be earlier, too."""

    def test_refused_until_someone_says_so(self, alice):
        application = make_application(alice, on=TODAY - 2 * DAY)
        with pytest.raises(MoveError) as error:
            application.move_to("screening", on=TODAY - 5 * DAY, today=TODAY)
        assert error.value.code == "day_before"
        assert [one.to_state for one in later_than(application.changes.live(), TODAY - 5 * DAY)] == ["applied"]
        action = application.move_to("screening", on=TODAY - 5 * DAY, today=TODAY, earlier=EarlierDate(TODAY - 8 * DAY))
        assert told(application) == [("applied", 8, True), ("screening", 5, True)]
        action.undo()
        assert told(application) == [("applied", 2, True)]

    def test_or_that_nobody_knows(self, alice):
        application = make_application(alice, status="screening", applied_on=TODAY - 3 * DAY, on=TODAY - 2 * DAY)
        action = application.close("rejected", on=TODAY - 5 * DAY, today=TODAY, earlier=EarlierDate(None))
        assert told(application) == [("applied", 5, False), ("screening", 5, False), ("rejected", 5, True)]
        action.undo()
        assert told(application) == [("applied", 3, True), ("screening", 2, True)]

    def test_a_step_before_the_date_that_is_said_is_not_moved_unasked(self, alice):
        application = make_application(alice, status="screening", applied_on=TODAY - 10 * DAY, on=TODAY - 2 * DAY)
        with pytest.raises(MoveError, match="31 October 2026"):
            application.close("rejected", on=TODAY - 5 * DAY, today=TODAY, earlier=EarlierDate(TODAY - 12 * DAY))
        assert told(application) == [("applied", 10, True), ("screening", 2, True)]

    def test_for_a_corrected_date(self, alice):
        application = make_application(alice, status="screening", applied_on=TODAY - 4 * DAY, on=TODAY - 2 * DAY)
        screening = application.changes.get(to_state="screening")
        action = change_date(screening, TODAY - 9 * DAY, today=TODAY, earlier=EarlierDate(TODAY - 9 * DAY))
        assert told(application) == [("applied", 9, True), ("screening", 9, True)]
        action.undo()
        assert told(application) == [("applied", 4, True), ("screening", 2, True)]

    def test_for_many(self, alice):
        rows = [make_application(alice, on=TODAY - 2 * DAY), make_application(alice, on=TODAY - 20 * DAY)]
        earlier = EarlierDate(TODAY - 7 * DAY)
        action, refused = close_applications(
            alice, [row.pk for row in rows], "rejected", on=TODAY - 7 * DAY, today=TODAY, earlier=earlier
        )
        assert refused == []
        assert [told(row)[0] for row in rows] == [("applied", 7, True), ("applied", 20, True)]
        action.undo()
        assert [told(row) for row in rows] == [[("applied", 2, True)], [("applied", 20, True)]]


class TestQuiet:
    """Nothing is quiet for so many days where nobody knows since when."""

    def test_not_after_news_without_a_date(self, alice):
        application = make_application(
            alice, status="screening", applied_on=TODAY - 90 * DAY, on=TODAY - 90 * DAY, unknown=["screening"]
        )
        assert application.quiet_on is None
        change_date(application.changes.get(to_state="screening"), TODAY - 60 * DAY, today=TODAY)
        application.refresh_from_db()
        assert application.quiet_on == TODAY - 30 * DAY

    def test_but_after_an_interview_whose_date_is_known(self, alice):
        application = make_application(alice, status="screening", on=TODAY, unknown=["screening"])
        make_stage(application, starts_at=dt.datetime(2026, 10, 20, 14, tzinfo=dt.UTC))
        application.refresh_from_db()
        assert application.quiet_on == dt.date(2026, 11, 3)
