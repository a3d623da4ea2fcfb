"""What an application’s page says in sentences: its first line, its stages, its timeline and its counts."""

import datetime as dt
import re

import pytest

from applications.detail import timeline
from applications.models import Application, OutcomeKind, Reason, Status
from tests.builders import TODAY, make_application, make_contact, make_document, make_stage

DAY = dt.timedelta(days=1)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def entries(application: Application) -> list[timeline.Entry]:
    return timeline.entries(timeline.load_story(application), TODAY)


def first_line(application: Application) -> str:
    return timeline.standfirst(application, [], TODAY).replace(NBSP, " ")


class TestFirstLine:
    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"status": "saved"}, "Saved, not applied yet."),
            ({"on": TODAY}, "Applied today."),
            ({"on": TODAY - DAY}, "Applied yesterday."),
            ({"on": TODAY - 9 * DAY}, "Applied on 1 November."),
            ({"status": "screening", "on": TODAY - DAY}, "Screening since yesterday."),
            ({"status": "interviewing", "on": TODAY - 9 * DAY}, "Interviewing since 1 November."),
            ({"status": "offer", "on": TODAY - 5 * DAY}, "They made an offer on 5 November."),
            ({"on": TODAY - 45 * DAY}, "No news for 45 days."),
        ],
    )
    def test_it_says_how_an_open_one_is(self, alice, fields, said):
        assert first_line(make_application(alice, **fields)) == f"Operations analyst. {said}"

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("accepted", "You accepted on 5 November."),
            ("rejected", "They said no on 5 November."),
            ("no_response", "Closed on 5 November: no response."),
            ("cancelled", "The role was cancelled on 5 November."),
            ("withdrawn", "You withdrew on 5 November."),
            ("declined", "You declined on 5 November."),
        ],
    )
    def test_it_says_how_a_closed_one_ended(self, alice, kind, said):
        ended = {"status": "offer", "on": TODAY - 9 * DAY, "closed_as": kind, "closed_on": TODAY - 5 * DAY}
        known = make_application(alice, applied_on=TODAY - 40 * DAY, **ended)
        assert first_line(known) == f"Operations analyst. You applied on 1 October. {said}"

    def test_a_saved_one_that_was_closed_was_not_applied_for(self, alice):
        application = make_application(alice, status="saved", closed_as="withdrawn", location="Bristol")
        assert first_line(application) == "Operations analyst, Bristol. You withdrew today."

    def test_an_interview_ahead_comes_first_with_its_year_where_that_is_another(self, page, alice):
        application = make_application(alice, status="screening", work_mode="on_site")
        make_stage(application, starts_at=dt.datetime(2027, 1, 7, 14, tzinfo=dt.UTC))
        text = page.get(application.get_absolute_url()).text.replace(NBSP, " ")
        assert "Operations analyst, on-site. Screening call on Thursday 7 January 2027 at 14:00." in text


class TestTimeline:
    @pytest.mark.parametrize(
        ("days", "said"), [(0, ""), (1, "1 day after you applied."), (2, "2 days after you applied."), (12, "12 days after you applied.")]
    )  # fmt: skip
    def test_each_change_says_how_long_it_took(self, alice, days, said):
        application = make_application(alice, status="screening", on=TODAY, applied_on=TODAY - days * DAY)
        newest = entries(application)[0]
        assert (newest.title, newest.text) == ("Moved to Screening", said)

    @pytest.mark.parametrize("before", [*Status, *OutcomeKind])
    @pytest.mark.parametrize(("days", "begins"), [(1, "1 day after "), (12, "12 days after ")])
    def test_whatever_came_before(self, alice, before, days, begins):
        application = make_application(alice)
        change = application.changes.get()
        earlier = Application.changes.rel.related_model(to_state=before, happened_on=change.happened_on - days * DAY)
        said = timeline._took(earlier, change)
        assert said.startswith(begins)
        assert re.fullmatch(r"[^{}]+[a-z]\.|[^{}]+(Screening|Interviewing)\.", said)

    def test_steps_are_named_as_people_would(self, alice):
        application = make_application(alice, status="interviewing", on=TODAY - 3 * DAY, applied_on=TODAY - 9 * DAY)
        application.move_to(Status.SCREENING, on=TODAY - 2 * DAY, today=TODAY)
        application.close(OutcomeKind.REJECTED, on=TODAY - 1 * DAY, today=TODAY)
        application.reopen(today=TODAY)
        assert [entry.title for entry in entries(application)][:4] == [
            "Reopened",
            "They said no",
            "Moved back to Screening",
            "Moved to Interviewing",
        ]

    @pytest.mark.parametrize(
        ("reason", "said"),
        [
            (Reason.NONE, "3 days after you applied."),
            (Reason.FILLED, "3 days after you applied. They said the position was filled."),
            (Reason.COMPARATIVE, "3 days after you applied. They said other candidates were a better match."),
            (Reason.REQUIREMENT, "3 days after you applied. They said a requirement was missing."),
            (Reason.OTHER, "3 days after you applied. They gave another reason."),
        ],
    )
    def test_the_reason_they_gave_is_a_sentence(self, alice, reason, said):
        application = make_application(alice, on=TODAY - 3 * DAY, closed_as="rejected", closed_on=TODAY)
        application.outcomes.update(reason=reason)
        assert entries(application)[0].text == said

    @pytest.mark.parametrize(
        ("minutes", "title"), [(None, "Screening call"), (1, "Screening call, 1 minute"), (30, "Screening call, 30 minutes")]
    )  # fmt: skip
    def test_an_interview_says_how_long_it_is(self, alice, minutes, title):
        application = make_application(alice)
        make_stage(application, minutes=minutes)
        assert entries(application)[0].title == title

    def test_an_interview_of_another_type_is_an_interview(self, page, alice):
        application = make_application(alice)
        stage = make_stage(application, kind="other")
        assert entries(application)[0].title == "Interview, 45 minutes"
        assert "<h1>Interview</h1>" in page.get(stage.get_absolute_url()).text
        assert "Interview deleted." in page.post(f"/stages/{stage.pk}/delete/", follow=True).text

    def test_an_interview_without_a_date_is_given_none(self, page, alice):
        application = make_application(alice)
        make_stage(application, starts_at=None)
        interview = next(entry for entry in entries(application) if entry.stage)
        assert (interview.day, interview.when) == (None, "Date not known")
        assert "Date not known</span>" in page.get(application.get_absolute_url()).text
        assert "Date not known: Screening call, 45 minutes" in page.get(f"/applications/{application.pk}/text/").text


class TestCounts:
    @pytest.mark.parametrize(
        ("number", "said"), [(0, "None saved."), (1, "1 question."), (2, "2 questions."), (12, "12 questions.")]
    )
    def test_questions_they_asked(self, page, alice, number, said):
        application = make_application(alice, on=TODAY - 9 * DAY, closed_as="rejected", closed_on=TODAY)
        held = dt.datetime(2026, 11, 6, 14, tzinfo=dt.UTC)
        make_stage(application, starts_at=held, questions="\n".join(f"Why {place}?" for place in range(number)))
        shown = " ".join(page.get(application.get_absolute_url()).text.split())
        assert f"<h3>Questions they asked</h3> <p>{said}</p>" in shown

    @pytest.mark.parametrize(
        ("number", "said"), [(0, "No one added."), (1, "1 person."), (2, "2 people."), (12, "12 people.")]
    )
    def test_people(self, page, alice, number, said):
        application = make_application(alice, on=TODAY - 9 * DAY, closed_as="rejected", closed_on=TODAY)
        held = dt.datetime(2026, 11, 6, 14, tzinfo=dt.UTC)
        make_stage(application, starts_at=held, questions="Why us?")
        application.contacts.set([make_contact(alice, name=f"Marta {place}") for place in range(number)])
        shown = " ".join(page.get(application.get_absolute_url()).text.split())
        assert f"<h3>People</h3> <p>{said}</p>" in shown

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (0, ""),
            (1, "1 document that belongs to no other application is deleted as well."),
            (2, "2 documents that belong to no other application are deleted as well."),
            (12, "12 documents that belong to no other application are deleted as well."),
        ],
    )
    def test_deleting_names_the_documents_that_are_deleted_too(self, page, alice, settings, tmp_path, number, said):
        settings.DOCUMENTS_DIR = tmp_path
        application = make_application(alice)
        for place in range(number):
            make_document(alice, application, name=f"CV {place}")
        application.documents.update(is_kept=False)
        text = " ".join(page.get(f"/applications/{application.pk}/delete/").text.split())
        between = f"{said} " if said else ""
        assert f"Its notes and its timeline are deleted too. {between}You can undo this for 30 days." in text
