"""Where addresses come from, and whether requests come the way that the settings say."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from config.static import StaticStorage
from feedback.models import Look
from tests.builders import TODAY, make_document


@pytest.fixture
def two_proxies(settings):
    settings.TRUSTED_PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2


@pytest.mark.parametrize("came_through", ["", "10.0.0.1", " , "])
def test_a_request_through_fewer_proxies_is_told_so(client, db, two_proxies, came_through, caplog):
    for _ in range(2):
        response = client.get("/accounts/login/", headers={"X-Forwarded-For": came_through} if came_through else {})
        assert response.status_code == 503
        assert "TRUSTED_PROXIES is 2" in response.content.decode()
    assert sum("TRUSTED_PROXIES" in record.getMessage() for record in caplog.records) == 1


def test_through_as_many_it_is_answered(client, alice, two_proxies):
    headers = {"X-Forwarded-For": "203.0.113.9, 10.0.0.1", "X-Forwarded-Proto": "https"}
    assert client.get("/accounts/login/", headers=headers).status_code == 200
    assert (
        client.post("/accounts/login/", {"login": "a@b.example", "password": "x"}, headers=headers).status_code == 200
    )


def test_health_answers_without_them(client, db, two_proxies):
    assert client.get("/healthz").status_code == 200


class TestSiteAddress:
    """What a browser names as the host, with any port, is in no address that other people get."""

    @pytest.fixture(autouse=True)
    def site(self, settings):
        settings.SITE_URL, settings.ALLOWED_HOSTS = "https://jobs.example.org", ["jobs.example.org"]

    def test_a_link_for_a_friend(self, client, alice):
        client.force_login(alice)
        look = Look.objects.create(owner=alice, document=make_document(alice), made_on=TODAY)
        port = {"host": "jobs.example.org:1337"}
        client.post(reverse("look_link", args=[look.pk]), headers=port)
        text = client.get(reverse("look_detail", args=[look.pk]), headers=port).content.decode()
        assert "https://jobs.example.org/friend/" in text
        assert "1337" not in text

    def test_a_link_in_an_email(self, client, alice, settings, monkeypatch):
        monkeypatch.setattr("config.accounts.PasswordReset.mail_works", True)
        client.post("/accounts/password/reset/", {"email": alice.email}, headers={"host": "jobs.example.org:1337"})
        [letter] = mail.outbox
        assert re.search(r"https://jobs\.example\.org/accounts/password/reset/key/", letter.body)
        assert "1337" not in letter.body


def test_the_list_of_static_files_is_not_among_them(settings, tmp_path):
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    storage = StaticStorage(location=settings.STATIC_ROOT)
    storage.save_manifest()
    assert [path.name for path in tmp_path.iterdir()] == ["static-files.json"]
