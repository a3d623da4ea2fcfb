"""Learn: themes, plans and reflections, in words for every number."""

import pytest

from feedback.models import Theme
from feedback.models.reflections import STARTING_THEMES


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
