"""One thing for many at once: those selected, or every one that matches on all pages, with one undo for the lot."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.board.bulk_views import _left
from applications.models import Action, Application, Tag, check_applications, set_source, snooze_quiet, tag_applications
from tests.builders import TODAY, make_application

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def bulk(page, **data):
    return page.post("/applications/bulk/", data, follow=True).content.decode()


def undo(page, text):
    return page.post(re.search(r"/actions/\d+/undo/", text)[0], follow=True).content.decode()


def queries(call):
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


CHANGES = [
    {"status": "screening"},
    {"outcome": "no_response"},
    {"source": "referral"},
    {"do": "tag", "tag_name": "Housing"},
    {"do": "wait"},
    {"do": "delete", "sure": "1"},
]


class TestEvery:
    @pytest.mark.parametrize("data", CHANGES)
    def test_every_one_that_matches_changes_on_all_pages_and_one_undo_puts_all_back(self, page, alice, bob, data):
        for number in range(60):
            make_application(alice, company=f"Company {number}", work_mode="remote", on=TODAY - DAY * number)
        make_application(alice, company="Another", work_mode="hybrid")
        make_application(bob, work_mode="remote")
        fields = ["pk", "status", "closed_as", "closed_on", "source", "tags", "wait_until", "quiet_on", "deleted_at"]
        fields += ["status_since", "last_news_on", "furthest", "applied_on"]
        before = list(Application.objects.order_by("pk").values(*fields))
        text = bulk(page, every="on", asked="mode=remote&sort=company", expected="60", **data)
        changed = [row for row in Application.objects.order_by("pk").values(*fields) if row not in before]
        assert len(changed) == 60
        assert "60" in text
        undo(page, text)
        assert list(Application.objects.order_by("pk").values(*fields)) == before
        assert list(check_applications()) == []

    @pytest.mark.parametrize("data", CHANGES)
    def test_nothing_changes_when_other_rows_match_by_now(self, page, alice, data):
        for number in range(3):
            make_application(alice, company=f"Company {number}")
        text = bulk(page, every="on", asked="", expected="2", **data)
        assert "3 applications match now, so the list has changed. Nothing was changed." in text
        assert not Action.objects.exists()

    @pytest.mark.parametrize("data", CHANGES)
    def test_it_costs_hardly_more_for_four_hundred_than_for_ten(self, page, alice, data):
        def cost(number, mode):
            for _ in range(number):
                make_application(alice, work_mode=mode, on=TODAY - DAY)
            chosen = {"every": "on", "asked": f"mode={mode}", "expected": number, **data}
            there = queries(lambda: page.post("/applications/bulk/", chosen))
            action = Action.objects.latest("pk")
            assert action.summary
            return there, queries(lambda: page.post(action.undo_url))

        page.get("/applications/")
        many, few = cost(400, "remote"), cost(10, "hybrid")
        assert all(there <= here + 6 for there, here in zip(many, few, strict=True))

    def test_deleting_every_one_asks_with_the_number_and_names_the_first(self, page, alice):
        for number in range(60):
            make_application(alice, company=f"Company {number}", work_mode="remote")
        text = bulk(page, every="on", asked="mode=remote", expected="60", do="delete")
        assert "Delete 60 applications?" in text
        assert "And 10 more." in text
        assert 'name="pick"' not in text
        assert Application.objects.for_user(alice).count() == 60

    @pytest.mark.parametrize(
        ("number", "heading", "what", "button"),
        [
            (1, "Delete 1 application?", "deletes its notes", "Delete 1 application"),
            (2, "Delete 2 applications?", "deletes their notes", "Delete 2 applications"),
            (12, "Delete 12 applications?", "deletes their notes", "Delete 12 applications"),
        ],
    )
    def test_it_asks_about_one_or_many_in_whole_sentences(self, page, alice, number, heading, what, button):
        ids = [make_application(alice).pk for _ in range(number)]
        text = bulk(page, pick=ids, do="delete")
        assert heading in text
        assert what in text
        assert re.search(rf'class="btn btn-fault">\s*{button}\s*</button>', text)

    def test_the_list_offers_every_one_only_when_there_are_more_pages(self, page, alice):
        for number in range(50):
            make_application(alice, company=f"Company {number}")
        assert 'name="every"' not in page.get("/applications/").content.decode()
        make_application(alice)
        assert "Select all 51 that match" in page.get("/applications/").content.decode()


class TestSaid:
    @pytest.mark.parametrize(
        ("data", "one", "two"),
        [
            ({"status": "offer"}, "Alder moved to Offer.", "2 applications moved to Offer."),
            ({"outcome": "withdrawn"}, "Alder closed as “I withdrew”.", "2 applications closed as “I withdrew”."),
            ({"source": "job_board"}, "Source of 1 application set to Job board.", "Source of 2 applications set to Job board."),
            ({"do": "tag", "tag_name": "CV"}, "Tag “CV” added to 1 application.", "Tag “CV” added to 2 applications."),
            ({"do": "untag", "tag_name": "Old"}, "Tag “Old” removed from 1 application.", "Tag “Old” removed from 2 applications."),
            ({"do": "wait"}, "Alder won’t be listed as quiet before 24 November 2026.", "2 applications won’t be listed as quiet before 24 November 2026."),
            ({"do": "delete", "sure": "1"}, "Alder deleted.", "2 applications deleted."),
        ],
    )  # fmt: skip
    def test_it_counts_in_whole_sentences(self, page, alice, data, one, two):
        ids = [make_application(alice, company=name, tags=["Old"]).pk for name in ("Alder", "Birch", "Cedar")]
        assert f"<p>{one}</p>" in bulk(page, pick=ids[0], **data)
        assert f"<p>{two}</p>" in bulk(page, pick=ids[1:], **data)

    def test_what_is_so_already_changes_nothing(self, page, alice):
        assert "<p>Nothing to change.</p>" in bulk(page, pick=make_application(alice).pk, status="applied")

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (0, "No applications match any more, so nothing was changed."),
            (1, "1 application matches now, so the list has changed. Nothing was changed. Select it again."),
            (2, "2 applications match now, so the list has changed. Nothing was changed. Select them again."),
        ],
    )
    def test_a_changed_list_is_counted(self, page, alice, number, said):
        for _ in range(number):
            make_application(alice, work_mode="remote")
        make_application(alice)
        assert said in bulk(page, every="on", asked="mode=remote", expected="5", status="offer")


class TestRefused:
    def test_those_that_stayed_are_named_under_their_reason(self, page, alice):
        open_one = make_application(alice, company="Alder")
        ids = [open_one.pk, *(make_application(alice, company=f"Saved {n}", status="saved").pk for n in range(12))]
        text = bulk(page, pick=ids, outcome="rejected")
        assert "Alder closed as “Rejected”." in text
        assert "12 were not changed: Saved 0, " in text
        assert "Saved 9 and 2 more. Saved, but not applied yet. Move to Applied first." in text
        text = bulk(page, pick=[*ids, make_application(alice, company="Oak", status="offer").pk], outcome="accepted")
        assert "No offer recorded yet. Move to Offer first." in text
        assert "Saved, but not applied yet." in text

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (1, "Saved 0 was not changed. Saved, but not applied yet. Move to Applied first."),
            (2, "2 were not changed: Saved 0 and Saved 1. Saved, but not applied yet. Move to Applied first."),
            (11, "11 were not changed: Saved 0, Saved 1, Saved 2, Saved 3, Saved 4, Saved 5, Saved 6, Saved 7, Saved "
                "8, Saved 9 and 1 more."),
        ],
    )  # fmt: skip
    def test_they_are_counted_in_whole_sentences(self, page, alice, number, said):
        ids = [make_application(alice, company=f"Saved {n}", status="saved").pk for n in range(number)]
        assert f"<p>{said}" in bulk(page, pick=ids, outcome="rejected")

    @pytest.mark.parametrize(
        ("others", "said"),
        [(1, "1 more was not changed for another reason."), (2, "2 more were not changed for other reasons.")],
    )
    def test_from_the_fourth_reason_on_they_are_only_counted(self, others, said):
        refused = [(Application(company=f"Company {n}"), f"Reason {min(n, 3)}.") for n in range(3 + others)]
        assert _left(refused)[3:] == [said]

    def test_a_day_before_the_last_step_of_one_leaves_that_one_as_it_was(self, page, alice):
        early = make_application(alice, company="Early", on=TODAY - 9 * DAY)
        late = make_application(alice, company="Late", on=TODAY - DAY)
        text = bulk(page, pick=[early.pk, late.pk], outcome="rejected", ended_on=TODAY - 4 * DAY)
        assert (
            "Late was not changed. The date must be on or after 9 November 2026, the date of the previous change."
            in text
        )
        assert Application.objects.get(closed_as="rejected").closed_on == TODAY - 4 * DAY

    @pytest.mark.parametrize(
        "data",
        [
            {},
            {"status": "offer", "moved_on": "2026-11-11"},
            {"status": "offer", "moved_on": "soon"},
            {"source": "dream"},
            {"do": "source"},
            {"every": "on", "asked": "x" * 3001, "status": "offer"},
        ],
    )
    def test_nonsense_changes_nothing(self, page, alice, data):
        application = make_application(alice)
        assert "Nothing was changed" in bulk(page, pick=application.pk, expected=1, **data)
        assert not Action.objects.exists()


class TestUndo:
    def test_what_was_changed_since_stays_and_is_named(self, alice):
        first, second = make_application(alice, company="Alder", source="direct"), make_application(alice)
        action = set_source(alice, [first.pk, second.pk], "referral")
        Application.objects.filter(pk=first.pk).update(source="recruiter")
        result = action.undo()
        assert (result.undone, result.skipped) == (1, ["Alder"])
        assert {one.pk: one.source for one in Application.objects.all()} == {first.pk: "recruiter", second.pk: ""}

    def test_a_source_that_is_there_already_is_left_alone_and_a_change_counts_as_a_new_version(self, alice, bob):
        same, other = make_application(alice, source="referral"), make_application(alice)
        theirs = make_application(bob)
        action = set_source(alice, [same.pk, other.pk, theirs.pk], "referral")
        assert action.steps == [
            ["changed", "applications.application", [other.pk], {"source": ""}, {"source": "referral"}]
        ]
        assert action.summary == "Source of 1 application set to Referral"
        assert dict(Application.objects.values_list("pk", "version")) == {same.pk: 1, other.pk: 2, theirs.pk: 1}

    def test_a_tag_goes_back_only_to_those_that_had_it(self, alice):
        tagged, plain = make_application(alice, tags=["Housing"]), make_application(alice)
        assert tag_applications(alice, [tagged.pk, plain.pk], "nowhere", add=False) is None
        assert [tag.name for tag in Tag.objects.all()] == ["Housing"]
        action = tag_applications(alice, [tagged.pk, plain.pk], "housing", add=False)
        assert not tagged.tags.exists()
        action.undo()
        assert (tagged.tags.count(), plain.tags.count()) == (1, 0)

    def test_waiting_goes_back_to_the_day_it_was(self, alice):
        first, second = (make_application(alice, on=TODAY - 40 * DAY) for _ in range(2))
        snooze_quiet(alice, [first.pk], until=TODAY + DAY)
        action = snooze_quiet(alice, [first.pk, second.pk], until=TODAY + 14 * DAY)
        action.undo()
        first.refresh_from_db(), second.refresh_from_db()
        assert (first.wait_until, first.quiet_on) == (TODAY + DAY, TODAY + DAY)
        assert (second.wait_until, second.quiet_on) == (None, TODAY - 10 * DAY)


def test_deleting_counts_what_is_there_and_ones_own(page, alice, bob):
    mine, gone, theirs = make_application(alice), make_application(alice), make_application(bob, company="Not yours")
    gone_pk = gone.pk
    gone.delete()
    text = bulk(page, do="delete", pick=[mine.pk, gone_pk, theirs.pk, mine.pk])
    assert "Delete 1 application" in text
    assert "Not yours" not in text
    assert "Delete" not in re.findall(r"<h1>.*?</h1>", bulk(page, do="delete", pick=[theirs.pk]))[0]
