"""What somebody typed stays text on every page, and Back shows nothing after signing out."""

import re

from playwright.sync_api import expect

from applications.models import Profile
from applications.preferences import sample
from tests.builders import make_application
from tests.ownership import fill
from tests.test_access import ANYBODY, ROUTES, address, everything_of

SHORT = '<img src=x onerror=alert(1)><zq9 onclick=alert(2)>"\' onfocus=alert(3) autofocus zq9="1"><svg onload=alert(4)>'
PAYLOAD = f"{SHORT}</textarea></script></title></style><script>alert(5)</script>{{{{7*7}}}}<iframe srcdoc='<script>alert(6)</script>'>"
ADDRESS = "javascript:alert(7)//zq9"
INSERTED = """() => [...document.querySelectorAll("*")].filter((one) =>
    one.localName.includes("zq9") || one.localName === "iframe" || one.getAttribute("src") === "x"
    || [...one.attributes].some((at) => at.name.startsWith("on") || at.name === "zq9"
       || (["href", "src", "action", "formaction"].includes(at.name) && /^\\s*javascript:.*zq9/i.test(at.value))))
    .map((one) => one.outerHTML.slice(0, 120))"""


def test_what_was_typed_is_text_on_every_page(visit, alice):
    rows = everything_of(alice)
    sample.create(alice, today=Profile.of(alice).today())
    assert fill(alice, PAYLOAD, ADDRESS) > 200
    alice.refresh_from_db()
    page, dialogs, policy = visit(alice), [], []
    page.on("dialog", lambda dialog: (dialogs.append(page.url), dialog.dismiss()))
    page.on("console", lambda said: policy.append(page.url) if "Content Security Policy" in said.text else None)
    walked = 0
    for name, (who, methods, arguments) in ROUTES.items():
        if "GET" not in methods or name.startswith("account"):
            continue
        path = address(name, arguments, rows)
        kind = page.request.get(path, max_redirects=0).headers.get("content-type", "")
        if not kind.startswith(("text/html", "image/svg")) or (who == ANYBODY and "friend" not in path):
            continue
        page.goto(path)
        if name == "import_preview":  # reads on by itself and moves to the next page
            page.wait_for_load_state("networkidle")
        page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true })")
        assert page.evaluate(INSERTED) == [], path
        walked += 1
    assert walked > 40
    assert dialogs == []
    assert policy == []


def test_back_after_signing_out_shows_nothing_private(visit, alice):
    application = make_application(alice, notes="for nobody else")
    page = visit(alice)
    page.goto(f"/applications/{application.pk}/")
    expect(page.get_by_text("for nobody else").first).to_be_attached()
    page.goto("/board/")
    page.get_by_role("button", name="Account").first.click()
    page.get_by_role("button", name="Sign out").first.click()
    page.wait_for_url(re.compile("/accounts/login/"))
    assert "for nobody else" not in page.evaluate("() => JSON.stringify(sessionStorage)")
    for _ in range(2):
        page.go_back()
        assert "Stillwater" not in page.content()
        assert "for nobody else" not in page.content()
