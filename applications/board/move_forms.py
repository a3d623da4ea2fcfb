import datetime as dt
from collections.abc import Sequence

from django import forms

from applications import wording
from applications.models import EarlierDate, OutcomeKind, Status, StatusChange

MOVE_CHOICES = {"statuses": Status.choices, "outcomes": OutcomeKind.choices}  # what the move menu shows
UNKNOWN = dict.fromkeys(["required", "invalid_choice"], "Choose a status or an outcome.")


class DayForm(forms.Form):
    """The date in one tap: today, yesterday, a chosen date, or one that is not known."""

    day = forms.ChoiceField(
        choices=[
            ("today", "Today"),
            ("yesterday", "Yesterday"),
            ("pick", "Choose a date"),
            ("unknown", "Not known"),
        ],
        required=False,
    )
    on = forms.DateField(
        required=False, label="Date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self):
        cleaned = super().clean()
        day, on = cleaned.get("day") or ("pick" if cleaned.get("on") else "today"), cleaned.get("on")
        if day == "pick" and not on and not self.errors:
            self.add_error("on", "Enter the date it happened.")
        cleaned["happened_on"] = {"yesterday": self.today - dt.timedelta(days=1), "pick": on}.get(day)
        if cleaned["happened_on"] and cleaned["happened_on"] > self.today:
            self.add_error("on", "The date must be today or in the past.")
        return cleaned

    @property
    def happened_on(self) -> dt.date | None:
        """None means now: the model takes today, or the day of the last step if the clock is behind it."""
        return self.cleaned_data["happened_on"]

    @property
    def day_known(self) -> bool:
        return self.cleaned_data.get("day") != "unknown"


class EarlierForm(forms.Form):
    """When the steps that are recorded later than a date happened: on one that is not after it, or nobody knows
    when.
    """

    earlier_on = forms.DateField(
        required=False, label="Date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    earlier_unknown = forms.BooleanField(required=False, label="I don’t know the date")

    @property
    def earlier(self) -> EarlierDate | None:
        if self.cleaned_data.get("earlier_unknown"):
            return EarlierDate(None)
        on = self.cleaned_data.get("earlier_on")
        return EarlierDate(on) if on else None

    def check_earlier(self, on: dt.date) -> None:
        """Refuse a date after the one that the steps are in the way of."""
        earlier_on = self.cleaned_data.get("earlier_on")
        if earlier_on and earlier_on > on and not self.cleaned_data.get("earlier_unknown"):
            self.add_error("earlier_on", f"The date must be on or before {wording.full_date(on)}.")


class StepForm(EarlierForm, DayForm):
    """The date of a step. `in_the_way`: the steps before it that are recorded later, where that is why it was
    refused.
    """

    in_the_way: Sequence[StatusChange] = ()

    def clean(self):
        cleaned = super().clean()
        if "on" not in self.errors:
            self.check_earlier(cleaned.get("happened_on") or self.today)
        return cleaned


class StatusForm(StepForm):
    status = forms.ChoiceField(choices=Status.choices, error_messages=UNKNOWN)


class OutcomeForm(StepForm):
    outcome = forms.ChoiceField(choices=OutcomeKind.choices, error_messages=UNKNOWN)
    applied_on = forms.DateField(
        required=False, label="You applied on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    applied_unknown = forms.BooleanField(required=False, label="I don’t know the date")
    via_offer = forms.BooleanField(required=False, label="Record the offer as well")

    def clean(self):
        cleaned = super().clean()
        applied_on, ended_on = cleaned.get("applied_on"), cleaned.get("happened_on") or self.today
        if applied_on and applied_on > self.today:
            self.add_error("applied_on", "The date must be today or in the past.")
        elif applied_on and applied_on > ended_on:
            self.add_error("applied_on", "The date you applied must be on or before the date of the outcome.")
        return cleaned
