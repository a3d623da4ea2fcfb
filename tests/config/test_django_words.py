"""What Django says by itself is said in Onward’s words: `locale` holds them, once to edit and once compiled."""

import gettext
import re
from pathlib import Path

import django
import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

CATALOGUE = Path(settings.BASE_DIR) / "locale/en_GB/LC_MESSAGES/django.po"
SOURCES = [Path(django.__path__[0]) / folder / "locale/en/LC_MESSAGES/django.po" for folder in ("conf", "contrib/auth")]


def entries() -> list[tuple[str, str, list[str]]]:
    """[(what Django says for one, for many or "", ours for each)], without the head of the file."""
    found = []
    for block in CATALOGUE.read_text().split("\n\n")[1:]:
        one = re.search(r'^msgid "(.+)"$', block, re.M)[1]
        many = re.search(r'^msgid_plural "(.+)"$', block, re.M)
        found.append((one, many[1] if many else "", re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', block, re.M)))
    return found


def test_what_is_compiled_is_what_can_be_edited():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for one, many, ours in entries():
        said = [compiled.ngettext(one, many, number) for number in (1, 2)] if many else [compiled.gettext(one)]
        assert said == ours


def test_django_still_says_each_of_them():
    """A message that Django rewords would come back in its own words."""
    theirs = " ".join(source.read_text() for source in SOURCES)
    theirs = re.sub(r'"\n"', "", theirs)
    assert [one for one, _, _ in entries() if f'"{one}"' not in theirs] == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (forms.CharField(), "", "Fill this in."),
        (forms.CharField(max_length=1), "abc", "This can be up to 1 character long, and has 3. Make it shorter."),
        (forms.CharField(max_length=2), "abc", "This can be up to 2 characters long, and has 3. Make it shorter."),
        (forms.CharField(), "a\0", "This contains characters that can’t be saved. Paste it as plain text."),
        (forms.DateField(), "soon", "Enter a date, such as 29/11/2026."),
        (forms.TimeField(), "soon", "Enter a time, such as 14:30."),
        (forms.IntegerField(), "x", "Enter a whole number."),
        (forms.IntegerField(min_value=3), "1", "Enter 3 or more."),
        (forms.IntegerField(max_value=3), "4", "Enter 3 or less."),
        (forms.EmailField(), "nora", "Enter an email address, such as sam@example.org."),
        (forms.URLField(assume_scheme="https"), "no one", "Enter a web address, such as https://example.org."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Choose one of the options."),
        (forms.MultipleChoiceField(choices=[("a", "A")]), ["b"], "Choose one of the options."),
        (forms.FileField(), None, "Fill this in."),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_field_says_what_to_do(field, value, said):
    with pytest.raises(ValidationError) as error:
        field.clean(value)
    assert error.value.messages == [said]


def test_the_date_that_is_named_as_an_example_can_be_typed():
    assert forms.DateField().clean("29/11/2026").isoformat() == "2026-11-29"
    assert forms.DateTimeField().clean("29/11/2026 14:30").isoformat().startswith("2026-11-29T14:30")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ab1", "Enter a password of at least 8 characters."),
        ("password", "Many people use this password, so it’s easy to guess. Choose another one."),
        ("7382910465", "Use letters as well as numbers."),
        ("alice@example", "Choose a password that is less like your email address."),
    ],
)
def test_a_password_that_is_not_accepted_says_why(alice, password, said):
    with pytest.raises(ValidationError) as error:
        validate_password(password, alice)
    assert said in error.value.messages
