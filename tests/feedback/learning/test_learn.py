"""Learn: themes, plans and reflections, in words for every number."""

import pytest

from applications.models import Application, delete_applications
from feedback.learning.said import said_to
from feedback.learning.views import _made_from, _standfirst
from feedback.models import Evaluation, IfThen, Reflection, Theme
from feedback.models.reflections import STARTING_THEMES
from feedback.themes import ThemeView, _how_soon, in_common
from feedback.wins.derived import wins_of
from tests.builders import TODAY, make_application, make_practice


@pytest.fixture
def page(client, alice):
    client.force_login(alice)
    return client


class TestStartingThemes:
    """“Salary” was called “Pay” before."""

    def test_those_who_have_the_earlier_name_get_no_second_theme(self, alice, bob):
        pay = Theme.objects.named(alice, "Pay")
        assert Theme.objects.named(alice, "salary") == pay
        assert Theme.objects.named(bob, "Salary").name == "Salary"
        assert list(Theme.objects.for_user(alice)) == [pay]

    def test_it_is_offered_under_one_name(self, alice, bob):
        Theme.objects.named(alice, "pay")
        assert "Salary" not in Theme.objects.suggested_names(alice)
        assert Theme.objects.suggested_names(bob) == list(STARTING_THEMES)

    def test_a_theme_of_each_name_keeps_its_own(self, alice):
        both = [Theme.objects.create(owner=alice, name=name) for name in ("Pay", "Salary")]
        assert [Theme.objects.named(alice, name) for name in ("Pay", "Salary")] == both


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        (0, "No plan for next time yet. One is enough."),
        (1, "1 plan for next time."),
        (2, "2 plans for next time."),
        (12, "12 plans for next time."),
    ],
)
def test_it_opens_with_the_plans_and_what_keeps_coming_up(plans, words):
    theme = ThemeView(1, "Examples", count=3)
    assert _standfirst([theme], [None] * plans, [None]) == f"“Examples” keeps coming up: 3 times so far. {words}"
    assert _standfirst([ThemeView(1, "Examples", count=1)], [None] * plans, [None]) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 0, 0), ""),
        ((1, 0, 0), "1 reflection"),
        ((1, 1, 1), "1 reflection, 1 reply, 1 comment from a friend"),
        ((2, 0, 2), "2 reflections, 2 comments from friends"),
        ((12, 12, 0), "12 reflections, 12 replies"),
    ],
)
def test_it_says_what_the_themes_are_made_from(numbers, words):
    assert _made_from(*numbers) == words


@pytest.mark.parametrize(("count", "words"), [(1, "Once"), (2, "Twice"), (12, "12 times")])
def test_a_theme_is_counted_in_words(page, alice, count, words):
    theme = Theme.objects.named(alice, "Examples")
    for _ in range(count):
        row = Reflection.objects.create(
            owner=alice, application=make_application(alice, closed_as="rejected"), written_on=TODAY
        )
        row.themes.add(theme)
    assert f'<p class="meta">{words}</p>' in page.get("/learn/").content.decode()


@pytest.mark.parametrize(
    ("used", "helped", "words"),
    [
        (0, 0, "Not used yet."),
        (1, 0, "Used once."),
        (1, 1, "Used once. Helped once."),
        (2, 1, "Used twice. Helped once."),
        (12, 2, "Used 12 times. Helped twice."),
    ],
)
def test_a_plan_says_how_often_it_was_used(page, alice, used, helped, words):
    IfThen.objects.create(owner=alice, condition="a", action="b", created_on=TODAY, used=used, helped=helped)
    assert f'<p class="meta">{words}</p>' in page.get("/learn/").content.decode()


class TestReviewing:
    @pytest.mark.parametrize(
        ("number", "offered", "counted", "said"),
        [
            (
                1,
                "1 application ended early, with a no or no response.",
                "From 1 application, too few",
                "1 application reviewed.",
            ),
            (
                2,
                "2 applications ended early, with a no or no response.",
                "From 2 applications, too few",
                "2 applications reviewed together.",
            ),
            (
                12,
                "12 applications ended early, with a no or no response.",
                "From 10 applications",
                "10 applications reviewed together.",
            ),
        ],
    )
    def test_each_number_has_its_own_sentence(self, page, alice, number, offered, counted, said):
        for _ in range(number):
            make_application(alice, closed_as="rejected")
        assert offered in page.get("/learn/").content.decode()
        assert counted in page.get("/learn/review/").content.decode()
        assert said in page.post("/learn/review/", {"differently": "x"}, follow=True).content.decode()

    def test_with_none_there_is_nothing_to_review(self, page):
        assert "ended early, with" not in page.get("/learn/").content.decode()
        assert "Nothing to review" in page.get("/learn/review/").content.decode()

    @pytest.mark.parametrize(
        ("waits", "words"),
        [
            ([0], "On the same day."),
            ([1], "After 1 day."),
            ([5, 5], "After 5 days."),
            ([2, 30], "After 2 to 30 days. 1 of 2 within three days."),
            ([4, 9, 30], "After 4 to 30 days. None within three days."),
        ],
    )
    def test_how_soon_they_said_no(self, waits, words):
        assert _how_soon(waits) == words

    def test_what_they_have_in_common_is_counted(self, alice):
        both = [make_application(alice, closed_as="rejected"), make_application(alice, closed_as="no_response")]
        common = {one.label: one.text for one in in_common(both)}
        assert common["How they ended"] == "They said no (1), No response (1)"
        assert common["Source"] == "Not known (2)"


def test_taking_the_name_of_another_theme_says_that_the_two_are_merged(page, alice):
    one, other = (Theme.objects.named(alice, name) for name in ("Examples", "Clarity"))
    text = page.post(f"/learn/themes/{one.pk}/", {"name": "clarity"}, follow=True).content.decode()
    assert "Themes merged into “Clarity”." in text
    text = page.post(f"/learn/themes/{other.pk}/", {"name": "Short answers"}, follow=True).content.decode()
    assert "Theme renamed to “Short answers”." in text


class TestTheWhole:
    """What Learn counts is everything there is, without what belongs to deleted applications."""

    def look_back(self, owner, number: int, theme: Theme) -> None:
        applications = [make_application(owner, company=f"Firm {one}", closed_as="rejected") for one in range(number)]
        rows = Reflection.objects.bulk_create(
            Reflection(owner=owner, application=one, went_well="x", written_on=TODAY) for one in applications
        )
        theme.reflections.add(*rows)

    def test_more_than_two_hundred_are_counted(self, page, alice):
        self.look_back(alice, 203, Theme.objects.named(alice, "Examples"))
        context = page.get("/learn/").context
        assert context["made_from"] == "203 reflections"
        assert [one.count for one in context["themes"]] == [203]

    def test_those_of_deleted_applications_are_left_out_until_they_are_back(self, page, alice):
        self.look_back(alice, 2, Theme.objects.named(alice, "Examples"))
        gone = Application.objects.first()
        action = delete_applications(alice, [gone.pk])
        assert page.get("/learn/").context["made_from"] == "1 reflection"
        assert said_to(alice, today=TODAY).theme_finding == "“Examples” came up once in the last six months"
        assert [one.key for one in wins_of(alice) if one.kind == "reflected"] == [
            f"reflection:{Reflection.objects.exclude(application=gone).get().pk}"
        ]
        page.post(action.undo_url)
        assert page.get("/learn/").context["made_from"] == "2 reflections"

    def test_what_a_friend_noticed_comes_up_as_well(self, alice):
        session = make_practice(alice, practised_on=TODAY)
        evaluation = Evaluation.objects.create(owner=alice, session=session, visitor="v", change="x", written_on=TODAY)
        evaluation.themes.add(Theme.objects.named(alice, "Examples"))
        assert said_to(alice, today=TODAY).theme_finding == "“Examples” came up once in the last six months"
