"""The starting set of questions, how a few are drawn, and what five lines say about an answer."""

import random
from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

from feedback import questions, rubric
from feedback.models import PracticeQuestion, Question
from feedback.models.practice import key_of, use_fixed_keys
from feedback.practice import sessions
from feedback.practice.sessions import guess_kind
from feedback.question_keys import KEYS
from feedback.questions import BANK, HINTS, KINDS, Candidate, hint_for, sample_questions, wanted_kinds
from tests.builders import make_application, make_practice, make_stage

ALL = [text for texts in BANK.values() for text in texts]


def candidates(**felt):
    return [Candidate(key_of(text), text, kind) for kind, texts in BANK.items() for text in texts]


def test_the_starting_set_is_large_and_says_nothing_twice():
    assert len(ALL) >= 60
    assert len({key_of(text) for text in ALL}) == len(ALL)
    assert set(BANK) == set(KINDS) == set(HINTS)
    assert min(len(texts) for texts in BANK.values()) >= 7
    words = " ".join(BANK["awkward"])
    assert all(word in words for word in ("gap", "dismissed", "looking for a while"))


class TestFixedKeys:
    """Marks, sessions and archives store the key of a question, so rewording a starter question never changes it."""

    def test_every_starter_question_keeps_the_key_it_was_first_stored_under(self):
        stored = (Path(__file__).parent / "starter_question_keys.txt").read_text().splitlines()
        assert [key_of(text) for text in ALL] == stored

    def test_only_starter_questions_are_reworded(self):
        assert set(KEYS) <= set(ALL)

    @pytest.mark.parametrize("text", list(KEYS))
    def test_both_wordings_are_one_question_whatever_their_case_and_punctuation(self, text):
        assert key_of(text.upper().replace("’", "'")) == KEYS[text] == key_of(KEYS[text])

    def test_marks_and_practice_of_the_first_wording_are_still_there(self, alice):
        Question.objects.create(owner=alice, text="Are you not overqualified for this?", kind="awkward", felt="hard")
        session = make_practice(alice, practised_on="2026-11-09")
        row = session.questions.first()
        PracticeQuestion.objects.filter(pk=row.pk).update(key="what are your expectations about pay")
        found = {one.text: one for one in sessions.candidates(alice).values()}
        assert found["Aren’t you overqualified for this?"].felt == "hard"
        assert found["What are your salary expectations?"].practised == 1
        assert len(found) == len(ALL)

    def test_met_in_either_wording_it_is_counted_together(self, alice):
        make_stage(make_application(alice), questions="What are your expectations about pay?")
        make_stage(make_application(alice), questions="what are your salary expectations")
        assert sessions.candidates(alice)[key_of("What are your salary expectations?")].times == 2

    @pytest.mark.parametrize("how", ["migrating", "restoring"])
    @pytest.mark.parametrize("has_a_mark", [False, True])
    def test_one_of_their_own_in_the_new_words_becomes_it(self, alice, bob, how, has_a_mark):
        text = "What are your salary expectations?"
        mine = Question.objects.create(owner=alice, text=text, kind="pay", is_own=True, felt="fair")
        Question.objects.filter(pk=mine.pk).update(key="what are your salary expectations")
        other = Question.objects.create(
            owner=bob, text="What are your expectations about pay?", kind="pay", felt="easy"
        )
        if has_a_mark:
            Question.objects.create(owner=alice, text="What are your expectations about pay?", kind="pay", felt="hard")
        if how == "restoring":
            use_fixed_keys(alice)
        else:
            from django.apps import apps

            import_module("feedback.migrations.0007_question_keys").use_fixed_keys(apps, None)
        [row] = Question.objects.filter(owner=alice)
        assert (row.key, row.is_own, row.felt) == (KEYS[text], True, "hard" if has_a_mark else "fair")
        other.refresh_from_db()
        assert (other.key, other.felt) == (KEYS[text], "easy")

    def test_the_migration_names_the_same_keys(self):
        frozen = import_module("feedback.migrations.0007_question_keys").KEYS
        assert set(frozen.values()) <= set(KEYS.values())


def test_a_question_for_them_has_a_hint_of_its_own():
    assert hint_for("What would you like to ask us?", "closing").startswith("Have two or three questions ready")
    assert hint_for("Why us?", "motivation") == HINTS["motivation"]


@pytest.mark.parametrize("text", ALL)
def test_a_question_is_short_and_calm(text):
    assert len(text) <= 100
    assert "!" not in text
    assert text.endswith(("?", "."))


@pytest.mark.parametrize("number", [0, 3, 4, 6, 40])
def test_between_three_and_six_are_drawn_without_repeats_in_the_order_of_an_interview(number):
    drawn = sample_questions(candidates(), number, chance=random.Random(1))
    assert 3 <= len(drawn) <= 6
    assert len({one.key for one in drawn}) == len(drawn)
    places = list(KINDS)
    assert [places.index(one.kind) for one in drawn] == sorted(places.index(one.kind) for one in drawn)
    assert max(Counter(one.kind for one in drawn).values()) <= 3


def test_what_was_met_felt_hard_or_fits_comes_up_more_often_and_what_was_practised_less():
    plain = Candidate("a", "a", "role")
    assert questions.weight(Candidate("a", "a", "role", times=3), ()) > questions.weight(plain, ())
    assert questions.weight(Candidate("a", "a", "role", felt="hard"), ()) > questions.weight(plain, ())
    assert questions.weight(plain, ("role",)) > questions.weight(plain, ("pay",))
    assert questions.weight(Candidate("a", "a", "role", company="X"), (), "X") > questions.weight(plain, (), "X")
    assert questions.weight(Candidate("a", "a", "role", practised=2), ()) < questions.weight(plain, ())


@pytest.mark.parametrize("theme", ["Salary", "Pay", "pay"])
def test_a_theme_about_salary_suggests_questions_about_it(theme):
    drawn = [
        one.kind
        for seed in range(30)
        for one in sample_questions(candidates(), 4, kinds=wanted_kinds(theme=theme), chance=random.Random(seed))
    ]
    assert Counter(drawn).most_common(1)[0][0] == "pay"
    assert wanted_kinds(round_kind="technical", theme="Pay") == questions.FOR_ROUND["technical"]
    assert wanted_kinds(theme="Something of their own") == ()


def test_few_candidates_are_no_trouble():
    assert sample_questions([], 4, chance=random.Random(1)) == []
    assert len(sample_questions(candidates()[:2], 4, chance=random.Random(1))) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What salary do you expect?", "pay"),
        ("Tell me about a time you failed", "behavioural"),
        ("Why us?", "motivation"),
        ("Introduce yourself", "opening"),
        ("Do you know PostgreSQL?", "role"),
    ],
)
def test_a_met_question_finds_a_place(text, kind):
    assert guess_kind(text) == kind


def test_the_highest_and_the_lowest_line_stand_out_and_there_is_no_total():
    found = rubric.standing({"clear": [5, 4], "structured": [2], "evidence": [4]})
    assert [line.name for line in found.highest] == ["Clear"]
    assert [line.name for line in found.lowest] == ["Structured"]
    assert found.lowest_seen == "No clear beginning or end"
    assert not hasattr(found, "total")


@pytest.mark.parametrize("points", [{}, {"clear": [3]}, {"clear": [3], "delivery": [3]}, {"clear": []}])
def test_nothing_stands_out_of_too_little_or_of_level_lines(points):
    assert not rubric.standing(points)


def test_movement_begins_with_the_third_session_that_has_the_line():
    first, second, third = {"clear": [2], "delivery": [3]}, {"clear": [3]}, {"clear": [4], "delivery": [3]}
    assert rubric.movements([first, second]) == []
    [clear] = rubric.movements([first, second, third])
    assert (clear.line.name, clear.means, clear.words) == ("Clear", (2, 3, 4), "up since the first")
    assert rubric.movements([third, second, first])[0].words == "down since the first"
    assert rubric.movements([second, second, second])[0].words == "about the same"
