"""A note to oneself is kept, changed and deleted by the person, and read by nothing else."""

import pytest

from applications.models import Action
from feedback.models import NoteToSelf
from feedback.wins import derived
from tests.builders import make_application

WORDS = "Zebracrossing: this was a hard one, and you did it anyway."


@pytest.fixture
def closed(alice):
    return make_application(alice, status="interviewing", closed_as="rejected")


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def address(application):
    return f"/applications/{application.pk}/note/"


def keep(page, application, text=WORDS, version=0, **more):
    return page.post(address(application), {"text": text, "version": version}, **more)


def test_it_is_kept_and_shown_again(page, closed):
    assert keep(page, closed).status_code == 302
    assert WORDS in page.get(address(closed)).content.decode()
    assert (
        "Your note to yourself"
        in page.get(
            f"/applications/{closed.pk}/after/", headers={"HX-Request": "true", "HX-Target": "after"}
        ).content.decode()
    )


def test_it_is_offered_after_a_no_that_came_after_a_conversation_and_not_after_an_early_one(page, alice, closed):
    early = make_application(alice, closed_as="rejected")
    assert "Write a note to yourself" in page.get(f"/applications/{closed.pk}/after/").content.decode()
    assert "Write a note to yourself" not in page.get(f"/applications/{early.pk}/after/").content.decode()


def test_it_saves_as_it_is_typed(page, closed):
    response = keep(page, closed, headers={"X-Requested-With": "fetch"})
    assert response.headers["X-Version"] == "1"
    response = keep(page, closed, "Kinder.", 1, headers={"X-Requested-With": "fetch"})
    assert response.headers["X-Version"] == "2"
    assert NoteToSelf.objects.get().text == "Kinder."


@pytest.mark.parametrize("version", [0, 1])
def test_an_older_tab_overwrites_nothing_and_loses_nothing(page, closed, version):
    keep(page, closed)
    keep(page, closed, "Newer words.", 1)
    response = keep(page, closed, "Older words.", version)
    assert response.status_code == 422
    assert NoteToSelf.objects.get().text == "Newer words."
    for words in ("Newer words.", "Older words."):
        assert words in response.content.decode()
    assert keep(page, closed, "Older words.", 2).status_code == 302
    assert NoteToSelf.objects.get().text == "Older words."


def test_an_empty_one_is_not_kept(page, closed):
    assert keep(page, closed, " ").status_code == 422
    assert NoteToSelf.objects.count() == 0
    keep(page, closed)
    assert keep(page, closed, "", 1).status_code == 422
    assert NoteToSelf.objects.get().text == WORDS


def test_deleting_asks_first_and_leaves_nothing(page, closed):
    keep(page, closed)
    assert "You can’t undo this." in page.get(address(closed) + "delete/").content.decode()
    assert NoteToSelf.objects.count() == 1
    page.post(address(closed) + "delete/")
    assert NoteToSelf.objects.count() == 0
    assert not any(WORDS in str(action.steps) for action in Action.objects.all())


def test_nothing_else_reads_it(page, alice, closed):
    keep(page, closed)
    for path in (
        "/", "/learn/", "/insights/said/", "/feedback/", "/wins/", "/applications/?q=Zebracrossing",
        f"/applications/{closed.pk}/", f"/applications/{closed.pk}/gave/", f"/applications/{closed.pk}/after/",
    ):  # fmt: skip
        assert WORDS not in page.get(path).content.decode()
    closed.refresh_from_db()
    assert "zebracrossing" not in closed.search_words
    assert [win.kind for win in derived.wins_of(alice) if "note" in win.key] == []
