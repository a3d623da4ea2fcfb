"""The numbers that the database keeps agree with the rows, whatever is done to them."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from applications import board
from applications.models import (
    Application,
    Tally,
    close_applications,
    delete_applications,
    move_applications,
    purge,
    states_of,
    wrong_tallies,
)
from applications.models.tallies import TABLE, is_whole, make_whole, settle_tallies
from tests.builders import make_application

TODAY = dt.date(2026, 11, 12)
pytestmark = pytest.mark.django_db


def numbers(user) -> dict[str, int]:
    return {state: number for state, number in board.counts(user).items() if number}


class TestRightAfter:
    def test_moves_endings_and_their_undo(self, alice, bob):
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
        assert wrong_tallies() == []

    def test_many_at_once(self, alice):
        ids = [make_application(alice, company=f"Company {number}").pk for number in range(12)]
        move_applications(alice, ids[:5], "screening", on=TODAY, today=TODAY)
        close_applications(alice, ids[3:8], "no_response", on=TODAY, today=TODAY)
        assert numbers(alice) == {"applied": 4, "screening": 3, "closed": 5}
        Application.objects.bulk_create(
            Application(owner=alice, company="C", title="T", status_since=TODAY, last_news_on=TODAY) for _ in range(30)
        )
        assert numbers(alice) == {"saved": 30, "applied": 4, "screening": 3, "closed": 5}
        Application.objects.filter(owner=alice).update(history_version=7)
        assert sum(moves for *_, moves in states_of(alice)) == 7 * 42
        assert wrong_tallies() == []

    def test_deleting_bringing_back_and_removing_for_good(self, alice):
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
        assert wrong_tallies() == []

    def test_an_account_goes_with_its_numbers(self, alice, bob):
        make_application(alice)
        make_application(bob)
        number = alice.pk
        get_user_model().objects.get(pk=number).delete()
        settle_tallies()
        assert not Tally.objects.filter(owner_id=number).exists()
        assert numbers(bob) == {"applied": 1}
        assert wrong_tallies() == []

    def test_putting_them_together_changes_no_number(self, alice, bob):
        for owner in (alice, bob):
            for number in range(6):
                make_application(owner, company=f"Company {number}").move_to("screening", today=TODAY)
            make_application(owner, closed_as="rejected")
        before = sorted(states_of(alice)), sorted(states_of(bob))
        settle_tallies()
        assert (sorted(states_of(alice)), sorted(states_of(bob))) == before
        assert Tally.objects.filter(owner=alice).count() == 2
        assert wrong_tallies() == []


class TestMending:
    def test_what_is_wrong_is_said_by_the_check(self, alice, capsys):
        make_application(alice)
        call_command("accounts", "check")
        Tally.objects.update(number=3)
        with pytest.raises(SystemExit):
            call_command("accounts", "check")
        assert "the tally of applied is 2 too high" in capsys.readouterr().out

    def test_triggers_that_were_lost_are_made_again_and_all_is_counted(self, alice):
        assert is_whole()
        assert not make_whole()
        trigger = f"{TABLE}_added" if connection.vendor == "sqlite" else f"{TABLE}_insert ON applications_application"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {trigger}")
        assert not is_whole()
        make_application(alice)
        assert numbers(alice) == {}
        assert make_whole()
        assert is_whole()
        assert numbers(alice) == {"applied": 1}
        make_application(alice)
        assert numbers(alice) == {"applied": 2}
        assert wrong_tallies() == []
