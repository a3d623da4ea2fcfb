"""What is read from a job's page, and how it comes into Add. The pages beside it follow what seven recruiting systems publish."""

import datetime as dt
import json
import logging
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.contrib.staticfiles import finders
from django.test import Client

from applications.adding import capture
from applications.adding.bookmarklet import bookmarklet
from applications.adding.capture.posting import amount_of
from applications.models import Action, Application, SavedPost
from tests.builders import make_application

ADVERTS = Path(__file__).parent / "adverts"
READING, SHARED, ADD = "/capture/reading/", "/capture/shared/", "/applications/new/"


def advert(name: str) -> str:
    return (ADVERTS / f"{name}.html").read_text()


def body(response) -> str:
    return response.content.decode()


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


class TestPages:
    @pytest.mark.parametrize(
        ("name", "found"),
        [
            ("greenhouse", {"title": "Operations Analyst", "company": "Stillwater Housing", "location": "Leeds, England, United Kingdom", "source": "company_site"}),
            ("lever", {"title": "Route Planner (Hybrid)", "company": "Kestrel Freight", "location": "Rotterdam, NL", "work_mode": "hybrid"}),
            ("ashby", {"title": "Data Engineer", "company": "Alder & Vale", "location": "United Kingdom; Ireland", "work_mode": "remote", "pay_min": Decimal(72000), "pay_max": Decimal(88000), "pay_currency": "GBP", "pay_period": "year"}),
            ("workday", {"title": "Service Analyst", "company": "Wrenfield University", "location": "York, United Kingdom", "deadline_on": dt.date(2026, 12, 1)}),
            ("smartrecruiters", {"title": "Planning Officer", "company": "Harrow and Finch", "location": "Bristol, England, United Kingdom"}),
            ("personio", {"title": "Werkstudent Daten (m/w/d)", "company": "Lindenhof Energie GmbH", "location": "München, DE; Augsburg, DE and 1 more"}),
            ("indeed", {"title": "Warehouse Coordinator", "company": "Castell Rail", "location": "Hull, GB", "pay_min": Decimal("12.75"), "pay_max": Decimal("14.1"), "pay_period": "hour", "pay_currency": "GBP", "deadline_on": dt.date(2026, 12, 9), "source": "job_board", "source_name": "Indeed"}),
            ("plain", {"title": "Gardener", "company": "Meadow Trust"}),
        ],
    )  # fmt: skip
    def test_each_system_is_read_as_far_as_its_markup_allows(self, name, found):
        read = capture.read(advert(name)).found
        assert {field: read.get(field) for field in found} == found
        assert set(read) - set(found) <= {"link", "advert", "source", "source_name"}

    def test_the_text_is_kept_as_paragraphs_and_lists(self):
        assert capture.read(advert("greenhouse")).advert == (
            "About us\n\nWe look after 4,000 homes & their people.\n\nYou will:\n\n- plan repairs\n- write reports"
        )
        assert "- Python\n- SQL" in capture.read(advert("ashby")).advert
        assert "Qualifications\n\nTwo years of it." in capture.read(advert("smartrecruiters")).advert

    def test_menus_scripts_and_what_was_typed_there_are_not(self):
        text = capture.read(advert("plain")).advert
        assert "nine gardens" in text
        for word in ("Home", "Imprint", "typed by someone"):
            assert word not in text

    def test_a_list_of_jobs_is_not_taken_for_one(self):
        read = capture.read(advert("several"))
        assert read.is_list
        assert read.found == {}

    def test_of_several_the_one_at_this_address_is_read(self):
        data = json.loads(advert("several").split('ld+json">')[1].split("</script>")[0])
        handed = {"onward": 1, "address": "https://meadow.example/jobs/2", "data": [data]}
        assert capture.read(json.dumps(handed)).title == "Baker"

    def test_what_a_board_estimates_is_no_pay(self):
        posting = {"@type": "JobPosting", "title": "Cook", "estimatedSalary": [{"median": 99999}]}
        assert capture.read(json.dumps(posting)).found == {"title": "Cook"}


class TestShapes:
    @pytest.mark.parametrize(
        ("salary", "pay"),
        [
            (38000, (38000, None, "", "")),
            ("£38,000", (38000, None, "", "")),
            ({"currency": "EUR", "value": 3500, "unitText": "MONTH"}, (3500, None, "EUR", "month")),
            ({"currency": "$", "value": {"value": "40k", "unitText": "ANNUAL"}}, (40000, None, "USD", "year")),
            ({"value": {"minValue": 50000, "maxValue": 40000, "currency": "GBP"}}, (40000, 50000, "GBP", "")),
            ({"currency": "GBP", "minValue": "1.234,50", "maxValue": 0, "unitText": "per hour"}, (Decimal("1234.5"), None, "GBP", "hour")),
            ({"currency": "GBP", "value": {"minValue": 0, "maxValue": 0}}, (None, None, "", "")),
            ([{"currency": "GBP", "value": [{"value": 10}]}], (10, None, "GBP", "")),
            ("competitive", (None, None, "", "")),
            (True, (None, None, "", "")),
            ({"value": float("nan")}, (None, None, "", "")),
            ({"value": 10**30}, (None, None, "", "")),
        ],
    )  # fmt: skip
    def test_pay_in_the_shapes_it_comes_in(self, salary, pay):
        read = capture.read(json.dumps({"@type": "JobPosting", "title": "Cook", "baseSalary": salary}))
        assert (read.pay_min, read.pay_max, read.pay_currency, read.pay_period) == pay

    @pytest.mark.parametrize("text", ["38000-42000", "", "k", "-5", "1" * 40, None, [], {}])
    def test_what_is_no_single_sum_is_none(self, text):
        assert amount_of(text) is None

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            ("2026-12-01", dt.date(2026, 12, 1)),
            ("2026-12-01T23:59:00+01:00", dt.date(2026, 12, 1)),
            ("0000-01-01", None),
            ("9999-12-31", None),
            ("soon", None),
            (20261201, dt.date(2026, 12, 1)),
            ([], None),
        ],
    )
    def test_the_closing_date(self, day, expected):
        assert (
            capture.read(json.dumps({"@type": "JobPosting", "title": "x", "validThrough": day})).deadline_on == expected
        )

    @pytest.mark.parametrize(
        "organisation", ["Meadow Trust", {"name": "Meadow Trust"}, [{"name": "Meadow Trust"}], {"legalName": "Meadow Trust"}]
    )  # fmt: skip
    def test_the_company_in_the_shapes_it_comes_in(self, organisation):
        posting = {"@type": "http://schema.org/JobPosting", "hiringOrganization": organisation}
        assert capture.read(json.dumps({"@graph": [posting]})).company == "Meadow Trust"

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("https://jobs.lever.co/kestrel-freight/9c1d", {"company": "Kestrel Freight", "source": "company_site"}),
            ("https://wrenfield.wd3.myworkdayjobs.com/en-GB/Careers/job/York/x", {"company": "Wrenfield"}),
            ("https://boards.greenhouse.io/embed/job_app?token=1", {"company": None}),
            ("https://uk.indeed.com/viewjob?jk=1", {"source": "job_board", "source_name": "Indeed"}),
            ("Check out this job at Kestrel Freight: https://www.linkedin.com/jobs/view/4311000000", {"company": "Kestrel Freight", "source_name": "LinkedIn", "title": None, "advert": None}),
            ("Job Application for Cook at Meadow Trust\nhttps://boards.greenhouse.io/meadow/jobs/1", {"title": "Cook", "company": "Meadow Trust"}),
            ("Cook\nCompany: Meadow Trust\nOrt: Ulm\nDeadline: 2026-12-01\n\nWe cook. You cook with us.", {"title": "Cook", "company": "Meadow Trust", "location": "Ulm", "deadline_on": dt.date(2026, 12, 1)}),
            ("<a href='https://x.example/1'>Cook</a><p>We cook.</p>", {"title": None, "advert": "Cook\n\nWe cook."}),
        ],
    )  # fmt: skip
    def test_links_and_plain_text(self, text, found):
        read = capture.read(text).found
        assert {name: read.get(name) for name in found} == found

    def test_a_long_advert_is_cut_and_says_so(self):
        read = capture.read(f"Cook\n\n{'We cook. ' * 10_000}")
        assert read.is_cut
        assert len(read.advert) < capture.ADVERT_LIMIT + 100
        assert read.advert.endswith("[Shortened: the job ad was longer than Onward can save.]")


HOSTILE = {
    "nothing": "",
    "a nul": "Cook\0\n\nWe cook.",
    "half a character": '{"@type": "JobPosting", "title": "Cook \\ud83d", "description": "\\u0000\\ud83d"}',
    "json that is deep": "[" * 500_000,
    "a number that is long": '{"@type": "JobPosting", "baseSalary": ' + "9" * 10_000 + "}",
    "types that are wrong": '{"@type": "JobPosting", "title": [[]], "hiringOrganization": [1, null], "jobLocation": '
    '[[], 7, {"address": [3]}], "baseSalary": [[]], "validThrough": {}, "description": {"a": 1}}',
    "a handed page that lies": '{"onward": 1, "address": 7, "title": {}, "meta": [], "data": {"a": "b"}, "html": [], '
    '"chosen": 5}',
    "markup": '<script>alert(1)</script><img src=x onerror=alert(1)><h1>"><script>alert(2)</script></h1>',
    "a link that runs": '{"onward": 1, "address": "javascript:alert(1)", "title": "Cook"}',
    "divs": "<div>" * 300_000,
    "lists": "<ul><li>" * 100_000,
    "bold paragraphs": "".join(f"<b a={number}>" for number in range(300)) + "<p>" * 300_000,
    "brackets": "<" * 1_000_000,
    "comments": "<!--" * 300_000,
    "scripts": "<script>" * 200_000,
    "microdata": "<div itemscope itemtype=JobPosting itemprop=a>" * 30_000,
    "unclosed ld": '<script type="application/ld+json">{"@type":"JobPosting"',
    "spaces": " \n" * 500_000 + "x",
    "bidi": "\u202eкооС\u202c\n\nمرحبا 🍀",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_brought_is_read_or_left_in_time(source):
    began = time.process_time()
    read = capture.read(source)
    assert time.process_time() - began < 10
    assert not read.link.startswith("javascript")
    for text in (read.title, read.company, read.location, read.advert):
        text.encode()
        assert "\0" not in text


class TestReading:
    def test_it_fills_the_form_and_stores_nothing(self, page):
        response = page.post(READING, {"pasted": advert("indeed")})
        text = body(response)
        assert response.status_code == 200
        assert 'value="Warehouse Coordinator"' in text
        assert 'value="12.75"' in text
        assert 'value="2026-12-09"' in text
        assert "Count, lift, and note." in text
        assert (
            "Filled in from uk.indeed.com: job title, company, location, salary, closing date, source, link and job ad."
            in text
        )
        assert re.search(r'value="saved"[^>]* checked', text)
        assert not Application.objects.exists()
        assert not Action.objects.exists()

    def test_what_was_filled_in_can_be_added_as_it_is(self, page):
        text = page.post(READING, {"pasted": advert("ashby")}).context["form"]
        data = {name: text[name].value() or "" for name in text.fields} | {"day": "today"}
        page.post(ADD, data)
        added = Application.objects.get()
        assert (added.company, added.work_mode, added.pay_max, added.status) == (
            "Alder & Vale",
            "remote",
            88000,
            "saved",
        )
        assert "Pipelines, calmly." in added.advert

    def test_only_empty_fields_are_filled(self, page):
        typed = {"company": "Mine", "notes": "call Dana", "status": "applied", "pay_min": "12"}
        text = body(page.post(READING, {"pasted": advert("indeed")} | typed))
        assert 'value="Mine"' in text
        assert "call Dana" in text
        assert 'value="Castell Rail"' not in text
        assert 'value="14.10"' not in text
        assert "What you typed yourself is unchanged: company and salary." in text

    def test_a_link_alone_says_that_nothing_is_opened(self, page):
        text = body(page.post(READING, {"pasted": "https://jobs.example.org/7"}))
        assert 'value="https://jobs.example.org/7"' in text
        assert "Onward doesn’t open links." in text

    def test_an_advert_that_is_here_already_is_shown(self, page, alice):
        make_application(alice, company="Castell Rail", link="https://uk.indeed.com/viewjob?jk=0123456789abcdef")
        assert "(the same job ad)" in body(page.post(READING, {"pasted": advert("indeed")}))

    def test_markup_is_never_markup_here(self, page):
        posting = {
            "@type": "JobPosting",
            "title": "&lt;script&gt;x&lt;/script&gt;\"'><img src=x>",
            "description": "</textarea><script>y</script>ok",
        }
        text = body(page.post(READING, {"pasted": json.dumps(posting)}))
        assert "<script>" not in text
        assert "<img" not in text

    @pytest.mark.parametrize("pasted", ["", "   ", "x" * 2_000_001])
    def test_nothing_or_too_much_gets_a_message_and_keeps_what_was_typed(self, page, pasted):
        response = page.post(READING, {"pasted": pasted, "notes": "call Dana"})
        assert response.status_code == 422
        assert "call Dana" in body(response)

    def test_a_list_of_jobs_is_said(self, page):
        assert "This page lists several jobs." in body(page.post(READING, {"pasted": advert("several")}))

    def test_it_needs_a_token(self, alice):
        client = Client(enforce_csrf_checks=True)
        client.force_login(alice)
        assert client.post(READING, {"pasted": "x"}).status_code == 403

    @pytest.mark.parametrize(("headers", "is_kept"), [({}, True), ({"x-kept-by-page": "1"}, False)])
    def test_after_the_session_ended_it_is_kept_in_one_place(self, page, headers, is_kept):
        page.get("/board/")
        Session.objects.all().delete()
        response = page.post(READING, {"pasted": "Cook"}, headers=headers)
        assert response["Location"].startswith("/accounts/login/")
        assert SavedPost.objects.exists() == is_kept

    def test_it_costs_the_same_for_ten_and_for_thirty(self, page, alice, django_assert_max_num_queries):
        for number in range(30):
            make_application(alice, company="Castell Rail", title=f"Job {number}")
            if number in (9, 29):
                with django_assert_max_num_queries(20):  # more than half of them count the limit
                    page.post(READING, {"pasted": advert("indeed")})

    def test_saving_does_not_lead_back_to_the_capture_page(self, page):
        page.post(
            ADD,
            {"company": "A", "title": "B", "status": "saved", "day": "today"},
            headers={"referer": "http://testserver/capture/"},
        )
        response = page.post(
            ADD,
            {"company": "C", "title": "B", "status": "saved", "day": "today"},
            headers={"referer": "http://testserver/capture/shared/"},
        )
        assert response["Location"] == "/board/"


class TestSharing:
    def test_it_shows_what_came_without_sign_in_and_token_and_stores_nothing(self, db):
        client = Client(enforce_csrf_checks=True)
        response = client.post(SHARED, {"title": "Cook", "text": "https://x.example/1", "url": ""})
        assert response.status_code == 200
        assert "Cook\nhttps://x.example/1</textarea>" in body(response)
        assert "no-store" in response["Cache-Control"]
        assert "session" not in response.cookies
        assert not Application.objects.exists()

    def test_markup_in_it_is_text(self, client, db):
        text = body(client.post(SHARED, {"title": "</textarea><script>alert(1)</script>"}))
        assert "<script>alert" not in text
        assert "&lt;script&gt;alert(1)" in text

    def test_too_much_is_cut_and_nuls_are_dropped(self, client, db):
        response = client.post(SHARED, {"title": "a\0b" * 1000, "text": "x" * 300_000, "url": "y" * 9000})
        assert response.status_code == 200
        assert len(response.content) < 110_000

    def test_nothing_shared_is_said(self, client, db):
        assert "Nothing was shared." in body(client.post(SHARED))

    def test_nothing_of_it_reaches_a_log(self, page, caplog):
        with caplog.at_level(logging.DEBUG):
            page.post(SHARED, {"title": "Secret Cook", "text": "x"})
            page.post(READING, {"pasted": "Secret Cook\n\nx"})
            page.post(READING, {"pasted": ""})
        ours = [record for record in caplog.records if not record.name.startswith("django.db")]
        assert not any("Secret" in record.getMessage() for record in ours)

    def test_the_manifest_names_it_and_every_icon_is_there(self, client, db):
        manifest = client.get("/manifest.webmanifest").json()
        assert manifest["share_target"]["action"] == SHARED
        assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
        for icon in manifest["icons"]:
            assert finders.find(icon["src"].removeprefix("/static/"))


class TestBookmarklet:
    def test_it_knows_this_site_and_uses_nothing_that_a_policy_governs(self, page, settings):
        settings.SITE_URL = "https://jobs.example.org"
        code = page.get("/capture/start/").context["bookmarklet"]
        assert code.startswith("javascript:")
        assert "https://jobs.example.org/capture/%23" in code
        for forbidden in (
            "eval",
            "createElement",
            "innerHTML",
            "fetch(",
            "XMLHttpRequest",
            ".src",
            "setAttribute",
            "Function",
            "import(",
            "sendBeacon",
            ".submit",
        ):
            assert forbidden not in code

    def test_it_fits_where_bookmarks_are_kept(self):
        code = bookmarklet("https://jobs.example.org")
        assert len(code) < 4000
        assert not set(code) & set(' "#\n\\')
        assert code.isascii()

    def test_the_page_that_takes_over_is_the_same_for_everybody(self, client, alice):
        before = body(client.get("/capture/"))
        client.force_login(alice)
        make_application(alice, company="Castell Rail")
        assert "Castell" not in body(client.get("/capture/"))
        assert "Nothing was shared." in before

    @pytest.mark.parametrize("path", [ADD, "/settings/", "/import/"])
    def test_it_is_found_from(self, page, path):
        assert 'href="/capture/start/"' in body(page.get(path))
