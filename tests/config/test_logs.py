"""What stands in a log is no use to whoever reads it for what people typed."""

import io
import json
import logging

import pytest
from django.db import OperationalError
from django.test import Client

from applications.models import Application
from config.logs import Json, Line, WithoutSecretAddresses
from config.running.server import options
from tests.builders import make_application

SECRETS = ["nora@example.org", "a private note", "s3cr3t-token", "Stillwater Housing", "q=divorce"]


@pytest.fixture(params=[Line, Json])
def log(request):
    """Everything that is logged, as the server would write it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(request.param())
    handler.addFilter(WithoutSecretAddresses())
    loggers = [logging.getLogger(name) for name in ("", "gunicorn.error")]
    for logger in loggers:
        logger.addHandler(handler)
    yield stream
    for logger in loggers:
        logger.removeHandler(handler)


def test_pages_refusals_and_errors_tell_nothing_private(alice, log, monkeypatch):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(alice)
    application = make_application(alice, notes="a private note")
    for path in (
        "/applications/?q=divorce",
        "/nothing/?q=divorce&mail=nora@example.org",
        "/people/nora@example.org/",
        "/companies/Stillwater Housing s3cr3t-token/",
        "/calendar/1/s3cr3t-token.ics",
        "/digest/off/s3cr3t-token/",
        "/friend/practice/1/s3cr3t-token/",
        "//friend/practice/1/s3cr3t-token/",
        "/Friend//practice/1/s3cr3t-token/",
        "/FRIEND/LOOK/1/S3cr3t-token/",
        "/accounts/confirm-email/s3cr3t-token/",
        "/accounts/password/reset/key/1-s3cr3t-token/",
    ):
        client.get(path)
        client.post(path, {"notes": "a private note", "email": "nora@example.org"})

    def broken(*args, **kwargs):
        try:
            int(SECRETS[1])
        except ValueError as error:
            raise RuntimeError(" ".join(SECRETS)) from error

    monkeypatch.setattr(Application, "get_absolute_url", broken)
    assert client.get(f"/applications/{application.pk}/edit/?q=divorce").status_code == 500
    written = log.getvalue()
    assert "Not Found" in written
    assert "RuntimeError" in written
    assert "ValueError" in written
    assert "test_logs.py" in written
    for secret in SECRETS:
        assert secret not in written


def test_the_server_itself_writes_no_query_strings(log, settings):
    try:
        raise ValueError(SECRETS[0])
    except ValueError:
        address = "/friend/look/1/s3cr3t-token/?q=divorce"
        logging.getLogger("gunicorn.error").exception("Error handling request %s", address)
    assert "Error handling request" in log.getvalue()
    for secret in SECRETS:
        assert secret not in log.getvalue()
    given = options("127.0.0.1", 8000, 1, ready=print)["logconfig_dict"]
    assert given["loggers"]["gunicorn.error"]["handlers"] == ["console"]
    assert given["handlers"]["console"]["filters"] == ["secrets"]


def test_what_the_system_says_of_itself_stays():
    def written(error):
        try:
            raise error
        except type(error) as raised:
            return Line().formatException((type(raised), raised, raised.__traceback__))

    assert "No space left on device" in written(OSError(28, "No space left on device"))
    assert "database is locked" in written(OperationalError("database is locked"))
    assert "nora" not in written(OperationalError("failed\nDETAIL:  Key (email)=(nora@example.org) exists."))


def test_one_json_object_a_line():
    record = logging.LogRecord("django", logging.ERROR, "", 1, "Broken: %s", ("/board/",), None)
    assert json.loads(Json().format(record))["message"] == "Broken: /board/"


def test_a_page_is_named_by_its_route(alice, log):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    client.post(f"/applications/{make_application(alice).pk}/notes/", {"notes": "x"})
    client.get("/Friend/practice/1/s3cr3t-token/")
    written = log.getvalue()
    assert "application_notes" in written
    assert "(no such page)" in written


def test_a_request_for_another_host_is_one_line(client, db, caplog):
    assert client.get("/accounts/login/", headers={"host": "evil.example"}).status_code == 400
    [record] = [one for one in caplog.records if one.name == "django.security.DisallowedHost"]
    assert record.exc_info is None
    assert "evil" not in record.getMessage()
    assert "another host name" in record.getMessage()
