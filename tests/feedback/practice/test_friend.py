"""The friend's page as a stranger would attack it: guessing, replay, other people's rows, hostile text, caches, logs."""

import datetime as dt
import logging

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.logs import WithoutSecretAddresses
from feedback.friend_pages import MOST_FRIENDS
from feedback.models import Evaluation, PracticeSession, Rating
from feedback.models.links import token_of
from feedback.rubric import LINES
from tests.builders import TODAY, make_application, make_evaluation, make_practice

NOON = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)
HOSTILE = "</textarea><script>alert(1)</script>{{ 7|add:7 }}\u202e\ud83d\ude00"


@pytest.fixture(autouse=True)
def travel():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def session(alice):
    cache.clear()
    application = make_application(alice, company="Wrenfield Museum", title="Data analyst", notes="Private thoughts")
    return make_practice(alice, application=application, link_expires_on=TODAY + dt.timedelta(days=14))


def points(session, value="3", line="clear"):
    return {f"points_{session.questions.first().pk}_{line}": value}


def test_a_friend_reads_sends_and_mends_and_the_person_has_it(client, session, alice):
    text = client.get(session.link_path).content.decode()
    for words in (
        "Nora would like your honest opinion",
        "Why this job?",
        "I lost the thread",
        "Comment on the answer, not the person",
    ):
        assert words in text
    sent = client.post(session.link_path, points(session) | {"keep": "The opening.", "name": "Tom"})
    assert (sent.status_code, sent["Location"]) == (302, session.link_path)
    text = client.get(session.link_path).content.decode()
    assert "Thank you. Nora has your answers." in text
    assert "The opening." in text
    client.post(session.link_path, points(session, "5", "delivery") | {"keep": "The ending.", "name": "Tom"})
    row = Evaluation.objects.get()
    assert (row.keep, row.owner, row.written_on) == ("The ending.", alice, TODAY)
    assert list(row.ratings.values_list("line", "points")) == [("delivery", 5)]
    session.refresh_from_db()
    assert session.practised_on == TODAY


def test_the_day_is_the_persons_own(client, session, alice, travel):
    alice.profile.time_zone = "Pacific/Auckland"
    alice.profile.save()
    client.post(session.link_path, {"keep": "x"})
    assert Evaluation.objects.get().written_on == TODAY + dt.timedelta(days=1)


def test_nothing_else_of_the_person_is_on_the_page(client, session):
    text = client.get(session.link_path).content.decode()
    for private in ("alice", "Wrenfield", "Private thoughts", "Data analyst", "/applications/", "csrfmiddlewaretoken"):
        assert private not in text
    session.shows_role = True
    session.save()
    text = client.get(session.link_path).content.decode()
    assert "Data analyst" in text
    assert "Wrenfield" not in text


def test_the_owner_signed_in_sees_the_same_page_without_the_shell(client, session, alice):
    client.force_login(alice)
    text = client.get(session.link_path).content.decode()
    assert "Nora would like your honest opinion" in text
    assert "/settings/" not in text


def test_several_friends_each_see_only_their_own(session):
    tom, mum = Client(), Client()
    for friend, words in ((tom, "From Tom"), (mum, "From Mum")):
        friend.get(session.link_path)
        friend.post(session.link_path, {"keep": words})
    assert "From Tom" in tom.get(session.link_path).content.decode()
    assert "From Mum" not in tom.get(session.link_path).content.decode()
    assert "From Tom" not in Client().get(session.link_path).content.decode()
    assert Evaluation.objects.count() == 2


def test_the_cookie_is_for_this_path_alone_and_no_session_is_made(client, session, settings):
    for response in (client.get(session.link_path), Client().post(session.link_path, {"keep": "Yes."})):
        assert list(response.cookies) == ["visitor"]
        cookie = response.cookies["visitor"]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (session.link_path, True, "Lax")
    settings.SESSION_COOKIE_SECURE = True
    assert Client().get(session.link_path).cookies["visitor"]["secure"]
    assert not Session.objects.exists()


def test_a_cookie_from_one_link_opens_nothing_on_another(client, session, alice):
    client.get(session.link_path)
    client.post(session.link_path, {"keep": "For the first."})
    other = make_practice(alice, link_expires_on=TODAY)
    stolen = Client()
    stolen.cookies["visitor"] = client.cookies["visitor"].value
    assert "For the first." not in stolen.get(other.link_path).content.decode()
    stolen.post(other.link_path, {"keep": "For the second."})
    assert sorted(Evaluation.objects.values_list("keep", "session")) == [
        ("For the first.", session.pk), ("For the second.", other.pk),
    ]  # fmt: skip


@pytest.mark.parametrize("forged", ["", "v", "v:signature", Evaluation.__name__, "é", "x" * 4000])
def test_a_forged_cookie_is_a_new_visitor(client, session, forged):
    make_evaluation(session, keep="Not yours.", visitor=forged[:64] or "v")
    client.cookies["visitor"] = forged
    assert "Not yours." not in client.get(session.link_path).content.decode()


def test_what_the_database_holds_opens_nothing(client, session):
    client.get(session.link_path)
    client.post(session.link_path, {"keep": "Mine."})
    row = Evaluation.objects.get()
    assert row.visitor not in client.cookies["visitor"].value
    for secret in (
        session.link_nonce,
        row.visitor,
        f"{session.pk}",
        f"PracticeSession:{session.pk}:{session.link_nonce}",
    ):
        assert Client().get(f"/friend/practice/{session.pk}/{secret}/").status_code == 404
    thief = Client()
    thief.cookies["visitor"] = row.visitor
    assert "Mine." not in thief.get(session.link_path).content.decode()


def calm(response):
    assert response.status_code == 404
    assert not response.cookies
    return response.content


def test_wrong_over_closed_deleted_and_never_made_look_the_same(session, alice, travel):
    address, other = session.link_path, make_practice(alice)
    closed = make_practice(alice)
    closed_path = closed.link_path
    PracticeSession.objects.filter(pk=closed.pk).update(link_nonce="")
    never = make_practice(alice, link_nonce="")
    ask = Client()
    seen = {
        calm(ask.get(f"/friend/practice/{session.pk}/wrong/")),
        calm(ask.get(f"/friend/practice/{other.pk}/{token_of(session)}/")),
        calm(ask.get(f"/friend/practice/999999/{token_of(session)}/")),
        calm(ask.get(f"/friend/practice/99999999999999999999999/{token_of(session)}/")),
        calm(ask.get(closed_path)),
        calm(ask.get(f"/friend/practice/{never.pk}/{token_of(never)}/")),
        calm(ask.post(closed_path, {})),
    }
    travel.shift(dt.timedelta(days=15))
    seen.add(calm(ask.get(address)))
    alice.is_active = False
    alice.save()
    travel.shift(dt.timedelta(days=-15))
    seen.add(calm(ask.get(address)))
    assert len(seen) == 1


def test_it_works_to_the_end_of_the_last_day_where_the_person_is(client, session, alice, travel):
    alice.profile.time_zone = "America/Los_Angeles"
    alice.profile.save()
    travel.move_to(dt.datetime(2026, 11, 25, 7, 59, tzinfo=dt.UTC))
    assert client.get(session.link_path).status_code == 200
    travel.move_to(dt.datetime(2026, 11, 25, 8, 1, tzinfo=dt.UTC))
    assert client.get(session.link_path).status_code == 404


def test_another_secret_key_closes_every_link(client, session, settings):
    address = session.link_path
    settings.SECRET_KEY = "another key, as long as a key has to be, and then some more"
    assert client.get(address).status_code == 404


def test_no_answer_may_be_framed_cached_indexed_or_named_to_others(client, session):
    sent = client.post(session.link_path, {"keep": "Yes."})
    for response in (client.get(session.link_path), client.get("/friend/practice/1/x/"), sent):
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert '<meta name="robots" content="noindex' in client.get(session.link_path).content.decode()


def test_every_post_comes_from_the_page_itself(session):
    strict = Client(enforce_csrf_checks=True)
    for site in ("cross-site", "same-site"):
        answer = strict.post(
            session.link_path, {"keep": "x"}, headers={"Sec-Fetch-Site": site, "Origin": "https://evil.example"}
        )
        assert answer.status_code == 403
    assert not Evaluation.objects.exists()
    ours = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}  # what browsers send under no-referrer
    assert strict.post(session.link_path, {"keep": "x"}, headers=ours).status_code == 302


@pytest.mark.parametrize("field", ["keep", "change", "next_question", "name"])
def test_hostile_text_is_text_everywhere(client, session, alice, field):
    words = HOSTILE.encode("utf-16", "surrogatepass").decode("utf-16")[:60]
    client.post(session.link_path, {"keep": "x", field: words})
    owner = Client()
    owner.force_login(alice)
    for text in (
        client.get(session.link_path).content.decode(),
        owner.get(session.get_absolute_url()).content.decode(),
        owner.get("/learn/").content.decode(),
    ):
        assert "<script>alert" not in text
        assert "14" not in text[text.find("&lt;/textarea") :][:80]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": "Only a name"},
        {"keep": " \n "},
        {"keep": "x" * 2001},
        {"next_question": "x" * 501},
        {"name": "x" * 61, "keep": "y"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_shown_again_and_nothing_is_kept(client, session, fields):
    response = client.post(session.link_path, fields)
    assert response.status_code == 422
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("value", ["0", "6", "-1", "3.5", "five", "1 OR 1=1", "٣"])
def test_points_are_between_one_and_five_or_left_out(client, session, value):
    assert client.post(session.link_path, points(session, value) | {"keep": "x"}).status_code == 422
    assert client.post(session.link_path, points(session, "") | {"keep": "x"}).status_code == 302
    assert not Rating.objects.exists()


def test_questions_of_other_sessions_cannot_be_rated_and_unknown_fields_are_ignored(client, session, alice):
    other = make_practice(alice)
    extra = points(other, "1") | {
        "session": other.pk,
        "owner": 1,
        "visitor": "v",
        "written_on": "1999-01-01",
        "thanked_on": "2026-01-01",
    }
    client.post(session.link_path, {"keep": "x"} | extra)
    row = Evaluation.objects.get()
    assert (row.session, row.written_on, row.thanked_on) == (session, TODAY, None)
    assert not Rating.objects.exists()


def test_huge_bodies_are_refused_before_they_are_read(client, session):
    assert client.post(session.link_path, {"keep": "x" * 300_000}).status_code == 413
    many = {f"field{number}": "x" for number in range(4500)}
    assert client.post(session.link_path, many).status_code == 413
    assert not Evaluation.objects.exists()


def test_one_link_takes_a_limited_number_of_friends_and_those_can_still_mend(session):
    first = Client()
    for number in range(MOST_FRIENDS):
        friend = first if number == 0 else Client(REMOTE_ADDR=f"192.0.2.{number}")
        friend.get(session.link_path)
        assert friend.post(session.link_path, {"keep": f"{number}"}).status_code == 302
    late = Client(REMOTE_ADDR="192.0.2.99").post(session.link_path, {"keep": "One too many."})
    assert late.status_code == 422
    assert "One too many." in late.content.decode()
    early = Client(REMOTE_ADDR="192.0.2.98").get(session.link_path).content.decode()
    assert "This link has enough answers" in early
    assert "<form" not in early
    assert "Change what you wrote" in first.get(session.link_path).content.decode()
    assert first.post(session.link_path, {"keep": "Changed."}).status_code == 302
    assert Evaluation.objects.count() == MOST_FRIENDS


def test_the_same_post_twice_leaves_one(client, session):
    client.get(session.link_path)
    for _ in range(2):
        client.post(session.link_path, points(session) | {"keep": "x"})
    assert Evaluation.objects.count() == Rating.objects.count() == 1


def test_guessing_ends_in_a_wait_that_does_not_touch_others(client, session):
    for number in range(61):
        client.get(f"/friend/practice/{session.pk}/guess{number}/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(session.link_path).status_code == 429
    assert len(asked) == 1
    assert Client(REMOTE_ADDR="192.0.2.7").get(session.link_path).status_code == 200


def test_reading_costs_few_queries_and_writes_nothing(client, session):
    with CaptureQueriesContext(connection) as asked:
        client.get(session.link_path)
    assert len(asked) <= 4
    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_a_program_that_only_looks_changes_nothing(client, session):
    assert client.head(session.link_path).status_code == 200
    client.get(session.link_path, headers={"User-Agent": "WhatsApp/2.24"})
    session.refresh_from_db()
    assert session.practised_on is None
    assert not Evaluation.objects.exists()


def test_the_address_reaches_no_log(client, session, caplog):
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        client.get("/friend/practice/1/a-secret/")
        client.put(session.link_path)
        client.post(session.link_path, {"keep": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert len(caplog.records) >= 3
    for record in caplog.records:
        WithoutSecretAddresses().filter(record)
        assert "a-secret" not in record.getMessage()
        assert token_of(session) not in record.getMessage()


def test_every_line_of_the_rubric_has_its_three_anchors_on_the_page(client, session):
    text = client.get(session.link_path).content.decode()
    for line in LINES:
        assert text.count(f'type="radio" name="points_{session.questions.first().pk}_{line.key}"') == 6
        for anchor in line.anchors:
            assert anchor in text
