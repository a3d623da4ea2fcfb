"""The invented search shows what a no gave, and takes all of it with it."""

import datetime as dt

import pytest
from django.apps import apps
from django.urls import reverse

from applications.models import Application, Document, Search
from applications.preferences import sample
from feedback.models import FeedbackRequest, IfThen, Reflection, Reminder, Support, Theme
from tests.builders import TODAY, make_application, make_contact
from tests.test_access import ROUTES, SIGNED_IN


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 10, 9, tzinfo=dt.UTC))


def everything(owner):
    return [
        model.objects.filter(owner=owner).count() for model in (FeedbackRequest, Reflection, Reminder, IfThen, Theme)
    ]


def test_it_shows_answers_themes_a_plan_and_something_to_do(client, alice):
    sample.create(alice, today=TODAY)
    client.force_login(alice)
    assert "The result comes late" in client.get("/learn/").content.decode()
    assert "Start with the result" in client.get("/feedback/").content.decode()
    assert "A draft is ready." in client.get("/").content.decode()


# What only the sample brings, on the page whose list it fills.
SHOWN = {
    "/": "An offer for you to decide on",
    "/board/": "Brackwell Instruments",
    "/applications/": "Ashcombe Garden",
    "/offers/": "They asked good questions.",
    "/views/": "Remote or hybrid",
    "/documents/": "CV, one page",
    "/people/": "Ben Tallow",
    "/people/supporters/": "Passed my CV on to a former colleague",
    "/people/ask/": "Amira Vance",
    "/feedback/": "Sam Osei",
    "/learn/": "The result comes late",
    "/learn/presence/": "Compare the dates with LinkedIn",
    "/learn/presence/cv/": "Find one number for my latest job",
    "/learn/review/": "Reporting analyst",
    "/practice/": "Stop after the result.",
    "/practice/questions/?show=motivation": "Why do you want to work with planning figures?",
    "/wins/": "Sent the hard application at last",
    "/insights/searches/": "Spring search",
    "/insights/said/": "The result comes late",
    "/settings/": "This search",
    "/proof/": "Ashcombe Garden",
    "/closing/": "Brackwell Instruments",
}


def test_every_list_has_something_in_it(client, alice, subtests):
    sample.create(alice, today=TODAY)
    client.force_login(alice)
    for path, words in SHOWN.items():
        with subtests.test(path):
            assert words in client.get(path).content.decode()
    for name, (who, methods, arguments) in ROUTES.items():
        if who == SIGNED_IN and "GET" in methods and not arguments and name != "board":  # its columns say it when empty
            with subtests.test(name):
                page = b"".join(client.get(reverse(name), follow=True)).decode(errors="replace")
                assert 'class="void"' not in page


def test_the_picture_of_wins_reaches_over_months(client, alice):
    sample.create(alice, today=TODAY)
    client.force_login(alice)
    picture = client.get("/wins/picture.svg").context["picture"]
    assert len(picture.table) >= 9, "weeks in which something went right"


def test_an_invented_application_shows_its_emails_documents_ad_and_tags(client, alice):
    sample.create(alice, today=TODAY)
    client.force_login(alice)
    offer = Application.objects.get(company="Brackwell Instruments")
    text = client.get(offer.get_absolute_url()).content.decode()
    for words in ("Our offer", "CV, one page", "This is a sample of a job ad."):
        assert words in text


def everything_owned(owner):
    """How many rows of each model hang on the person, by the way that leads to them."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in ("applications", "feedback"):
            continue
        names = {field.name for field in model._meta.get_fields() if field.concrete}
        for way in ("owner", "application__owner", "session__owner", "evaluation__owner"):
            if way.partition("__")[0] in names:
                found[model.__name__] = model.objects.filter(**{way: owner}).count()
                break
    return found


def test_removing_it_leaves_no_row_and_no_file_of_it(alice, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DOCUMENTS_DIR = tmp_path
    before = everything_owned(alice)
    sample.create(alice, today=TODAY)
    during = everything_owned(alice)
    assert len([name for name in during if during[name] > before[name]]) >= 25
    assert list(tmp_path.iterdir())
    with django_capture_on_commit_callbacks(execute=True):
        sample.remove(alice)
    assert everything_owned(alice) == before
    assert list(tmp_path.iterdir()) == []


def test_what_the_person_made_of_it_stays(alice):
    """An invented document sent with a real application, thanks to a friend of one's own, and a search under way."""
    mine = make_application(alice, company="Mine")
    search = Search.objects.create(owner=alice, name="My search", began_on=TODAY)
    support = Support.objects.create(owner=alice, contact=make_contact(alice), what="Listened", helped_on=TODAY)
    sample.create(alice, today=TODAY)
    document = Document.objects.filter(owner=alice, is_sample=True).first()
    document.link_to([mine])
    sample.remove(alice)
    assert list(Document.objects.filter(owner=alice, is_sample=False)) == [document]
    assert list(Search.objects.filter(owner=alice)) == [search]
    assert list(Support.objects.filter(owner=alice)) == [support]


def test_removing_it_takes_all_of_it_and_nothing_of_ones_own(alice):
    mine = Reflection.objects.create(owner=alice, application=make_application(alice), written_on=TODAY)
    mine.themes.add(Theme.objects.create(owner=alice, name="Examples"))
    before = everything(alice)
    sample.create(alice, today=TODAY)
    assert everything(alice) != before
    sample.remove(alice)
    assert everything(alice) == before
