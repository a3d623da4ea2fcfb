"""Saved views of the list: what they keep, in which order they stand, and that nothing about them is lost."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Action, Profile, SavedView, create_view
from tests.builders import make_application


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


def undo(page, response):
    return page.post(re.search(r"/actions/\d+/undo/", response.content.decode())[0], follow=True)


def named(owner):
    return list(SavedView.objects.for_user(owner).values_list("name", flat=True))


def queries(call):
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


class TestSaving:
    def test_one_that_asks_for_what_is_unknown_here_is_shown_without_it(self, page, alice):
        create_view(alice, "From elsewhere", "mode=remote&mode=moon&status=ghosted&sort=-mood&columns=mood&columns=pay")
        text = page.get("/views/").content.decode()
        assert "Remote. Columns: Salary." in text
        assert page.get(f"/applications/?view={SavedView.objects.get().pk}").status_code == 200

    def test_what_the_list_shows_is_kept_under_a_name(self, page, alice):
        make_application(alice, company="Alder", work_mode="remote")
        make_application(alice, company="Birch", work_mode="hybrid")
        asked = "mode=remote&sort=-applied&columns=pay"
        assert (
            "Remote. Sorted by date applied, newest first. Columns: Salary."
            in page.get(f"/views/new/?{asked}").content.decode()
        )
        text = page.post("/views/new/", {"name": " Far  away ", "query": asked}, follow=True).content.decode()
        assert "View “Far away” saved." in text
        assert "Alder" in text
        assert "Birch" not in text
        view = SavedView.objects.get()
        assert (view.owner, view.name, view.query) == (alice, "Far away", "mode=remote&columns=pay&sort=-applied")
        assert f'href="/applications/?view={view.pk}&amp;mode=remote' in page.get("/settings/").content.decode()

    def test_the_same_filter_is_always_the_same_text(self, page, alice):
        page.post("/views/new/", {"name": "A", "query": "sort=news&q=&page=7&view=99&mode=remote&nonsense=1&columns="})
        assert SavedView.objects.get().query == "mode=remote&sort=news"

    @pytest.mark.parametrize(
        "data",
        [{"name": ""}, {"name": "x" * 61}, {"name": "remote"}, {"name": "B", "query": "x" * 3001}, {"name": "\x00"}],
    )
    def test_a_name_that_does_not_do_changes_nothing(self, page, alice, data):
        create_view(alice, "Remote", "mode=remote")
        response = page.post("/views/new/", {"query": "mode=hybrid", **data})
        assert response.status_code == 422
        assert "Nothing you typed has been lost." in response.content.decode()
        assert named(alice) == ["Remote"]

    def test_thirty_are_enough(self, page, alice):
        for number in range(30):
            create_view(alice, f"View {number}", "")
        assert "You can have up to 30 views." in page.post("/views/new/", {"name": "One more"}).content.decode()
        assert len(named(alice)) == 30

    def test_a_tag_goes_by_its_name(self, page, alice):
        make_application(alice, company="Alder", tags=["C++ & co"])
        make_application(alice, company="Birch")
        page.post("/views/new/", {"name": "Tagged", "query": "tag=C%2B%2B+%26+co"})
        text = page.get(SavedView.objects.get().get_absolute_url()).content.decode()
        assert "Tagged C++ &amp; co" in text
        assert "Birch" not in text
        assert "wasn’t recognised" in page.get("/applications/?tag=%00").content.decode()


class TestChanging:
    def test_a_changed_view_offers_to_keep_what_is_shown_and_can_be_undone(self, page, alice):
        make_application(alice, work_mode="remote")
        view = create_view(alice, "Far", "mode=remote")
        assert "You’ve changed" not in page.get(view.get_absolute_url()).content.decode()
        text = page.get(f"/applications/?view={view.pk}&mode=remote&mode=hybrid").content.decode()
        assert "You’ve changed the “Far” view." in text
        response = page.post(f"/views/{view.pk}/query/", {"query": "mode=remote&mode=hybrid"}, follow=True)
        view.refresh_from_db()
        assert view.query == "mode=remote&mode=hybrid"
        undo(page, response)
        view.refresh_from_db()
        assert view.query == "mode=remote"

    def test_renaming_can_be_undone_unless_the_name_is_taken_by_then(self, page, alice):
        view = create_view(alice, "Far", "mode=remote")
        response = page.post(f"/views/{view.pk}/", {"name": "Far away"}, follow=True)
        assert named(alice) == ["Far away"]
        undo(page, response)
        assert named(alice) == ["Far"]
        page.post(f"/views/{view.pk}/", {"name": "Further"})
        create_view(alice, "FAR", "")
        Action.objects.latest("pk").undo()
        assert named(alice) == ["Further", "FAR"]

    def test_a_bad_name_comes_back_with_a_message(self, page, alice):
        view, _ = create_view(alice, "Far", ""), create_view(alice, "Near", "")
        response = page.post(f"/views/{view.pk}/", {"name": "near"})
        assert response.status_code == 422
        assert 'value="near"' in response.content.decode()
        assert "You already have a view with that name. Choose another name." in response.content.decode()
        assert page.post(f"/views/{view.pk}/", {"name": "FAR"}).status_code == 302

    def test_they_stand_in_the_order_that_was_chosen(self, page, alice):
        first, _, last = [create_view(alice, name, "") for name in "ABC"]
        page.post(f"/views/{last.pk}/position/", {"to": "up"})
        assert named(alice) == ["A", "C", "B"]
        page.post(f"/views/{first.pk}/position/", {"to": "up"})
        assert named(alice) == ["A", "C", "B"]
        page.post(f"/views/{first.pk}/position/", {"to": "down"})
        assert named(alice) == ["C", "A", "B"]
        assert page.post(f"/views/{first.pk}/position/", {"to": "left"}).status_code == 404

    def test_deleting_leaves_the_applications_and_can_be_undone(self, page, alice):
        make_application(alice, work_mode="remote")
        create_view(alice, "A", "")
        view = create_view(alice, "Far", "mode=remote")
        view.open_first(yes=True)
        create_view(alice, "C", "")
        response = page.post(f"/views/{view.pk}/delete/", follow=True)
        assert named(alice) == ["A", "C"]
        assert alice.applications.count() == 1
        undo(page, response)
        assert named(alice) == ["A", "Far", "C"]
        assert SavedView.objects.get(name="Far").is_default

    def test_an_undo_never_makes_two_of_a_name_or_two_that_open_first(self, page, alice):
        view = create_view(alice, "Far", "mode=remote")
        view.open_first(yes=True)
        page.post(f"/views/{view.pk}/delete/")
        create_view(alice, "far", "").open_first(yes=True)
        assert Action.objects.latest("pk").undo().skipped == ["Far"]
        SavedView.objects.update(name="Other")
        action = Action.objects.latest("pk")
        Action.objects.update(undone_at=None)
        action.undo()
        assert {view.name: view.is_default for view in SavedView.objects.all()} == {"Other": True, "Far": False}


class TestOpening:
    def test_the_list_opens_with_the_one_that_was_chosen(self, page, alice):
        make_application(alice)
        view, other = create_view(alice, "Far", "mode=remote"), create_view(alice, "Near", "mode=hybrid")
        assert page.get("/applications/").status_code == 200
        page.post(f"/views/{other.pk}/default/", {"first": "yes"})
        page.post(f"/views/{view.pk}/default/", {"first": "yes"})
        assert page.get("/applications/")["Location"] == view.get_absolute_url()
        assert page.get("/applications/?all=on").status_code == 200
        page.post(f"/views/{view.pk}/default/", {"first": "no"})
        assert page.get("/applications/").status_code == 200

    def test_a_view_that_is_gone_shows_what_its_address_says(self, page, alice):
        make_application(alice, company="Alder", work_mode="remote")
        text = page.get("/applications/?view=999&mode=remote").content.decode()
        assert "Alder" in text
        assert "view=999" not in text

    def test_the_navigation_marks_the_one_that_is_shown(self, page, alice):
        make_application(alice)
        view = create_view(alice, "Far away", "q=analyst")
        text = page.get(view.get_absolute_url()).content.decode()
        address = re.escape(view.get_absolute_url().replace("&", "&amp;"))
        assert re.search(rf'<a href="{address}" aria-current="page">\s*<span>Far away</span>', text)


class TestCosts:
    @pytest.mark.parametrize("path", ["/board/", "/", "/settings/", "/applications/?all=on"])
    def test_nobody_pays_for_views_without_any_and_one_query_for_thirty(self, page, alice, path):
        make_application(alice)
        page.get(path)
        none = queries(lambda: page.get(path))
        for number in range(30):
            create_view(alice, f"View {number}", "mode=remote")
        assert queries(lambda: page.get(path)) == none + 1
        SavedView.objects.for_user(alice).last().delete()

    def test_saving_settings_at_the_same_time_does_not_hide_them(self, page, alice):
        stale = Profile.objects.get(user=alice)
        create_view(alice, "Far", "")
        from applications.preferences.forms import ProfileForm

        data = {"time_zone": "UTC", "quiet_days": 30, "quiet_after_interview_days": 14, "called": "Al"}
        form = ProfileForm(data, instance=stale)
        assert form.is_valid()
        form.save()
        profile = Profile.objects.get(user=alice)
        assert (profile.called, profile.has_views) == ("Al", True)


def test_another_persons_views_are_never_shown(page, alice, bob):
    make_application(alice)
    theirs = create_view(bob, "Theirs", "mode=remote")
    create_view(alice, "Mine", "")
    text = page.get(f"/applications/?view={theirs.pk}").content.decode()
    assert "Theirs" not in text
    assert "Theirs" not in page.get("/views/").content.decode()
