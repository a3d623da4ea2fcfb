"""Every route is walked as an anonymous visitor, as another person and with the wrong method."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from applications.importing import staging
from applications.models import Action, ImportBatch, Search, StatusChange, create_view
from feedback.digest import sending
from feedback.models import (
    IfThen,
    Impression,
    Look,
    NoteToSelf,
    Preferences,
    PresenceReview,
    Question,
    Support,
    Theme,
    links,
)
from feedback.reminders.calendar import token_of
from tests.builders import (
    TODAY,
    confirm_password,
    make_application,
    make_contact,
    make_document,
    make_evaluation,
    make_practice,
    make_request,
    make_stage,
)

ANYBODY, SIGNED_IN, OWNER = "open to anyone", "signed in, shows one's own rows", "404 for another person"
CSV = b'Application Date,Company Name,Job Title,Job Url\n"8/3/26, 10:09 AM",Alder & Finch,Data analyst,http://www.linkedin.com/jobs/view/4311000000\n'

# name: (who, methods, arguments)
ROUTES = {
    "today": (SIGNED_IN, "GET", []),
    "sprite_svg": (ANYBODY, "GET", []),
    "help": (ANYBODY, "GET", []),
    "help_mine": (ANYBODY, "GET", []),
    "letter_name": (SIGNED_IN, "POST", []),
    "help_person": (SIGNED_IN, "GET POST", []),
    "board": (SIGNED_IN, "GET", []),
    "board_more": (SIGNED_IN, "GET", ["applied"]),
    "application_list": (SIGNED_IN, "GET", []),
    "find": (SIGNED_IN, "GET", []),
    "application_create": (SIGNED_IN, "GET POST", []),
    "application_seen": (SIGNED_IN, "GET", []),
    "application_bulk": (SIGNED_IN, "POST", []),
    "offer_list": (SIGNED_IN, "GET", []),
    "offer_edit": (OWNER, "POST", ["application"]),
    "view_list": (SIGNED_IN, "GET", []),
    "view_create": (SIGNED_IN, "GET POST", []),
    "view_edit": (OWNER, "POST", ["view"]),
    "view_query": (OWNER, "POST", ["view"]),
    "view_position": (OWNER, "POST", ["view"]),
    "view_default": (OWNER, "POST", ["view"]),
    "view_delete": (OWNER, "POST", ["view"]),
    "application_detail": (OWNER, "GET", ["application"]),
    "application_csv": (SIGNED_IN, "GET", []),
    "application_xlsx": (SIGNED_IN, "GET", []),
    "application_text": (OWNER, "GET", ["application"]),
    "proof": (SIGNED_IN, "GET", []),
    "proof_csv": (SIGNED_IN, "GET", []),
    "export": (SIGNED_IN, "GET", []),
    "archive": (SIGNED_IN, "GET", []),
    "archive_json": (SIGNED_IN, "GET", []),
    "archive_zip": (SIGNED_IN, "GET", []),
    "archive_restore": (SIGNED_IN, "GET POST", []),
    "application_edit": (OWNER, "GET POST", ["application"]),
    "application_notes": (OWNER, "POST", ["application"]),
    "application_status": (OWNER, "GET POST", ["application"]),
    "application_outcome": (OWNER, "POST", ["application"]),
    "outcome_delete": (OWNER, "POST", ["application"]),
    "outcome_edit": (OWNER, "POST", ["application"]),
    "application_delete": (OWNER, "GET POST", ["application"]),
    "application_tags": (OWNER, "POST", ["application"]),
    "stage_create": (OWNER, "GET POST", ["application"]),
    "contact_add": (OWNER, "POST", ["application"]),
    "contact_remove": (OWNER, "POST", ["application", "contact"]),
    "document_add": (OWNER, "POST", ["application"]),
    "document_attach": (OWNER, "POST", ["application"]),
    "document_detach": (OWNER, "POST", ["application", "document"]),
    "document_list": (SIGNED_IN, "GET", []),
    "document_create": (SIGNED_IN, "GET POST", []),
    "document_detail": (OWNER, "GET POST", ["document"]),
    "document_file": (OWNER, "GET", ["document"]),
    "document_delete": (OWNER, "GET POST", ["document"]),
    "document_restore": (OWNER, "POST", ["deleted_document"]),
    "document_named": (OWNER, "POST", ["document"]),
    "stage_when": (SIGNED_IN, "GET", []),
    "stage_edit": (OWNER, "GET POST", ["stage"]),
    "stage_happened": (OWNER, "POST", ["stage"]),
    "stage_delete": (OWNER, "POST", ["stage"]),
    "change_day": (OWNER, "GET POST", ["change"]),
    "action_undo": (OWNER, "POST", ["action"]),
    "company_detail": (OWNER, "GET", ["company"]),
    "company_edit": (OWNER, "POST", ["company"]),
    "import_start": (SIGNED_IN, "GET POST", []),
    "import_latest": (SIGNED_IN, "GET", []),
    "import_preview": (OWNER, "GET POST", ["staged"]),
    "import_columns": (OWNER, "GET POST", ["mapped"]),
    "import_unread": (OWNER, "GET", ["staged"]),
    "import_progress": (OWNER, "POST", ["staged"]),
    "import_confirm": (OWNER, "POST", ["staged"]),
    "import_discard": (OWNER, "POST", ["staged"]),
    "import_done": (OWNER, "GET", ["batch"]),
    "import_undo": (OWNER, "POST", ["batch"]),
    "import_dates": (OWNER, "POST", ["batch"]),
    "undated": (SIGNED_IN, "GET POST", []),
    "import_update": (OWNER, "GET POST", ["batch"]),
    "insights": (SIGNED_IN, "GET", []),
    "search_compare": (SIGNED_IN, "GET", []),
    "flow_svg": (SIGNED_IN, "GET", []),
    "flow_text": (SIGNED_IN, "GET", []),
    "sample_create": (SIGNED_IN, "POST", []),
    "sample_delete": (SIGNED_IN, "POST", []),
    "settings": (SIGNED_IN, "GET POST", []),
    "shortcuts": (SIGNED_IN, "GET", []),
    "theme_set": (SIGNED_IN, "POST", []),
    "search_create": (SIGNED_IN, "POST", []),
    "search_end": (OWNER, "POST", ["search"]),
    "search_reopen": (OWNER, "POST", ["search"]),
    "account_delete": (SIGNED_IN, "GET POST", []),
    "mail_read": (SIGNED_IN, "GET POST", []),
    "mail_answer": (SIGNED_IN, "POST", []),
    "capture": (ANYBODY, "GET", []),
    "capture_start": (SIGNED_IN, "GET", []),
    "capture_shared": (ANYBODY, "POST", []),
    "capture_reading": (SIGNED_IN, "POST", []),
    "manifest": (ANYBODY, "GET", []),
    "kept_post": (SIGNED_IN, "GET POST", []),
    "application_after": (OWNER, "GET POST", ["closed"]),
    "application_ready": (OWNER, "GET", ["application"]),
    "request_create": (OWNER, "GET POST", ["closed"]),
    "advice_create": (OWNER, "GET POST", ["closed"]),
    "reflection": (OWNER, "GET POST", ["closed"]),
    "application_gave": (OWNER, "GET", ["closed"]),
    "note_to_self": (OWNER, "GET POST", ["closed"]),
    "note_delete": (OWNER, "GET POST", ["noted"]),
    "stage_capture": (OWNER, "GET POST", ["stage"]),
    "request_list": (SIGNED_IN, "GET", []),
    "request_detail": (OWNER, "GET POST", ["request"]),
    "request_sent": (OWNER, "POST", ["request"]),
    "request_answer": (OWNER, "POST", ["request"]),
    "request_reading": (OWNER, "POST", ["request"]),
    "request_clarification": (OWNER, "POST", ["request"]),
    "request_end": (OWNER, "POST", ["request"]),
    "request_thanks": (OWNER, "POST", ["request"]),
    "said": (SIGNED_IN, "GET", []),
    "closing": (SIGNED_IN, "GET POST", []),
    "closing_thanks": (SIGNED_IN, "POST", []),
    "win_list": (SIGNED_IN, "GET POST", []),
    "win_picture": (SIGNED_IN, "GET", []),
    "win_hide": (SIGNED_IN, "POST", []),
    "learn": (SIGNED_IN, "GET", []),
    "batch_review": (SIGNED_IN, "GET POST", []),
    "if_then_create": (SIGNED_IN, "POST", []),
    "if_then_mark": (OWNER, "POST", ["if_then"]),
    "theme_rename": (OWNER, "GET POST", ["theme"]),
    "practice_list": (SIGNED_IN, "GET", []),
    "practice_create": (SIGNED_IN, "GET POST", []),
    "practice_detail": (OWNER, "GET POST", ["practice"]),
    "practice_done": (OWNER, "POST", ["practice"]),
    "practice_link": (OWNER, "POST", ["practice"]),
    "practice_paper": (OWNER, "GET", ["practice"]),
    "practice_delete": (OWNER, "GET POST", ["practice"]),
    "question_list": (SIGNED_IN, "GET POST", []),
    "question_mark": (SIGNED_IN, "POST", []),
    "question_delete": (OWNER, "POST", ["question"]),
    "evaluation_theme": (OWNER, "POST", ["evaluation"]),
    "evaluation_plan": (OWNER, "POST", ["evaluation"]),
    "evaluation_question": (OWNER, "POST", ["evaluation"]),
    "evaluation_thanks": (OWNER, "POST", ["evaluation"]),
    "evaluation_delete": (OWNER, "GET POST", ["evaluation"]),
    "friend_practice": (ANYBODY, "GET POST", ["practice", "practice_token"]),
    "who_to_ask": (SIGNED_IN, "GET POST", []),
    "supporter_list": (SIGNED_IN, "GET POST", []),
    "support_thanks": (OWNER, "GET POST", ["support"]),
    "support_delete": (OWNER, "GET POST", ["support"]),
    "look_create": (SIGNED_IN, "GET POST", []),
    "look_detail": (OWNER, "GET", ["look"]),
    "look_link": (OWNER, "POST", ["look"]),
    "look_delete": (OWNER, "GET POST", ["look"]),
    "impression_thanks": (OWNER, "POST", ["impression"]),
    "impression_delete": (OWNER, "GET POST", ["impression"]),
    "friend_look": (ANYBODY, "GET POST", ["look", "look_token"]),
    "friend_look_file": (ANYBODY, "GET", ["look", "look_token"]),
    "presence_list": (SIGNED_IN, "GET", []),
    "presence_review": (SIGNED_IN, "GET POST", ["cv"]),
    "presence_step": (OWNER, "POST", ["presence"]),
    "digest_off": (ANYBODY, "GET POST", ["digest"]),
    "calendar_feed": (ANYBODY, "GET", ["calendar", "token"]),
    "calendar_address": (SIGNED_IN, "POST", []),
    "stage_ics": (OWNER, "GET", ["stage"]),
    "person_list": (SIGNED_IN, "GET", []),
    "person_create": (SIGNED_IN, "GET POST", []),
    "connection_search": (SIGNED_IN, "GET POST", []),
    "data_request": (OWNER, "GET", ["closed"]),
    "person_detail": (OWNER, "GET", ["contact"]),
    "person_edit": (OWNER, "GET POST", ["contact"]),
    "person_delete": (OWNER, "GET POST", ["contact"]),
    "keep_in_touch": (OWNER, "POST", ["contact"]),
    "reminder_create": (SIGNED_IN, "GET POST", []),
    "reminder_answer": (SIGNED_IN, "POST", []),
    "first_step_skip": (SIGNED_IN, "POST", ["import"]),
    "next_list": (SIGNED_IN, "GET", []),
    "let_go": (SIGNED_IN, "POST", []),
    "preferences": (SIGNED_IN, "GET POST", []),
    "pause": (SIGNED_IN, "POST", []),
    "resume": (SIGNED_IN, "POST", []),
}
OURS = [(name, *route) for name, route in ROUTES.items()]


@pytest.fixture
def rows(alice):
    return everything_of(alice)


def everything_of(alice) -> dict:
    """One of everything that someone owns: what the arguments of ROUTES stand for."""
    application = make_application(alice)
    contact = make_contact(alice)
    application.contacts.add(contact)
    action = application.move_to("screening", today=TODAY)
    closed = make_application(alice, company="Oakhill Health", closed_as="rejected")
    asked = make_request(closed, contact=contact)
    staged = staging.stage(alice, [("Job Applications.csv", CSV)])
    deleted = make_document(alice)
    deleted.delete_for_now()
    mapped = staging.stage(alice, [("sheet.csv", b"Firma,Stelle,Status\nAlder,Analyst,Absage\n")])
    preferences = Preferences.objects.create(user=alice, calendar_nonce="n")
    practice = make_practice(alice)
    look = Look.objects.create(
        owner=alice, document=make_document(alice), made_on=TODAY, link_nonce="n", link_expires_on=dt.date(2100, 1, 1)
    )
    return {
        "practice": practice.pk,
        "practice_token": links.token_of(practice),
        "evaluation": make_evaluation(practice).pk,
        "question": Question.objects.create(owner=alice, text="Why maps?", is_own=True).pk,
        "calendar": preferences.pk,
        "digest": sending.token_of(preferences),
        "token": token_of(preferences),
        "application": application.pk,
        "contact": contact.pk,
        "closed": closed.pk,
        "document": make_document(alice, application).pk,
        "deleted_document": deleted.pk,
        "request": asked.pk,
        "look": look.pk,
        "look_token": links.token_of(look),
        "impression": Impression.objects.create(owner=alice, look=look, visitor="v", stays="x", written_on=TODAY).pk,
        "presence": PresenceReview.objects.create(owner=alice, kind="cv", looked_on=TODAY, next_step="x").pk,
        "support": Support.objects.create(owner=alice, contact=contact, what="x", helped_on=TODAY).pk,
        "noted": NoteToSelf.objects.create(owner=alice, application=closed, text="x", written_on=TODAY).application_id,
        "theme": Theme.objects.create(owner=alice, name="Examples").pk,
        "if_then": IfThen.objects.create(owner=alice, condition="a", action="b", created_on=TODAY).pk,
        "stage": make_stage(application).pk,
        "change": StatusChange.objects.filter(application=application).first().pk,
        "action": action.pk,
        "company": application.company_key,
        "staged": staged.pk,
        "mapped": mapped.pk,
        "batch": ImportBatch.objects.create(
            owner=alice, format="LinkedIn", file_name="a.csv", counts={"added": 0, "here": 0, "unreadable": 0}
        ).pk,
        "view": create_view(alice, "Remote", "mode=remote").pk,
        "search": Search.objects.create(owner=alice, name="Autumn", began_on=TODAY).pk,
    }


def address(name, arguments, rows):
    return reverse(name, args=[rows.get(argument, argument) for argument in arguments])


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            yield pattern.name, pattern.lookup_str


def test_every_route_of_ours_stands_in_the_table():
    ours = {
        name for name, view in names(get_resolver().url_patterns) if view.startswith(("applications.", "feedback."))
    }
    assert ours == set(ROUTES)


def test_a_visitor_is_asked_to_sign_in(client, rows, subtests):
    for name, who, methods, arguments in OURS:
        with subtests.test(name):
            method = "get" if "GET" in methods else "post"
            response = getattr(client, method)(address(name, arguments, rows))
            if who == ANYBODY:
                assert response.status_code == 200
            else:
                assert response.status_code == 302
                assert response["Location"].startswith("/accounts/login/")
            assert b"".join(response) is not None


def test_another_person_sees_nothing(client, rows, bob, subtests):
    client.force_login(bob)
    before = Action.objects.filter(undone_at=None).count()
    for name, who, methods, arguments in OURS:
        for method in methods.split() if who == OWNER else ():
            with subtests.test(name, method=method):
                response = getattr(client, method.lower())(
                    address(name, arguments, rows), {"day": "today", "status": "offer", "outcome": "rejected"}
                )
                assert response.status_code == 404
    assert Action.objects.filter(undone_at=None).count() == before


def test_the_wrong_method_is_refused(client, alice, rows, subtests):
    client.force_login(alice)
    for name, _, methods, arguments in OURS:
        with subtests.test(name):
            wrong = {"GET": "post", "POST": "get"}.get(methods, "put")
            assert getattr(client, wrong)(address(name, arguments, rows)).status_code == 405


def test_every_page_answers_with_the_strict_policy(client, alice, rows, subtests):
    client.force_login(alice)
    confirm_password(client)
    for name, who, methods, arguments in OURS:
        if "GET" not in methods or name in ("kept_post", "document_file", "friend_look_file", "import_latest"):
            continue
        with subtests.test(name):
            response = client.get(address(name, arguments, rows))
            assert response.status_code == 200
            policy = response["Content-Security-Policy"]
            assert "default-src 'self'" in policy
            assert "frame-ancestors 'none'" in policy
            assert "unsafe" not in policy
            text = response.getvalue().decode(errors="replace")
            if name == "capture_start":  # the bookmark's address is there to be copied: text of a field, never a link
                before, _, code = text.partition("data-letter-body>javascript:")
                assert before != text
                text = before + code
            for forbidden in (" style=", " onclick=", "<style", "javascript:", "hx-on"):
                assert forbidden not in text
            if who != ANYBODY:
                assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(("path", "more"), [("/healthz", {"version": settings.VERSION}), ("/readyz", {})])
def test_health_answers_any_host_name(client, db, path, more, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert client.get(path, headers={"host": "anything.example"}).json() == {"status": "ok"} | more


def test_settings_say_which_version_runs(client, alice):
    client.force_login(alice)
    assert f"Onward {settings.VERSION}" in client.get("/settings/").content.decode()
