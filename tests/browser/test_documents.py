"""Documents in a browser: dropping a file, what comes back, a file that would run, without JavaScript, accessibility."""

from playwright.sync_api import expect

from applications.models import Document
from tests.browser.looking import DESKTOP, problems
from tests.builders import PDF, make_application, make_document

PHONE = {"width": 390, "height": 844}
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_a_dropped_letter_is_named_kept_and_comes_back(visit, alice, tmp_path):
    page = visit(alice)
    page.goto("/documents/new/")
    page.evaluate(DROP, ["Cover letter for Zoë.pdf", PDF.decode()])
    expect(page.locator("[data-chosen]")).to_have_text("Cover letter for Zoë.pdf, 1 kB")
    expect(page.get_by_label("Cover letter")).to_be_checked()
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cover letter, ")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download").click()
    assert downloading.value.suggested_filename == "Cover letter for Zoë.pdf"
    downloading.value.save_as(tmp_path / "back.pdf")
    assert (tmp_path / "back.pdf").read_bytes() == PDF


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visit, alice, settings):
    settings.DOCUMENT_LARGEST = 1000
    page = visit(alice)
    page.goto("/documents/new/")
    page.locator("input[type=file]").set_input_files(
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF + b"0" * 2000}
    )
    expect(page.locator("[data-chosen]")).to_contain_text("The limit is 1 kB.")
    page.get_by_role("button", name="Upload").click()
    assert page.url.endswith("/documents/new/")
    assert not Document.objects.exists()


def test_a_text_full_of_markup_is_downloaded_never_shown(visit, alice):
    document = make_document(
        alice, content=b"a\n<script>document.title = 'ran'</script>", file_name="cv.txt", file_type="txt"
    )
    page = visit(alice)
    page.goto("/documents/")
    with page.expect_download() as downloading:
        page.evaluate("address => { location = address }", f"/documents/{document.pk}/file/")
    assert downloading.value.suggested_filename == "cv.txt"
    assert page.title() == "Documents · Onward"


def test_without_javascript_a_file_is_put_with_an_application(visit, alice):
    application = make_application(alice)
    page = visit(alice, java_script_enabled=False)
    page.goto(f"/applications/{application.pk}/")
    page.get_by_text("Add a file").click()
    page.locator("[data-document] input[type=file]").set_input_files(
        {"name": "offer.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_label("Type").select_option("offer")
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("Used only here.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    assert not Document.objects.for_user(alice).exists()


def test_axe_finds_nothing(visit, alice):
    application = make_application(alice, cv_version="long.pdf")
    document = make_document(alice, application, make_application(alice, status="interviewing"))
    make_document(alice, file_name="long.pdf", name="Long one")
    make_document(alice, application, kind="offer", name="Offer").delete_for_now()
    page = visit(alice)
    looks = [(scheme, size) for size in (DESKTOP, PHONE) for scheme in ("light", "dark")]
    for path in ("/documents/", "/documents/new/", f"/documents/{document.pk}/", f"/documents/{document.pk}/delete/"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert problems(page, looks) == [], path
    page.goto(f"{application.get_absolute_url()}#documents")
    page.get_by_text("Add a file").click()
    assert problems(page, looks) == []
