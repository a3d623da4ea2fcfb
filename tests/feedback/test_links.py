"""A link for someone without an account: what its address is made of, and what a wrong one gets."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import models
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import isolate_apps

from feedback import friend_pages
from feedback.models.links import FriendLink, token_of

TODAY = dt.date(2026, 11, 10)


@pytest.fixture
def shown(alice):
    """A model with a link, and one row of it that is never stored."""
    with isolate_apps("feedback"):

        class Shown(FriendLink):
            friend_route = "calendar_feed"
            owner = models.IntegerField()

            class Meta:
                app_label = "feedback"

        row = Shown(pk=7, owner=alice.pk, link_nonce="n", link_expires_on=TODAY)
        Shown.find_by_link = classmethod(lambda cls, pk, token, now: row if token == token_of(row) else None)
        yield row


@pytest.fixture
def page(shown):
    @friend_pages.friend_page(type(shown))
    def view(request, row, visitor):
        return HttpResponse(visitor)

    cache.clear()
    return view


def test_the_address_needs_the_row_its_nonce_and_the_secret_key(shown, settings):
    token = token_of(shown)
    assert len(token) == 43
    assert token not in (shown.link_nonce, "")
    shown.link_nonce = "m"
    assert token_of(shown) != token
    shown.link_nonce, shown.pk = "n", 8
    assert token_of(shown) != token
    shown.pk, settings.SECRET_KEY = 7, "another key"
    assert token_of(shown) != token


def test_it_is_open_to_the_end_of_its_last_day(shown):
    assert shown.has_open_link(TODAY)
    assert not shown.has_open_link(TODAY + dt.timedelta(days=1))
    shown.link_nonce = ""
    assert not shown.has_open_link(TODAY)
    assert shown.link_path == ""


def test_a_visitor_is_known_again_by_a_cookie_for_this_address_alone(page, shown):
    ask = RequestFactory()
    first = page(ask.get("/"), pk=7, token=token_of(shown))
    [cookie] = first.cookies.values()
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (shown.link_path, True, "Lax")
    ask.cookies[friend_pages.COOKIE] = cookie.value
    again = page(ask.get("/"), pk=7, token=token_of(shown))
    assert again.content == first.content
    assert not again.cookies
    ask.cookies[friend_pages.COOKIE] = "forged"
    assert page(ask.get("/"), pk=7, token=token_of(shown)).content != first.content


@pytest.mark.parametrize("token", ["", "wrong", "é\ud800", "x" * 5000])
def test_a_wrong_address_gets_a_calm_404_with_what_was_typed(page, client, token):
    response = page(RequestFactory().post("/", {"keep": "The <b>opening</b>."}), pk=7, token=token)
    text = response.content.decode()
    assert response.status_code == 404
    assert "The &lt;b&gt;opening&lt;/b&gt;." in text
    assert not response.cookies


def test_every_answer_stays_out_of_caches_search_engines_and_referrers(page, shown):
    ask = RequestFactory()
    right, wrong = token_of(shown), "wrong"
    for response in (
        page(ask.get("/"), pk=7, token=right),
        page(ask.get("/"), pk=7, token=wrong),
        page(ask.put("/"), pk=7, token=right),
    ):
        assert response["Cache-Control"] == "no-store, private"
        assert response["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response["X-Robots-Tag"]


def test_guessing_is_stopped_and_another_connection_goes_on(page, shown):
    ask, right = RequestFactory(), token_of(shown)
    for number in range(61):
        assert page(ask.get("/"), pk=7, token=f"wrong{number}").status_code == 404
    assert page(ask.get("/"), pk=7, token="wrong").status_code == 429
    assert page(ask.get("/"), pk=7, token=right).status_code == 429
    assert page(ask.get("/", REMOTE_ADDR="192.0.2.9"), pk=7, token=right).status_code == 200


def test_posting_is_limited_by_connection_and_by_link(page, shown):
    ask, right = RequestFactory(), token_of(shown)
    assert [page(ask.post("/"), pk=7, token=right).status_code for _ in range(41)][-2:] == [200, 429]
    found = [
        page(ask.post("/", REMOTE_ADDR=f"192.0.2.{number // 30}"), pk=7, token=right).status_code
        for number in range(81)
    ]
    assert found[-2:] == [200, 429]
    assert page(ask.get("/", REMOTE_ADDR="192.0.2.200"), pk=7, token=right).status_code == 200


def test_another_site_cannot_post_for_a_visitor_and_a_browser_without_cookies_can(page, shown):
    ask, right = RequestFactory(), token_of(shown)
    for site in ("cross-site", "same-site"):
        assert page(ask.post("/", headers={"Sec-Fetch-Site": site}), pk=7, token=right).status_code == 403
    for headers in ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {}):
        assert page(ask.post("/", headers=headers), pk=7, token=right).status_code == 200


def test_a_body_that_is_too_large_is_not_read(page, shown):
    request = RequestFactory().post("/", {"keep": "x" * (friend_pages.LARGEST + 1)})
    assert page(request, pk=7, token=token_of(shown)).status_code == 413
    assert not hasattr(request, "_post")
