"""Any sequence of moves, closings, reopenings, mended days and undos keeps history and state in agreement."""

import datetime as dt
from contextlib import suppress
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from applications.importing import importer
from applications.importing.histories import HistoryStep
from applications.mail import proposals
from applications.models import (
    Action,
    Application,
    MoveError,
    Outcome,
    OutcomeKind,
    Profile,
    Reason,
    Recorder,
    Status,
    StatusChange,
    change_date,
    check_applications,
    close_applications,
    create_application,
    delete_applications,
    fold_changes,
    move_applications,
    tag_applications,
)
from applications.models.redating import EarlierDate
from applications.models.vocabulary import INVITATIONS
from tests.builders import TODAY, make_application, make_stage

DAY = dt.timedelta(days=1)

FILES = [
    ["applied"],
    ["saved", "applied", "interviewing"],
    ["applied", "rejected"],
    ["applied", "offer", "accepted"],
    ["applied", "no_response"],
]  # states of an application, as a file to import knows them
steps = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(Status.values), st.integers(0, 20)),
    st.tuples(st.just("close"), st.sampled_from(OutcomeKind.values), st.integers(0, 20), st.booleans()),
    st.tuples(st.just("reopen"), st.integers(0, 20)),
    st.tuples(st.just("mend"), st.integers(0, 9), st.integers(0, 20)),
    st.tuples(st.just("bulk_close"), st.sampled_from(OutcomeKind.values), st.integers(0, 20)),
    st.tuples(st.just("bulk_move"), st.sampled_from(Status.values), st.integers(0, 20)),
    st.tuples(st.just("email"), st.sampled_from(["rejected", "cancelled", "offer", "screening"]), st.integers(0, 20)),
    st.tuples(st.just("file"), st.sampled_from(FILES), st.integers(0, 20)),
    st.tuples(st.just("move_unknown"), st.sampled_from(Status.values)),
    st.tuples(st.just("close_unknown"), st.sampled_from(OutcomeKind.values)),
    st.tuples(st.just("forget"), st.integers(0, 9)),
    st.tuples(st.just("mend_earlier"), st.integers(0, 9), st.integers(0, 20), st.integers(-1, 30)),
    st.tuples(st.just("move_earlier"), st.sampled_from(Status.values), st.integers(0, 20), st.integers(-1, 30)),
    st.tuples(st.just("file_unknown"), st.sampled_from(FILES), st.integers(0, 20)),
    st.tuples(
        st.just("write"),
    ),
    st.tuples(st.just("undo"), st.integers(0, 3)),
)


def picture(application):
    """Everything that a person sees of the history."""
    application = Application.objects.get(pk=application.pk)
    changes = list(application.changes.live().values_list("from_state", "to_state", "happened_on", "day_known"))
    live = application.live_outcome()
    ending = live and (live.kind, live.ended_on, live.day_known)
    return application.folded_state, application.quiet_on, changes, ending


def take(application, step):
    """Do one step; gives its Action, if anything changed."""
    verb, *rest = step
    on = TODAY - DAY * rest[-1] if rest and isinstance(rest[-1], int) else None
    application.refresh_from_db()
    changes = list(application.changes.live())
    if verb == "move_unknown":
        return application.move_to(rest[0], day_known=False, today=TODAY)
    if verb == "close_unknown":
        return application.close(rest[0], day_known=False, applied_day_known=False, via_offer=True, today=TODAY)
    if verb == "forget":
        return change_date(changes[rest[0] % len(changes)], None, today=TODAY)
    if verb in ("mend_earlier", "move_earlier"):
        on = TODAY - DAY * rest[1]
        earlier = EarlierDate(on - DAY * rest[2] if rest[2] >= 0 else None)
        if verb == "move_earlier":
            return application.move_to(rest[0], on=on, today=TODAY, earlier=earlier)
        return change_date(changes[rest[0] % len(changes)], on, today=TODAY, earlier=earlier)
    if verb == "move":
        return application.move_to(rest[0], on=TODAY - DAY * rest[1], today=TODAY)
    if verb == "close":
        applied_on = TODAY - DAY * rest[1] if rest[2] else None
        return application.close(
            rest[0], on=TODAY - DAY * rest[1], today=TODAY, applied_on=applied_on, via_offer=rest[2]
        )
    if verb == "reopen":
        return application.reopen(on=on, today=TODAY)
    if verb == "mend":
        return change_date(changes[rest[0] % len(changes)], on, today=TODAY)
    if verb == "bulk_close":
        return close_applications(application.owner, [application.pk], rest[0], on=on, today=TODAY)[0]
    if verb == "bulk_move":
        return move_applications(application.owner, [application.pk], rest[0], on=on, today=TODAY)[0]
    if verb == "email":
        answer = proposals.Answer(what=rest[0], on=on, reason="filled", text="Thank you for your time.")
        return proposals.apply(application, answer, today=TODAY)
    if verb == "file":
        return from_file(application, [(state, on) for state in rest[0]])
    if verb == "file_unknown":
        return from_file(application, [(state, on, state == "applied") for state in rest[0]])
    return None


def is_in_order(application):
    """Whether no step is stored with a date before that of the step before it, known or not."""
    days = list(application.changes.live().values_list("happened_on", flat=True))
    return days == sorted(days)


def from_file(application, history) -> Action | None:
    """What importing a file does with an application that is here already."""
    row, recorder = (
        SimpleNamespace(
            existing=application, history=[HistoryStep(*one, *([True] if len(one) < 3 else [])) for one in history]
        ),
        Recorder(application.owner),
    )
    importer.move_on(recorder, [row], TODAY)
    return recorder.action("import", "From a file")


@pytest.mark.long
class AnySequence(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(["saved", "applied", "interviewing"]), st.lists(steps, max_size=12))
    def test_history_and_state_agree_and_undoing_all_gives_back_the_start(self, status, sequence):
        owner = get_user_model().objects.create_user("any@example.org")
        application, _ = create_application(
            owner, today=TODAY, status=status, on=TODAY - 20 * DAY, company="Kestrel Freight", title="Analyst"
        )
        start = picture(application)
        done = []
        for step in sequence:
            if step[0] == "write":
                Outcome.objects.filter(application=application, reopened_at=None).update(
                    message="Thank you for your time."
                )
                continue
            if step[0] == "undo":
                if done and step[1] == 0:
                    before, action = done.pop()
                    assert action.undo().skipped == []
                    assert picture(application) == before
                continue
            before = picture(application)
            try:
                action = take(application, step)
            except MoveError:
                assert picture(application) == before
                continue
            if action:
                done.append((before, action))
            assert list(check_applications(owner)) == []
            assert is_in_order(application)
        for before, action in reversed(done):
            action.undo()
            assert picture(application) == before
            assert list(check_applications(owner)) == []
        assert picture(application) == start


moves = st.tuples(st.sampled_from(Status.values), st.integers(0, 20))


@pytest.mark.long
class TheSameByEveryDoor(TestCase):
    """Whatever happened before: one application on its card, many in the list, an email and a file say the same."""

    def alike(self, number, status, before):
        """Applications with the same history, of someone new."""
        self.owner = get_user_model().objects.create_user("doors@example.org")
        found = []
        for place in range(number):
            one, _ = create_application(
                self.owner, today=TODAY, status=status, on=TODAY - 9 * DAY, company=f"Company {place}", title="Analyst"
            )
            for step in before:
                with suppress(MoveError):
                    take(one, step)
            one.refresh_from_db()
            found.append(one)
        return found

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(["saved", "applied", "offer"]), st.lists(steps, max_size=4), moves)
    def test_moving(self, status, before, move):
        to, ago = move
        card, listed, mailed, filed = self.alike(4, status, [step for step in before if step[0] != "undo"])
        on, start, was_closed = TODAY - DAY * ago, picture(card), not card.is_open
        try:
            card.move_to(to, on=on, today=TODAY)
            is_refused = False
        except MoveError:
            is_refused = True
        _, refused = move_applications(self.owner, [listed.pk], to, on=on, today=TODAY)
        assert bool(refused) == is_refused
        assert picture(listed) == picture(card)
        is_back = mailed.is_open and Status(to).order < Status(mailed.status).order
        with suppress(MoveError):
            proposals.apply(mailed, proposals.Answer(what=to, on=on), today=TODAY)
        if is_back and to in INVITATIONS:
            assert picture(mailed) == start, "an invitation never moves backwards"
        elif not (to in INVITATIONS and was_closed):
            assert picture(mailed) == picture(card)
        if card.is_open and Status(filed.status).order < Status(to).order and filed.is_open:
            from_file(filed, [(to, on)])
            assert picture(filed) == picture(card)
        if is_refused:
            assert picture(card) == start

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.sampled_from(["saved", "applied", "interviewing", "offer"]),
        st.lists(steps, max_size=4),
        st.sampled_from(OutcomeKind.values),
        st.integers(0, 20),
    )
    def test_closing(self, status, before, kind, ago):
        card, listed, mailed, filed = self.alike(4, status, [step for step in before if step[0] != "undo"])
        on, was_open = TODAY - DAY * ago, card.is_open
        try:
            card.close(kind, on=on, today=TODAY)
            is_refused = False
        except MoveError:
            is_refused = True
        _, refused = close_applications(self.owner, [listed.pk], kind, on=on, today=TODAY)
        assert bool(refused) == is_refused
        assert picture(listed) == picture(card)
        if card.status == Status.SAVED:
            return
        with suppress(MoveError):
            proposals.apply(mailed, proposals.Answer(what=kind, on=on), today=TODAY)
        assert picture(mailed) == picture(card)
        if was_open:
            from_file(filed, [(kind, on)])
            assert picture(filed) == picture(card)

    @settings(max_examples=40, deadline=None)
    @given(st.integers(-2, 9), st.integers(-2, 9))
    def test_adding_is_refused_where_moving_is(self, applied, screening):
        """Added as applied and moved to screening, or added at screening with the date of applying."""
        owner = get_user_model().objects.create_user("doors@example.org")
        applied_on, on = TODAY - DAY * applied, TODAY - DAY * screening
        fields = {"today": TODAY, "company": "Kestrel Freight", "title": "Analyst"}
        try:
            moved, _ = create_application(owner, status="applied", on=applied_on, **fields)
            moved.move_to("screening", on=on, today=TODAY)
        except MoveError:
            with pytest.raises(MoveError):
                create_application(owner, status="screening", on=on, applied_on=applied_on, **fields)
        else:
            added, _ = create_application(owner, status="screening", on=on, applied_on=applied_on, **fields)
            assert picture(added)[0] == picture(moved)[0]


@pytest.mark.django_db
def test_saved_today_and_applied_for_two_days_ago_is_no_contradiction_anywhere(alice):
    card, listed = make_application(alice, status="saved"), make_application(alice, status="saved")
    card.move_to("applied", on=TODAY - 2 * DAY, today=TODAY)
    action, refused = move_applications(alice, [listed.pk], "applied", on=TODAY - 2 * DAY, today=TODAY)
    assert refused == []
    assert picture(listed) == picture(card)
    assert [change.happened_on for change in listed.changes.live()] == [TODAY - 2 * DAY] * 2
    action.undo()
    assert [change.happened_on for change in listed.changes.live()] == [TODAY]
    listed.refresh_from_db()
    assert listed.state == "saved"
    assert list(check_applications(alice)) == []


@pytest.mark.django_db
class TestMoves:
    def test_a_rejection_keeps_how_far_it_got(self, alice):
        application = make_application(alice, status="interviewing", on=TODAY - 3 * DAY, applied_on=TODAY - 30 * DAY)
        application.close("rejected", today=TODAY)
        assert (application.status, application.furthest, application.closed_as) == (
            "interviewing",
            "interviewing",
            "rejected",
        )
        assert application.closed_on == TODAY
        assert application.applied_on == TODAY - 30 * DAY

    def test_reopening_keeps_what_they_wrote(self, alice):
        application = make_application(alice, closed_as="rejected")
        Outcome.objects.update(message="We went with someone else.", reason=Reason.COMPARATIVE)
        application.reopen(today=TODAY)
        outcome = Outcome.objects.get()
        assert outcome.message == "We went with someone else."
        assert outcome.reopened_at is not None
        assert application.is_open

    def test_undoing_a_rejection_keeps_words_and_removes_an_empty_ending(self, alice):
        application = make_application(alice)
        empty = application.close("rejected", today=TODAY)
        empty.undo()
        assert not Outcome.objects.exists()
        application.refresh_from_db()
        written = application.close("rejected", today=TODAY)
        Outcome.objects.update(message="Thank you for your time.")
        written.undo()
        assert Outcome.objects.get().message == "Thank you for your time."
        application.refresh_from_db()
        assert application.is_open

    def test_silence_that_turns_into_a_no_is_one_move(self, alice):
        application = make_application(alice, closed_as="no_response")
        application.close("rejected", today=TODAY)
        assert application.closed_as == "rejected"
        assert Outcome.objects.filter(reopened_at=None).get().kind == "rejected"
        assert application.changes.live().last().from_state == "no_response"

    def test_two_clicks_from_two_tabs_make_one_change(self, alice):
        application = make_application(alice)
        other_tab = Application.objects.get(pk=application.pk)
        assert application.move_to("screening", today=TODAY)
        assert other_tab.move_to("screening", today=TODAY) is None
        assert application.changes.live().count() == 2

    def test_a_saved_one_needs_the_applied_day_before_it_is_rejected(self, alice):
        application = make_application(alice, status="saved")
        with pytest.raises(MoveError) as error:
            application.close("rejected", today=TODAY)
        assert error.value.code == "needs_applied_on"
        application.close("rejected", today=TODAY, applied_on=TODAY - 9 * DAY)
        assert application.applied_on == TODAY - 9 * DAY
        assert [change.to_state for change in application.changes.live()] == ["saved", "applied", "rejected"]
        assert list(check_applications(alice)) == []

    def test_accepting_records_the_offer_in_the_same_step(self, alice):
        application = make_application(alice, status="interviewing")
        with pytest.raises(MoveError, match="offer"):
            application.close("accepted", today=TODAY)
        action = application.close("accepted", today=TODAY, via_offer=True)
        assert (application.status, application.closed_as) == ("offer", "accepted")
        action.undo()
        application.refresh_from_db()
        assert (application.status, application.closed_as) == ("interviewing", "")

    def test_days_stay_in_order(self, alice):
        application = make_application(alice, on=TODAY - 5 * DAY)
        with pytest.raises(MoveError, match="5 November 2026"):
            application.move_to("screening", on=TODAY - 6 * DAY, today=TODAY)
        with pytest.raises(MoveError, match="today or in the past"):
            application.move_to("screening", on=TODAY + DAY, today=TODAY)
        application.move_to("screening", on=TODAY - 2 * DAY, today=TODAY)
        applied, screening = application.changes.live()
        with pytest.raises(MoveError, match="next change"):
            change_date(applied, TODAY, today=TODAY)
        change_date(applied, TODAY - 8 * DAY, today=TODAY)
        application.refresh_from_db()
        assert application.applied_on == TODAY - 8 * DAY
        assert screening.happened_on == TODAY - 2 * DAY

    def test_an_undo_that_comes_too_late_names_what_moved_on(self, alice):
        one = make_application(alice, company="Castell Rail")
        two = make_application(alice, company="Oakhill Health")
        action, refused = close_applications(alice, [one.pk, two.pk], "no_response", on=TODAY, today=TODAY)
        assert refused == []
        one.refresh_from_db()
        one.reopen(today=TODAY)
        result = action.undo()
        assert (result.undone, result.skipped) == (1, ["Castell Rail"])
        two.refresh_from_db()
        assert two.is_open

    def test_undo_works_once(self, alice):
        application = make_application(alice)
        action = application.move_to("screening", today=TODAY)
        assert action.undo().undone == 1
        assert Action.objects.get(pk=action.pk).undo().already

    def test_actions_older_than_thirty_days_stay(self, alice):
        application = make_application(alice)
        action = application.move_to("screening", today=TODAY)
        assert action.undo(now=action.created_at + 31 * DAY).already
        application.refresh_from_db()
        assert application.status == "screening"

    def test_bulk_says_what_it_could_not_close(self, alice, bob):
        saved = make_application(alice, status="saved", company="Pell & Tanner")
        theirs = make_application(bob)
        action, refused = close_applications(alice, [saved.pk, theirs.pk], "rejected", on=TODAY, today=TODAY)
        assert action is None
        assert [(one.company, message) for one, message in refused] == [
            ("Pell & Tanner", "Saved, but not applied yet. Move to Applied first.")
        ]
        theirs.refresh_from_db()
        assert theirs.is_open

    def test_deleting_and_tagging_many_is_undone_in_one_go(self, alice):
        ids = [make_application(alice).pk for _ in range(3)]
        tagging = tag_applications(alice, ids, "remote")
        assert Application.objects.filter(tags__name="remote").count() == 3
        deleting = delete_applications(alice, ids)
        assert not Application.objects.for_user(alice).exists()
        deleting.undo()
        tagging.undo()
        assert Application.objects.for_user(alice).count() == 3
        assert not Application.objects.filter(tags__name="remote").exists()

    def test_undoing_the_beginning_hides_it_unless_somebody_worked_on_it(self, alice):
        _application, action = create_application(alice, today=TODAY, company="Quillstone", title="Analyst")
        moved, later = create_application(alice, today=TODAY, company="Merrow Foods", title="Analyst")
        moved.move_to("applied", today=TODAY)
        assert action.undo().undone == 1
        assert later.undo().skipped == ["Merrow Foods"]
        assert [one.company for one in Application.objects.for_user(alice)] == ["Merrow Foods"]


@pytest.mark.django_db
class TestQuiet:
    def test_thirty_days_after_the_last_news(self, alice):
        application = make_application(alice, on=TODAY - 30 * DAY)
        assert application.quiet_on == TODAY
        assert list(Application.objects.for_user(alice).quiet(TODAY)) == [application]
        assert not Application.objects.for_user(alice).quiet(TODAY - DAY)

    def test_fourteen_days_after_an_interview_or_the_day_they_promised(self, alice):
        application = make_application(alice, status="screening", on=TODAY)
        make_stage(application, promised_on=TODAY + 7 * DAY)
        from applications.models import recompute_quiet_for

        recompute_quiet_for(application)
        assert application.quiet_on == TODAY + 21 * DAY

    @pytest.mark.parametrize("overrides", [{"status": "saved"}, {"status": "offer"}, {"closed_as": "rejected"}])
    def test_what_waits_for_nobody_is_never_quiet(self, alice, overrides):
        assert make_application(alice, on=TODAY - 90 * DAY, **overrides).quiet_on is None


@pytest.mark.django_db
class TestTheDatabaseHolds:
    def test_one_live_outcome(self, alice):
        application = make_application(alice, closed_as="rejected")
        with pytest.raises(IntegrityError), transaction.atomic():
            Outcome.objects.create(application=application, kind="no_response", ended_on=TODAY)

    @pytest.mark.parametrize(
        "fields",
        [
            {"title": ""},
            {"company": ""},
            {"status": "ghosted"},
            {"closed_as": "accepted", "closed_on": TODAY},
            {"applied_on": None},
        ],
    )
    def test_what_makes_no_sense_is_refused(self, alice, fields):
        application = make_application(alice)
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.filter(pk=application.pk).update(**fields)

    def test_the_fold_of_nothing_is_nothing(self):
        assert fold_changes([]).state == ""

    def test_removing_an_outcome_never_removes_history(self, alice):
        application = make_application(alice, closed_as="rejected")
        Outcome.objects.all().delete()
        assert StatusChange.objects.filter(application=application).count() == 2


@pytest.mark.django_db
def test_every_user_has_a_profile_when_asked(alice):
    assert Profile.of(alice).quiet_days == 30
