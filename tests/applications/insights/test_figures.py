"""The numbers on the page of Insights equal a slow, obvious recount of random histories, and are never out of date."""

import datetime as dt
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.insights.statistics import wilson_interval
from applications.models import (
    Action,
    Application,
    MoveError,
    NewApplication,
    Profile,
    Tag,
    delete_applications,
    store,
    tag_applications,
)
from tests.builders import make_application

TODAY = dt.date(2026, 11, 10)
NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
ORDER = ["saved", "applied", "screening", "interviewing", "offer"]
NAMES = {"rejected": "rejected", "no_response": "no response", "cancelled": "role cancelled", "withdrawn": "withdrawn",
         "accepted": "accepted", "declined": "declined", "": "still open"}  # fmt: skip
SOURCES = {"referral": "Referral", "job_board": "Job board", "recruiter": "Recruiter"}


@pytest.fixture(autouse=True)
def _noon(time_machine):
    time_machine.move_to(NOON)


# Random histories -----------------------------------------------------------------------------------------------------

sources, tags = st.sampled_from([*SOURCES, ""]), st.sampled_from(["", "Charity", "Data"])
endings = st.sampled_from(["", "rejected", "rejected", "no_response", "cancelled", "withdrawn"])
simple = st.tuples(sources, tags, st.integers(0, 90), st.integers(1, 4), st.integers(0, 30), endings)
does = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(ORDER[1:])),
    st.tuples(st.just("close"), st.sampled_from(["rejected", "no_response", "withdrawn", "declined"])),
    st.tuples(st.just("reopen"), st.just("")),
    st.tuples(st.just("undo"), st.just("")),
)
walks = st.tuples(sources, st.integers(5, 60), st.lists(st.tuples(does, st.integers(0, 3)), max_size=5))


class Told:
    """One application as someone would tell it: which states it had when, how far that is, how it ended."""

    def __init__(self, source, tag, applied_on):
        self.source, self.tag, self.applied_on = source, tag, applied_on
        self.steps = [("applied", applied_on)]

    @property
    def far(self):
        return [state for state, _ in self.steps if state in ORDER][-1]

    @property
    def ended(self):
        return "" if self.steps[-1][0] in ORDER else self.steps[-1][0]

    def reached(self, state):
        return ORDER.index(self.far) >= ORDER.index(state)

    @property
    def answer(self):
        """(days until their first answer, what it was); None without one."""
        if self.far != "applied":
            return min((day - self.applied_on).days for state, day in self.steps if state in ORDER[2:]), "invited"
        if self.ended in ("rejected", "cancelled"):
            return (self.steps[-1][1] - self.applied_on).days, "no"
        return None

    @property
    def waited(self):
        if self.answer:
            return self.answer[0]
        return ((self.steps[-1][1] if self.ended else TODAY) - self.applied_on).days


def stored(alice, row):
    source, tag, ago, length, days, ending = row
    told = Told(source, tag, TODAY - dt.timedelta(days=ago))
    last = min(TODAY, told.applied_on + dt.timedelta(days=days))
    told.steps += [(state, last) for state in ORDER[2 : length + 1]]
    if ending:
        told.steps.append((ending, last))
    new = NewApplication(
        Application(owner=alice, company="C", title="T", source=source), told.steps, (tag,) if tag else ()
    )
    return told, new


def walked(alice, row):
    source, ago, doing = row
    told, day = Told(source, "", TODAY - dt.timedelta(days=ago)), TODAY - dt.timedelta(days=ago)
    application = make_application(alice, source=source, on=day)
    done = []
    for (what, state), later in doing:
        day = min(TODAY, day + dt.timedelta(days=later))
        before = list(told.steps)
        try:
            if what == "undo":
                if done:
                    action, before = done.pop()
                    action.undo()
                    told.steps = before
            elif what == "reopen":
                if action := application.reopen(on=day, today=TODAY):
                    told.steps.append((told.far, day))
                    done.append((action, before))
            elif what == "move":
                if action := application.move_to(state, on=day, today=TODAY):
                    told.steps.append((state, day))
                    done.append((action, before))
            elif action := application.close(state, on=day, today=TODAY):
                told.steps.append((state, day))
                done.append((action, before))
        except MoveError:
            pass
        application = Application.objects.get(pk=application.pk)
    return told


# The recount ----------------------------------------------------------------------------------------------------------


def counted(cases, state):
    """“3 of 40” as the page says it, with the rate when ten are known."""
    reached = sum(case.reached(state) for case in cases)
    known = sum(case.reached(state) or bool(case.ended) for case in cases)
    if not known:
        return "No results yet", "too few to say"
    if known < 10:
        return f"{reached} of {known}", "too few to say"
    low, high = (f"{100 * end:.0f}%" for end in wilson_interval(reached, known))
    span = f"below {high}" if low == "0%" else f"above {low}" if high == "100%" else f"between {low} and {high}"
    return f"{reached} of {known}", f"{100 * reached / known:.0f}%, probably {span}"


def answered_by(cases, day, kind=None):
    """One day after the other: who still waited, who was answered, and whose wait ended in silence."""
    waiting, share = 1.0, 0.0
    for one in range(day + 1):
        still = sum(case.waited >= one for case in cases)
        ended = [case for case in cases if case.answer and case.answer[0] == one]
        silent = [case for case in cases if not case.answer and case.ended == "no_response" and case.waited == one]
        if ended or silent:
            share += waiting * sum(kind in (None, case.answer[1]) for case in ended) / still
            waiting *= (still - len(ended) - len(silent)) / still
    return f"{100 * share:.0f}%"


def table(text, name):
    """The rows of a table on the page, by its region's label."""
    body = text.split(f'aria-label="{name}, table"')[1].split("<tbody>")[1].split("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body)
    return {cells[0]: cells[1:] for cells in (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows)}


def expected_flow(cases):
    rows = {}
    for state, label in zip(ORDER[1:], ["Applied", "Screening", "Interviewing", "Offer"], strict=True):
        reached = [case for case in cases if case.reached(state)]
        left = Counter(NAMES[case.ended] for case in reached if case.far == state)
        went_on = len(reached) - left.total()
        order = ["still open", "accepted", "rejected", "no response", "role cancelled", "withdrawn", "declined"]
        said = [f"{went_on} went on"] if went_on else []
        said += [f"{left[name]} {name}" for name in order if left[name]]
        if reached:
            rows[label] = [str(len(reached)), str(went_on), f"{', '.join(said)}."]
    return rows


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(simple, max_size=45), st.lists(walks, max_size=4))
def test_the_page_equals_a_slow_obvious_recount(client, alice, rows, walking):
    Application.objects.all().delete()
    Action.objects.all().delete()
    client.force_login(alice)
    told, new = [], []
    for row in rows:
        one, row_new = stored(alice, row)
        told.append(one)
        new.append(row_new)
    store(new, Profile.of(alice))
    cases = told + [walked(alice, row) for row in walking]
    text = client.get("/insights/").content.decode()
    if not cases:
        assert "You haven’t applied for a job yet." in text
        return
    assert table(text, "Flow of applications") == expected_flow(cases)
    assert table(text, "Rates") == {
        "A conversation": list(counted(cases, "screening")),
        "An interview": list(counted(cases, "interviewing")),
        "An offer": list(counted(cases, "offer")),
    }
    expected = {}
    for value, label in SOURCES.items():
        if mine := [case for case in cases if case.source == value]:
            expected[label] = list(counted(mine, "screening"))
    if sum(rate != "too few to say" for _, rate in expected.values()) > 1:
        assert table(text, "Sources") == expected
    answers = sorted(case.answer[0] for case in cases if case.answer)
    still = sum(not case.ended and case.far == "applied" for case in cases)
    replied = f"{len(answers)} of {len(cases)} ha" if answers else "None has had a reply yet."
    assert replied in text
    assert re.search(rf"{still or 'None'} (is|are) still waiting\.", text)
    if len(answers) >= 10:
        half = answers[(len(answers) - 1) // 2]
        assert f"Half the replies came {f'within {half} day' if half else 'on the same day'}" in text
        for day, shares in table(text, "Time to hear back").items():
            number = int(day.split()[0])
            assert shares == [answered_by(cases, number, kind) for kind in (None, "invited", "no")]
    counts = counted(cases, "interviewing")[0]
    if counts == "No results yet":
        assert "because none of your applications has a result yet." in text
    else:
        reached, known = counts.split(" of ")
        assert re.search(rf"from your {known} applications? with a result \({reached} led to an interview\)", text)
    assert f"Calculated today from {len(cases)} application" in text


# At once -------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
class TestOfThisMoment:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, alice):
        client.force_login(alice)

    def test_every_kind_of_change_shows_at_once(self, client, alice):
        first = make_application(alice, company="First", status="screening", on=TODAY, applied_on=dt.date(2026, 10, 1))
        other = make_application(alice, company="Other", on=dt.date(2026, 10, 1))

        def reached(query=""):
            """How many were sent, and led to a conversation, an interview and an offer."""
            return [station.reached for station in client.get(f"/insights/{query}").context["figures"].stations]

        assert reached() == [2, 1, 0, 0]
        move = other.move_to("interviewing", on=dt.date(2026, 10, 9), today=TODAY)
        assert reached() == [2, 2, 1, 0]
        close = other.close("rejected", today=TODAY)
        assert "rejected" in client.get("/insights/").context["figures"].stations[2].left
        close.undo()
        assert "rejected" not in client.get("/insights/").context["figures"].stations[2].left
        move.undo()
        assert reached() == [2, 1, 0, 0]
        first.source = "referral"
        first.save()
        assert reached("?source=referral") == [1, 1, 0, 0]
        tagged = tag_applications(alice, [first.pk], "Charity")
        tag = Tag.objects.get(owner=alice)
        assert reached(f"?tag={tag.pk}") == [1, 1, 0, 0]
        tag_applications(alice, [other.pk], "Charity")
        assert reached(f"?tag={tag.pk}") == [2, 1, 0, 0]
        tagged.undo()
        assert reached(f"?tag={tag.pk}") == [1, 0, 0, 0]

    def test_one_deleted_and_another_brought_back_is_not_the_same_as_before(self, client, alice):
        """Both have the same counts and versions, so only the day of the last edit tells them apart."""
        one = make_application(alice, company="One", source="referral", on=TODAY)
        other = make_application(alice, company="Other", source="job_board", on=TODAY)
        make_application(alice, company="Newest", on=TODAY)
        gone = delete_applications(alice, [one.pk])
        assert "Flow of 1 application" in client.get("/insights/?source=job_board").content.decode()
        gone.undo()
        delete_applications(alice, [other.pk])
        assert "No applications match this filter." in client.get("/insights/?source=job_board").content.decode()

    def test_figures_of_another_person_or_question_never_answer(self, client, alice, bob):
        make_application(alice, source="referral")
        make_application(bob)
        make_application(bob)
        client.get("/insights/")
        assert "Flow of 1 application" in client.get("/insights/").content.decode()
        assert "No applications match this filter." in client.get("/insights/?source=recruiter").content.decode()
        client.force_login(bob)
        assert "Flow of 2 applications" in client.get("/insights/").content.decode()
