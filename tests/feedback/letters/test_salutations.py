"""How a letter addresses someone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.letters.salutations import address, first_name, greeted, own_first_name

NAMES = {
    # a first name, or a title with the surname
    "Ruth Okafor": "Ruth",
    "ruth okafor": "Ruth",
    "RUTH OKAFOR": "Ruth",
    "jean-luc moreau": "Jean-Luc",
    "Hans-Peter Brandt": "Hans-Peter",
    "Ruth Okafor, PhD": "Ruth",
    "Ruth Okafor MBA": "Ruth",
    "Sam Ito III": "Sam",
    "Dr. Okafor": "Dr Okafor",
    "Dr Ruth Okafor": "Dr Okafor",
    "DR. OKAFOR": "Dr Okafor",
    "dr. ruth okafor": "Dr Okafor",
    "Dr.-Ing. Paul Brandt": "Dr Brandt",
    "Dr. h.c. Paul Brandt": "Dr Brandt",
    "Dr. rer. nat. Eva Lang": "Dr Lang",
    "Prof. Lang": "Professor Lang",
    "Prof. Dr. Eva Lang": "Professor Lang",
    "Univ.-Prof. Dr. Eva Lang": "Professor Lang",
    "Herr Brandt": "Mr Brandt",
    "Herrn Paul Brandt": "Mr Brandt",
    "Frau Lang": "Ms Lang",
    "Frau Dr. Lang": "Dr Lang",
    "Herr Prof. Dr. Brandt": "Professor Brandt",
    "Mme Moreau": "Ms Moreau",
    "Mrs Hale": "Mrs Hale",
    "Miss Hale": "Miss Hale",
    "Ms. Hale": "Ms Hale",
    "Mx. Robin Hale": "Mx Hale",
    "Mr. Hale Jr.": "Mr Hale",
    "Sir Alan Hale": "Sir Alan",
    "Dame Alice": "Dame Alice",
    "Dipl.-Ing. Paul Brandt": "Paul",
    "Mag. Eva Lang": "Eva",
    "Dr. Paul BRANDT": "Dr Brandt",
    # surname first
    "Okafor, Ruth": "Ruth",
    "OKAFOR, Ruth": "Ruth",
    "Brandt, Dr. Paul": "Dr Brandt",
    "Dr. Brandt, Paul": "Dr Brandt",
    "García Ruiz, Elena": "Elena García Ruiz",
    # particles stay with the surname and never stand alone
    "Pieter van Dam": "Pieter",
    "Dr. van Dam": "Dr van Dam",
    "Dr. van der Meer": "Dr van der Meer",
    "Ms de la Cruz": "Ms de la Cruz",
    "van der Meer, Lotte": "Lotte",
    "van Dam": "van Dam",
    "von Arnim": "von Arnim",
    "da Costa, Rui": "Rui",
    "Dr. Anna von der Heide": "Dr von der Heide",
    # in doubt the whole name
    "P. Brandt": "P. Brandt",
    "P Brandt": "P Brandt",
    "Brandt, P.": "P. Brandt",
    "J.-P. Moreau": "J.-P. Moreau",
    "K. Ruth Okafor": "K. Ruth Okafor",
    "Van Tran": "Van Tran",
    "Lord Hale": "Lord Hale",
    "Judge Hale": "Judge Hale",
    "Ruth Okafor and Paul Brandt": "Ruth Okafor and Paul Brandt",
    "Ruth & Paul": "Ruth & Paul",
    "佐藤花子": "佐藤花子",
    "佐藤 花子": "佐藤 花子",
    "Ольга Петрова": "Ольга Петрова",
    "김민지": "김민지",
    # one part, teams and companies as they are
    "Ruth": "Ruth",
    "ruth": "Ruth",
    "Okafor": "Okafor",
    "HR": "HR",
    "hr": "HR",
    "Talent Team": "Talent Team",
    "Hiring Manager": "Hiring Manager",
    "Harrow GmbH": "Harrow GmbH",
    "People & Culture": "People & Culture",
    # what is typed beside a name
    "Ruth Okafor (she/her)": "Ruth",
    "Ms Hale (HR)": "Ms Hale",
    "Ruth Okafor <ruth@harrow.example>": "Ruth",
    "Ruth Okafor | Harrow": "Ruth",
    "Ruth Okafor - Talent Partner": "Ruth",
    "Ruth Okafor, Recruiter": "Ruth",
    "Ruth Okafor, Customer Success": "Ruth Okafor",
    "🌱 Ruth Okafor": "Ruth",
    "  Ruth \n Okafor ": "Ruth",
    # no name at all
    "": "",
    "ruth.okafor@harrow.example": "",
    "<ruth@harrow.example>": "",
    "Dr.": "",
    "Prof. Dr.": "",
    "Herr": "",
    "Frau Dr.": "",
    "Ms": "",
    "?": "",
    "unknown": "",
    "N/A": "",
    "4711": "",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_someone_is_addressed_by_title_and_surname_or_first_name_and_in_doubt_by_the_whole_name(name, expected):
    assert address(name) == expected


def test_the_company_typed_after_a_name_is_no_part_of_it():
    assert address("Ruth Okafor, Harrow", company="Harrow") == "Ruth"


def test_what_the_person_chose_comes_before_what_is_read_from_the_name():
    assert address("Prof. Dr. Eva Lang", "Eva") == "Eva"
    assert address("佐藤花子", "Ms Sato") == "Ms Sato"
    assert address("Ruth Okafor", " Dear Ruthie, ") == "Ruthie"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Dr. Ruth Okafor", "Ruth"), ("Okafor, Ruth", "Ruth"), ("Frau Lang", "Ms Lang"), ("Tom", "Tom"), ("Dr.", "")],
)
def test_a_friend_is_called_by_their_first_name(name, expected):
    assert first_name(name) == expected


def test_ones_own_first_name_is_read_from_the_full_name():
    assert own_first_name("Nora Whitfield") == "Nora"
    assert own_first_name("Dr. Nora Whitfield") == "Nora"
    assert own_first_name("") == ""


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80))
def test_whatever_a_name_is_the_form_of_address_is_one_clean_line(name):
    found = address(name)
    assert found == " ".join(found.split())
    assert len(found) <= 70
    assert found.rstrip(",;:!") == found
    assert found.casefold() not in {"dr", "dr.", "prof.", "professor", "mr", "ms", "mrs", "mx", "herr", "frau"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Dear Dr Okafor,\n\nThank you.", "Dr Okafor"),
        ("\n Hi Ruthie\n\nThank you.", "Ruthie"),
        ("Good morning Ms Hale!\n\nThank you.", "Ms Hale"),
        ("Hello,\n\nThank you.", ""),
        ("Dear all,\n\nThank you.", ""),
        ("Dear Sir or Madam,\n\nThank you.", ""),
        ("Dear Ruth, one question?\n\nThank you.", ""),
        ("Thank you for your time.", ""),
        ("Sehr geehrte Frau Lang,", ""),
        ("", ""),
    ],
)
def test_the_greeting_of_a_letter_says_whom_it_addresses(body, expected):
    assert greeted(body) == expected
