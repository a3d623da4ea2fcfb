"""A job title as a letter names it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.letters.role_names import LONGEST, role_name, the_role

WITHOUT = {
    "Planner (m/w/d)": "Planner",
    "Planner (f/m/x)": "Planner",
    "Planner (w/m/d)": "Planner",
    "Planner (all genders)": "Planner",
    "Planner (m|w|d)": "Planner",
    "Planner (m, w, d)": "Planner",
    "Planner (gn)": "Planner",
    "Planner [H/F]": "Planner",
    "Planner m/w/d": "Planner",
    "Planner - m/f/d": "Planner",
    "Planner, all genders welcome": "Planner",
    "Planner (male/female/diverse)": "Planner",
    "Planer (männlich/weiblich/divers)": "Planer",
    "Planner (m/f/d), Leeds": "Planner, Leeds",
    "Planner Ref. 1234": "Planner",
    "Planner (Ref: AB-12/26)": "Planner",
    "Planner, reference number 88123": "Planner",
    "Planner - Job ID: R-00123": "Planner",
    "Planner | Req ID 5512": "Planner",
    "Planer (Ref.-Nr. 4711)": "Planer",
    "Planer Kennziffer 2026-17": "Planer",
    "Planner #4711": "Planner",
    "Planner (JR102938)": "Planner",
    "JR102938 Planner": "Planner",
    "Planner - 104711": "Planner",
    "4711 - Planner": "Planner",
    "Planner (m/w/d) (Ref. 12) #77": "Planner",
    "Planner (": "Planner",
    "Planner (remote": "Planner remote",
    "(m/w/d)": "",
    "#4711": "",
    "": "",
}
AS_TYPED = [
    "Entwickler*in",
    "Entwickler:in",
    "Lehrer/in",
    "Lehrer(in)",
    "C# Developer",
    "C/C++ Developer",
    "UI/UX Designer",
    "24/7 Support Engineer",
    "Java 17 Developer",
    "Level 3 Support",
    "Graduate Programme (2026)",
    "Graduate 2026",
    "Office 365 Admin (M365)",
    "Auditor (ISO9001)",
    "Analyst (80-100%)",
    "Reference Data Analyst",
    "Position Manager",
    "Vacancy Manager 2",
    "Senior Engineer II",
    "planner",
]


@pytest.mark.parametrize(("title", "expected"), WITHOUT.items())
def test_gender_tags_and_reference_numbers_are_left_out(title, expected):
    assert role_name(title) == expected


@pytest.mark.parametrize("title", AS_TYPED)
def test_everything_else_is_said_as_typed(title):
    assert role_name(title) == title
    assert role_name(f"{title} (m/w/d)") == title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Operations analyst", "the Operations analyst role"),
        ("The Operations analyst", "the Operations analyst role"),
        ("Volunteer role", "the Volunteer role"),
        ("Summer job", "the Summer job"),
        ("(m/w/d)", "the role"),
        ("", "the role"),
    ],
)
def test_a_sentence_names_the_role_once(title, expected):
    assert the_role(title) == expected


def test_a_title_too_long_for_a_sentence_ends_at_its_last_separator_or_is_not_said():
    long = "Senior Planner for Regional Transport and Logistics - Leeds, two days a week at home, permanent"
    assert role_name(long) == "Senior Planner for Regional Transport and Logistics - Leeds"
    assert the_role("Planner " * 20) == "the role"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=300))
def test_whatever_was_typed_one_clean_line_is_left(title):
    name = role_name(title)
    assert name == " ".join(name.split())
    assert len(name) <= LONGEST
    assert name.count("(") == name.count(")")
    assert "()" not in name
