"""Every figure on a page has its source and year, and is listed in docs/evidence.md."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings

from feedback import facts
from feedback.today.lately import Activity
from feedback.today.page import _fact
from tests.builders import TODAY

TABLE = {
    cells[0]: cells[1:]
    for line in (Path(settings.BASE_DIR) / "docs/evidence.md").read_text().splitlines()
    if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 4 and cells[0].isupper()
}


def test_the_list_and_the_module_name_the_same_facts():
    assert set(TABLE) == set(facts.ALL)


@pytest.mark.parametrize("name", facts.ALL)
def test_a_fact_says_who_and_when_as_the_list_does(name):
    fact, (figures, source, year) = facts.ALL[name], TABLE[name]
    assert fact.year == year
    assert fact.source.split(",")[0] in source
    numbers = re.findall(r"\d[\d.,]*\d|\d", fact.sentence)
    assert [number for number in numbers if number not in f"{figures} {source}"] == []


@pytest.mark.parametrize("name", facts.ALL)
def test_a_fact_is_calm(name):
    assert "!" not in facts.ALL[name].sentence


@pytest.mark.parametrize("name", facts.ALL)
def test_a_fact_is_said_in_whole_sentences(name):
    fact = facts.ALL[name]
    assert fact.sentence.endswith(".")
    assert fact.sentence[0].isupper() or fact.sentence[0].isdecimal()
    assert not fact.source.endswith(".")
    assert "docs/" not in f"{fact.sentence} {fact.footer} {fact.caveat}"


def test_programmes_that_were_evaluated_are_not_called_trials():
    assert "trials" not in facts.PRACTICE.sentence + facts.PRACTICE.source
    assert "Not all of them were randomised" in facts.PRACTICE.caveat


class TestTheirOwnCountry:
    @pytest.mark.parametrize("country", ["Germany", " deutschland ", "DE"])
    def test_figures_of_it_come_before_others(self, country):
        assert facts.about_silence(country)[0] == facts.SILENCE_GERMANY
        assert facts.about_applying(country)[:2] == [facts.APPLICATIONS_GERMANY, facts.INTERVIEWS_GERMANY]
        assert facts.INTERVIEW_PER_APPLICATIONS not in facts.about_applying(country)

    @pytest.mark.parametrize("country", ["", "Austria", "Germania"])
    def test_without_any_the_known_ones_stay(self, country):
        assert facts.about_silence(country) == [facts.SILENCE_IS_MOSTLY_THEIRS, facts.SILENCE_AFTER_INTERVIEW]
        assert facts.about_applying(country) == [facts.INTERVIEW_PER_APPLICATIONS, facts.PASSED_OVER]

    def test_each_week_shows_another(self):
        quiet = [Activity("", "", "", "", "no_response")]
        weeks = [TODAY + dt.timedelta(weeks=number) for number in range(3)]
        assert {_fact(quiet, 0, "Scotland", week) for week in weeks} == set(facts.about_silence("Scotland"))
