"""Queries whose SQL is made once give what the same query would give if it were made anew each time."""

import datetime as dt
import threading
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from applications.models import Application, InterviewStage
from applications.models.compiled import Among, CompiledQuery, CompiledUpdate
from tests.builders import make_application, make_stage

TODAY = dt.date(2026, 11, 12)
pytestmark = pytest.mark.django_db


class TestValues:
    def test_each_call_has_its_own(self, alice, bob):
        mine, theirs = make_application(alice, company="Mine"), make_application(bob, company="Theirs")
        companies = CompiledQuery(lambda owner: Application.objects.for_user(owner).values_list("company", flat=True))
        assert companies(owner=alice.pk) == ["Mine"]
        assert companies(owner=bob.pk) == ["Theirs"]
        theirs.delete()
        make_application(alice, company="Also mine")
        assert sorted(companies(owner=alice.pk)) == ["Also mine", mine.company]
        assert companies(owner=bob.pk) == []

    def test_days_and_moments_compare_as_in_any_query(self, alice):
        application = make_application(alice, on=TODAY)
        now = timezone.now()
        stage = make_stage(application, starts_at=now)
        since = CompiledQuery(lambda day: Application.objects.filter(applied_on__gte=day))
        assert since(day=TODAY) == [application]
        assert since(day=TODAY + dt.timedelta(days=1)) == []
        starting = CompiledQuery(lambda moment: InterviewStage.objects.filter(starts_at__gte=moment))
        assert starting(moment=now) == [stage]
        assert starting(moment=now.astimezone(dt.timezone(dt.timedelta(hours=9)))) == [stage]
        assert starting(moment=now + dt.timedelta(microseconds=1)) == []

    def test_a_day_is_that_of_whoever_asks(self, alice):
        stage = make_stage(make_application(alice), starts_at=dt.datetime(2026, 11, 12, 10, 30, tzinfo=dt.UTC))
        starting = CompiledQuery(lambda day: InterviewStage.objects.filter(starts_at__date=day))
        for zone, day in (("UTC", 12), ("Pacific/Kiritimati", 13), ("Pacific/Pago_Pago", 11), ("Europe/Berlin", 12)):
            with timezone.override(ZoneInfo(zone)):
                found = {number: starting(day=dt.date(2026, 11, number)) for number in (11, 12, 13)}
            assert found == {11: [], 12: [], 13: []} | {day: [stage]}, zone

    @pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
    def test_a_number_larger_than_any_row_has_is_no_row(self, alice, number):
        make_application(alice)
        numbered = CompiledQuery(lambda pk: Application.objects.filter(pk=pk))
        assert numbered(pk=number) == []

    def test_hostile_text_stays_a_value(self, alice):
        make_application(alice, company="100% 'Quotes' %s")
        named = CompiledQuery(lambda company: Application.objects.filter(company=company))
        assert [one.company for one in named(company="100% 'Quotes' %s")] == ["100% 'Quotes' %s"]
        assert named(company="' OR 1=1 --") == []

    def test_nothing_may_be_forgotten(self):
        asked = CompiledQuery(lambda company: Application.objects.filter(company=company))
        with pytest.raises(KeyError):
            asked()


class TestAmong:
    @pytest.mark.parametrize("wanted", [(), (0,), (0, 1, 2), (2, 0)])
    def test_as_many_as_there_are(self, alice, wanted):
        rows = [make_application(alice, company=f"Company {number}") for number in range(3)]
        among = CompiledQuery(
            lambda ids, company: Application.objects.filter(Among("pk", ids), company__startswith=company).order_by(
                "pk"
            )
        )
        ids = [rows[number].pk for number in wanted]
        assert among(ids=ids, company="Comp") == sorted((rows[number] for number in wanted), key=lambda row: row.pk)
        assert among(ids=ids, company="Other") == []

    def test_or_something_else(self, alice):
        first, second = make_application(alice, company="One"), make_application(alice, company="Two")
        either = CompiledQuery(
            lambda ids, company: Application.objects.filter(Among("pk", ids) | Q(company=company)).order_by("pk")
        )
        assert either(ids=[first.pk], company="Two") == [first, second]
        assert either(ids=[], company="Two") == [second]


class TestRows:
    def test_related_ones_come_with_them(self, alice, django_assert_num_queries):
        make_stage(make_application(alice, company="Blackrock"))
        stages = CompiledQuery(
            lambda owner: InterviewStage.objects.for_user(owner).select_related("application__owner")
        )
        stages(owner=alice.pk)
        with django_assert_num_queries(1):
            (stage,) = stages(owner=alice.pk)
            assert (stage.application.company, stage.application.owner) == ("Blackrock", alice)

    def test_counts_slices_and_names(self, alice):
        for number in range(5):
            make_application(alice, company=f"Company {number}", closed_as="rejected" if number < 2 else "")
        counted = CompiledQuery(
            lambda owner, today: (
                Application.objects.for_user(owner)
                .order_by()
                .values_list("closed_as")
                .annotate(n=Count("pk"), quiet=Count("pk", filter=Q(quiet_on__lte=today)))
            )
        )
        assert sorted(counted(owner=alice.pk, today=dt.date(2000, 1, 1))) == [("", 3, 0), ("rejected", 2, 0)]
        named = CompiledQuery(
            lambda owner: (
                Application.objects.for_user(owner).order_by("pk").values_list("pk", "company", named=True)[1:3]
            )
        )
        assert [row.company for row in named(owner=alice.pk)] == ["Company 1", "Company 2"]

    @pytest.mark.django_db(transaction=True)
    def test_another_thread_asks_over_its_own_connection(self, alice):
        asked = CompiledQuery(lambda owner: Application.objects.for_user(owner))
        assert asked(owner=alice.pk) == []
        found, errors = [], []

        def ask():
            try:
                found.append(asked(owner=alice.pk))
            except Exception as error:  # the test says which
                errors.append(error)
            finally:
                connection.close()

        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        assert (found, errors) == ([[]], [])


class TestUpdate:
    def test_it_sets_what_is_given_in_the_rows_it_names_and_counts_them(self, alice, bob):
        mine, other, theirs = make_application(alice), make_application(alice), make_application(bob)
        keep = CompiledUpdate(
            lambda owner, ids: Application.objects.filter(owner=owner, pk__lte=ids), "notes", "quiet_on", "version"
        )
        assert keep(owner=alice.pk, ids=mine.pk, notes="100% 'mine' %s", quiet_on=TODAY, version=7) == 1
        assert keep(owner=bob.pk, ids=mine.pk, notes="no one's", quiet_on=None, version=1) == 0
        rows = Application.objects.order_by("pk").values_list("notes", "quiet_on", "version")
        assert rows[0] == ("100% 'mine' %s", TODAY, 7)
        assert [row[0] for row in rows[1:]] == [other.notes, theirs.notes]
        assert keep(owner=alice.pk, ids=mine.pk, notes="", quiet_on=None, version=8) == 1
        mine.refresh_from_db()
        assert (mine.notes, mine.quiet_on, mine.version) == ("", None, 8)
