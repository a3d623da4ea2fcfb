"""A friend who presses Send ten times at once."""

import pytest
from django.core.cache import cache
from django.test import Client

from feedback.models import Evaluation, Rating
from tests.applications.models.test_threads import in_threads
from tests.builders import make_practice


@pytest.mark.django_db(transaction=True)
def test_the_same_words_sent_ten_times_at_once_are_kept_once(alice):
    cache.clear()
    session, friend, answers = make_practice(alice), Client(), []
    friend.get(session.link_path)
    points = f"points_{session.questions.first().pk}_clear"

    def work(number):
        mine = Client()
        mine.cookies["visitor"] = friend.cookies["visitor"].value
        answers.append(mine.post(session.link_path, {points: "4", "keep": "The opening."}).status_code)

    assert in_threads(work) == []
    assert set(answers) <= {302, 429}
    assert 302 in answers
    assert Evaluation.objects.count() == Rating.objects.count() == 1
