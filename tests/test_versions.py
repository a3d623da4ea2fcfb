"""Two tabs with one thing: what is posted without the version that is stored, or without any, overwrites nothing."""

import threading
from dataclasses import dataclass, field

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client

from feedback.models import NoteToSelf, Reflection
from tests.builders import TODAY, make_application, make_practice, make_request, make_stage
from tests.fuzz.harvest import forms_of
from tests.ownership import everything
from tests.test_posts import VERSIONED

KEPT, MINE = "kept in the other tab", "typed in this tab"
BAD = [None, "", " ", "0", "x", "-1", "1.0", "²", "٣", "99", "9" * 5000]


@dataclass
class Case:
    """A form with a version, as it is posted; `words` is the name of its field for words."""

    path: str
    words: str
    version: int
    others: dict = field(default_factory=dict)

    def post(self, client, version: str | None, words: str = MINE, **changed):
        given = {} if version is None else {"version": version}
        return client.post(self.path, {self.words: words} | self.others | given | changed)


def case_of(route: str, owner) -> Case:
    """One that was saved twice, so that its version is 3."""
    application = make_application(
        owner, status="offer", notes=KEPT, offer_pros=KEPT, version=3, company="Stillwater Housing"
    )
    closed = make_application(owner, company="Oakhill Health", status="interviewing", closed_as="rejected")
    facts = {"company": application.company, "title": application.title}
    if route == "application_edit":
        return Case(f"/applications/{application.pk}/edit/", "notes", 3, facts)
    if route == "application_notes":
        return Case(f"/applications/{application.pk}/notes/", "notes", 3)
    if route == "offer_edit":
        return Case(f"/applications/{application.pk}/offer/", "offer_pros", 3)
    if route in ("stage_edit", "stage_capture"):
        stage = make_stage(application, preparation=KEPT, went_well=KEPT, version=3)
        if route == "stage_capture":
            return Case(f"/stages/{stage.pk}/capture/", "went_well", 3)
        return Case(f"/stages/{stage.pk}/", "preparation", 3, {"kind": "screen", "time_zone": "UTC"})
    if route in ("request_detail", "request_sent", "request_end"):
        asked = make_request(closed, subject="Thank you", body=KEPT, version=3)
        ending = {"request_sent": "sent/", "request_end": "end/"}.get(route, "")
        return Case(f"/feedback/{asked.pk}/{ending}", "body", 3, {"subject": "Thank you", "how": "skip"})
    if route == "reflection":
        Reflection.objects.create(owner=owner, application=closed, went_well=KEPT, written_on=TODAY, version=3)
        return Case(f"/applications/{closed.pk}/reflection/", "went_well", 3)
    if route == "practice_detail":
        session = make_practice(owner, version=3)
        question = session.questions.first()
        question.notes = KEPT
        question.save()
        return Case(session.get_absolute_url(), f"notes_{question.pk}", 3)
    assert route == "note_to_self"
    NoteToSelf.objects.create(owner=owner, application=closed, text=KEPT, written_on=TODAY, version=3)
    return Case(f"/applications/{closed.pk}/note/", "text", 3)


ROUTES = sorted(VERSIONED | {"request_sent", "request_end"})


@pytest.fixture
def signed_in(client, alice):
    client.force_login(alice)
    return client


@pytest.mark.parametrize("version", BAD, ids=lambda one: repr(one)[:10])
@pytest.mark.parametrize("route", ROUTES)
def test_another_version_or_none_overwrites_nothing_and_both_texts_are_shown(signed_in, alice, route, version):
    case = case_of(route, alice)
    before = everything(alice)
    answer = case.post(signed_in, version)
    text = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert KEPT in text
    assert MINE in text
    assert everything(alice) == before


@pytest.mark.parametrize("route", ROUTES)
def test_after_both_were_seen_it_is_saved(signed_in, alice, route):
    case = case_of(route, alice)
    answer = case.post(signed_in, None)
    offered = next(one for one in forms_of(answer) if dict(one.fields).get("version"))
    assert dict(offered.fields)["version"] == str(case.version)
    assert case.post(signed_in, str(case.version), f"{KEPT} and {MINE}").status_code == 302
    assert f"{KEPT} and {MINE}" in str(everything(alice))


@pytest.mark.parametrize("route", sorted(VERSIONED - {"offer_edit", "note_to_self", "practice_detail"}))
def test_a_form_that_is_shown_again_for_another_reason_is_not_taken_for_a_newer_one(signed_in, alice, route):
    """Bad input and no version at once; what comes back is posted again with the input mended."""
    case = case_of(route, alice)
    bad = {
        "application_edit": {"title": "", "company": ""},
        "application_notes": {"notes": "x\0"},
        "stage_edit": {"kind": "none"},
        "stage_capture": {"promised_on": "never"},
        "request_detail": {"to": "no address"},
        "reflection": {"condition": "half a plan"},
    }[route]
    before = everything(alice)
    answer = case.post(signed_in, "", **bad)
    assert answer.status_code in (409, 422)
    shown = [dict(one.fields) for one in forms_of(answer) if "version" in dict(one.fields)]
    for fields in shown:
        again = case.post(signed_in, fields["version"])
        if KEPT not in answer.content.decode():
            assert again.status_code in (409, 422)
            assert everything(alice) == before


def test_two_tabs_that_both_began_a_reflection_lose_neither(signed_in, alice):
    closed = make_application(alice, status="interviewing", closed_as="rejected")
    path = f"/applications/{closed.pk}/reflection/"
    version = next(
        dict(one.fields)["version"] for one in forms_of(signed_in.get(path)) if "version" in dict(one.fields)
    )
    assert signed_in.post(path, {"went_well": KEPT, "version": version}).status_code == 302
    answer = signed_in.post(path, {"went_well": MINE, "version": version})
    assert answer.status_code == 422
    assert KEPT in answer.content.decode()
    assert MINE in answer.content.decode()
    assert Reflection.objects.get().went_well == KEPT


@pytest.mark.parametrize("version", [None, "", "0", "x", "7"])
def test_what_is_new_is_kept_whatever_the_version(signed_in, alice, version):
    closed = make_application(alice, status="interviewing", closed_as="rejected")
    given = {} if version is None else {"version": version}
    assert signed_in.post(f"/applications/{closed.pk}/reflection/", {"went_well": MINE, **given}).status_code == 302
    assert signed_in.post(f"/applications/{closed.pk}/note/", {"text": MINE, **given}).status_code == 302
    assert (Reflection.objects.get().went_well, NoteToSelf.objects.get().text) == (MINE, MINE)


def test_a_letter_that_another_tab_sent_does_not_hide_what_was_typed_here(signed_in, alice):
    case = case_of("request_detail", alice)
    case.post(signed_in, "3", KEPT)
    signed_in.post(f"{case.path}sent/", {"subject": "Thank you", "body": f"{KEPT}, and sent", "version": "4"})
    text = case.post(signed_in, "4").content.decode()
    assert f"{KEPT}, and sent" in text
    assert MINE in text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("route", ["stage_capture", "reflection", "practice_detail", "note_to_self", "request_detail"])
def test_of_two_tabs_at_the_same_moment_one_is_kept_and_the_other_told(alice, route):
    case, barrier, codes = case_of(route, alice), threading.Barrier(2), []

    def post(words):
        client = Client()
        client.force_login(alice)
        barrier.wait()
        codes.append(case.post(client, "3", words).status_code)
        connection.close()

    threads = [threading.Thread(target=post, args=(words,)) for words in ("the first", "the second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(codes) == 2
    assert codes.count(302) == 1
    assert set(codes) - {302} <= {409, 422}


@pytest.mark.parametrize("route", sorted(VERSIONED))
def test_what_waited_through_an_expired_session_is_compared_as_well(alice, route):
    """The page that offers it again knows on which version it was typed: the same one saves at once, another is
    shown.
    """
    case = case_of(route, alice)
    for version, expected in ((str(case.version), (302,)), (str(case.version - 1), (409, 422))):
        client = Client()
        client.force_login(alice)
        client.get("/board/")
        Session.objects.all().delete()
        case.post(client, version)
        page = client.post("/accounts/login/", {"login": alice.email, "password": "correct horse battery"}, follow=True)
        offered = next(one for one in forms_of(page) if one.path == case.path)
        before = everything(alice)
        answer = client.post(offered.path, dict(offered.fields) | {case.words: f"{MINE} {version}"})
        assert answer.status_code in expected
        assert (everything(alice) == before) == (expected != (302,))
