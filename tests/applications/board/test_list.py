"""The list with columns and order by choice, from none to many rows."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.board import application_list
from applications.board.list_columns import COLUMNS
from applications.pay import pay_text
from tests.builders import TODAY, make_application, make_stage

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def companies(page, query):
    text = page.get(f"/applications/?{query}").content.decode()
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', text)


def at(hours):
    return dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC) + dt.timedelta(hours=hours)


class TestColumns:
    def test_each_shows_what_it_says(self, page, alice):
        application = make_application(
            alice,
            company="Alder",
            location="Bristol",
            work_mode="hybrid",
            source="referral",
            pay_min=38000,
            pay_max=41500,
            pay_currency="GBP",
            pay_period="year",
            sent_via="email",
            cv_version="September",
            tags=["b <i>", "A"],
            closed_as="rejected",
            closed_on=TODAY,
            on=TODAY - 9 * DAY,
        )
        query = "&".join(f"columns={name}" for name in COLUMNS if name not in ("company", "status"))
        text = page.get(f"/applications/?{query}").content.decode()
        assert "b <i>" not in text
        row = re.search(rf'<tr id="row-{application.pk}".*?</tr>', text, re.DOTALL)[0]
        for shown in ("Referral", "Bristol, hybrid", "GBP 38,000 to 41,500 a year", "A, b &lt;i&gt;", "Email", "September", "1\N{NO-BREAK SPACE}Nov", "Today"):  # fmt: skip
            assert f">{shown}<" in row
        assert len(re.findall("<td", row)) == len(COLUMNS)

    def test_only_those_chosen_are_shown_and_a_move_answers_with_them(self, page, alice):
        application = make_application(alice, source="referral", pay_min=38000)
        text = page.get("/applications/?columns=pay").content.decode()
        assert ">38,000<" in text
        assert ">Referral</td>" not in text
        answer = page.post(
            f"/applications/{application.pk}/status/",
            {"status": "offer", "day": "today", "from": "list"},
            headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/applications/?columns=pay"},
        ).content.decode()
        assert ">38,000<" in answer
        assert ">Referral</td>" not in answer

    def test_a_move_says_the_counts_of_the_list_as_the_page_does(self, page, alice):
        application = make_application(alice)
        make_application(alice, on=TODAY - 90 * DAY)
        answer = page.post(
            f"/applications/{application.pk}/status/",
            {"outcome": "rejected", "day": "today", "from": "list"},
            headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/applications/"},
        ).content.decode()
        text = page.get("/applications/").content.decode()
        for place in (*(f"tab-{number}" for number in range(5)), "standing"):
            said = re.search(rf'id="{place}"[^>]*>([^<]*)<', text)[1]
            assert re.search(rf'id="{place}" hx-swap-oob="true">([^<]*)<', answer)[1] == said
        assert "You have 2 applications. 1 is closed. 1 has gone quiet." in answer

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ((None, None, "GBP", "year"), ""),
            ((0, None, "", ""), "0"),
            ((12.5, None, "EUR", "hour"), "EUR 12.50 an hour"),
            ((38000, 38000, "", "year"), "38,000 a year"),
            ((None, 9, "GBP", ""), "up to GBP 9"),
        ],
    )
    def test_pay_is_said_as_it_was_given(self, given, said):
        assert pay_text(*given) == said


class TestOrder:
    @pytest.mark.parametrize("name", COLUMNS)
    def test_every_column_sorts_both_ways_and_loses_no_row(self, page, alice, name):
        make_stage(
            make_application(alice, company="Alder", status="interviewing", tags=["x"], pay_min=5, source="direct")
        )
        make_application(alice, agency="Birch", closed_as="declined", status="offer", location="Leeds", cv_version="b")
        make_application(alice, company="cedar", status="saved", deadline_on=TODAY + DAY, sent_via="post")
        there, back = companies(page, f"sort={name}"), companies(page, f"sort=-{name}")
        assert len(there) == len(back) == 3
        assert set(there) == set(back)

    def test_companies_go_by_their_letters_with_agencies_among_them(self, page, alice):
        for fields in ({"company": "cedar"}, {"company": "Alder"}, {"agency": "Birch"}):
            make_application(alice, **fields)
        assert companies(page, "sort=company") == ["Alder", "Through Birch", "cedar"]

    def test_what_is_not_given_comes_last_both_ways(self, page, alice):
        for company, place in (("None", ""), ("Leeds", "leeds"), ("Bath", "Bath")):
            make_application(alice, company=company, location=place)
        assert companies(page, "sort=place") == ["Bath", "Leeds", "None"]
        assert companies(page, "sort=-place") == ["Leeds", "Bath", "None"]

    def test_pay_is_never_compared_across_currencies(self, page, alice):
        for company, pay, currency in (("A", 90, "GBP"), ("B", 100, "EUR"), ("C", 20, "GBP")):
            make_application(alice, company=company, pay_min=pay, pay_currency=currency)
        assert companies(page, "sort=pay") == ["B", "C", "A"]

    def test_what_comes_next_goes_by_its_day_then_the_quiet_then_the_rest(self, page, alice):
        make_application(alice, company="Nothing")
        make_application(alice, company="Quiet", on=TODAY - 40 * DAY)
        make_application(alice, company="Closes", status="saved", deadline_on=TODAY + 2 * DAY)
        late = make_application(alice, company="Late", status="interviewing")
        make_stage(late, starts_at=at(24 * 9))
        make_stage(late, starts_at=at(-99))
        make_stage(make_application(alice, company="Soon", status="interviewing"), starts_at=at(3))
        due = make_application(alice, company="Due", status="interviewing", on=TODAY - 40 * DAY)
        make_stage(due, starts_at=None, due_on=TODAY + 5 * DAY)
        assert companies(page, "sort=next") == ["Soon", "Closes", "Due", "Late", "Quiet", "Nothing"]

    def test_a_head_leads_to_its_order_and_then_to_the_other_way_round(self, page, alice):
        make_application(alice)
        text = page.get("/applications/?columns=pay&q=analyst").content.decode()
        assert 'href="/applications/?q=analyst&amp;columns=pay&amp;sort=pay"' in text
        text = page.get("/applications/?columns=pay&q=analyst&sort=pay").content.decode()
        assert 'aria-sort="ascending"' in text
        assert 'href="/applications/?q=analyst&amp;columns=pay&amp;sort=-pay"' in text
        assert "Sorted by salary, lowest first" not in text
        assert "Sorted by salary, lowest first" in page.get("/applications/?sort=pay").content.decode()


class TestWords:
    @pytest.mark.parametrize(
        ("counts", "said"),
        [
            ((0, 0, 0), "You have no applications."),
            ((1, 0, 0), "You have 1 application."),
            ((1, 1, 0), "You have 1 application. 1 is closed."),
            ((2, 0, 2), "You have 2 applications. 2 have gone quiet."),
            ((1204, 1000, 1), "You have 1,204 applications. 1,000 are closed. 1 has gone quiet."),
        ],
    )
    def test_it_counts_in_whole_sentences(self, counts, said):
        everything, closed, quiet = counts
        numbers = (everything, 0, 0, quiet, closed)
        assert application_list.standing([application_list.Tab("", number, "", False) for number in numbers]) == said

    @pytest.mark.parametrize(("number", "said"), [(0, ""), (1, ""), (2, "You have 2 open offers."), (3, "You have 3")])
    def test_offers_are_compared_from_two_on(self, page, alice, number, said):
        make_application(alice)
        for _ in range(number):
            make_application(alice, status="offer")
        text = page.get("/applications/").content.decode()
        assert ("Compare offers" in text) == bool(said)
        assert said in text

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("", "All applications."),
            ("outcome=open&mode=remote", "Open, Remote."),
            ("since=2026-11-01&until=2026-11-09", "Applied from 1 November 2026, Applied until 9 November 2026."),
            ("since=soon&tag=CV", "Tagged CV, Applied from soon."),
            ("sort=-pay&columns=cv&columns=pay", "All applications. Sorted by salary, highest first. Columns: CV "
                "version, Salary."),
        ],
    )  # fmt: skip
    def test_a_view_is_described(self, query, said):
        assert application_list.describe_view(query) == said

    def test_each_filter_says_what_it_does_and_can_be_removed(self, page, alice):
        make_application(alice, on=TODAY - DAY)
        text = page.get("/applications/?since=2026-11-01&until=2026-11-10&quiet=on&q=x&sort=cv").content.decode()
        chips = re.findall(r'aria-label="Remove filter: ([^"]+)"', text)
        assert chips == ["“x”", "Applied from 1 November 2026", "Applied until 10 November 2026", "Gone quiet", "Sorted by CV version, A to Z"]  # fmt: skip

    def test_every_order_has_a_name_of_its_own(self):
        names = [label for _, label, _ in application_list.orders({})]
        assert len(set(names)) == len(names) == 2 * len(COLUMNS) + 1


class TestPages:
    @pytest.mark.parametrize("number", [0, 1])
    def test_few_rows_have_no_pages(self, page, alice, number):
        for _ in range(number):
            make_application(alice)
        text = page.get("/applications/").content.decode()
        assert 'rel="next"' not in text
        assert ("1 to 1 of 1" in text) == bool(number)

    def test_the_first_and_the_last_page_are_one_step_away(self, page, alice):
        for number in range(120):
            make_application(alice, company=f"Company {number}")
        text = page.get("/applications/?page=2&outcome=open").content.decode()
        assert "51 to 100 of 120" in text
        for number in (1, 3):
            assert f'href="/applications/?outcome=open&amp;page={number}"' in text
        assert "101 to 120 of 120" in page.get("/applications/?page=999").content.decode()

    def test_every_column_costs_one_query_more_at_most_for_any_number_of_rows(self, page, alice):
        def cost():
            path = "/applications/?sort=next&" + "&".join(f"columns={name}" for name in COLUMNS)
            page.get(path)
            with CaptureQueriesContext(connection) as captured:
                page.get(path)
            return len(captured)

        make_application(alice, tags=["a"])
        one = cost()
        for number in range(60):
            make_application(alice, tags=["a", f"b{number}"], company=f"Company {number}")
        assert cost() == one <= 9

    def test_counts_are_answered_from_an_index_alone(self, alice):
        if connection.vendor != "sqlite":
            pytest.skip("The plan is read as SQLite writes it")
        with CaptureQueriesContext(connection) as captured:
            application_list.tabs(alice, {}, today=TODAY)
            application_list.matching(alice, {}, today=TODAY).count()
        with connection.cursor() as cursor:
            plans = [str(cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()) for query in captured]
        assert all("COVERING INDEX application_counts" in plan for plan in plans)


def test_a_page_where_the_open_ones_end_goes_on_with_the_closed_ones(page, alice):
    for number in range(48):
        make_application(alice, company=f"Open {number}")
    for number in range(6):
        make_application(alice, company=f"Closed {number}", status="screening", closed_as="rejected")
    first = page.get("/applications/?all=on").content.decode()
    assert first.count('<tr id="row-') == 50
    assert first.index(">Open 0</a>") < first.index(">Closed 5</a>")
    second = page.get("/applications/?page=2").content.decode()
    assert second.count('<tr id="row-') == 4
    assert "51 to 54 of 54" in second


def test_a_tab_that_goes_by_status_does_not_say_that_they_talked(page, alice):
    """The interview is still ahead: Insights counts no conversation, so the list must not either."""
    make_stage(make_application(alice, status="screening"), starts_at=dt.datetime(2099, 1, 4, 10, tzinfo=dt.UTC))
    tabs, _ = application_list.tabs(alice, {}, today=TODAY)
    [tab] = [one for one in tabs if one.url == "/applications/?status=screening&status=interviewing&outcome=open"]
    assert (tab.label, tab.count) == ("Interview stage", 1)
    texts = [page.get(address).content.decode() for address in ("/applications/?all=on", "/board/", tab.url)]
    assert [text for text in texts if "conversation" in text.lower()] == []
