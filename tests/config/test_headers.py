"""What every answer carries, whichever it is, and what the cookies are called."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.builders import make_document

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ANSWERS = {
    "a page": ("get", "/board/", 200),
    "a visitor's page": ("get", "/accounts/login/", 200),
    "a redirect": ("get", "/accounts/password/set/", 302),
    "not found": ("get", "/nothing/here/", 404),
    "someone else's": ("get", "/applications/999999/", 404),
    "a wrong method": ("put", "/board/", 405),
    "health": ("get", "/healthz", 200),
    "readiness": ("get", "/readyz", 200),
    "icons": ("get", "/sprite.svg", 200),
    "for phones": ("get", "/manifest.webmanifest", 200),
    "too much": ("post", "/documents/new/", 413),
    "a wrong host": ("get", "/board/", 400),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_every_answer_carries_its_headers(alice, what, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    method, path, status = ANSWERS[what]
    client = Client(raise_request_exception=False)
    if what != "a visitor's page":
        client.force_login(alice)
    more = {"too much": {"CONTENT_LENGTH": "900000000"}, "a wrong host": {"HTTP_HOST": "elsewhere.example"}}
    answer = getattr(client, method)(path, **more.get(what, {}))
    assert answer.status_code == status
    for name, value in EVERYWHERE.items():
        assert answer[name] == value, name
    assert "camera=()" in answer["Permissions-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert ("public" in answer["Cache-Control"]) == (what in ("icons", "for phones"))


def test_no_cache_keeps_a_document(client, alice):
    document = make_document(alice)
    client.force_login(alice)
    answer = client.get(f"/documents/{document.pk}/file/")
    assert "no-store" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.getvalue()


PROGRAM = """
import django, json
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.contrib.auth import get_user_model
from django.test import Client
call_command("migrate", verbosity=0)
get_user_model().objects.create_user("a@example.org", "a@example.org", "correct horse battery")
client = Client(headers={"host": "jobs.example.org"})
page = client.get("/accounts/login/", secure=True)
signed_in = client.post("/accounts/login/", {"login": "a@example.org", "password": "correct horse battery"}, secure=True, headers={"referer": "https://jobs.example.org/"})
home = client.get("/", secure=True)
cookies = {name: {"secure": bool(one["secure"]), "path": one["path"], "domain": one["domain"], "httponly": bool(one["httponly"]), "samesite": one["samesite"]} for name, one in client.cookies.items()}
print(json.dumps({"cookies": cookies, "hsts": home["Strict-Transport-Security"], "status": home.status_code, "plain": client.get("/").status_code}))
"""


def test_with_https_cookies_are_bound_to_the_host_and_browsers_stay_with_https(tmp_path, begun):
    """The settings as an installation behind https has them, in a process of their own."""
    given = {
        "DATA_DIR": str(begun(tmp_path)), "SITE_URL": "https://jobs.example.org", "SECRET_KEY": "k" * 50, "DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }  # fmt: skip
    root = Path(__file__).parent.parent.parent
    code = PROGRAM.replace(
        "django.setup()",
        "from django.conf import settings; settings.STORAGES['staticfiles']['BACKEND'] = "
        "'django.contrib.staticfiles.storage.StaticFilesStorage'; django.setup()",
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=os.environ | given, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["status"] == 200
    assert seen["plain"] == 301
    assert "max-age=31536000" in seen["hsts"]
    assert set(seen["cookies"]) == {"__Host-session", "__Host-csrf", "__Host-last"}
    for cookie in seen["cookies"].values():
        assert cookie == {"secure": True, "path": "/", "domain": "", "httponly": True, "samesite": "Lax"}
