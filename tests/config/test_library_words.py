"""What Django and allauth would say is said in Onward’s words.

Django’s are in `locale`, once to edit and once compiled; allauth’s are in its adapters and templates.
"""

import gettext
import re
from pathlib import Path

import allauth
import django
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from config.accounts import AccountAdapter, MFAAdapter

CATALOGUE = Path(settings.BASE_DIR) / "locale/en_GB/LC_MESSAGES/django.po"
SOURCES = [Path(django.__path__[0]) / folder / "locale/en/LC_MESSAGES/django.po" for folder in ("conf", "contrib/auth")]
SOURCES.append(Path(allauth.__path__[0]) / "locale/en/LC_MESSAGES/django.po")


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
        (forms.CharField(), "", "Enter or choose something here."),
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
        (forms.FileField(), None, "Enter or choose something here."),
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


def test_two_passwords_that_differ_say_what_to_do(client, alice):
    client.force_login(alice)
    new = {"oldpassword": "correct horse battery", "password1": "a long enough phrase 7", "password2": "another one"}
    page = client.post("/accounts/password/change/", new).content.decode()
    assert "Enter the same new password in both fields." in page


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


# what is asked for nowhere here: usernames, phone numbers, codes by email, a choice of one
NOT_ASKED_FOR = re.compile(
    r"phone|username|login_code|password_reset_code|unknown_account|select_only_one|logged_(in|out)"
)


@pytest.mark.parametrize(("ours", "theirs"), [(AccountAdapter, DefaultAccountAdapter), (MFAAdapter, DefaultMFAAdapter)])
def test_every_error_of_allauth_is_said_in_our_words(ours, theirs):
    same = {key for key, words in theirs.error_messages.items() if ours.error_messages[key] == words}
    assert {key for key in same if not NOT_ASKED_FOR.search(key)} == set()


@pytest.mark.parametrize(
    "folder", ["account/messages", "account/email", "mfa", "mfa/messages", "mfa/email", "mfa/recovery_codes", "mfa/totp",
               "mfa/webauthn", "usersessions", "usersessions/messages"],
)  # fmt: skip
def test_every_text_of_allauth_has_one_of_ours_in_front(folder):
    theirs = Path(allauth.__path__[0]) / "templates" / folder
    ours = Path(settings.BASE_DIR) / "templates" / folder
    found = {file.name for file in theirs.iterdir() if file.is_file() and not file.name.startswith("base")}
    assert found
    missing = {name for name in found if not (ours / name).exists() and not NOT_ASKED_FOR.search(name)}
    assert missing <= {"email_confirm_message.txt", "email_confirm_subject.txt", "signup_form.html", "trust.html"}


def test_the_page_that_confirms_with_a_code_is_ours(client, alice):
    client.force_login(alice)
    page = client.get("/accounts/second-step/reauthenticate/")
    assert page.status_code in (200, 302)
    assert b"Confirm Access" not in page.content
