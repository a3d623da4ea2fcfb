"""The starting set of questions, how a few are drawn, and what five lines say about an answer."""

import random
from collections import Counter

import pytest

from feedback import questions, rubric
from feedback.models.practice import key_of
from feedback.practice import guess_kind
from feedback.questions import BANK, HINTS, KINDS, Candidate, draw, wanted_kinds

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


@pytest.mark.parametrize("text", ALL)
def test_a_question_is_short_and_calm(text):
    assert len(text) <= 100
    assert "!" not in text
    assert text.endswith(("?", "."))


@pytest.mark.parametrize("number", [0, 3, 4, 6, 40])
def test_between_three_and_six_are_drawn_without_repeats_in_the_order_of_an_interview(number):
    drawn = draw(candidates(), number, chance=random.Random(1))
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


def test_a_theme_about_pay_draws_questions_about_pay():
    drawn = [
        one.kind
        for seed in range(30)
        for one in draw(candidates(), 4, kinds=wanted_kinds(theme="Pay"), chance=random.Random(seed))
    ]
    assert Counter(drawn).most_common(1)[0][0] == "pay"
    assert wanted_kinds(round_kind="technical", theme="Pay") == questions.FOR_ROUND["technical"]
    assert wanted_kinds(theme="Something of one's own") == ()


def test_few_candidates_are_no_trouble():
    assert draw([], 4, chance=random.Random(1)) == []
    assert len(draw(candidates()[:2], 4, chance=random.Random(1))) == 2


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
