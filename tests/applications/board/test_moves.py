"""Quick status: what a move needs, what it answers, and what is never lost."""

import datetime as dt

import pytest
from django.urls import reverse

from applications.board.move_views import undone_text
from applications.models import Action, Application, StatusChange, UndoResult
from tests.builders import TODAY, make_application

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def htmx(at="/board/"):
    return {"HX-Request": "true", "HX-Current-URL": f"http://testserver{at}"}


def status_url(application):
    return reverse("application_status", args=[application.pk])


def state(application) -> str:
    return Application.objects.get(pk=application.pk).state


class TestChoicesAsAPage:
    def test_it_shows_all_eleven_and_the_day(self, page, alice):
        application = make_application(alice)
        text = page.get(status_url(application)).content.decode()
        assert text.count('name="status"') == 5
        assert text.count('name="outcome"') == 6
        assert text.count('name="day"') == 4

    def test_not_now_leads_back_to_where_it_was_asked(self, page, alice):
        application = make_application(alice)
        assert (
            'href="/applications/?q=x"'
            in page.get(status_url(application) + "?next=/applications/%3Fq%3Dx").content.decode()
        )

    def test_it_never_leads_to_another_host(self, page, alice):
        application = make_application(alice)
        response = page.post(status_url(application), {"status": "offer", "next": "https://elsewhere.example/"})
        assert response["Location"] == application.get_absolute_url()


class TestFromSaved:
    def test_accepted_asks_for_both_at_once_and_takes_both_at_once(self, page, alice):
        application = make_application(alice, status="saved", on=TODAY - 20 * DAY)
        response = page.post(status_url(application), {"outcome": "accepted", "day": "today"})
        text = response.content.decode()
        assert response.status_code == 422
        assert 'name="applied_on"' in text
        assert 'name="via_offer"' in text
        page.post(
            status_url(application),
            {"outcome": "accepted", "day": "today", "applied_on": "2026-11-01", "via_offer": "1"},
        )
        application.refresh_from_db()
        assert (application.state, application.applied_on, application.furthest) == (
            "accepted",
            dt.date(2026, 11, 1),
            "offer",
        )

    @pytest.mark.parametrize("typed", ["2027-03-01", "2026-11-10"], ids=["not come yet", "after the ending"])
    def test_a_day_that_cannot_be_stays_typed_beside_what_to_do(self, page, alice, typed):
        application = make_application(alice, status="saved", on=TODAY - 20 * DAY)
        response = page.post(
            status_url(application), {"outcome": "no_response", "day": "yesterday", "applied_on": typed}
        )
        text = response.content.decode()
        assert response.status_code == 422
        assert f'name="applied_on" value="{typed}"' in text
        assert 'id="id_applied_on_error"' in text
        assert state(application) == "saved"

    @pytest.mark.parametrize("kind", ["withdrawn", "cancelled"])
    def test_some_endings_need_nothing_more(self, page, alice, kind):
        application = make_application(alice, status="saved")
        page.post(status_url(application), {"outcome": kind})
        assert state(application) == kind


class TestAnswers:
    def test_a_day_before_the_last_step_keeps_what_was_typed_and_says_which_day_is_possible(self, page, alice):
        application = make_application(alice)
        response = page.post(
            status_url(application), {"status": "screening", "day": "pick", "on": "2026-11-03"}, headers=htmx()
        )
        text = response.content.decode()
        assert response.status_code == 422
        assert 'value="2026-11-03"' in text
        assert "10 November 2026" in text
        assert state(application) == "applied"

    def test_it_says_how_one_that_is_closed_moves_again(self, page, alice):
        application = make_application(alice, closed_as="rejected")
        page.post(status_url(application), {"status": "interviewing"})
        assert state(application) == "interviewing"

    def test_two_quick_clicks_make_one_change(self, page, alice):
        application = make_application(alice)
        for _ in range(2):
            response = page.post(status_url(application), {"status": "screening", "from": "board"}, headers=htmx())
        assert StatusChange.objects.filter(application=application, to_state="screening").count() == 1
        assert "already has that status. Nothing changed." in response.content.decode()
        assert Action.objects.filter(kind="moved").count() == 1

    def test_in_the_list_it_answers_with_the_row_and_how_many_are_open(self, page, alice):
        application = make_application(alice)
        text = page.post(
            status_url(application), {"outcome": "rejected", "from": "list"}, headers=htmx("/applications/")
        ).content.decode()
        assert f'id="row-{application.pk}"' in text
        assert 'id="open-count"' in text
        assert "they said no. How far you got still counts." in text

    @pytest.mark.parametrize("place", ["page", "today", ""])
    def test_elsewhere_it_leads_back_to_the_page_it_came_from(self, page, alice, place):
        application = make_application(alice)
        response = page.post(status_url(application), {"status": "offer", "from": place}, headers=htmx("/"))
        assert response["HX-Redirect"] == "http://testserver/"

    def test_reopening_keeps_how_far_it_got(self, page, alice):
        application = make_application(alice, status="interviewing", closed_as="rejected")
        response = page.post(reverse("outcome_delete", args=[application.pk]))
        assert response["Location"] == application.get_absolute_url()
        assert state(application) == "interviewing"

    def test_reopening_one_that_is_open_changes_nothing(self, page, alice):
        application = make_application(alice)
        page.post(reverse("outcome_delete", args=[application.pk]))
        assert not Action.objects.exists()


class TestUndo:
    def test_on_the_board_only_what_changed_is_sent(self, page, alice):
        for number in range(30):
            make_application(alice, company=f"Company {number}")
        application = make_application(alice, company="Castell Rail")
        action = application.close("rejected", today=TODAY)
        response = page.post(action.undo_url, headers=htmx())
        text = response.content.decode()
        assert len(response.content) <= 3072
        assert "Castell Rail" in text
        assert "Company 3" not in text
        assert f'id="card-{application.pk}"' in text
        assert state(application) == "applied"

    def test_a_second_click_and_another_tab_do_nothing_more_and_say_so(self, page, alice):
        application = make_application(alice)
        action = application.move_to("offer", today=TODAY)
        page.post(action.undo_url, headers=htmx())
        application.refresh_from_db()
        application.move_to("screening", today=TODAY)
        text = page.post(action.undo_url, headers=htmx()).content.decode()
        assert "Already undone." in text
        assert state(application) == "screening"

    def test_one_that_changed_since_stays_and_is_named(self, page, alice):
        application = make_application(alice, company="Castell Rail")
        action = application.move_to("screening", today=TODAY)
        application.move_to("offer", today=TODAY)
        text = page.post(action.undo_url, headers=htmx()).content.decode()
        assert "Castell Rail has changed since and was left as it is." in text
        assert state(application) == "offer"

    @pytest.mark.parametrize(
        ("undone", "left", "said"),
        [
            (0, 0, "There was nothing left to undo."),
            (1, 0, "Undone."),
            (2, 0, "Undone. 2 changes reversed."),
            (1200, 0, "Undone. 1,200 changes reversed."),
            (0, 1, "A has changed since and was left as it is."),
            (1, 2, "A and B have changed since and were left as they are. 1 change reversed."),
            (2, 5, "A, B, C, D and E have changed since and were left as they are. 2 changes reversed."),
            (2, 8, "A, B, C, D, E and 3 more have changed since and were left as they are. 2 changes reversed."),
        ],
    )
    def test_it_counts_in_whole_sentences(self, undone, left, said):
        assert undone_text(UndoResult(undone, list("ABCDEFGH"[:left]))) == said

    def test_after_thirty_days_it_says_that_it_is_too_late(self, page, alice):
        application = make_application(alice)
        action = application.move_to("offer", today=TODAY)
        Action.objects.update(created_at=dt.datetime(2026, 10, 1, tzinfo=dt.UTC))
        text = page.post(action.undo_url, follow=True).content.decode()
        assert "This can’t be undone any more. Changes can be undone for 30 days." in text
        assert state(application) == "offer"

    def test_elsewhere_it_leads_back(self, page, alice):
        application = make_application(alice)
        action = application.move_to("offer", today=TODAY)
        assert (
            page.post(action.undo_url, headers=htmx("/applications/?q=x"))["HX-Redirect"]
            == "http://testserver/applications/?q=x"
        )

    def test_another_persons_action_is_not_there(self, page, bob):
        action = make_application(bob).move_to("offer", today=TODAY)
        assert page.post(action.undo_url).status_code == 404


class TestChangeDay:
    @pytest.mark.parametrize(
        ("on", "said"),
        [("2026-11-08", "Date changed to 8\N{NO-BREAK SPACE}November."), ("2026-11-10", "The date is still today.")],
    )
    def test_it_says_the_date_it_has_now(self, page, alice, on, said):
        change = make_application(alice).changes.last()
        text = page.post(reverse("change_day", args=[change.pk]), {"day": "pick", "on": on}, follow=True)
        assert said in text.content.decode()

    def test_a_day_that_cannot_be_stays_typed(self, page, alice):
        application = make_application(alice, status="screening")
        change = application.changes.last()
        response = page.post(reverse("change_day", args=[change.pk]), {"day": "pick", "on": "2027-01-01"})
        assert response.status_code == 422
        assert 'value="2027-01-01"' in response.content.decode()
        change.refresh_from_db()
        assert change.happened_on == TODAY


@pytest.mark.parametrize(("status", "is_offered"), [("screening", True), ("interviewing", True), ("offer", False)])
def test_a_card_moved_to_a_conversation_offers_to_add_the_interview(page, alice, status, is_offered):
    application = make_application(alice, on=TODAY - 9 * DAY)
    answer = page.post(status_url(application), {"status": status, "from": "board"}, headers=htmx())
    assert (f'href="/applications/{application.pk}/stages/new/"' in answer.text) is is_offered


class TestAPageWithLines:
    def test_it_is_told_to_bring_them_up_to_date_and_says_what_happened_then(self, page, alice):
        application = make_application(alice, company="Castell Rail")
        chosen = {"outcome": "rejected", "from": "lines"}
        answer = page.post(status_url(application), chosen, headers=htmx("/people/1/"))
        assert answer.status_code == 204
        assert status_url(application) in answer["HX-Trigger"]
        assert "Castell Rail: they said no." in page.get("/").content.decode()

    def test_so_it_is_after_undo(self, page, alice):
        application = make_application(alice, company="Castell Rail")
        page.post(status_url(application), {"outcome": "rejected", "from": "lines"}, headers=htmx("/"))
        undone = page.post(Action.objects.get().undo_url, {"from": "lines"}, headers=htmx("/"))
        assert undone.status_code == 204
        assert "moved" in undone["HX-Trigger"]
        assert state(application) == "applied"
        assert "Undone." in page.get("/").content.decode()

    def test_what_needs_more_is_asked_on_a_page_that_leads_back(self, page, alice):
        application = make_application(alice, status="saved")
        chosen = {"outcome": "rejected", "from": "lines"}
        answer = page.post(status_url(application), chosen, headers=htmx("/people/1/"))
        assert answer.status_code == 422
        assert 'name="next" value="http://testserver/people/1/"' in answer.content.decode()
