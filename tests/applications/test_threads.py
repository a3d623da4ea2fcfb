"""Ten threads on one database lose nothing and see no lock."""

import threading

import pytest
from django.db import connection

from applications.models import Application, StatusChange, check_applications
from tests.builders import TODAY, make_application

THREADS = 10


def in_threads(work):
    """Runs `work(number)` ten times at once; gives what failed."""
    barrier, failures = threading.Barrier(THREADS), []

    def run(number):
        try:
            barrier.wait()
            work(number)
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.mark.django_db(transaction=True)
def test_ten_people_at_once_lose_nothing(alice):
    ids = [make_application(alice, company=f"Company {number}").pk for number in range(THREADS)]

    def work(number):
        application = Application.objects.select_related("owner__profile").get(pk=ids[number])
        for status in ("screening", "interviewing", "offer"):
            application.move_to(status, today=TODAY)
        application.close("declined", today=TODAY).undo()

    assert in_threads(work) == []
    assert Application.objects.filter(status="offer", closed_as="").count() == THREADS
    assert StatusChange.objects.live().count() == 4 * THREADS
    assert list(check_applications()) == []


@pytest.mark.django_db(transaction=True)
def test_ten_clicks_on_the_same_one_make_one_change(alice):
    application = make_application(alice)

    def work(number):
        Application.objects.select_related("owner__profile").get(pk=application.pk).close("rejected", today=TODAY)

    assert in_threads(work) == []
    assert [change.to_state for change in application.changes.live()] == ["applied", "rejected"]
    assert application.outcomes.count() == 1
    assert list(check_applications()) == []
