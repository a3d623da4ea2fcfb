"""A friend's half minute: the page shows what was chosen and nothing else, to whoever has the link and no one else."""

import datetime as dt
import logging

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from applications.models import Action, Profile
from feedback.models import Impression, Look, Recorder
from feedback.models.links import token_of
from feedback.wins import derived
from tests.builders import PDF, TODAY, make_application, make_contact, make_document

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
WORDS = {
    "does": "Turns data into plans.",
    "stays": "The map.",
    "unclear": "The last job.",
    "change": "Shorter.",
    "name": "Tom",
}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(autouse=True)
def travel(db):
    cache.clear()
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def friend():
    return Client()


def make_look(owner, **overrides) -> Look:
    look = Look.objects.create(
        owner=owner, **({"text": "Analyst who likes maps.", "shown_name": "Nora", "made_on": TODAY} | overrides)
    )
    look.open_link(Recorder(owner), today=TODAY)
    return look


class TestMakingOne:
    @pytest.mark.parametrize(
        "shown", [{"text": "Analyst who likes maps."}, {"url": "example.org/nora"}, {"document": "the PDF"}]
    )
    def test_one_thing_is_chosen_and_the_link_is_there(self, page, alice, shown):
        if "document" in shown:
            shown = {"document": make_document(alice).pk}
        response = page.post("/learn/presence/looks/new/", {"kind": "cv", "shown_name": "Nora", **shown})
        look = Look.objects.get()
        assert response["Location"] == look.get_absolute_url()
        assert look.has_open_link(TODAY)
        assert look.link_expires_on == TODAY + dt.timedelta(days=14)
        assert look.link_path in page.get(look.get_absolute_url()).content.decode()

    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"text": "a", "url": "https://example.org"},
            {"url": "javascript:alert(1)"},
            {"text": "x" * 20_001},
            {"kind": "diary", "text": "a"},
            {"text": "a", "shown_name": "x" * 41},
        ],
    )
    def test_anything_else_says_why_and_makes_nothing(self, page, fields):
        assert page.post("/learn/presence/looks/new/", {"kind": "cv", **fields}).status_code == 422
        assert Look.objects.count() == 0

    def test_somebody_elses_pdf_and_a_file_that_is_none_cannot_be_chosen(self, page, alice, bob):
        make_document(alice)
        for document in (make_document(bob), make_document(alice, file_name="a.png", file_type="png")):
            assert page.post("/learn/presence/looks/new/", {"kind": "cv", "document": document.pk}).status_code == 422
        assert Look.objects.count() == 0

    def test_the_message_carries_the_link_and_a_name_can_be_put_on_it(self, page, alice):
        look, tom = make_look(alice), make_contact(alice, name="Tom", role="supporter")
        text = page.get("/people/ask/", {"favour": "presence", "look": look.pk, "contact": tom.pk}).content.decode()
        assert f"http://testserver{look.link_path}" in text


class TestWhatAFriendSees:
    def test_what_was_chosen_and_nothing_else_of_theirs(self, friend, alice):
        profile = Profile.of(alice)
        profile.full_name, profile.called = "Nora Whitfield", "Nono"
        profile.save()
        make_application(alice, company="Harrow & Finch")
        make_contact(alice, name="Elena Marsh")
        text = friend.get(make_look(alice).link_path).content.decode()
        assert "Analyst who likes maps." in text
        assert "Nora would like your first impression" in text
        for private in (
            "Whitfield",
            "Nono",
            "alice@",
            "Harrow",
            "Elena",
            "/applications/",
            "/people/",
            'id="open-count"',
        ):
            assert private not in text

    def test_a_text_is_shown_as_text(self, friend, alice):
        text = friend.get(make_look(alice, text=SCRIPT, shown_name="<b>Nora").link_path).content.decode()
        assert SCRIPT not in text
        assert "<b>Nora" not in text
        assert "&lt;script&gt;" in text

    def test_a_link_leads_away_without_saying_where_from(self, friend, alice):
        text = friend.get(make_look(alice, text="", url="https://example.org/nora").link_path).content.decode()
        assert '<a href="https://example.org/nora" rel="noreferrer noopener nofollow"' in text

    def test_a_pdf_is_a_download_under_a_name_that_tells_nothing(self, friend, alice):
        look = make_look(alice, text="", document=make_document(alice, file_name="CV for Harrow, 3rd try.pdf"))
        assert "Harrow" not in friend.get(look.link_path).content.decode()
        response = friend.get(f"{look.link_path}file/")
        assert b"".join(response) == PDF
        assert response["Content-Disposition"] == 'attachment; filename="Nora CV.pdf"'
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cache-Control"] == "no-store, private"

    def test_a_pdf_that_was_deleted_is_gone(self, friend, alice):
        document = make_document(alice)
        look = make_look(alice, text="", document=document)
        document.delete_for_now()
        assert "The file has been deleted." in friend.get(look.link_path).content.decode()
        assert friend.get(f"{look.link_path}file/")["Location"] == look.link_path

    def test_a_look_at_a_text_gives_no_file(self, friend, alice):
        make_document(alice)
        look = make_look(alice)
        assert friend.get(f"{look.link_path}file/")["Location"] == look.link_path


class TestAsAStrangerWouldAttackIt:
    def wrong(self, look, other):
        right = token_of(look)
        return [
            f"/friend/look/{look.pk}/{'A' * 43}/",
            f"/friend/look/{look.pk}/{right[:-1]}/",
            f"/friend/look/{look.pk}/{right}x/",
            f"/friend/look/{look.pk}/{look.link_nonce}/",
            f"/friend/look/{other.pk}/{right}/",
            f"/friend/look/999999/{right}/",
            f"/friend/look/{look.pk}/{right}/../{right}/",
        ]

    def test_guessed_and_borrowed_addresses_open_nothing_and_tell_nothing(self, friend, alice, bob):
        look, other = make_look(alice), make_look(bob, text="Of someone else.")
        pages = set()
        for path in self.wrong(look, other):
            response = friend.get(path)
            assert response.status_code == 404
            assert not response.cookies
            assert "maps" not in response.content.decode()
            pages.add(response.content)
            assert friend.get(f"{path}file/").status_code == 404
            assert friend.post(path, WORDS).status_code == 404
        assert len(pages) <= 2
        assert Impression.objects.count() == 0

    def test_a_closed_an_expired_and_a_renewed_link_open_nothing(self, page, friend, alice, travel):
        look = make_look(alice)
        old = look.link_path
        page.post(f"/learn/presence/looks/{look.pk}/link/", {"do": "close"})
        assert friend.get(old).status_code == 404
        page.post(Action.objects.latest("pk").undo_url)
        assert friend.get(old).status_code == 200
        page.post(f"/learn/presence/looks/{look.pk}/link/", {"do": "renew"})
        look.refresh_from_db()
        assert friend.get(old).status_code == 404
        assert friend.get(look.link_path).status_code == 200
        travel.move_to(NOON + dt.timedelta(days=15))
        assert friend.get(look.link_path).status_code == 404

    def test_an_account_that_is_closed_shows_nothing(self, friend, alice):
        look = make_look(alice)
        alice.is_active = False
        alice.save()
        assert friend.get(look.link_path).status_code == 404

    def test_nothing_is_kept_by_caches_search_engines_frames_or_referrers(self, friend, alice):
        look = make_look(alice, text="", document=make_document(alice))
        for path in (look.link_path, f"{look.link_path}file/"):
            response = friend.get(path)
            assert response["Cache-Control"] == "no-store, private"
            assert "noindex" in response["X-Robots-Tag"]
            assert response["Referrer-Policy"] == "no-referrer"
            assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
            assert response["X-Frame-Options"] == "DENY"
            assert b"".join(response)

    def test_the_address_reaches_no_log(self, friend, alice, caplog):
        look = make_look(alice)
        with caplog.at_level(logging.DEBUG):
            friend.get(look.link_path.replace(token_of(look)[:5], "AAAAA"))
            friend.put(look.link_path)
        from config.logs import WithoutSecretAddresses

        for record in caplog.records:
            WithoutSecretAddresses().filter(record)
            assert "/friend/" not in record.getMessage()

    def test_huge_and_hostile_words_do_no_harm(self, page, friend, alice):
        look = make_look(alice)
        assert friend.post(look.link_path, {"stays": "x" * 1001}).status_code == 422
        assert friend.post(look.link_path, {"stays": "x" * 300_000}).status_code == 413
        assert friend.post(look.link_path, {"name": "Tom"}).status_code == 422
        assert friend.post(look.link_path, {}).status_code == 422
        assert friend.post(look.link_path, {"stays": "\x00"}).status_code == 422
        assert Impression.objects.count() == 0
        friend.post(
            look.link_path, {"stays": SCRIPT + "\u202e\U0001f600", "name": SCRIPT[:50], "owner": "1", "look": "2"}
        )
        text = page.get(look.get_absolute_url()).content.decode()
        assert SCRIPT not in text
        assert "&lt;script&gt;" in text
        assert Impression.objects.get().look == look

    def test_a_form_on_another_site_cannot_post(self, friend, alice):
        look = make_look(alice)
        assert friend.post(look.link_path, WORDS, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
        assert Impression.objects.count() == 0

    def test_the_thirteenth_friend_is_told_kindly(self, alice):
        look = make_look(alice)
        for number in range(12):
            assert Client().post(look.link_path, WORDS, REMOTE_ADDR=f"192.0.2.{number}").status_code == 302
        response = Client().post(look.link_path, WORDS, REMOTE_ADDR="192.0.2.99")
        assert response.status_code == 422
        assert "This link can’t take any more answers." in response.content.decode()
        assert Impression.objects.count() == 12
        early = Client().get(look.link_path, REMOTE_ADDR="192.0.2.98").content.decode()
        assert "This link has enough answers" in early
        assert "<form" not in early

    def test_what_no_friend_can_look_at_is_not_offered(self, page):
        text = page.get("/learn/presence/looks/new/?kind=network").content.decode()
        assert "Social media</option>" in text
        assert "People you know</option>" not in text

    def test_a_friend_needs_few_queries(self, friend, alice, django_assert_max_num_queries):
        look = make_look(alice)
        for _ in range(10):
            Client().post(look.link_path, WORDS)
        with django_assert_max_num_queries(4):
            friend.get(look.link_path)


class TestWhatComesBack:
    def test_the_words_are_shown_as_they_were_written(self, page, friend, alice):
        look = make_look(alice)
        assert friend.post(look.link_path, WORDS)["Location"] == look.link_path
        assert "Thank you. Nora has your answers." in friend.get(look.link_path).content.decode()
        text = page.get(look.get_absolute_url()).content.decode()
        for words in WORDS.values():
            assert words in text

    def test_a_friend_sees_and_mends_only_their_own(self, friend, alice):
        look, other = make_look(alice), Client()
        friend.post(look.link_path, WORDS)
        other.post(look.link_path, {"stays": "The second view."})
        text = other.get(look.link_path).content.decode()
        assert "The second view." in text
        assert "The map." not in text
        friend.post(look.link_path, WORDS | {"stays": "The map, again."})
        assert sorted(Impression.objects.values_list("stays", flat=True)) == ["The map, again.", "The second view."]

    def test_a_cookie_of_one_link_opens_no_words_on_another(self, friend, alice):
        first, second = make_look(alice), make_look(alice)
        friend.post(first.link_path, WORDS)
        [cookie] = friend.cookies.values()
        friend.cookies["visitor"]["path"] = "/"
        friend.cookies["visitor"] = cookie.value
        assert "The map." not in friend.get(second.link_path).content.decode()

    def test_invalid_words_stay_in_the_form(self, friend, alice):
        look = make_look(alice)
        response = friend.post(look.link_path, WORDS | {"change": "y" * 1001})
        assert response.status_code == 422
        assert "The map." in response.content.decode()

    def test_thanks_and_deleting(self, page, friend, alice):
        look = make_look(alice)
        friend.post(look.link_path, WORDS)
        row = Impression.objects.get()
        page.post(f"/learn/presence/impressions/{row.pk}/thanks/")
        row.refresh_from_db()
        assert row.thanked_on == TODAY
        page.post(Action.objects.latest("pk").undo_url)
        row.refresh_from_db()
        assert row.thanked_on is None
        page.get(f"/learn/presence/impressions/{row.pk}/delete/")
        assert Impression.objects.count() == 1
        page.post(f"/learn/presence/impressions/{row.pk}/delete/")
        assert Impression.objects.count() == 0

    def test_deleting_the_look_ends_its_link(self, page, friend, alice):
        look = make_look(alice)
        path = look.link_path
        page.post(f"/learn/presence/looks/{look.pk}/delete/")
        assert friend.get(path).status_code == 404

    def test_it_is_help_by_a_person(self, friend, alice):
        look = make_look(alice)
        assert derived.wins_of(alice) == []
        friend.post(look.link_path, WORDS)
        assert [win.title for win in derived.wins_of(alice)] == ["Tom gave you a first impression"]
        Impression.objects.all().delete()
        assert derived.wins_of(alice) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, ""), (1, "What 1 friend wrote will be deleted too."), (2, "What 2 friends wrote will be deleted too.")],
)
def test_deleting_says_what_goes(page, alice, number, words):
    look = make_look(alice)
    for n in range(number):
        Impression.objects.create(owner=alice, look=look, visitor=str(n), stays="x", written_on=TODAY)
    text = page.get(f"{look.get_absolute_url()}delete/").content.decode()
    assert words in text
    assert ("wrote will be deleted" in text) == bool(number)


def test_without_a_name_no_sentence_has_a_hole(friend, alice):
    text = friend.get(make_look(alice, shown_name="").link_path).content.decode()
    assert "<h1>Someone you know would like your first impression</h1>" in text
    assert text.count("Someone you know") == 2  # the title and the heading
    assert "Send</button>" in text
