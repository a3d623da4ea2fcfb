"""What a job's page says in its title, its address and its text, where no structured data says it better."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from applications.adding import capture
from applications.adding.capture.closing import find_closing_date
from applications.adding.capture.pay import find_pay
from applications.models import Application

TODAY = dt.date(2026, 11, 29)
READING = "/capture/reading/"


def found_in(source: str) -> dict:
    return {name: value for name, value in capture.read(source, today=TODAY).found.items() if name != "advert"}


def page_of(title: str, heading: str, link: str = "", site: str = "", body: str = "") -> str:
    links = f'<link rel="canonical" href="{link}">' if link else ""
    names = f'<meta property="og:site_name" content="{site}">' if site else ""
    return f"<!doctype html><html><head><title>{title}</title>{links}{names}</head><body><h1>{heading}</h1>{body}</body></html>"


LINKEDIN = "https://uk.linkedin.com/jobs/view/4311000000"


class TestTitles:
    @pytest.mark.parametrize(
        ("page", "expected"),
        [
            (page_of("Meadow Trust hiring Head Gardener in York, England, United Kingdom | LinkedIn", "Head Gardener", LINKEDIN), ("Head Gardener", "Meadow Trust", "York, England, United Kingdom")),
            (page_of("Meadow Trust hiring Head of Sales in EMEA in York, England | LinkedIn", "Head of Sales in EMEA", LINKEDIN), ("Head of Sales in EMEA", "Meadow Trust", "York, England")),
            (page_of("(12) Head Gardener | Meadow Trust | LinkedIn", "Head Gardener", LINKEDIN), ("Head Gardener", "Meadow Trust", "")),
            (page_of("Meadow Trust sucht Gärtner in Berlin, Deutschland | LinkedIn", "Gärtner", LINKEDIN), ("Gärtner", "Meadow Trust", "Berlin, Deutschland")),
            (page_of("Meadow Trust recrute pour des postes de Jardinier (Lyon, France) | LinkedIn", "Jardinier", LINKEDIN), ("Jardinier", "Meadow Trust", "Lyon, France")),
            (page_of("Gärtner (m/w/d) | Jobs bei Lindenhof Energie GmbH", "Gärtner (m/w/d)"), ("Gärtner (m/w/d)", "Lindenhof Energie GmbH", "")),
            (page_of("Gardener | Careers at Meadow Trust", "Gardener"), ("Gardener", "Meadow Trust", "")),
            (page_of("Meadow Trust - Gardener", "Gardener", "https://jobs.lever.co/meadow-trust/1"), ("Gardener", "Meadow Trust", "")),
            (page_of("Gardener - York - Meadow Trust", "Gardener", "https://careers.meadowtrust.example/1"), ("Gardener", "Meadow Trust", "")),
            (page_of("Buchhalter (m/w/d) - Job bei Lindenhof Energie GmbH in München | StepStone", "Buchhalter (m/w/d)", "https://www.stepstone.de/x"), ("Buchhalter (m/w/d)", "Lindenhof Energie GmbH", "München")),
            (page_of("Nurse Job in Cairns QLD - SEEK", "Nurse", "https://au.seek.com/job/1", "SEEK Australia", "<span>Reef Health</span><p>Cairns QLD</p>"), ("Nurse", "Reef Health", "Cairns QLD")),
            (page_of("Clerk job in Leeds | reed.co.uk", "Clerk", "https://www.reed.co.uk/jobs/1", "Reed.co.uk", "<p>Posted 3 days ago by Castell Rail</p>"), ("Clerk", "Castell Rail", "Leeds")),
        ],
    )  # fmt: skip
    def test_the_title_says_who_and_where(self, page, expected):
        found = found_in(page)
        assert (found.get("title", ""), found.get("company", ""), found.get("location", "")) == expected

    @pytest.mark.parametrize(
        "site", ["SEEK Australia", "Indeed UK", "LinkedIn", "StepStone.de", "Totaljobs", "Workday"]
    )
    def test_a_job_board_is_never_the_employer(self, site):
        assert "company" not in found_in(page_of("Clerk", "Clerk", site=site))
        posting = {"@type": "JobPosting", "title": "Clerk", "hiringOrganization": {"name": site}}
        assert "company" not in found_in(json.dumps(posting))
        assert "company" not in found_in(f"Clerk\nCompany: {site}\n\nFile things.")

    def test_the_board_of_the_address_is_the_source(self):
        found = found_in(page_of("Nurse Job in Cairns QLD - SEEK", "Nurse", "https://www.seek.com.au/job/1"))
        assert (found["source"], found["source_name"]) == ("job_board", "SEEK")

    @pytest.mark.parametrize(
        ("link", "company"),
        [
            ("https://boards.greenhouse.io/embed/job_app?for=meadowtrust&token=1", "Meadowtrust"),
            ("https://jobs.ashbyhq.com/Meadow%20Trust/1", "Meadow Trust"),
            ("https://meadow-trust.recruitee.com/o/gardener", "Meadow Trust"),
            ("https://join.com/companies/meadow-trust/1-gardener", "Meadow Trust"),
            ("https://uk.linkedin.com/jobs/view/gardener-at-meadow-trust-4311000000", "Meadow Trust"),
            ("https://www.linkedin.com/jobs/view/4311000000", None),
        ],
    )
    def test_an_address_may_name_the_employer(self, link, company):
        assert found_in(link).get("company") == company


class TestStructuredData:
    def test_what_a_posting_refers_to_by_its_number_is_looked_up(self):
        graph = [
            {"@type": "Organization", "@id": "https://meadow.example/#us", "name": "Meadow Trust"},
            {"@type": "PostalAddress", "@id": "_:a", "addressLocality": "York", "addressCountry": "GB"},
            {"@type": "Place", "@id": "_:p", "address": {"@id": "_:a"}},
            {
                "@type": "JobPosting",
                "title": "Gardener",
                "hiringOrganization": {"@type": "Organization", "@id": "https://meadow.example/#us"},
                "jobLocation": [{"@id": "_:p"}],
            },
        ]
        found = found_in(json.dumps({"@graph": graph}))
        assert (found["company"], found["location"]) == ("Meadow Trust", "York, GB")

    def test_things_that_refer_to_each_other_end(self):
        graph = [
            {"@id": "#a", "name": {"@id": "#b"}},
            {"@id": "#b", "name": {"@id": "#a"}},
            {"@type": "JobPosting", "title": "Gardener", "hiringOrganization": {"@id": "#a"}},
        ]
        assert found_in(json.dumps({"@graph": graph}))["title"] == "Gardener"


LINKEDIN_PASTE = """Kestrel Freight logo
Kestrel Freight
Share
Show more options
Route Planner (Senior)
Rotterdam, South Holland, Netherlands · 2 weeks ago · Over 100 applicants
Promoted by hirer · Responses managed off LinkedIn
 €60K/yr - €70K/yr
 Hybrid
Matches your job preferences, workplace type is Hybrid.
 Full-time
Apply
Save
About the job
We move boxes. You plan their routes."""
LINKEDIN_PUBLIC = """Finance Manager
Stillwater Housing
Leeds, England, United Kingdom
2 weeks ago
Over 200 applicants
See who Stillwater Housing has hired for this role
Apply
Stillwater Housing looks after homes."""
LINKEDIN_COMPANY_FIRST = """Meadow Trust
Data Analyst
Bristol, England, United Kingdom · 3 days ago · 56 people clicked apply
Remote
Easy Apply
About the job
Count plants."""
INDEED_PASTE = """Warehouse Operative - job post
Castell Rail
3.6
3.6 out of 5 stars
Hull HU1
£12.75 - £14.10 an hour - Permanent, Full-time
Apply now
Job details
Pay
£12.75 - £14.10 an hour
Full job description
Lift and note."""
STEPSTONE_PASTE = """Lindenhof Energie GmbH
Buchhalter (m/w/d)
80331 München
Feste Anstellung
Homeoffice möglich, Vollzeit
Erschienen: vor 3 Tagen
Gehalt: 55.000 € – 65.000 € pro Jahr
Deine Aufgaben
Du buchst.
Bewerbungsfrist: 15.01.2027"""
LABELS_ALONE = """Community Nurse

Employer
Harrow Care
Location
Harrow
Salary
£31,049 to £37,796 a year
Closing date
3 January 2027 at 11:55pm

Job summary
Visit people at home."""
SEEK_PASTE = """Payroll Officer
Billabong Foods
View all jobs
Perth WA
Full time
$75,000 – $85,000 per year
Posted 3d ago
Quick apply
https://www.seek.com.au/job/80000001"""
COMPANY_PAGE = """Careers
Data Engineer
Engineering · Leeds · Hybrid
Apply for this job
At Alder & Vale, we bake bread.
Salary 60-70k GBP"""

COMPANY_AND_TOWN = """Payroll Assistant
Linnet & Daw Ltd, Shrewsbury
Permanent
Pay the people who make kites."""


class TestPastedText:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (LINKEDIN_PASTE, {"title": "Route Planner (Senior)", "company": "Kestrel Freight", "location": "Rotterdam, South Holland, Netherlands", "work_mode": "hybrid", "pay_min": Decimal(60000), "pay_max": Decimal(70000), "pay_currency": "EUR", "pay_period": "year"}),
            (LINKEDIN_PUBLIC, {"title": "Finance Manager", "company": "Stillwater Housing", "location": "Leeds, England, United Kingdom"}),
            (LINKEDIN_COMPANY_FIRST, {"title": "Data Analyst", "company": "Meadow Trust", "location": "Bristol, England, United Kingdom", "work_mode": "remote"}),
            (INDEED_PASTE, {"title": "Warehouse Operative", "company": "Castell Rail", "location": "Hull HU1", "pay_min": Decimal("12.75"), "pay_max": Decimal("14.10"), "pay_currency": "GBP", "pay_period": "hour"}),
            (STEPSTONE_PASTE, {"title": "Buchhalter (m/w/d)", "company": "Lindenhof Energie GmbH", "location": "80331 München", "pay_min": Decimal(55000), "pay_max": Decimal(65000), "pay_currency": "EUR", "pay_period": "year", "deadline_on": dt.date(2027, 1, 15)}),
            (LABELS_ALONE, {"title": "Community Nurse", "company": "Harrow Care", "location": "Harrow", "pay_min": Decimal(31049), "pay_max": Decimal(37796), "pay_currency": "GBP", "pay_period": "year", "deadline_on": dt.date(2027, 1, 3)}),
            (SEEK_PASTE, {"title": "Payroll Officer", "company": "Billabong Foods", "location": "Perth WA", "pay_min": Decimal(75000), "pay_max": Decimal(85000), "pay_currency": "AUD", "pay_period": "year", "source": "job_board", "source_name": "SEEK", "link": "https://www.seek.com.au/job/80000001"}),
            (COMPANY_AND_TOWN, {"title": "Payroll Assistant", "company": "Linnet & Daw Ltd", "location": "Shrewsbury"}),
            (COMPANY_PAGE, {"title": "Data Engineer", "company": "Alder & Vale", "work_mode": "hybrid", "pay_min": Decimal(60000), "pay_max": Decimal(70000), "pay_currency": "GBP"}),
        ],
    )  # fmt: skip
    def test_each_shape_that_people_copy_is_read(self, text, expected):
        assert found_in(text) == expected

    def test_a_note_that_is_no_job_ad_fills_in_little(self):
        assert found_in("Senior Buyer\n\nBirmingham\n\nWe are a small firm. You will buy things.") == {
            "title": "Senior Buyer"
        }

    def test_signs_before_the_labels_do_not_hinder(self):
        found = found_in(
            "🚀 Product Designer\n📍 Location: Berlin (hybrid)\n💰 Salary: 65k-75k €\n🏢 Company: Alder & Vale"
        )
        assert (found["title"], found["company"], found["location"]) == ("Product Designer", "Alder & Vale", "Berlin")
        assert (found["work_mode"], found["pay_max"]) == ("hybrid", 75000)


class TestSalary:
    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("£60K/yr - £70K/yr", (60000, 70000, "GBP", "year")),
            ("€45.000 – €55.000 pro Jahr", (45000, 55000, "EUR", "year")),
            ("12,75 € pro Stunde", (Decimal("12.75"), None, "EUR", "hour")),
            ("CHF 95'000 - 110'000 pro Jahr", (95000, 110000, "CHF", "year")),
            ("35 000 € à 42 000 € brut par an", (35000, 42000, "EUR", "year")),
            ("65-75k GBP", (65000, 75000, "GBP", "")),
            ("£350 - £400 per day (outside IR35)", (350, 400, "GBP", "day")),
            ("A$110,000 to A$120,000", (110000, 120000, "AUD", "")),
            ("From £25,000 a year", (25000, None, "GBP", "year")),
            ("The base salary range for this role is $120,000 - $150,000.", (120000, 150000, "USD", "")),
        ],
    )
    def test_sums_ranges_currencies_and_spans(self, line, expected):
        pay = find_pay("", [line])
        assert (pay.low, pay.high, pay.currency, pay.period) == expected

    def test_up_to_is_the_most_and_no_least(self):
        pay = find_pay("up to £45,000", [])
        assert (pay.low, pay.high) == (None, 45000)

    @pytest.mark.parametrize(
        "line",
        [
            "We raised $50M in Series B",
            "£5,000 joining bonus",
            "40 hours a week",
            "You will manage 3 - 5 people",
            "£1,000 training budget per year",
            "Free lunch worth £10 a day",
            "save our clients £100 per year",
            "0800 123 4567",
            "Competitive",
        ],
    )
    def test_other_numbers_are_no_salary(self, line):
        assert find_pay("", [line]) is None

    @pytest.mark.parametrize(("host", "currency"), [("seek.com.au", "AUD"), ("ca.indeed.com", "CAD"), ("", "USD")])
    def test_a_dollar_is_that_of_the_country_of_the_page(self, host, currency):
        assert find_pay("$80,000 a year", [], host=host).currency == currency


class TestClosingDate:
    @pytest.mark.parametrize(
        ("line", "date"),
        [
            ("Apply by 15 January 2027", dt.date(2027, 1, 15)),
            ("Bewerbungsfrist: 12.12.2026", dt.date(2026, 12, 12)),
            ("Deadline: Dec 12, 2026", dt.date(2026, 12, 12)),
            ("Applications close on Friday 12 December at 5pm", dt.date(2026, 12, 12)),
            ("Application deadline: January 5", dt.date(2027, 1, 5)),
            ("Closing: 5pm, 12 December 2026", dt.date(2026, 12, 12)),
            ("Bewerbungsschluss ist der 5. Januar 2027", dt.date(2027, 1, 5)),
            ("Date limite de candidature : 12 décembre 2026", dt.date(2026, 12, 12)),
            ("Closing date 31/12/2026", dt.date(2026, 12, 31)),
            ("Closing date: 03/04/2027", None),
            ("Posted 12 December 2025", None),
            ("Start date: 1 January 2027", None),
            ("Interviews on 14 January 2027", None),
        ],
    )
    def test_it_is_read_where_the_line_says_so_and_the_order_is_settled(self, line, date):
        assert find_closing_date([line], today=TODAY) == date

    def test_without_a_day_to_count_from_a_date_without_year_is_left_out(self):
        assert find_closing_date(["Apply by 15 January"], today=None) is None


class TestSecondPaste:
    @pytest.fixture
    def page(self, client, alice):
        client.force_login(alice)
        return client

    def posted_again(self, response, text, **changed):
        form = response.context["form"]
        data = {name: form[name].value() or "" for name in form.fields}
        return data | {"filled_in": response.context["reading"]["filled_in"], "pasted": text} | changed

    def test_it_replaces_what_the_first_put_there(self, page):
        first = page.post(READING, {"pasted": LINKEDIN_PASTE})
        second = page.post(READING, self.posted_again(first, LINKEDIN_PUBLIC))
        form = second.context["form"]
        assert form["company"].value() == "Stillwater Housing"
        assert not form["pay_min"].value()
        assert not second.context["reading"]["kept"]

    def test_it_asks_where_somebody_changed_it(self, page):
        first = page.post(READING, {"pasted": LINKEDIN_PASTE})
        data = self.posted_again(first, LINKEDIN_PUBLIC, title="Planner, nights")
        second = page.post(READING, data)
        assert second.context["form"]["title"].value() == "Planner, nights"
        assert second.context["form"]["company"].value() == "Stillwater Housing"
        assert "What you typed yourself is unchanged: job title." in second.content.decode()
        third = page.post(READING, data | {"replace": "1"})
        assert third.context["form"]["title"].value() == "Finance Manager"
        assert not Application.objects.exists()

    def test_an_unchanged_job_ad_with_the_line_ends_of_a_browser_counts_as_unchanged(self, page):
        first = page.post(READING, {"pasted": LINKEDIN_PASTE})
        advert = first.context["form"]["advert"].value().replace("\n", "\r\n")
        second = page.post(READING, self.posted_again(first, STEPSTONE_PASTE, advert=advert))
        assert "Du buchst." in second.context["form"]["advert"].value()

    def test_what_was_found_is_listed_and_the_form_stays_short(self, page):
        response = page.post(READING, {"pasted": STEPSTONE_PASTE})
        text = response.content.decode()
        assert "EUR 55,000 to 65,000 a year" in text
        assert "15 January 2027" in text
        assert 'class="drawer more" open' not in text
