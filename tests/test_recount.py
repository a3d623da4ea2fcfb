"""Every figure that a page states equals a slow recount of the rows behind it, and pages agree about one application."""

import csv
import datetime as dt
import io
import re
from collections import Counter

import pytest

from applications.models import (
    STATE_LABELS,
    Application,
    Contact,
    OutcomeKind,
    Status,
    StatusChange,
    create_application,
    delete_applications,
)
from applications.models.vocabulary import STATUS_ORDER
from feedback.models import FeedbackRequest, Reflection
from feedback.wins import derived
from feedback.wins.dashboard import kinds_of
from tests.builders import TODAY, make_application, make_contact, make_request, make_stage

pytestmark = pytest.mark.django_db
ENDED = list(OutcomeKind.values)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


@pytest.fixture
def search(client, alice, bob, time_machine):
    """A search with some of everything, and another person’s beside it."""
    time_machine.move_to(dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC))
    for owner in (alice, bob):
        fill(owner)
    client.force_login(alice)
    return client


def fill(owner) -> None:
    names = iter(f"Company {number}" for number in range(100))
    for days in (0, 3, 12, 29, 30, 31, 45, 90):
        make_application(owner, company=next(names), on=ago(days), source="referral" if days == 12 else "job_board")
    for days in (2, 40):
        make_application(owner, company=next(names), status="saved", on=ago(days))
        make_application(owner, company=next(names), status="screening", applied_on=ago(days + 9), on=ago(days))
    make_application(owner, company="Acorn", on=ago(1), unknown=["applied"])
    for days in range(12):
        make_application(
            owner, company="Acorn" if days % 3 else next(names), on=ago(60), closed_as="rejected",
            closed_on=ago(60 - days), work_mode="remote" if days % 2 else "",
        )  # fmt: skip
    for days in (3, 13, 14, 15, 20):
        make_application(owner, company=next(names), on=ago(60), closed_as="no_response", closed_on=ago(days))
    make_application(owner, company="Acorn", on=ago(50), closed_as="rejected", closed_on=ago(2), unknown=["rejected"])
    make_application(owner, company=next(names), on=ago(30), closed_as="withdrawn", closed_on=ago(4))
    make_application(owner, company=next(names), status="saved", on=ago(30), closed_as="withdrawn", closed_on=ago(4))
    make_application(owner, company=next(names), status="offer", applied_on=ago(40), on=ago(6))
    for kind in ("accepted", "declined"):
        make_application(
            owner, company=next(names), status="offer", applied_on=ago(40), on=ago(6), closed_as=kind, closed_on=ago(5)
        )
    talked = make_application(owner, company=next(names), status="interviewing", applied_on=ago(40), on=ago(20))
    met = make_contact(owner, name="Vera", role="recruiter")
    make_stage(talked, kind="panel", starts_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC), contacts=[met])
    make_stage(talked, kind="final", starts_at=dt.datetime(2026, 11, 12, 9, tzinfo=dt.UTC))
    for number, role in enumerate(["recruiter", "interviewer", "interviewer", "supporter", ""]):
        make_contact(owner, name=f"Person {number}", role=role)
    closed = [one for one in Application.objects.for_user(owner) if one.closed_as == "rejected"]
    for number, application in enumerate(closed[:5]):
        state = ["planned", "sent", "answered", "no_reply", "skipped"][number]
        sent_on = ago(5) if number in (1, 2, 3) else None
        make_request(
            application, contact=met, state=state, sent_on=sent_on, answer="Say more." if number == 2 else "",
            is_generic=False if number == 2 else None, ended_on=ago(1) if number > 1 else None,
        )  # fmt: skip
        Reflection.objects.create(owner=owner, application=application, went_well="Calm.", written_on=ago(number))
    reopened = make_application(owner, company=next(names), on=ago(20), closed_as="rejected", closed_on=ago(10))
    reopened.reopen(today=TODAY)
    undone = make_application(owner, company=next(names), on=ago(20))
    undone.move_to("screening", on=ago(2), today=TODAY).undo()
    gone, _ = create_application(owner, company="Gone", title="Analyst", status="offer", today=TODAY)
    delete_applications(owner, [gone.pk])


class Told:
    """One application as its rows say, read one by one."""

    def __init__(self, application: Application):
        self.status, self.closed_as = "", ""
        self.closed_on = self.applied_on = self.news_on = None
        has_applied = False
        for change in StatusChange.objects.filter(application=application, undone_at=None).order_by("pk"):
            on = change.happened_on if change.day_known else None
            self.news_on = on
            if change.to_state in ENDED:
                self.closed_as, self.closed_on = change.to_state, on
            else:
                self.closed_as, self.closed_on, self.status = "", None, change.to_state
                if change.to_state == "applied" and not has_applied:
                    self.applied_on, has_applied = on, True
        self.was_sent = self.status != "saved"

    @property
    def is_open(self) -> bool:
        return not self.closed_as

    def got_to(self, status: str) -> bool:
        return STATUS_ORDER[self.status] >= STATUS_ORDER[status]


def told(owner) -> dict[int, Told]:
    return {one.pk: Told(one) for one in Application.objects.filter(owner=owner, deleted_at=None)}


def plain(response) -> str:
    text = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("\N{NO-BREAK SPACE}", " ").split())


def test_today(search, alice):
    rows, response = told(alice).values(), search.get("/")
    page, text = response.context["page"], plain(response)
    for station, status in zip(page.pipeline, Status, strict=False):
        assert station.count == sum(one.is_open and one.status == status for one in rows), status
    assert page.pipeline[-1].count == sum(not one.is_open for one in rows)
    lately = sum(bool(one.closed_on and one.closed_on > ago(14)) for one in rows)
    assert page.pipeline[-1].small == f"{lately} in the last two weeks"
    assert page.pipeline[1].small == f"{sum(one.was_sent for one in rows)} sent so far"
    waiting = sum(one.is_open and one.was_sent for one in rows)
    quiet = sum(one.is_open and one.status in ("applied", "screening") and bool(one.news_on and one.news_on <= ago(30)) for one in rows)  # fmt: skip
    assert f"{waiting} applications are under way. {quiet} have gone quiet." in text
    assert page.quiet_count == quiet == len(search.get("/applications/?quiet=on").context["rows"])
    assert "1 interview in the next two weeks." in text


def test_wins(search, alice):
    kinds, rows = Counter(win.kind for win in derived.wins_of(alice)), told(alice).values()
    assert kinds["accepted"] == sum(one.closed_as == "accepted" for one in rows) == 1
    assert kinds["declined"] == sum(one.closed_as == "declined" for one in rows)
    assert kinds["withdrawn"] == sum(one.closed_as == "withdrawn" and one.was_sent for one in rows)
    page, dashboard = search.get("/wins/?weeks=all").context["page"], search.get("/").context["page"].wins
    assert page.tiles == dashboard.tiles
    assert page.rest == dashboard.rest
    assert sum(week.number for week in page.weeks) == kinds.total()
    for tile in page.tiles:
        assert int(tile.number) == sum(kinds[kind] for kind in kinds_of(tile.kind))
        assert sum(week.number for week in search.get(tile.url).context["page"].weeks) == int(tile.number)


def test_the_list_and_the_board(search, alice):
    rows, response = told(alice), search.get("/applications/?all=on")
    for tab in response.context["tabs"]:
        shown = search.get(tab.url).context
        assert tab.count == shown["page"].paginator.count == len(shown["rows"]), tab.label
    open_ones, closed = sum(one.is_open for one in rows.values()), sum(not one.is_open for one in rows.values())
    assert [tab.count for tab in response.context["tabs"]][::4] == [len(rows), closed]
    board = search.get("/board/").context
    assert sum(column.count for column in board["columns"]) == open_ones
    for column in board["columns"]:
        assert column.count == len(column.cards) + column.more


def test_insights(search, alice):
    rows, response = told(alice).values(), search.get("/insights/")
    sent, figures = [one for one in rows if one.was_sent], response.context["figures"]
    assert figures.sent == len(sent)
    assert figures.changes == StatusChange.objects.filter(
        application__owner=alice, application__deleted_at=None, undone_at=None, application__in=[
            pk for pk, one in told(alice).items() if one.was_sent
        ],
    ).count()  # fmt: skip
    for station, status in zip(figures.stations, ("applied", "screening", "interviewing", "offer"), strict=True):
        assert station.reached == sum(one.got_to(status) for one in sent), status
        assert station.reached == station.went_on + sum(station.left.values())
    for rate, status in zip(figures.overall, ("screening", "interviewing", "offer"), strict=True):
        assert rate.reached == sum(one.got_to(status) for one in sent)
        assert rate.known == sum(one.got_to(status) or not one.is_open for one in sent)
    waiting = figures.waiting
    answered = sum(one.got_to("screening") or one.closed_as in ("rejected", "cancelled") for one in sent)
    assert (waiting.sent, waiting.answered) == (len(sent), answered)
    assert waiting.silent == sum(one.closed_as == "no_response" and one.status == "applied" for one in sent)
    assert waiting.still_open == sum(one.is_open and one.status == "applied" for one in sent)
    assert (waiting.undated, figures.undated) == (2, 1)
    assert waiting.replied in plain(response)


def test_a_company(search, alice):
    rows = told(alice)
    there = [rows[one.pk] for one in Application.objects.filter(owner=alice, company="Acorn", deleted_at=None)]
    overview = search.get("/companies/acorn/").context["overview"]
    assert len(overview.rows) == len(there)
    still_open = sum(one.is_open for one in there)
    assert overview.standfirst == f"{len(there)} applications, {still_open} open."
    waits = sorted((one.closed_on - one.applied_on).days for one in there if one.closed_on and one.applied_on)
    replied = sum(one.closed_as == "rejected" for one in there)
    assert overview.took.startswith(f"They replied to {replied} of {len(there)} applications")
    assert f"after {waits[0]} to {waits[-1]} days" in overview.took
    assert f"leaves out {replied - len(waits)} reply" in overview.took


def test_people(search, alice):
    context = search.get("/people/").context
    people = Contact.objects.filter(owner=alice, deleted_at=None)
    assert context["total"] == people.count() == len(context["lines"])
    for role, label, number in context["tabs"]:
        assert number == len(search.get(f"/people/?role={role}").context["lines"]), label


def test_feedback(search, alice):
    response = search.get("/feedback/")
    for tab in response.context["inbox"].tabs:
        shown = search.get(f"/feedback/?state={tab.state}").context["inbox"]
        assert tab.count == sum(len(group.items) for group in shown.groups), tab.label
    asked = FeedbackRequest.objects.filter(owner=alice).exclude(sent_on=None)
    replied = [one for one in asked if one.answer]
    useful = sum(one.is_generic is False for one in replied)
    words = f"You’ve asked {len(asked)} times. {len(replied)} replied, {useful} with something you can use."
    assert words in plain(response)


def test_learn(search, alice):
    response = search.get("/learn/")
    reflections = Reflection.objects.filter(owner=alice).count()
    replies = FeedbackRequest.objects.filter(owner=alice).exclude(answer="").count()
    assert response.context["made_from"] == f"{reflections} reflections, {replies} reply"
    early = [one for one in told(alice).values() if one.status == "applied" and one.closed_as in ("rejected", "no_response")]  # fmt: skip
    assert response.context["waiting"] == len(early)


def test_pages_and_files_agree_about_each_application(search, alice):
    """Today, Insights, the company’s page and the export say the same of it on the same day."""
    rows = told(alice)
    text = search.get("/applications/export.csv").getvalue().decode("utf-8-sig")
    exported = {int(row["Onward id"]): row for row in csv.DictReader(io.StringIO(text))}
    assert set(exported) == set(rows)
    pipeline, figures = search.get("/").context["page"].pipeline, search.get("/insights/").context["figures"]
    by_status = Counter(row["Status"] for row in exported.values() if not row["Outcome"])
    assert [one.count for one in pipeline] == [
        *(by_status[status.label] for status in Status),
        sum(bool(row["Outcome"]) for row in exported.values()),
    ]
    was_sent = [row for row in exported.values() if row["Status"] != Status.SAVED.label]
    assert figures.sent == len(was_sent)
    assert figures.undated == sum(not row["Applied on"] for row in was_sent)
    for pk, one in rows.items():
        row, application = exported[pk], Application.objects.get(pk=pk)
        assert (row["Status"], row["Outcome"]) == (
            STATE_LABELS[one.status], STATE_LABELS[one.closed_as] if one.closed_as else "",
        )  # fmt: skip
        assert (row["Applied on"], row["Ended on"]) == (str(one.applied_on or ""), str(one.closed_on or ""))
        page = search.get(application.get_absolute_url()).context
        assert page["application"].state == (one.closed_as or one.status)
        overview = search.get(f"/companies/{application.company_key}/").context["overview"]
        label = {line.url: line.label for line in overview.rows}[application.get_absolute_url()]
        assert label == STATE_LABELS[one.closed_as or one.status]
