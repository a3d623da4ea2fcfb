"""What’s next: reminders that are due, and suggestions derived from applications and interviews."""

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from applications import wording
from applications.models import Application, Contact, InterviewStage, KeptMail, Movable, OutcomeKind, Role, Status
from applications.models.interviews import PLANNED, Told, by_application, reached
from feedback import naming
from feedback.keys import SuggestionKey, reminder_key
from feedback.models import Evaluation, FeedbackRequest, Impression, Preferences, Reminder, ReminderKind, ReminderState
from feedback.models.reminders import WAITING
from feedback.presence.checklists import Since

REFLECT_WITHIN = 30
PREPARE_WITHIN = dt.timedelta(hours=48)
FOLLOW_UPS_A_WAIT = 2
FOLLOW_UP_WITHIN = 7
ACCEPTED_WITHIN = 60
MOST_CANDIDATES = 300
LOOK_BACK = "About ten minutes. It ends with one if-then plan."
TALKED = (Status.SCREENING, Status.INTERVIEWING)
PRESENCE_AFTER = dt.timedelta(weeks=8)
PRESENCE_WITHIN = dt.timedelta(weeks=2)
TOLD_WITHIN = dt.timedelta(weeks=2)
ORDER = {
    kind: number
    for number, kind in enumerate(
        (
            "prepare",
            "ask",
            "look",
            "thank",
            "told",
            "follow_up",
            "capture",
            "own",
            "keep_in_touch",
            "reflect",
            "review",
            "presence",
        )
    )
}


TO_WRITE_TO = Contact.objects.filter(deleted_at=None).exclude(role__in=[Role.SUPPORTER, Role.REFERRER])
KNOWS_SOMEONE = Q(Exists(TO_WRITE_TO.filter(applications=OuterRef("pk")))) | Q(
    Exists(KeptMail.objects.filter(application=OuterRef("pk")).exclude(sender=""))
)


class SuggestionSource(NamedTuple):
    """What suggestions are made from: an application that waits, or that ended lately.

    `has_talked`: a conversation took place; `knows_someone`: there is someone or an address to write to; `has_ahead`:
    an interview is planned; `has_asked`: there is a request for advice, sent or not.
    """

    pk: int
    company: str
    agency: str
    title: str
    company_key: str
    status: str
    furthest: str
    last_news_on: dt.date
    news_day_known: bool
    news_expected_on: dt.date | None
    closed_as: str
    closed_on: dt.date | None
    import_batch_id: int | None
    created_at: dt.datetime
    knows_someone: bool
    has_asked: bool
    has_talked: bool
    has_ahead: bool

    def named(self, several: Container[str]) -> str:
        return naming.name(self.company, self.agency, self.title, self.company_key, several=several)

    @property
    def movable(self) -> Movable:
        return Movable(self.pk, self.company or self.agency, self.closed_as or self.status)

    @property
    def is_early_no(self) -> bool:
        return self.closed_as == OutcomeKind.REJECTED and self.status not in (*TALKED, Status.OFFER)


STORED = SuggestionSource._fields[:-2]


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One thing to do. `key` answers it: a reminder's "r12", or the suggestion's own; `is_suggestion` while no row
    exists.
    """

    key: str
    kind: str
    title: str
    text: str
    url: str
    due_on: dt.date
    due: str
    is_suggestion: bool = False
    movable: Movable | None = None
    is_group: bool = False

    @property
    def application_id(self) -> int | None:
        return self.movable.pk if self.movable else None

    @property
    def order(self) -> tuple:
        return (ORDER.get(self.kind, 9), self.due_on, self.key)


def candidates(
    user,
    preferences: Preferences,
    reminders: Iterable[Reminder],
    *,
    today: dt.date,
    interviews: Iterable[Told] | None = None,
) -> list[SuggestionSource]:
    """What may need a step now: those in whose wait a note may be due, and what ended lately with a yes, or with a no
    after a conversation. A yes comes first, then the latest news. `interviews`: all of the user’s, where they are
    known.
    """
    recorded = InterviewStage.objects.filter(deleted_at=None)
    waits = (preferences.follow_up_days, preferences.follow_up_interview_days)
    note_due = (
        today - dt.timedelta(days=max(waits) + FOLLOW_UP_WITHIN),
        today - dt.timedelta(days=min(waits)),
    )
    written = today - dt.timedelta(days=2 * FOLLOW_UP_WITHIN)
    written_to = [
        row.application_id
        for row in reminders
        if row.kind == ReminderKind.FOLLOW_UP and row.ended_on and row.ended_on >= written
    ]
    waiting = Q(closed_as="", status__in=[Status.APPLIED, *TALKED], quiet_on__gt=today) & (
        Q(last_news_on__range=note_due, news_day_known=True)
        | Q(news_expected_on__range=note_due)
        | Q(pk__in=written_to)
    )
    rejected = Q(
        closed_as=OutcomeKind.REJECTED,
        closed_on__gt=today - dt.timedelta(days=REFLECT_WITHIN),
        closed_on__lt=today,
        closed_day_known=True,
    ) & (Q(status__in=[*TALKED, Status.OFFER]) | Q(Exists(recorded.filter(application=OuterRef("pk")))))
    accepted = Q(
        closed_as=OutcomeKind.ACCEPTED,
        closed_on__gt=today - dt.timedelta(days=ACCEPTED_WITHIN),
        closed_day_known=True,
    )
    yes_first = Case(When(closed_as=OutcomeKind.ACCEPTED, then=0), default=1)
    found = Application.objects.for_user(user).annotate(
        knows_someone=KNOWS_SOMEONE,
        has_asked=Exists(FeedbackRequest.objects.standing().filter(application=OuterRef("pk"))),
    )
    found = found.filter(waiting | rejected | accepted)
    rows = list(found.order_by(yes_first, "-last_news_on", "-pk").values_list(*STORED)[:MOST_CANDIDATES])
    if interviews is None:
        interviews = recorded.filter(application__in=[row[0] for row in rows]).told(timezone.now())
    told = by_application(interviews)
    return [
        one for one in (_candidate(row, told.get(row[0], ())) for row in rows) if one.has_talked or not one.is_early_no
    ]


def _candidate(row: tuple, interviews: Sequence[tuple[str, str]]) -> SuggestionSource:
    """From the values of STORED and (type, state) of its interviews."""
    furthest = row[STORED.index("furthest")]
    has_talked = reached(furthest, interviews).order > Status.APPLIED.order
    return SuggestionSource._make([*row, has_talked, any(state == PLANNED for _, state in interviews)])


def suggestions(
    applications: Iterable[SuggestionSource],
    stages: Iterable[InterviewStage],
    answered: dict[str, Reminder],
    preferences: Preferences,
    *,
    today: dt.date,
    now: dt.datetime,
    several: Container[str],
) -> list[TodoItem]:
    """Derived, pure. `answered` are the reminders that came from a suggestion, by key: those are not suggested again.

    `several`: the companies at which a line names the role as well.
    """
    stages = list(stages)
    found = [one for stage in stages if (one := _prepare(stage, now, several) or _capture(stage, now, several))]
    for application in applications:
        if application.closed_as == OutcomeKind.ACCEPTED:
            continue
        if application.closed_as:
            found += _after_a_no(application, preferences, today, several)
        elif preferences.suggests_follow_ups:
            found += _follow_up(application, answered, preferences, today, several)
    asked = {row.application_id for row in answered.values() if row.kind == ReminderKind.ASK}
    return [one for one in found if one.key not in answered and not (one.kind == "ask" and one.application_id in asked)]


def grouped(listed: Sequence[TodoItem]) -> list[TodoItem]:
    """Say several look-backs in one line, in the place of the first of them."""
    number = sum(one.kind == ReminderKind.REFLECT for one in listed)
    if number < 2:
        return list(listed)
    found: list[TodoItem] = []
    for one in listed:
        if one.kind != ReminderKind.REFLECT:
            found.append(one)
        elif not any(other.is_group for other in found):
            found.append(_look_backs(number, one))
    return found


def _look_backs(number: int, first: TodoItem) -> TodoItem:
    return TodoItem(
        key="look_backs",
        kind=first.kind,
        title=f"{wording.figure(number)} applications you could look back on",
        text="About ten minutes each, whenever you like.",
        url=f"{reverse('next_list')}?kind={ReminderKind.REFLECT}",
        due_on=first.due_on,
        due="Optional",
        is_suggestion=True,
        is_group=True,
    )


def _prepare(stage: InterviewStage, now: dt.datetime, several: Container[str]) -> TodoItem | None:
    """An interview within 48 hours: what one wanted to remember, and the questions met before."""
    if stage.starts_at is None or not now <= stage.starts_at < now + PREPARE_WITHIN or not stage.is_ahead(now):
        return None
    local = timezone.localtime(stage.starts_at)
    length = wording.counted(stage.minutes, one=", 1 minute", other=", {n} minutes") if stage.minutes else ""
    return TodoItem(
        key=str(SuggestionKey("prepare", stage.pk)),
        kind="prepare",
        title=f"Prepare for {naming.named(stage.application, several)}",
        text=(
            f"{stage.kind_as_heading}{length}, {wording.weekday_date(local.date())} at {local:%H:%M}. "
            "See your plans and the questions you’ve been asked."
        ),
        url=f"/applications/{stage.application_id}/ready/",
        due_on=timezone.localtime(now).date(),
        due=f"for {wording.weekday_date(local.date())}",
        is_suggestion=True,
        movable=stage.application.movable,
    )


def _capture(stage: InterviewStage, now: dt.datetime, several: Container[str]) -> TodoItem | None:
    """Offered on the day of an interview that took place, once it is over, and the day after; then silent."""
    if stage.ends_at is None or stage.is_written_up or stage.ends_at > now:
        return None
    day = stage.starts_at.astimezone(stage.zone).date() if stage.starts_at else now.date()
    if (timezone.localtime(now).date() - day).days > 1 or not stage.took_place(now):
        return None
    return TodoItem(
        key=str(SuggestionKey("capture", stage.pk)),
        kind="capture",
        title="Write up your interview",
        text=f"{naming.named(stage.application, several)}, {stage.kind_in_sentence}. Three minutes, just the facts.",
        url=f"/stages/{stage.pk}/capture/",
        due_on=day,
        due="Today" if day == timezone.localtime(now).date() else "Yesterday",
        is_suggestion=True,
        movable=stage.application.movable,
    )


def _after_a_no(
    application: SuggestionSource, preferences: Preferences, today: dt.date, several: Container[str]
) -> list[TodoItem]:
    """Advice where a conversation took place or someone is known, looking back where one took place."""
    ended = application.closed_on or today
    if today <= ended or _was_old_when_imported(application, ended):
        return []
    found = []
    company = application.named(several)
    first, last = preferences.ask_after_days, preferences.ask_within_days
    is_time = first <= (today - ended).days <= last
    if is_time and (application.has_talked or application.knows_someone) and not application.has_asked:
        found.append(
            TodoItem(
                key=str(SuggestionKey.after_outcome("ask", application.pk, ended)),
                kind="ask",
                title=f"Ask {company} for one piece of advice",
                text=f"They said no {wording.on_date(ended, today)}. A draft is ready. It takes a minute.",
                url=f"/applications/{application.pk}/after/",
                due_on=ended + dt.timedelta(days=preferences.ask_after_days),
                due="Optional",
                is_suggestion=True,
                movable=application.movable,
            )
        )
    if application.has_talked:
        found.append(
            TodoItem(
                key=str(SuggestionKey.after_outcome("reflect", application.pk, ended)),
                kind="reflect",
                title=f"Look back on {company}",
                text=LOOK_BACK,
                url=f"/applications/{application.pk}/reflection/",
                due_on=ended + dt.timedelta(days=1),
                due="Optional",
                is_suggestion=True,
                movable=application.movable,
            )
        )
    return found


def _follow_up(
    application: SuggestionSource,
    answered: dict[str, Reminder],
    preferences: Preferences,
    today: dt.date,
    several: Container[str],
) -> list[TodoItem]:
    """At most two a wait; the second comes a week after the first was sent. Each is offered for a week, then silent.

    Something new begins a new wait. None while an interview is ahead, nor where no one is known to write to: the
    application's page offers a note there.
    """
    if application.has_ahead or not (application.has_talked or application.knows_someone):
        return []
    expected = application.news_expected_on
    news_on = application.last_news_on if application.news_day_known else None
    if not expected and not news_on:
        return []
    after_interview = bool(expected and (not news_on or expected >= news_on)) or application.status != Status.APPLIED
    base = max(day for day in (expected, news_on) if day)
    wait = preferences.follow_up_interview_days if after_interview else preferences.follow_up_days
    due_on = base + dt.timedelta(days=wait)
    number = 1
    first = answered.get(str(SuggestionKey.follow_up(application.pk, base, 1)))
    if first is not None:
        if first.state != ReminderState.DONE or first.ended_on is None:
            return []
        number, due_on = 2, first.ended_on + dt.timedelta(days=7)
    if not due_on <= today <= due_on + dt.timedelta(days=FOLLOW_UP_WITHIN) or _was_old_when_imported(
        application, due_on
    ):
        return []
    gone = wording.days_since(base, today)
    note = TodoItem(
        key=str(SuggestionKey.follow_up(application.pk, base, number)),
        kind="follow_up",
        title=f"Follow up with {application.named(several)}",
        text=(
            f"No news for {gone}. This would be the second and last note."
            if number == FOLLOW_UPS_A_WAIT
            else f"No news for {gone}. One short note is normal, and so is sending none."
        ),
        url=f"/applications/{application.pk}/ready/",
        due_on=due_on,
        due="Optional",
        is_suggestion=True,
        movable=application.movable,
    )
    return [note]


def _was_old_when_imported(application: SuggestionSource, day: dt.date) -> bool:
    """What was overdue on the day it was imported never makes a suggestion of its own."""
    return application.import_batch_id is not None and day <= timezone.localdate(application.created_at)


def presence_again(since: Since, answered: dict[str, Reminder], *, today: dt.date) -> list[TodoItem]:
    """Eight weeks or ten rejections after the last look, whichever comes first; offered for two weeks, once."""
    by_time = since.looked_on + PRESENCE_AFTER if since.looked_on else None
    due_on = min((day for day in (by_time, since.tenth_on) if day), default=None)
    key = str(SuggestionKey.presence(since.looked_on))
    if due_on is None or not due_on <= today < due_on + PRESENCE_WITHIN or key in answered:
        return []
    return [
        TodoItem(
            key=key,
            kind="presence",
            title="Check how you come across",
            text=_why_check_again(since, is_eight_weeks=due_on == by_time),
            url=reverse("presence_list"),
            due_on=due_on,
            due="Optional",
            is_suggestion=True,
        )
    ]


def told_by_friends(
    user, impressions: Iterable[Impression], answered: dict[str, Reminder], *, today: dt.date
) -> list[TodoItem]:
    """What friends wrote about a practice session or as a first impression: offered for two weeks, until it is
    answered.

    `impressions`: all of the user’s.
    """
    since = today - TOLD_WITHIN
    evaluations = Evaluation.objects.for_user(user).filter(written_on__gt=since, thanked_on=None)
    found = [
        (SuggestionKey("evaluation", one.pk), one, "What they say about your practice session.", one.get_absolute_url())
        for one in evaluations.only("session_id", "name", "written_on")
    ]
    found += [
        (
            SuggestionKey("impression", one.pk),
            one,
            f"Their first impression: {one.look.get_kind_display()}.",
            one.look.get_absolute_url(),
        )
        for one in impressions
        if one.written_on > since and one.thanked_on is None
    ]
    return [
        TodoItem(
            key=str(key),
            kind=ReminderKind.TOLD,
            title=capfirst(f"{one.display_name} told you what they noticed"),
            text=text,
            url=url,
            due_on=one.written_on,
            due=wording.short_date(one.written_on, today),
            is_suggestion=True,
        )
        for key, one, text, url in found
        if str(key) not in answered
    ]


def _why_check_again(since: Since, *, is_eight_weeks: bool) -> str:
    if is_eight_weeks:
        return "It’s been eight weeks since your last check. One checklist, one next step."
    if since.looked_on:
        return "You’ve had at least ten rejections since your last check. Your CV and profile are the part you control."
    return "You’ve had at least ten rejections so far. Your CV and profile are the part you control."


def to_todo_item(reminder: Reminder, today: dt.date, several: Container[str] = ()) -> TodoItem:
    """`several`: the companies at which the line names the role as well."""
    application, request = reminder.application, reminder.request
    company = naming.named(application, several) if application else ""
    who = request.display_name if request else (reminder.contact.name if reminder.contact else "")
    title, text, url = reminder.words, company, ""
    if reminder.kind == ReminderKind.ASK and request:
        title, text = f"Ask {who} for one piece of advice", f"{company}. A draft is ready."
        url = request.get_absolute_url()
    elif reminder.kind == ReminderKind.LOOK and request:
        title = f"Did {who} reply?"
        text = f"{company}. You asked {wording.on_date(request.close_from, today)}." if request.close_from else company
        url = request.reply_url
    elif reminder.kind == ReminderKind.REFLECT and application:
        title, text = f"Look back on {company}", LOOK_BACK
        url = f"/applications/{application.pk}/reflection/"
    elif reminder.kind == ReminderKind.KEEP_IN_TOUCH:
        title = f"Say hello to {who or company}" if who or company else ""
        note = "Just a short note. There’s nothing you need to ask for."
        text = f"{company}. {note}" if company and who else note
        url = reverse("person_detail", args=[reminder.contact_id]) if reminder.contact_id else ""
    elif reminder.kind == ReminderKind.THANK and reminder.contact_id:
        title, url = f"Thank {who}", reverse("person_detail", args=[reminder.contact_id])
    elif reminder.kind == ReminderKind.FOLLOW_UP and application:
        title, url = f"Follow up with {company}", f"/applications/{application.pk}/ready/"
    elif reminder.kind == ReminderKind.CAPTURE and reminder.stage_id:
        title, url = "Write up your interview", f"/stages/{reminder.stage_id}/capture/"
    elif reminder.kind == ReminderKind.REVIEW:
        title, text, url = "Review what ended early, side by side", "About eight minutes.", reverse("batch_review")
    elif reminder.kind == ReminderKind.PRESENCE:
        title, text, url = "Check how you come across", "One checklist, one next step.", reverse("presence_list")
    elif reminder.kind == ReminderKind.TOLD:
        key = SuggestionKey.read(reminder.key)
        url = reverse("presence_list" if key and key.kind == "impression" else "practice_list")
    if not url and application:
        url = application.get_absolute_url()
    return TodoItem(
        key=reminder_key(reminder.pk),
        kind=reminder.kind,
        title=title or reminder.get_kind_display(),
        text=text,
        url=url,
        due_on=reminder.due_on,
        due="Today" if reminder.due_on == today else wording.short_date(reminder.due_on, today),
        movable=application.movable if application else None,
    )


def reminder_rows(user, *, today: dt.date) -> list[Reminder]:
    """All that wait, and the answered suggestions of the last months (so that they are not made again)."""
    answered_lately = ~Q(key="") & Q(due_on__gt=today - dt.timedelta(days=180))
    return Reminder.objects.for_user(user).filter(Q(state__in=WAITING) | answered_lately).relevant()


def due_and_later(
    rows: Sequence[Reminder], *, today: dt.date, several: Container[str] = ()
) -> tuple[list[TodoItem], list[TodoItem]]:
    waiting = [row for row in rows if row.is_waiting]
    due = [to_todo_item(row, today, several) for row in waiting if row.due_on <= today]
    within = today + dt.timedelta(days=31)
    later = [to_todo_item(row, today, several) for row in waiting if today < row.due_on <= within]
    return due, sorted(later, key=lambda one: one.due_on)


def replies_to_come(rows: Iterable[Reminder], *, today: dt.date, several: Container[str] = ()) -> list[TodoItem]:
    """Requests that went out before today, while their reminder to check for a reply is still to come.

    They lead to the field for the reply, for whoever has it already. One that was put off is left until its date.
    """
    return [
        replace(to_todo_item(row, today, several), due="Optional")
        for row in rows
        if row.kind == ReminderKind.LOOK
        and row.state == ReminderState.OPEN
        and row.due_on > today
        and row.request
        and row.request.close_from
        and row.request.close_from < today
    ]


def by_key(rows: Sequence[Reminder]) -> dict[str, Reminder]:
    return {row.key: row for row in rows if row.key}
