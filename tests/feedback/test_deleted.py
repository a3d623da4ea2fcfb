"""A deleted application: no page leads to it, and what was made for it is named without it."""

import re
from collections import deque
from urllib.parse import urldefrag

import pytest
import time_machine

from applications.models import Application, delete_applications
from tests.feedback.archive import archive_cast

STARTS = ("/", "/board/", "/applications/?all=on", "/insights/", "/learn/", "/feedback/", "/people/", "/practice/")
ELSEWHERE = re.compile(
    r"^/(accounts|static|settings|export|import)|/file/$|\.(csv|xlsx|ics|json|zip|pdf|svg|png)$|/sample|^//"
)


@pytest.fixture
def search(client, alice):
    with time_machine.travel(archive_cast.NOON, tick=False):
        archive_cast.fill(alice)
        client.force_login(alice)
        yield client


def dead_ends(client) -> list[tuple[str, str]]:
    """(page, address it links to) of all links that lead nowhere, from the main pages on."""
    found, seen, waiting = [], set(STARTS), deque((start, start) for start in STARTS)
    while waiting:
        page, address = waiting.popleft()
        response = client.get(address)
        if response.status_code == 404:
            found.append((page, address))
        if response.status_code != 200 or "text/html" not in response.headers["Content-Type"]:
            continue
        for link in re.findall(r'<a [^>]*?href="(/[^"]*)"', response.content.decode()):
            link = urldefrag(link).url.partition("?")[0]
            if link not in seen and not ELSEWHERE.search(link):
                seen.add(link)
                waiting.append((address, link))
    assert len(seen) > 40
    return found


def test_no_link_leads_nowhere(search):
    assert dead_ends(search) == []


def test_no_link_leads_to_what_was_deleted(search, alice):
    delete_applications(alice, list(Application.objects.for_user(alice).values_list("pk", flat=True)))
    assert dead_ends(search) == []
