"""A row of a file under the rules for what is typed."""

import datetime as dt
from collections.abc import Mapping
from copy import deepcopy

from django import forms

from applications.adding.forms import ApplicationForm, FactRules

FARTHEST_BACK = 1990
FACTS = (
    "agency", "location", "work_mode", "pay_min", "pay_max", "pay_currency", "pay_period", "source", "source_name",
    "sent_via", "cv_version", "deadline_on", "notes", "advert", "tag_names",
)  # fmt: skip
DAYS = ("saved_on", "applied_on", "status_on", "ended_on")
LABELS = {
    "link": "Link",
    "pay_min": "Salary from",
    "pay_max": "Salary to",
    "pay_currency": "Currency",
    "pay_period": "Salary per",
    "work_mode": "Work mode",
    "source": "Source",
    "source_name": "Source",
    "sent_via": "Applied via",
    "cv_version": "CV version",
    "deadline_on": "Closing date",
    "saved_on": "Date saved",
    "applied_on": "Date applied",
    "status_on": "Status date",
    "ended_on": "Date closed",
    "tag_names": "Tags",
    "location": "Location",
    "agency": "Agency",
}


class RowForm(FactRules, forms.Form):
    """The fields of the form for typing, made once for all rows: a form for each takes ten times as long."""

    company = forms.CharField(
        max_length=200, required=False, error_messages={"max_length": "The company is longer than 200 characters."}
    )
    title = forms.CharField(
        max_length=300,
        error_messages={
            "required": "The job title is missing.",
            "max_length": "The job title is longer than 300 characters.",
        },
    )
    link = deepcopy(ApplicationForm.base_fields["link"])

    def __init__(self, *, today: dt.date):
        super().__init__({})
        self.today = today
        for name in FACTS:
            self.fields[name] = deepcopy(ApplicationForm.base_fields[name])
        for name in DAYS:
            self.fields[name] = forms.DateField(required=False)

    def check(self, values: Mapping[str, object]) -> None:
        """Bind it to one row; `cleaned_data` and `errors` are that row's from then on."""
        self.data = values
        self.full_clean()

    def clean(self):
        cleaned = super().clean()
        if "company" in self.errors and not self.data.get("company"):
            del self.errors["company"]
            self.add_error("company", "The company is missing.")
        for name in DAYS:
            if day := cleaned.get(name):
                try:
                    cleaned[name] = self._past(day)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return cleaned

    def _past(self, day: dt.date) -> dt.date:
        """Files know no time zone: tomorrow is today somewhere else."""
        if day == self.today + dt.timedelta(days=1):
            return self.today
        if day > self.today:
            raise forms.ValidationError(f"{day.day} {day:%B} {day.year} is in the future.")
        if day.year < FARTHEST_BACK:
            raise forms.ValidationError(f"{day.day} {day:%B} {day.year} is before {FARTHEST_BACK}.")
        return day


class CorrectionForm(forms.Form):
    """What someone says about a row that cannot be read; what stays empty stays as the file has it."""

    company = forms.CharField(required=False, max_length=200)
    title = forms.CharField(required=False, max_length=300)
    on = forms.DateField(required=False, input_formats=["%Y-%m-%d"])
