"""How many are open and closed is true right after anything that changes it."""

import datetime as dt

import pytest
from django.utils import timezone

from applications import counting
from applications.models import Application, close_applications, delete_applications, move_applications, purge
from tests.builders import TODAY, make_application

pytestmark = pytest.mark.django_db


def numbers(user) -> dict[str, int]:
    return {state: number for state, number in counting.counts(user).items() if number}


def test_moves_endings_and_their_undo(alice, bob):
    make_application(bob)
    application = make_application(alice, status="saved")
    moved = application.move_to("interviewing", today=TODAY)
    assert numbers(alice) == {"interviewing": 1}
    closed = application.close("rejected", today=TODAY)
    assert numbers(alice) == {"closed": 1}
    closed.undo()
    assert numbers(alice) == {"interviewing": 1}
    moved.undo()
    assert numbers(alice) == {"saved": 1}
    assert numbers(bob) == {"applied": 1}


def test_many_at_once(alice):
    ids = [make_application(alice, company=f"Company {number}").pk for number in range(12)]
    move_applications(alice, ids[:5], "screening", on=TODAY, today=TODAY)
    close_applications(alice, ids[3:8], "no_response", on=TODAY, today=TODAY)
    assert numbers(alice) == {"applied": 4, "screening": 3, "closed": 5}


def test_deleting_bringing_back_and_removing_for_good(alice):
    kept, gone = make_application(alice), make_application(alice, closed_as="rejected")
    action = delete_applications(alice, [kept.pk, gone.pk])
    assert numbers(alice) == {}
    action.undo()
    assert numbers(alice) == {"applied": 1, "closed": 1}
    delete_applications(alice, [gone.pk])
    Application.objects.filter(pk=gone.pk).update(deleted_at=timezone.now() - dt.timedelta(days=40))
    purge()
    assert not Application.objects.filter(pk=gone.pk).exists()
    assert numbers(alice) == {"applied": 1}
