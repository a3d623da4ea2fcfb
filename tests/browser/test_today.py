"""Today as it is seen: what matters is on the first screen of a phone and of a laptop, and everything can be used."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from applications.models import Profile
from feedback.models import OwnWin, Reminder
from tests.bench import data
from tests.builders import make_application, make_stage

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def day(alice):
    return Profile.of(alice).today()


@pytest.mark.parametrize("size", [(390, 844), (1366, 850)])
@pytest.mark.parametrize("number", [1, 30])
def test_the_next_interview_a_win_and_the_first_thing_to_do_are_on_the_first_screen(visit, alice, day, size, number):
    for n in range(number):
        make_application(alice, company=f"Company {n}", on=day - dt.timedelta(days=n % 20))
    talking = make_application(alice, company="Alder", status="screening", on=day)
    make_stage(talking, starts_at=timezone.now() + dt.timedelta(hours=30))
    Reminder.objects.create(owner=alice, kind="own", words="Call Tom", due_on=day)
    page = visit(alice, viewport={"width": size[0], "height": size[1]})
    page.goto("/")
    bottom = page.evaluate("document.querySelector('.tabbar').getBoundingClientRect().top || innerHeight")
    for shown in (page.locator(".next-up a.btn"), page.locator(".wins .lead h3"), page.get_by_text("Call Tom").first):
        box = shown.bounding_box()
        assert box["y"] + box["height"] <= bottom, shown


@pytest.mark.parametrize("number", [1, 60, 300])
def test_so_they_are_for_someone_with_all_that_a_search_brings(visit, alice, day, number):
    """Wins of every kind, their picture and their tiles: then the page is as full as it gets."""
    someone = data.person("someone", number)
    talking = make_application(someone, company="Alder", status="screening", on=day)
    make_stage(talking, starts_at=timezone.now() + dt.timedelta(minutes=50))
    Reminder.objects.create(owner=someone, kind="own", words="Call Tom", due_on=day - dt.timedelta(days=3))
    page = visit(someone)
    for width, height in ((1366, 850), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto("/")
        bottom = page.evaluate("document.querySelector('.tabbar').getBoundingClientRect().top || innerHeight")
        for shown in (".next-up a.btn", ".wins .lead h3", "#next-rows h3"):
            box = page.locator(shown).first.bounding_box()
            assert box["y"] + box["height"] <= bottom, f"{shown} at {width}"


@pytest.mark.parametrize("width", [390, 1366])
def test_offers_wins_their_picture_and_endings_of_a_day_can_be_used_by_everyone(visit, alice, day, width):
    for n, status in enumerate(["offer", "offer", "screening", "interviewing"]):
        make_application(alice, company=f"Open {n}", status=status, on=day - dt.timedelta(days=n))
    for n in range(3):
        make_application(
            alice, company=f"Closed {n}", on=day - dt.timedelta(days=20), closed_as="rejected", closed_on=day
        )
        OwnWin.objects.create(owner=alice, words=f"Win {n}", happened_on=day - dt.timedelta(days=n))
    page = visit(alice, viewport={"width": width, "height": 844})
    for path in ("/", "/wins/"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{path}: {found.generate_report()[:1500]}"
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
    page.goto("/")
    page.get_by_role("button", name="Accept the offer from Open 0").click()
    page.get_by_role("heading", name="You got the job at Open 0").wait_for()
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Accept the offer from Open 0").wait_for()
