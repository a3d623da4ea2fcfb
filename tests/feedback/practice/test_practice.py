"""Practising: choosing questions, notes, the link, what came back and what is made of it."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Action, Profile
from feedback.models import Evaluation, IfThen, PracticeSession, Question, Theme
from feedback.models.practice import key_of
from feedback.practice import sessions
from feedback.wins import derived
from tests.builders import TODAY, make_application, make_evaluation, make_practice, make_stage

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
BEFORE = NOON - dt.timedelta(days=3)
FIRST_MONTH = "What would you do in your first month here?"


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


def kinds(user):
    return [win.kind for win in derived.wins_of(user)]


class TestQuestions:
    def test_what_was_met_joins_with_how_often_and_where(self, alice):
        application = make_application(alice, company="Oakhill Health")
        make_stage(application, questions=f"1. {FIRST_MONTH.lower()}\n- Why is the sky blue?", starts_at=BEFORE)
        make_stage(application, questions="Why is the sky blue", starts_at=BEFORE)
        found = sessions.candidates(alice)
        assert found[key_of(FIRST_MONTH)].times == 1
        assert found[key_of(FIRST_MONTH)].text == FIRST_MONTH
        blue = found[key_of("why is the sky blue")]
        assert (blue.times, blue.company, blue.kind) == (2, "Oakhill Health", "motivation")
        assert len(found) == len(sessions.KNOWN) + 1

    def test_ones_own_can_be_added_once_and_taken_off_with_undo(self, signed_in, alice):
        for number in range(2):
            response = signed_in.post("/practice/questions/", {"text": "  What do maps   hide? ", "kind": "role"})
            assert response.status_code == (422 if number else 302)
        question = Question.objects.get()
        assert question.text == "What do maps hide?"
        assert sessions.candidates(alice)[question.key].own_pk == question.pk
        signed_in.post(f"/practice/questions/{question.pk}/delete/")
        assert question.key not in sessions.candidates(alice)
        signed_in.post(Action.objects.latest("pk").undo_url)
        assert question.key in sessions.candidates(alice)

    @pytest.mark.parametrize("text", ["", "?!…", "x" * 301, FIRST_MONTH])
    def test_what_is_no_new_question_changes_nothing(self, signed_in, text):
        response = signed_in.post("/practice/questions/", {"text": text, "kind": "role"})
        assert response.status_code == 422
        assert not Question.objects.exists()

    def test_how_it_felt_is_one_click_and_the_same_click_takes_it_back(self, signed_in, alice):
        for felt in ("hard", ""):
            signed_in.post("/practice/questions/felt/", {"key": key_of(FIRST_MONTH), "felt": "hard", "show": "pay"})
            assert sessions.candidates(alice)[key_of(FIRST_MONTH)].felt == felt
        assert sessions.candidates(alice)[key_of(FIRST_MONTH)].own_pk is None

    @pytest.mark.parametrize(
        "fields", [{}, {"key": "nothing", "felt": "hard"}, {"key": key_of(FIRST_MONTH), "felt": "awful"}]
    )
    def test_a_mark_that_makes_no_sense_changes_nothing(self, signed_in, fields):
        assert signed_in.post("/practice/questions/felt/", fields).status_code == 302
        assert not Question.objects.exists()

    def test_another_persons_questions_are_not_in_the_list(self, bob, alice):
        Question.objects.create(owner=alice, text="What do maps hide?", is_own=True)
        make_stage(make_application(alice), questions="Why is the sky blue?", starts_at=BEFORE)
        make_practice(alice, practised_on=TODAY, questions=[FIRST_MONTH])
        assert sessions.candidates(bob) == sessions.KNOWN


class TestChoosing:
    def test_four_are_drawn_and_nothing_is_kept(self, signed_in):
        text = signed_in.get("/practice/new/").content.decode()
        assert text.count(" checked>") == 4
        assert signed_in.get("/practice/new/?number=6").content.decode().count(" checked>") == 6
        assert not PracticeSession.objects.exists()

    @pytest.mark.parametrize(
        "query",
        ["number=99", "number=x", "focus=a99999999999999999999", "focus=a1", "focus=zz", "pick=no", "focus=a-1"],
    )
    def test_a_strange_address_draws_as_usual(self, signed_in, query):
        text = signed_in.get(f"/practice/new/?{query}").content.decode()
        assert text.count(" checked>") == 4

    def test_a_named_question_is_in_the_draw(self, signed_in):
        text = signed_in.get("/practice/new/", {"pick": key_of(FIRST_MONTH)}).content.decode()
        assert f'value="{key_of(FIRST_MONTH)}" checked' in text

    def test_it_is_for_a_coming_interview_or_a_theme(self, signed_in, alice):
        application = make_application(alice, company="Oakhill Health")
        make_stage(application, kind="final")
        theme = Theme.objects.create(owner=alice, name="Pay")
        text = signed_in.get("/practice/new/").content.decode()
        assert "Oakhill Health, Thu\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}Nov" in text
        for focus in (f"a{application.pk}", f"t{theme.pk}", ""):
            signed_in.post("/practice/new/", {"focus": focus, "pick": [key_of(FIRST_MONTH)]})
        assert [one.purpose for one in PracticeSession.objects.order_by("pk")] == ["Oakhill Health", "Pay", ""]

    def test_somebody_elses_interview_or_theme_cannot_be_chosen(self, signed_in, bob):
        application = make_application(bob, status="interviewing")
        theme = Theme.objects.create(owner=bob, name="Secret")
        for focus in (f"a{application.pk}", f"t{theme.pk}"):
            response = signed_in.post("/practice/new/", {"focus": focus, "pick": [key_of(FIRST_MONTH)]})
            assert response.status_code == 422
            assert "Secret" not in response.content.decode()
        assert not PracticeSession.objects.exists()

    def test_picked_ones_are_kept_in_order_and_a_new_one_joins_the_list(self, signed_in, alice):
        keys = [key_of("What would you like to ask us?"), key_of(FIRST_MONTH)]
        signed_in.post("/practice/new/", {"pick": keys, "own": "What do maps hide?"})
        session = PracticeSession.objects.get()
        assert [one.text for one in session.questions.all()] == [
            FIRST_MONTH, "What would you like to ask us?", "What do maps hide?",
        ]  # fmt: skip
        assert Question.objects.get().is_own

    @pytest.mark.parametrize("number", [0, 7])
    def test_none_or_too_many_are_refused_and_what_was_ticked_stays(self, signed_in, number):
        keys = list(sessions.KNOWN)[:number]
        response = signed_in.post("/practice/new/", {"pick": keys})
        assert response.status_code == 422
        assert response.content.decode().count(" checked>") == number
        assert not PracticeSession.objects.exists()

    def test_ready_before_an_interview_offers_it(self, signed_in, alice):
        application = make_application(alice)
        make_stage(application)
        text = signed_in.get(f"/applications/{application.pk}/ready/").content.decode()
        assert f"/practice/new/?focus=a{application.pk}" in text


class TestAlone:
    def test_notes_save_as_they_are_typed_and_an_older_tab_does_not_overwrite_them(self, signed_in, alice):
        session = make_practice(alice)
        first = session.questions.first()
        fields = {"version": 1, f"notes_{first.pk}": "Result first.", f"felt_{first.pk}": "hard"}
        typing = {"X-Requested-With": "fetch"}
        answer = signed_in.post(session.get_absolute_url(), fields, headers=typing)
        assert (answer.status_code, answer["X-Version"]) == (200, "2")
        older = signed_in.post(session.get_absolute_url(), fields | {f"notes_{first.pk}": "Older"}, headers=typing)
        assert older.status_code == 409
        shown = signed_in.post(session.get_absolute_url(), fields | {f"notes_{first.pk}": "Older"})
        assert shown.status_code == 422
        assert "Older" in shown.content.decode()
        first.refresh_from_db()
        assert first.notes == "Result first."
        assert Question.objects.get().felt == "hard"
        assert Question.objects.get().key == first.key

    def test_practised_is_a_win_and_undo_takes_it_away(self, signed_in, alice):
        session = make_practice(alice, application=make_application(alice))
        signed_in.get("/wins/")
        assert "practised" not in kinds(alice)
        for _ in range(2):
            signed_in.post(f"/practice/{session.pk}/done/")
        assert kinds(alice).count("practised") == 1
        assert "You practised for Stillwater Housing" in signed_in.get("/").content.decode()
        signed_in.post(Action.objects.get(kind="practice").undo_url)
        assert "practised" not in kinds(alice)

    def test_deleting_the_session_asks_first_and_takes_the_win(self, signed_in, alice):
        session = make_practice(alice, practised_on=TODAY)
        make_evaluation(session)
        assert "what 1 friend wrote" in signed_in.get(f"/practice/{session.pk}/delete/").content.decode()
        assert kinds(alice) == ["practised"]
        signed_in.post(f"/practice/{session.pk}/delete/")
        assert kinds(alice) == []
        assert not Evaluation.objects.exists()

    def test_the_sheet_has_the_questions_the_lines_and_room_for_words(self, signed_in, alice):
        text = signed_in.get(f"/practice/{make_practice(alice).pk}/paper/").content.decode()
        for words in (
            "Nora would like your honest opinion",
            FIRST_MONTH,
            "I could retell it in one sentence",
            "Change one thing",
        ):
            assert words in text


class TestTheLink:
    def test_it_is_made_with_a_name_shown_again_renewed_and_closed(self, signed_in, alice):
        Profile.objects.filter(user=alice).update(called="Nora B")
        session = make_practice(alice, link_nonce="", link_expires_on=None, shown_name="")
        assert 'value="Nora"' in signed_in.get(session.get_absolute_url()).content.decode()
        addresses = []
        for _ in range(2):
            signed_in.post(f"/practice/{session.pk}/link/", {"do": "open", "shown_name": "Nora"})
            session.refresh_from_db()
            assert session.link_expires_on == TODAY + dt.timedelta(days=14)
            addresses.append(session.link_path)
            assert f"http://testserver{session.link_path}" in signed_in.get(session.get_absolute_url()).content.decode()
        assert [signed_in.get(one).status_code for one in addresses] == [404, 200]
        signed_in.post(f"/practice/{session.pk}/link/", {"do": "close"})
        assert signed_in.get(addresses[1]).status_code == 404

    def test_where_the_server_answers_at_home_alone_the_page_says_so(self, signed_in, alice, settings):
        session = make_practice(alice)
        for site, is_said in (("", True), ("https://jobs.example.org", False)):
            settings.SITE_URL = site
            assert (
                "only be reached from this computer" in signed_in.get(session.get_absolute_url()).content.decode()
            ) == is_said

    def test_undo_opens_a_closed_one_again(self, signed_in, alice):
        session = make_practice(alice)
        signed_in.post(f"/practice/{session.pk}/link/", {"do": "close"})
        signed_in.post(Action.objects.get().undo_url)
        assert signed_in.get(session.link_path).status_code == 200

    @pytest.mark.parametrize("name", ["", "x" * 41])
    def test_without_a_name_there_is_none(self, signed_in, alice, name):
        session = make_practice(alice, link_nonce="")
        response = signed_in.post(f"/practice/{session.pk}/link/", {"do": "open", "shown_name": name})
        assert response.status_code == 422
        session.refresh_from_db()
        assert not session.link_nonce
        assert session.shown_name == "Nora"


class TestWhatCameBack:
    def test_the_words_come_before_the_lines_and_no_total_is_shown(self, signed_in, alice):
        session = make_practice(alice)
        make_evaluation(session, change="Say the result first.", points={"clear": 5, "structured": 1, "evidence": 3})
        text = signed_in.get(session.get_absolute_url()).content.decode()
        assert text.index("Say the result first.") < text.index("Strongest: Clear. Weakest: Structured.")
        assert "“No clear beginning or end”" in text
        shown = text[text.index("What friends said") : text.index("Make a plan from this")]
        assert "9" not in re.sub(r"<[^>]*>", "", shown)  # the sum of the points

    def test_learn_shows_it_with_one_thing_to_change(self, signed_in, alice):
        session = make_practice(alice, application=make_application(alice))
        make_evaluation(session, change="Say the result first.", points={"clear": 5, "structured": 1})
        text = signed_in.get("/learn/").content.decode()
        assert "Tom, 2 questions" in text
        assert "Say the result first." in text
        assert "Weakest: Structured." in text

    def test_a_theme_a_plan_a_question_and_a_thank_you_come_from_it(self, signed_in, alice):
        session = make_practice(alice, application=make_application(alice))
        row = make_evaluation(session, change="Say the result first.", next_question="Who paid for it?")
        at = f"/practice/answers/{row.pk}"
        signed_in.post(f"{at}/theme/", {"name": "  The result   comes late "})
        signed_in.post(f"{at}/plan/", {"condition": "they ask for an example", "action": "begin with the result"})
        signed_in.post(f"{at}/question/")
        signed_in.post(f"{at}/thanks/")
        assert "Say the result first." in signed_in.get("/learn/").content.decode()
        assert list(row.themes.values_list("name", flat=True)) == ["The result comes late"]
        plan = IfThen.objects.get()
        assert (plan.evaluation, plan.application) == (row, session.application)
        assert Question.objects.get(is_own=True).text == "Who paid for it?"
        row.refresh_from_db()
        assert row.thanked_on == TODAY
        text = signed_in.get(session.get_absolute_url()).content.decode()
        assert "Thank you for practising with me" in text
        assert "The main thing I’ll work on: Say the result first." in text
        signed_in.post(Action.objects.get(kind="evaluation").undo_url)
        row.refresh_from_db()
        assert row.thanked_on is None

    @pytest.mark.parametrize(
        ("what", "fields"), [("theme", {"name": " "}), ("plan", {"condition": "only half"}), ("question", {})]
    )
    def test_half_of_something_makes_nothing(self, signed_in, alice, what, fields):
        row = make_evaluation(make_practice(alice))
        assert signed_in.post(f"/practice/answers/{row.pk}/{what}/", fields).status_code == 302
        assert not Theme.objects.exists()
        assert not IfThen.objects.exists()
        assert not Question.objects.exists()

    def test_joining_two_themes_takes_evaluations_and_sessions_along(self, signed_in, alice):
        old, new = (Theme.objects.create(owner=alice, name=name) for name in ("Nerves", "Calm"))
        row = make_evaluation(make_practice(alice, theme=old))
        row.themes.add(old)
        signed_in.post(f"/learn/themes/{old.pk}/", {"name": "Calm"})
        row.refresh_from_db()
        assert list(row.themes.all()) == [new]
        assert row.session.theme == new

    def test_movement_is_shown_from_three_sessions_on(self, signed_in, alice):
        for number, points in enumerate((2, 3, 5)):
            session = make_practice(alice, made_on=TODAY + dt.timedelta(days=number - 5))
            make_evaluation(session, points={"clear": points})
            text = signed_in.get("/practice/").content.decode()
            assert ("Your progress" in text) == (number == 2)
        assert "up since the first" in text

    def test_an_unkind_one_can_be_deleted(self, signed_in, alice):
        row = make_evaluation(make_practice(alice))
        assert "No one is told" in signed_in.get(f"/practice/answers/{row.pk}/delete/").content.decode()
        signed_in.post(f"/practice/answers/{row.pk}/delete/")
        assert not Evaluation.objects.exists()


def fill(owner, number):
    for one in range(number):
        application = make_application(owner, company=f"Company {one}")
        session = make_practice(
            owner, application=application, practised_on=TODAY, made_on=TODAY - dt.timedelta(days=one)
        )
        row = make_evaluation(session, change="First the result.", points={"clear": 1 + one % 5, "evidence": 3})
        row.themes.add(Theme.objects.named(owner, "Result"))
        make_evaluation(session, visitor="w", points={"clear": 2, "evidence": 3})
        make_stage(application, questions="Why?", starts_at=NOON + dt.timedelta(days=one))


@pytest.mark.parametrize("path", ["/practice/", "/practice/new/", "/practice/questions/", "/learn/", "/wins/"])
def test_the_number_of_queries_is_the_same_for_few_and_many(
    signed_in, alice, bob, client, path, django_assert_max_num_queries
):
    numbers = []
    for user, rows in ((alice, 2), (bob, 30)):
        fill(user, rows)
        client.force_login(user)
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
    assert numbers[0] < 30


def test_a_session_costs_the_same_for_one_friend_and_for_ten(signed_in, alice):
    numbers = []
    for friends in (1, 10):
        session = make_practice(alice)
        for one in range(friends):
            make_evaluation(session, visitor=str(one), points={"clear": 2, "evidence": 3})
        with CaptureQueriesContext(connection) as asked:
            assert signed_in.get(session.get_absolute_url()).status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_a_session_leads_to_whom_one_could_ask(client, alice):
    client.force_login(alice)
    page = client.get(f"/practice/{make_practice(alice).pk}/").content.decode()
    assert "/people/ask/?favour=practice" in page
    assert client.get("/people/ask/?favour=practice").status_code == 200


class TestWords:
    @pytest.mark.parametrize(
        ("number", "words"),
        [(1, "1 question, created today."), (2, "2 questions, created today."), (6, "6 questions, ")],
    )
    def test_a_session_counts_its_questions(self, signed_in, alice, number, words):
        session = make_practice(alice, questions=[f"Question {n}?" for n in range(number)])
        assert words in signed_in.get(session.get_absolute_url()).content.decode()
        one = "1 question" if number == 1 else f"{number} questions"
        assert f"Practice, {one}</a>" in signed_in.get("/practice/").content.decode()

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (0, "Your notes will be permanently deleted."),
            (1, "Your notes and what 1 friend wrote will be permanently deleted."),
            (2, "Your notes and what 2 friends wrote will be permanently deleted."),
        ],
    )
    def test_deleting_says_what_goes(self, signed_in, alice, number, words):
        session = make_practice(alice)
        for n in range(number):
            make_evaluation(session, visitor=str(n))
        assert words in signed_in.get(f"/practice/{session.pk}/delete/").content.decode()

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            (0, "Choose between one and six questions."),
            (7, "Choose between one and six questions. You’ve chosen 7."),
            (12, "Choose between one and six questions. You’ve chosen 12."),
        ],
    )
    def test_too_few_and_too_many_are_told(self, signed_in, number, words):
        keys = list(sessions.KNOWN)[:number]
        text = signed_in.post("/practice/new/", {"pick": keys}).content.decode()
        assert f"{words}<" in text

    @pytest.mark.parametrize(
        ("times", "words"),
        [
            (1, "Asked once, by Stillwater Housing."),
            (2, "Asked twice, for example by Stillwater Housing."),
            (12, "Asked 12 times, for example by Stillwater Housing."),
        ],
    )
    def test_the_list_says_how_often_a_question_was_asked(self, signed_in, alice, times, words):
        for _ in range(times):
            make_stage(make_application(alice), questions=FIRST_MONTH, starts_at=BEFORE)
        text = signed_in.get("/practice/questions/?show=met").content.decode()
        assert words in text
        assert "77 questions to practise with, 1 of them asked in your interviews." in text

    @pytest.mark.parametrize(
        ("times", "words"), [(1, "Practised once."), (2, "Practised twice."), (12, "Practised 12 times.")]
    )
    def test_the_list_says_how_often_a_question_was_practised(self, signed_in, alice, times, words):
        for _ in range(times):
            make_practice(alice, questions=[FIRST_MONTH], practised_on=TODAY)
        text = signed_in.get("/practice/questions/?show=situational").content.decode()
        assert words in text
        assert ">77 questions to practise with. " in text

    @pytest.mark.parametrize(("number", "words"), [(1, "A friend"), (2, "2 friends"), (12, "12 friends")])
    def test_friends_without_a_name_are_counted(self, alice, number, words):
        assert sessions._who([Evaluation(name="")] * number) == (words,)

    def test_one_without_a_name_follows_the_others_inside_the_sentence(self):
        assert sessions._who([Evaluation(name=""), Evaluation(name="Sam")]) == ("Sam", "a friend")

    @pytest.mark.parametrize(("number", "words"), [(1, "1 question"), (2, "2 questions"), (6, "6 questions")])
    def test_a_friend_sees_how_many_questions_there_are(self, client, alice, number, words):
        session = make_practice(alice, questions=[f"Question {n}?" for n in range(number)])
        assert f'<h2 id="answers">{words}</h2>' in client.get(session.link_path).content.decode()

    def test_an_anchor_keeps_its_capital(self, signed_in, alice):
        session = make_practice(alice)
        make_evaluation(session, points={"clear": 1, "structured": 5})
        assert "Clear: “I lost the thread”" in signed_in.get(session.get_absolute_url()).content.decode()
