"""Ten threads on one database lose nothing and see no lock."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from applications.models import Application, Profile, StatusChange, check_applications
from tests.builders import TODAY, make_application, make_stage

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


@pytest.mark.django_db(transaction=True)
def test_two_people_at_the_same_moment_each_see_their_own_day_and_rows(alice, bob, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))
    people = [(alice, "Alder", "Pacific/Kiritimati"), (bob, "Brook", "Pacific/Pago_Pago")]
    for owner, company, zone in people:
        Profile.objects.filter(user=owner).update(time_zone=zone)
        for number in range(12):
            application = make_application(owner, company=f"{company} {number}", tags=[company])
            make_stage(application, starts_at=timezone.now() + dt.timedelta(hours=number + 2))
    pages = ["/", "/board/", "/applications/?columns=tags&columns=next", "/applications/?q=analyst", "/reminders/next/"]

    def work(number):
        (owner, company, zone), (_, other, _) = people[:: 1 if number % 2 else -1]
        client = Client()
        client.force_login(owner)
        day = timezone.localdate(timezone=ZoneInfo(zone))
        for path in pages * 3:
            text = client.get(path).content.decode()
            assert company in text, path
            assert other not in text, path
            assert path != "/" or f"{day.day} {day:%B}</h1>" in text

    assert in_threads(work) == []
