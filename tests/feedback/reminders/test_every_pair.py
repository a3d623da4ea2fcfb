"""Whatever is done to one application, in whichever order: what is shown of it follows from its rows.

After each of two or three actions Today, the calendar, the proof of job search, the letter and the wins are compared with a slow
recount, which shares no code with them.
"""

import contextlib
import datetime as dt
from collections.abc import Callable

import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from applications.exporting import proof
from applications.mail import proposals
from applications.models import (
    Action,
    Application,
    InterviewStage,
    MoveError,
    Outcome,
    StatusChange,
    check_applications,
    delete_applications,
)
from feedback.letters import occasions
from feedback.models import FeedbackRequest, Reminder
from feedback.reminders import calendar
from feedback.reminders.due import due_today
from feedback.today.page import today_for
from feedback.wins import derived as wins
from tests.builders import TODAY, make_application, make_contact, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
ORDER = ["saved", "applied", "screening", "interviewing", "offer"]
LABEL = {"screen": "Screening call", "panel": "Panel interview", "interview": "Interview"}
IN_PROOF = {"screen": "Call", "panel": "Panel interview", "interview": "Interview"}


class World:
    """One application, on which everything is done as its pages do it, and the time, which an action may let pass."""

    def __init__(self, start: str, travel):
        self.user = get_user_model().objects.create_user("walk@example.org", email="walk@example.org")
        self.travel = travel
        self.client = Client()
        self.client.force_login(self.user)
        self.sanna = make_contact(self.user, name="Sanna Peltola", role="interviewer", email="s@kestrel.example")
        application = make_application(
            self.user, company="Kestrel Maps", status=start, on=TODAY - 12 * DAY, applied_on=TODAY - 20 * DAY
        )
        self.pk = application.pk
        if start == "interviewing":
            application.contacts.add(self.sanna)
            make_stage(application, starts_at=NOON - 11 * DAY, questions="Why maps?")
            make_stage(application, kind="panel", starts_at=NOON + DAY, contacts=[self.sanna])

    @property
    def application(self) -> Application:
        return Application.objects.get(pk=self.pk)

    @property
    def newest(self) -> InterviewStage | None:
        return InterviewStage.objects.filter(application=self.pk, deleted_at=None).order_by("-pk").first()

    @property
    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    @property
    def today(self) -> dt.date:
        return self.now.date()

    def post(self, url: str, **fields):
        return self.client.post(url, fields)

    def add(self, kind: str, day: dt.date, **fields):
        typed = {"kind": kind, "day": day, "time": "14:00", "time_zone": "UTC"} | fields
        return self.post(f"/applications/{self.pk}/stages/new/", **typed)

    def say(self, happened: str):
        return self.newest and self.post(f"/stages/{self.newest.pk}/happened/", happened=happened)

    def move_interview(self, day: dt.date):
        if one := self.newest:
            typed = {"kind": one.kind, "day": day, "time": "15:00", "time_zone": "UTC", "version": one.version}
            self.post(f"/stages/{one.pk}/", **typed)

    def delete_interview(self):
        return self.newest and self.post(f"/stages/{self.newest.pk}/delete/")

    def tick(self):
        if due := due_today(self.user, today=self.today):
            self.post("/reminders/answer/", key=due[0].key, do="done")

    def later(self):
        if due := due_today(self.user, today=self.today):
            self.post("/reminders/answer/", key=due[0].key, do="snooze", days=1)

    def plan(self):
        day = self.today + dt.timedelta(days=1)
        chosen = {"ask-choice": "later", "ask-due_on": day, "reflect-choice": "later", "reflect-due_on": day}
        self.post(f"/applications/{self.pk}/after/", **chosen)

    def undo(self):
        if action := Action.objects.filter(owner=self.user, undone_at=None).order_by("-pk").first():
            action.undo()

    def mail(self, what: str, on: dt.date | None = None, at: dt.time | None = None):
        answer = proposals.Answer(what=what, on=self.today, interview_on=on, interview_at=at, interview_zone="UTC")
        proposals.apply(self.application, answer, today=self.today)


ACTIONS: dict[str, Callable[[World], object]] = {
    "they say no": lambda at: at.application.close("rejected", today=at.today),
    "they said no two days ago": lambda at: at.application.close("rejected", on=at.today - 2 * DAY, today=at.today),
    "no response": lambda at: at.application.close("no_response", today=at.today),
    "withdraw": lambda at: at.application.close("withdrawn", today=at.today),
    "accept": lambda at: at.application.close("accepted", via_offer=True, today=at.today),
    "reopen": lambda at: at.application.reopen(today=at.today),
    "back to applied": lambda at: at.application.move_to("applied", today=at.today),
    "an offer": lambda at: at.application.move_to("offer", today=at.today),
    "undo": World.undo,
    "delete": lambda at: delete_applications(at.user, [at.pk]),
    "add a call tomorrow": lambda at: at.add("screen", at.today + DAY),
    "add a panel of three days ago": lambda at: at.add("panel", at.today - 3 * DAY, people="Sanna Peltola"),
    "put the interview off": lambda at: at.move_interview(at.today + 4 * DAY),
    "it was yesterday": lambda at: at.move_interview(at.today - DAY),
    "it did not happen": lambda at: at.say("no"),
    "it took place": lambda at: at.say("yes"),
    "delete the interview": World.delete_interview,
    "an email with an interview": lambda at: at.mail("interviewing", at.today + 2 * DAY, dt.time(10)),
    "an email with a no": lambda at: at.mail("rejected"),
    "tick": World.tick,
    "later": World.later,
    "plan what comes after": World.plan,
    "a day passes": lambda at: at.travel.shift(DAY),
    "nine days pass": lambda at: at.travel.shift(9 * DAY),
}


def known_date(change: StatusChange) -> dt.date | None:
    return change.happened_on if change.day_known else None


class Recount:
    """What follows from the rows, counted the slow way."""

    def __init__(self, world: World):
        self.world, self.now, self.today = world, world.now, world.today
        self.is_deleted = world.application.deleted_at is not None
        self.changes = list(StatusChange.objects.filter(application=world.pk, undone_at=None).order_by("pk"))
        self.status, self.closed_as, self.closed_on, self.applied_on = "", "", None, None
        for one in self.changes:
            if one.to_state in ORDER:
                self.status, self.closed_as, self.closed_on = one.to_state, "", None
                if one.to_state != "saved":
                    self.applied_on = self.applied_on or one.happened_on
            else:
                self.closed_as, self.closed_on = one.to_state, one.happened_on
        self.outcome = Outcome.objects.filter(application=world.pk, reopened_at=None).first()
        rows = InterviewStage.objects.filter(application=world.pk, deleted_at=None).order_by("starts_at", "pk")
        self.interviews = [(one, self.state_of(one)) for one in rows]
        self.held = [one for one, state in self.interviews if state == "took place"]
        self.ahead = [one for one, state in self.interviews if state == "planned" and not self.closed_as]

    def state_of(self, one: InterviewStage) -> str:
        if one.happened is not None:
            return "took place" if one.happened else "did not"
        began = one.starts_at < self.now
        if not self.closed_as:
            return "took place" if began else "planned"
        day, recorded = one.starts_at.date(), self.outcome.created_at
        is_late = day == self.closed_on == recorded.date() and recorded < one.starts_at
        return "took place" if began and day <= self.closed_on and not is_late else "did not"

    @property
    def has_talked(self) -> bool:
        return self.status == "offer" or bool(self.held) or (
            not self.interviews and self.status in ("screening", "interviewing")
        )  # fmt: skip

    @property
    def knows_someone(self) -> bool:
        return self.world.application.contacts.filter(deleted_at=None).exists()

    def proof(self) -> list | None:
        if self.is_deleted:
            return None
        offers = [("Offer", known_date(one)) for one in self.changes if one.to_state == "offer"]
        if self.held:
            return sorted([*((IN_PROOF[one.kind], one.starts_at.date()) for one in self.held), *offers], key=str)
        names = (
            ("Invited to a call", "Invited to an interview")
            if self.interviews
            else ("Screening stage", "Interview stage")
        )
        named = dict(zip(("screening", "interviewing"), names, strict=True))
        moves = [(named[one.to_state], known_date(one)) for one in self.changes if one.to_state in named]
        return sorted([*moves, *offers], key=str)

    def is_wanted(self, reminder: Reminder) -> bool:
        """Whether the reason for a reminder still holds."""
        if self.is_deleted or reminder.state not in ("open", "snoozed"):
            return False
        if reminder.kind in ("ask", "reflect"):
            if self.closed_as != "rejected":
                return False
            return reminder.key.endswith(str(self.closed_on)) or reminder.created_at >= self.outcome.created_at
        if reminder.kind == "follow_up":
            is_new = any(one.starts_at > reminder.created_at for one in [*self.ahead, *self.held])
            is_late = self.changes[-1].happened_on > reminder.created_at.date()
            return not (self.closed_as or is_late or is_new or self.ahead)
        if reminder.stage_id:
            states = {one.pk: state for one, state in self.interviews}
            return states.get(reminder.stage_id, "did not") != "did not"
        return True

    def feed(self) -> list[str]:
        if self.is_deleted:
            return []
        held_or_ahead = [one for one, state in self.interviews if state != "did not"]
        return sorted(f"Kestrel Maps: {LABEL[one.kind]}" for one in held_or_ahead)

    def suggested(self) -> set[str]:
        """The keys of what is suggested, but for notes while waiting, and for what was answered before."""
        if self.is_deleted:
            return set()
        soon = [one for one in self.ahead if one.starts_at < self.now + 48 * HOUR]
        found = {f"prepare:{one.pk}" for one in soon}
        for one in self.held:
            is_fresh = one.starts_at + HOUR <= self.now and (self.today - one.starts_at.date()).days <= 1
            if is_fresh and not one.questions:
                found.add(f"capture:{one.pk}")
        if self.closed_as == "rejected" and (days := (self.today - self.closed_on).days) > 0:
            reached = self.has_talked or self.status in ("screening", "interviewing", "offer")
            if days <= 7 and reached and (self.has_talked or self.knows_someone):
                found.add(f"ask:{self.world.pk}:{self.closed_on}")
            if days < 30 and self.has_talked:
                found.add(f"reflect:{self.world.pk}:{self.closed_on}")
        rows = Reminder.objects.filter(owner=self.world.user)
        answered = [row for row in rows if row.state in ("done", "dismissed") or self.is_wanted(row)]
        has_asked = any(row.kind == "ask" for row in answered) or any(
            not (self.outcome.created_at > one.created_at and self.outcome.ended_on >= one.due_on)
            for one in FeedbackRequest.objects.filter(application=self.world.pk)
            if self.outcome and self.closed_as == "rejected"
        )
        return {key for key in found - {row.key for row in answered} if not (has_asked and key.startswith("ask"))}


def compare(world: World, said: list[str]) -> None:
    told, user, today, now = Recount(world), world.user, world.today, world.now
    assert list(check_applications(user)) == [], said

    lines = proof.lines(user, since=TODAY - 60 * DAY, until=TODAY + 60 * DAY)
    if told.proof() is None:
        assert lines == [], said
    else:
        assert sorted(lines[0].events, key=str) == told.proof(), said

    reminders = [one for one in Reminder.objects.filter(owner=user) if told.is_wanted(one)]
    events = calendar.feed(user, today=today).decode().replace("\r\n ", "").splitlines()
    uids = [one.removeprefix("UID:").removesuffix("@onward") for one in events if one.startswith("UID:")]
    assert sorted(one for one in uids if one.startswith("reminder")) == sorted(
        f"reminder-{one.pk}" for one in reminders
    )
    summaries = [one.removeprefix("SUMMARY:") for one in events if one.startswith("SUMMARY:Kestrel Maps: ")]
    assert sorted(summaries) == told.feed(), said

    due = due_today(user, today=today)
    derived = {one.key for one in due if one.is_suggestion and one.kind not in ("follow_up", "presence")}
    assert derived == told.suggested(), said
    assert {one.key for one in due if not one.is_suggestion} == {
        f"r{one.pk}" for one in reminders if one.due_on <= today
    }, said
    if any(one.kind == "follow_up" for one in due if one.is_suggestion):
        assert (told.closed_as, told.ahead) == ("", []), said
        assert told.has_talked or told.knows_someone, said
    page = today_for(user, today=today)
    coming = [one for one in told.ahead if one.happened is None and one.starts_at < now + 14 * DAY]
    began = [one for one in told.held if one.starts_at > now - HOUR and one.happened is None and not told.closed_as]
    assert len(page.agenda) == (0 if told.is_deleted else len(coming) + len(began)), said
    dated = [one for one in told.changes if one.day_known and one.to_state != "saved"]
    recent = [one for one in dated if one.happened_on > today - 14 * DAY]
    lately = [one for line in page.lately for one in line.endings or [line]]
    assert sorted(one.to_state for one in lately) == sorted(one.to_state for one in recent if not told.is_deleted), said

    compare_wins(told, said)
    if not told.is_deleted:
        compare_letter(told, said)


def compare_wins(told: Recount, said: list[str]) -> None:
    """Each comes from a change that was not undone or an interview that took place, and none of those is left out."""
    everything, since = wins.wins_of(told.world.user), told.world.now.date() - 3 * DAY
    lately = wins.wins_since(told.world.user, since)
    assert lately.numbers == wins.count_by_kind(everything), said
    assert lately.found == [win for win in everything if win.on >= since or not win.day_known], said
    found = {win.key for win in everything}
    forward = {
        f"change:{one.pk}"
        for one in told.changes
        if one.to_state in ORDER[2:]
        and ORDER.index(one.to_state) > (ORDER.index(one.from_state) if one.from_state in ORDER else 0)
        and one.from_state in ["", *ORDER]
    }
    with_someone = [one for one in told.held if one.contacts.exists()]
    held = {f"capture:{one.pk}" for one in told.held if one.questions} | {f"round:{one.pk}" for one in with_someone[:1]}
    expected = set() if told.is_deleted else forward | held
    live = set() if told.is_deleted else {f"change:{one.pk}" for one in told.changes}
    assert expected <= found, said
    assert {key for key in found if key.startswith("change:")} <= live, said
    assert {key for key in found if key.startswith(("round:", "capture:"))} == held & expected, said


def compare_letter(told: Recount, said: list[str]) -> None:
    """A letter thanks for what took place, and confirms what is ahead instead of asking where things stand."""
    application = told.world.application
    page = told.world.client.get(
        f"/applications/{application.pk}/{'after' if told.closed_as else 'ready'}/", follow=True
    )
    occasion = occasions.occasion_for(
        application, occasions.interviews_of(application), profile=told.world.user.profile, now=told.now
    )
    assert sorted(occasion.interviews) == sorted(one.kind for one in told.held), said
    draft = page.context.get("draft")
    if told.closed_as or draft is None:
        return
    ahead = min(told.ahead, key=lambda one: (one.starts_at, one.pk), default=None)
    assert page.context["ahead"] == ahead, said
    assert ("look forward" in draft.body.lower()) is bool(ahead), said


starts = st.sampled_from(["applied", "interviewing"])
actions = st.sampled_from(list(ACTIONS))


class EveryPair(TestCase):
    @settings(max_examples=40, deadline=None)
    @given(starts, st.lists(actions, min_size=2, max_size=3))
    def test_pages_letters_and_papers_follow_from_the_rows(self, start, chosen):
        with time_machine.travel(NOON, tick=False) as travel:
            world = World(start, travel)
            for number in range(len(chosen)):
                travel.shift(HOUR / 6)
                with contextlib.suppress(MoveError):  # it says why, and nothing changes
                    ACTIONS[chosen[number]](world)
                compare(world, [start, *chosen[: number + 1]])
