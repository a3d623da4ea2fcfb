"""What a card says, in which order cards stand, and what the drawer keeps."""

import datetime as dt
import re

import pytest

from applications import counting
from applications.board import cards as boards
from applications.models import Application, Profile, Status
from tests.builders import TODAY, make_application, make_stage

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def cards(user, status):
    columns = boards.columns(user, counting.counts(user), today=TODAY)
    return next(column for column in columns if column.status == status).cards


def names(user, status):
    return [card.company for card in cards(user, status)]


class TestOrder:
    def test_the_latest_change_comes_first(self, alice):
        for ago in (3, 1, 2):
            make_application(alice, company=f"{ago} ago", on=TODAY - ago * DAY)
        assert names(alice, "applied") == ["1 ago", "2 ago", "3 ago"]

    def test_an_interview_in_the_next_days_comes_before_everything_and_the_sooner_first(self, alice):
        make_application(alice, company="Changed today", status="interviewing")
        later = make_application(alice, company="Thursday", status="interviewing", on=TODAY - 20 * DAY)
        sooner = make_application(alice, company="Wednesday", status="interviewing", on=TODAY - 30 * DAY)
        far = make_application(alice, company="In a month", status="interviewing", on=TODAY - 40 * DAY)
        soonest = make_application(alice, company="Wednesday morning", status="interviewing", on=TODAY - 35 * DAY)
        for application, day, hour in ((later, 12, 9), (sooner, 11, 14), (soonest, 11, 10)):
            make_stage(application, starts_at=dt.datetime(2026, 11, day, hour, tzinfo=dt.UTC))
        make_stage(far, starts_at=dt.datetime(2026, 12, 10, 14, tzinfo=dt.UTC))
        assert names(alice, "interviewing") == [
            "Wednesday morning", "Wednesday", "Thursday", "Changed today", "In a month",
        ]  # fmt: skip

    def test_a_closing_date_that_has_passed_is_not_soon(self, alice):
        make_application(alice, company="Passed", status="saved", deadline_on=TODAY - DAY, on=TODAY - 9 * DAY)
        make_application(alice, company="Friday", status="saved", deadline_on=TODAY + 3 * DAY, on=TODAY - 9 * DAY)
        make_application(alice, company="No date", status="saved")
        assert names(alice, "saved") == ["Friday", "No date", "Passed"]


class TestCard:
    def note(self, alice, status="applied"):
        [card] = cards(alice, status)
        return card.note, card.is_soon

    def test_silence_says_for_how_long(self, alice):
        make_application(alice, on=TODAY - 31 * DAY)
        assert self.note(alice) == ("Quiet for 31 days", False)

    def test_a_task_says_when_it_is_due(self, alice):
        make_stage(
            make_application(alice, status="interviewing"), kind="take_home", starts_at=None, due_on=TODAY + 2 * DAY
        )
        assert self.note(alice, "interviewing") == (
            "Take-home task due Thu\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}Nov",
            True,
        )

    def test_a_closing_date(self, alice):
        make_application(alice, status="saved", deadline_on=TODAY + 3 * DAY)
        assert self.note(alice, "saved") == ("Closes Fri\N{NO-BREAK SPACE}13\N{NO-BREAK SPACE}Nov", True)

    def test_the_day_they_promised(self, alice):
        make_stage(
            make_application(alice, status="interviewing"),
            starts_at=dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC),
            promised_on=dt.date(2026, 11, 18),
        )
        assert self.note(alice, "interviewing") == (
            "They promised news by Wed\N{NO-BREAK SPACE}18\N{NO-BREAK SPACE}Nov",
            False,
        )

    def test_an_offer_to_answer(self, alice):
        make_application(alice, status="offer", answer_by=TODAY + 2 * DAY)
        assert self.note(alice, "offer") == ("Reply by Thu\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}Nov", True)

    def test_a_removed_interview_is_not_coming(self, alice):
        make_stage(make_application(alice, status="screening"), deleted_at=dt.datetime(2026, 11, 9, tzinfo=dt.UTC))
        assert self.note(alice, "screening") == ("", False)

    def test_an_unknown_company_is_named_by_its_agency(self, alice):
        make_application(alice, agency="Harbour People")
        assert names(alice, "applied") == ["Through Harbour People"]

    def test_what_people_type_is_never_markup(self, page, alice):
        make_application(alice, company='<b>Bold</b> & "Co"', title="<script>1</script>", location="<i>")
        make_application(alice, company="<u>Closed</u>", title="'x'", closed_as="rejected")
        text = page.get("/board/").content.decode()
        assert "<b>Bold" not in text
        assert "<script>1" not in text
        assert "<u>Closed" not in text
        assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;Co&quot;" in text


class TestHeading:
    @pytest.mark.parametrize(
        ("open_ones", "said"),
        [
            ({}, "No applications yet."),
            ({"closed": 1}, "No open applications."),
            ({"closed": 7}, "No open applications."),
            ({"saved": 1}, "1 application is saved for later."),
            ({"saved": 2}, "2 applications are saved for later."),
            ({"applied": 1}, "1 application is under way."),
            ({"applied": 1, "offer": 1}, "2 applications are under way."),
            ({"screening": 1}, "1 application is under way. 1 is at interview stage."),
            ({"applied": 1, "saved": 1}, "1 application is under way. 1 more is saved for later."),
            (
                {"applied": 1200, "screening": 1, "interviewing": 1, "saved": 30, "closed": 4},
                "1,202 applications are under way. 2 are at interview stage. 30 more are saved for later.",
            ),
        ],
    )
    def test_it_counts_in_whole_sentences(self, open_ones, said):
        assert boards.standfirst(dict.fromkeys(Status.values, 0) | {"closed": 0} | open_ones) == said


class TestDrawer:
    def test_three_weeks_at_most_twenty_and_the_way_to_all(self, page, alice):
        for ago in range(30):
            make_application(alice, company=f"Company {ago} ago", closed_as="rejected", on=TODAY - ago * DAY)
        text = page.get("/board/").content.decode()
        assert text.count('<tr id="closed-') == 20
        assert "Company 0 ago" in text
        assert "Company 20 ago" not in text
        assert re.search(r'id="n-closed"[^>]*>30<', text)
        assert 'href="/applications/?outcome=closed"' in text

    def test_it_says_how_far_each_got(self, page, alice):
        make_application(alice, status="interviewing", closed_as="rejected")
        assert 'aria-label="Interviewing"' in page.get("/board/").content.decode()


class TestMore:
    @staticmethod
    def path(text):
        """Where the end of the applied column leads."""
        return re.search(r'hx-get="(/board/applied/more/[^"]+)"', text)[1]

    @staticmethod
    def companies(text):
        return re.findall(r'<h3><a href="/applications/\d+/">([^<]*)', text)

    @pytest.mark.parametrize(
        "path",
        ["unheard/more/", *(f"applied/more/?after={nonsense}" for nonsense in ("", "x", "-1", "10", "2026-11-10", "2026-11-10.", "2026-11-10.x", "2026-11-31.4", "2026-11-10.-4", f"2026-11-10.{10**30}", "2026-11-10.\u0664", "\x00.4"))],
    )  # fmt: skip
    def test_nonsense_in_the_address_is_not_there(self, page, path):
        assert page.get(f"/board/{path}").status_code == 404

    def test_without_javascript_each_page_leads_to_the_next(self, page, alice):
        for number in range(27):
            make_application(alice, company=f"Company {number}", on=TODAY - (number % 4) * DAY)
        text = page.get("/board/").content.decode()
        seen = self.companies(text)
        for count, more in ((10, "7 more"), (7, None)):
            text = page.get(self.path(text)).content.decode()
            assert "Back to the board" in text
            assert len(self.companies(text)) == count
            assert (more or "") in text
            seen += self.companies(text)
        assert "more-applied" not in text
        assert sorted(seen) == sorted(f"Company {number}" for number in range(27))
        assert len(self.companies(page.get("/board/applied/more/").content.decode())) == 10

    def test_none_is_left_out_or_shown_twice_when_others_come_and_go_meanwhile(self, page, alice):
        rows = [make_application(alice, company=f"Company {number}", on=TODAY - DAY) for number in range(25)]
        make_stage(rows[-3], starts_at=dt.datetime(2026, 11, 11, 14, tzinfo=dt.UTC))  # is shown first, and not the last
        shown = page.get("/board/").content.decode()
        rows[-1].move_to("screening", today=TODAY)
        rows[-10].close("rejected", today=TODAY)
        for number in range(3):
            make_application(alice, company=f"New {number}")
        following = page.get(self.path(shown), headers={"HX-Request": "true"}).content.decode()
        last = page.get(self.path(following), headers={"HX-Request": "true"}).content.decode()
        assert "5 more" in following
        assert "more-applied" not in last
        listed = [one for text in (shown, following, last) for one in self.companies(text)]
        assert sorted(listed) == sorted(row.company for row in rows)

    def test_only_who_asked_for_them_goes_to_the_first_of_them(self, page, alice):
        for number in range(17):
            make_application(alice, company=f"Company {number}")
        path, asked = self.path(page.get("/board/").content.decode()), {"HX-Request": "true"}
        assert "refocus" in page.get(path, headers=asked)["HX-Trigger-After-Settle"]
        came_into_view = page.get(path, headers=asked | {"HX-Trigger": "more-applied"})
        assert "HX-Trigger-After-Settle" not in came_into_view

    def test_nothing_further_is_an_empty_answer(self, page, alice):
        one = make_application(alice)
        path = f"/board/applied/more/?after={TODAY}.{one.pk}"
        assert 'class="card"' not in page.get(path, headers={"HX-Request": "true"}).content.decode()


def test_another_persons_applications_are_not_counted_or_shown(page, alice, bob):
    make_application(bob, company="Theirs")
    make_application(bob, company="Theirs too", closed_as="rejected")
    make_application(alice, company="Mine")
    assert "Theirs" not in page.get("/board/").content.decode()
    assert counting.counts(alice) == {
        "saved": 0,
        "applied": 1,
        "screening": 0,
        "interviewing": 0,
        "offer": 0,
        "closed": 0,
    }


def test_a_deleted_one_is_nowhere(page, alice):
    make_application(alice)
    make_application(alice, company="Deleted")
    Application.objects.filter(company="Deleted").update(deleted_at=dt.datetime(2026, 11, 9, tzinfo=dt.UTC))
    assert "Deleted" not in page.get("/board/").content.decode()


@pytest.mark.parametrize("wrong", ["post", "put", "delete"])
def test_the_board_only_shows(page, wrong):
    assert getattr(page, wrong)("/board/").status_code == 405
    assert getattr(page, wrong)("/board/applied/more/").status_code == 405


class TestSoon:
    def test_it_stands_first_however_many_came_after_it(self, page, alice):
        old = make_application(alice, company="Old", on=TODAY - 60 * DAY, status="screening")
        saved = make_application(
            alice, company="Closing", status="saved", deadline_on=TODAY + 2 * DAY, on=TODAY - 40 * DAY
        )
        for number in range(12):
            make_application(alice, company=f"Talking {number}", on=TODAY - number * DAY, status="screening")
            make_application(alice, company=f"Saved {number}", on=TODAY - number * DAY, status="saved")
        make_stage(old, starts_at=dt.datetime(2026, 11, 13, 9, tzinfo=dt.UTC))
        text = page.get("/board/").content.decode()
        cards = re.findall(r'id="card-(\d+)"[^>]*data-status="(\w+)"', text)
        for one, status in ((old, "screening"), (saved, "saved")):
            column = [pk for pk, of in cards if of == status]
            assert column[0] == str(one.pk)
            assert len(column) == 11
        assert text.count(">2 more</a>") == 2

    def test_on_either_side_of_the_date_line(self, page, alice, time_machine):
        Profile.objects.filter(user=alice).update(time_zone="Pacific/Kiritimati")
        old = make_application(alice, company="Old", on=TODAY - 60 * DAY, status="screening")
        for number in range(12):
            make_application(alice, company=f"Talking {number}", on=TODAY - number * DAY, status="screening")
        start = dt.datetime(2026, 11, 12, 10, 50, tzinfo=dt.UTC)
        make_stage(old, starts_at=start, time_zone="Pacific/Pago_Pago")  # the 11th there, the 13th here
        time_machine.move_to(start - dt.timedelta(minutes=10))
        first = re.search(r'data-status="screening">\s*<h3><a[^>]*>([^<]+)', page.get("/board/").content.decode())
        assert first[1] == "Old"

    def test_the_rest_of_its_column_comes_whole(self, page, alice):
        old = make_application(alice, company="Old", on=TODAY - 60 * DAY, status="screening")
        for number in range(12):
            make_application(alice, company=f"Talking {number}", on=TODAY - number * DAY, status="screening")
        make_stage(old, starts_at=dt.datetime(2026, 11, 13, 9, tzinfo=dt.UTC))
        first = page.get("/board/").content.decode()
        path = re.search(r'hx-get="(/board/screening/more/[^"]+)"', first)[1]
        rest = page.get(path, headers={"HX-Request": "true"}).content.decode()
        shown = set(re.findall(r'id="card-(\d+)"', first + rest))
        assert shown == {str(pk) for pk in Application.objects.values_list("pk", flat=True)}
