"""Search by name: suggestions while typing, and the only match opens."""

import pytest

from applications.models import delete_applications
from tests.builders import make_application, make_contact

TYPING = {"HX-Request": "true", "HX-Target": "side-search-found"}


@pytest.fixture(autouse=True)
def signed_in(client, alice):
    client.force_login(alice)


def suggested(client, words):
    answer = client.get("/find/", {"q": words}, headers=TYPING)
    return [(one.title, one.text) for one in answer.context["found"]]


def led_to(client, words):
    return client.get("/find/", {"q": words})["Location"]


def test_companies_titles_and_people_are_suggested_by_the_beginnings_of_their_words(client, alice):
    make_application(alice, company="Kestrel Freight", title="Route planner", closed_as="rejected")
    make_application(alice, company="Kestrel Freight", title="Data analyst")
    make_application(alice, company="Alder", title="Gardener", notes="Kestrel Freight is across the road.")
    make_contact(alice, name="Zoë Kestrel", company="Alder")
    assert suggested(client, "kest") == [
        ("Kestrel Freight", "Data analyst, applied"),
        ("Kestrel Freight", "Route planner, they said no"),
        ("Zoë Kestrel", "Alder"),
    ]
    assert suggested(client, "plan kestrel") == [("Kestrel Freight", "Route planner, they said no")]
    make_application(alice, company="Meadow Trust", title="Cook", closed_as="withdrawn")
    assert suggested(client, "meadow") == [("Meadow Trust", "Cook, you withdrew")]
    assert suggested(client, "ZOE") == [("Zoë Kestrel", "Alder")]
    assert suggested(client, "estrel") == []
    assert suggested(client, " ") == suggested(client, "“”") == []


def test_the_only_match_opens(client, alice):
    planner = make_application(alice, company="Kestrel Freight", title="Route planner", advert="We count lorries.")
    zoe = make_contact(alice, name="Zoë Lamb")
    assert led_to(client, "kestrel") == planner.get_absolute_url()
    assert led_to(client, "zoe l") == f"/people/{zoe.pk}/"
    assert led_to(client, "lorries") == planner.get_absolute_url(), "nothing else has the word"


def test_several_or_none_lead_to_the_list(client, alice):
    for title in ("Route planner", "Data analyst"):
        make_application(alice, company="Kestrel Freight", title=title)
    assert led_to(client, "kestrel") == "/applications/?q=kestrel"
    assert led_to(client, "a & b") == "/applications/?q=a+%26+b"
    assert client.get("/find/?q=").status_code == 200


def test_an_old_one_is_found_among_hundreds_whose_job_ad_has_the_word(client, alice):
    make_application(alice, company="Kestrel Freight", title="Route planner")
    for number in range(210):
        make_application(alice, company=f"Company {number}", advert="Near the kestrel.")
    newest = make_application(alice, company="Kestrel Rail", title="Guard")
    assert [title for title, _ in suggested(client, "kestrel")] == [newest.company, "Kestrel Freight"]
    assert led_to(client, "kestrel") == "/applications/?q=kestrel"


def test_what_belongs_to_somebody_else_or_was_deleted_is_not_found(client, alice, bob):
    make_application(bob, company="Kestrel Freight")
    make_contact(bob, name="Zoë Kestrel")
    delete_applications(alice, [make_application(alice, company="Kestrel Rail").pk])
    assert suggested(client, "kestrel") == []
    assert led_to(client, "kestrel") == "/applications/?q=kestrel"


def test_many_are_cut_and_all_can_be_seen(client, alice):
    for number in range(12):
        make_application(alice, company="Kestrel Freight", title=f"Planner {number}")
    answer = client.get("/find/", {"q": "kestrel"}, headers=TYPING)
    assert len(answer.context["found"]) == 8
    assert 'href="/applications/?q=kestrel"' in answer.content.decode()


def test_what_is_typed_is_shown_as_text(client, alice):
    make_application(alice, company="<b>Alder</b>", title="<script>alert(1)</script>")
    text = client.get("/find/", {"q": "alder"}, headers=TYPING).content.decode()
    assert "<script>alert" not in text
    assert "<b>Alder" not in text


@pytest.mark.parametrize("number", [10, 60])
def test_typing_costs_the_same_for_any_number(client, alice, number, django_assert_max_num_queries):
    for n in range(number):
        make_application(alice, company="Kestrel Freight", title=f"Planner {n}")
        make_contact(alice, name=f"Zoë {n}")
    with django_assert_max_num_queries(7):
        client.get("/find/", {"q": "kestrel"}, headers=TYPING)
