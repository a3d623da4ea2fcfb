"""What arrives later has its place kept: nothing that somebody reads moves away under their eyes."""

import re

import pytest
from playwright.sync_api import expect

from applications.models import Application
from tests.browser.looking import DESKTOP
from tests.browser.test_everyone import NO_PAGE, full
from tests.builders import make_application
from tests.test_access import ROUTES, address, rows

__all__ = ["full", "rows"]

PHONE = {"width": 390, "height": 844}
MOST = 0.05  # up to a tenth counts as good on the web; half of that is hardly seen
LATE = re.compile(r"/(ready|after|gave|said|mine)/$")  # what a page asks for by itself once it is shown

# How far the page moved so far, and what moved. Two frames: what came last has been laid out.
MOVED = """() => new Promise(told => {
  const moved = [];
  const note = list => moved.push(...list.filter(one => !one.hadRecentInput));
  const watcher = new PerformanceObserver(list => note(list.getEntries()));
  watcher.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    note(watcher.takeRecords());
    told([
      moved.reduce((sum, one) => sum + one.value, 0),
      moved.flatMap(one => one.sources.map(({ node, previousRect, currentRect }) =>
        `${(node?.outerHTML ?? "").slice(0, 80)} from ${previousRect.y} to ${currentRect.y}`)),
    ]);
  })));
})"""
PAINTED = """() => new Promise(told => {
  const asked = [...document.querySelectorAll("[hx-trigger=load]")].length;
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => told(asked))));
})"""


def is_late(route) -> bool:
    return bool(route.request.header_value("hx-request"))


@pytest.fixture
def moved(visit, alice):
    """Opens a page as on a slow line: what it asks for by itself is held back until the rest was seen."""

    def opened(size):
        page = visit(alice, viewport=size)
        held = []
        page.route(LATE, lambda route: held.append(route) if is_late(route) else route.continue_())

        def go(path):
            page.goto(path)
            asked = page.evaluate(PAINTED)
            while held:
                held.pop().continue_()
            if asked:
                expect(page.locator("[hx-trigger=load], .htmx-settling")).to_have_count(0)
            return page.evaluate(MOVED)

        return go

    return opened


@pytest.mark.long
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_moves_while_it_is_read(moved, alice, full, size):
    go, far = moved(size), {}
    paths = {
        name: address(name, arguments, full)
        for name, (_who, methods, arguments) in ROUTES.items()
        if "GET" in methods and name not in NO_PAGE
    }
    for one in Application.objects.filter(is_sample=True):  # one of each status, outcome and how far it got
        paths[f"{one.furthest} {one.state}"] = one.get_absolute_url()
    paths["accepted"] = make_application(alice, status="offer", closed_as="accepted").get_absolute_url()
    for name, path in paths.items():
        distance, what = go(path)
        if distance > MOST:
            far[name] = (round(distance, 3), what[:3])
    assert far == {}
