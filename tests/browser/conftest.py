"""A real browser against a real server on a real SQLite file."""

import os
import re
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()


@pytest.fixture(scope="session", autouse=True)
def _orm_beside_the_browser():
    """The browser's loop runs in this thread, and so do the tests' own queries."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("ONWARD_REQUIRE_BROWSER"):
            pytest.fail("Browser tests are required, and there is no Chromium: apt-get install chromium")
        pytest.skip("Browser tests need Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=30_000)  # how long a busy machine may take; nothing waits longer than it has to
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, live_server, request):
    """Opens a page for someone; afterwards the console has to be quiet and nothing may have gone to another host."""
    contexts, noise = [], []

    def open_page(user=None, *, refused="status of 4", **options):
        context = browser.new_context(
            **{"viewport": {"width": 1440, "height": 900}, "base_url": live_server.url} | options
        )
        contexts.append(context)
        context.set_default_timeout(30_000)
        if user is not None:
            from django.test import Client

            client = Client()
            client.force_login(user)
            context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}])
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                noise.append(message.text)
                if message.type == "error"
                and not re.search(f"{refused}|Error Code 4|ERR_INTERNET_DISCONNECTED", message.text)
                else None
            ),
        )
        # a page that is left while it still fades in makes the browser say so; that is no fault of the page
        page.on("pageerror", lambda error: None if "ransition was" in str(error) else noise.append(str(error)))
        page.on(
            "request",
            lambda asked: (
                noise.append(asked.url) if not asked.url.startswith((live_server.url, "data:", "blob:")) else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []


@pytest.fixture
def alice(transactional_db):
    """With no attempts counted so far: the table of counts is emptied by no test."""
    from django.core.cache import cache

    from tests.conftest import _person

    cache.clear()
    return _person("alice")
