"""Ways out in a browser: the proof on paper, copying, downloads behind the password, and all of it back."""

import re

import pytest
from playwright.sync_api import expect

from applications.models import Application
from tests.browser.test_import import PHONE, no_problems
from tests.builders import TODAY, make_application, make_contact

PERIOD = f"since={TODAY:%Y}-01-01&until={TODAY}&name=Nora+Whitfield&number=AB-7&col=title&col=sent&col=contact&col=history&col=result"


def search_of(owner, number: int) -> None:
    person = make_contact(owner)
    for place in range(number):
        application = make_application(
            owner, company=f"Company {place}", sent_via="online", link="https://example.org/7"
        )
        application.contacts.add(person)


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def sizes_of(pdf: bytes) -> set[tuple[int, int]]:
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    return {(round(float(width)), round(float(height))) for width, height in boxes}


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_proof_prints_on_both_papers_without_the_controls(visit, alice, paper, size):
    search_of(alice, 60)
    page = visit(alice)
    page.goto(f"/proof/?{PERIOD}")
    expect(page.get_by_role("heading", name="Proof of job search")).to_be_visible()
    expect(page.get_by_text("Signature")).to_be_hidden()
    pdf = page.pdf(format=paper, prefer_css_page_size=True)
    [(width, height)] = sizes_of(pdf)
    assert abs(width - size[0]) < 3
    assert abs(height - size[1]) < 3
    assert 2 <= pages_of(pdf) <= 4
    page.emulate_media(media="print")
    expect(page.get_by_text("Signature")).to_be_visible()
    expect(page.get_by_text("Nora Whitfield, 1 January to 10 November 2026, reference AB-7")).to_be_visible()
    for gone in (page.locator(".side"), page.locator("#proof-options"), page.locator(".page-head .actions")):
        expect(gone).to_be_hidden()
    head = page.locator(".proof thead")
    assert head.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgba(0, 0, 0, 0)",
        "rgb(255, 255, 255)",
    )


def test_a_column_leaves_at_once_and_from_the_file(visit, alice):
    search_of(alice, 1)
    page = visit(alice)
    page.goto(f"/proof/?{PERIOD}")
    expect(page.get_by_role("cell", name="Marta Kowalczyk")).to_be_visible()
    page.get_by_label("Contact").uncheck()
    expect(page.get_by_role("cell", name="Marta Kowalczyk")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="Link")).to_be_hidden()
    page.get_by_label("Link").check()
    expect(page.get_by_role("link", name="https://example.org/7")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert text.splitlines()[0] == "Date,Company,Title,How it was sent,Link,What happened,Result,Ended on"
    assert "Marta" not in text


def test_everything_goes_out_after_the_password_and_comes_back(visit, alice, tmp_path):
    search_of(alice, 3)
    page = visit(alice)
    page.goto("/export/")
    page.get_by_role("link", name="Download everything").click()
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Download everything")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Everything (ZIP)").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.goto("/export/restore/")
    expect(page.get_by_text("This account isn’t empty")).to_be_visible()
    Application.objects.filter(owner=alice).delete()
    alice.contacts.all().delete()
    page.reload()
    page.get_by_label("The archive").set_input_files(file)
    page.get_by_role("button", name="Restore archive").click()
    expect(page.locator("#toasts")).to_contain_text("Archive restored: 3 applications")
    expect(page.get_by_role("link", name="Company 2", exact=True)).to_be_visible()


def test_one_application_is_copied_as_text(visit, alice):
    application = make_application(alice, notes="Ask about the depot")
    page = visit(alice, permissions=["clipboard-read", "clipboard-write"])
    page.goto(application.get_absolute_url())
    page.get_by_role("button", name="More").first.click()
    page.get_by_role("link", name="Copy as text").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Operations analyst, Stillwater Housing")
    assert "depot" not in text


def test_one_application_prints_without_its_controls(visit, alice):
    application = make_application(alice, notes="Ask about the depot", advert="Wanted: someone " * 40)
    page = visit(alice)
    page.goto(application.get_absolute_url())
    assert pages_of(page.pdf(format="A4")) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Stillwater Housing")).to_be_visible()
    expect(page.locator(".paper-only").get_by_text("Ask about the depot")).to_be_visible()
    for gone in ("More", "Add person", "Save now"):
        expect(page.get_by_role("button", name=gone)).to_have_count(0)


@pytest.mark.parametrize("options", [{}, {"viewport": PHONE, "has_touch": True}], ids=["desktop", "phone"])
def test_every_page_of_the_way_out_is_free_of_accessibility_problems(visit, alice, options):
    page = visit(alice, **options)
    page.goto("/export/restore/")
    no_problems(page)
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Restore an archive")).to_be_visible()
    no_problems(page)
    search_of(alice, 2)
    pk = Application.objects.first().pk
    for path in (
        "/export/?outcome=open",
        "/export/restore/",
        f"/proof/?{PERIOD}",
        "/proof/?since=&until=",
        f"/applications/{pk}/text/",
    ):
        page.goto(path)
        no_problems(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
