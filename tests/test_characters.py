"""Characters that databases refuse, wherever a request may hold them: PostgreSQL takes no zero byte in any text."""

import pytest
from django.contrib.sessions.models import Session

from applications.models import Application, Company
from tests.builders import make_application
from tests.test_access import ROUTES, address, everything_of

ADD = "/applications/new/"
QUERY = (
    "q=a%00b&company=%00&link=%00&tag=%00&%00=1&status=%00&favour=%00&contact=%00&application=%00&month=%00&next=%00"
)


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def test_no_page_trips_over_a_zero_byte_in_its_query(page, alice):
    known = everything_of(alice)
    for name, (_, methods, arguments) in ROUTES.items():
        if "GET" in methods and not name.endswith(("_file", "_xlsx")):  # whose files only a server closes
            answer = page.get(f"{address(name, arguments, known)}?{QUERY}")
            assert answer.status_code < 500, name


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/applications/%00/",
        "/applications/1%00/",
        "/friend/a%00b/",
        "/calendar/1/a%00b.ics",
        "/digest/off/a%00/",
    ],
)
def test_an_address_with_a_zero_byte_does_not_exist(page, path):
    assert page.get(path).status_code == 404


def test_nobody_is_signed_in_by_a_zero_byte(client, alice):
    client.cookies["session"] = '"\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"'
    assert client.get("/board/").status_code == 302
    assert not Session.objects.exists()


def test_what_was_typed_around_it_is_saved(page, alice):
    answer = page.post(
        ADD,
        {
            "company": "Al\0der",
            "title": "Cook",
            "status": "applied",
            "day": "today",
            "notes": "before\0after",
            "\0": "\0",
        },
    )
    assert answer.status_code == 302
    application = Application.objects.get()
    assert (application.company, application.notes) == ("Alder", "beforeafter")


def test_a_form_without_a_model_takes_it_too(page, alice):
    page.post("/companies/?name=Alder", {"note": "calm\0ly"})
    make_application(alice, company="Alder")
    answer = page.post("/capture/reading/", {"pasted": "Cook\0\nAlder"})
    assert answer.status_code < 500
    assert not Company.objects.filter(note__contains="\ufffd").exists()


def test_the_letters_around_it_are_left_alone(page):
    text = "Grüße, 料理 \U0001f44d\u0301 \ufffd"
    page.post(ADD, {"company": "Alder", "title": "Cook", "status": "applied", "day": "today", "notes": text})
    assert Application.objects.get().notes == text
