import datetime as dt
from collections.abc import Sequence

from django import forms

from applications.models import StatusChange


class DatesForm(forms.Form):
    """When each of these changes happened, where someone knows it: `on-<pk>`, or `on` for all that are selected."""

    on = forms.DateField(
        label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    pick = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, changes: Sequence[StatusChange], today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.changes, self.today = changes, today
        self.fields["pick"].choices = [(change.pk, str(change.pk)) for change in changes]
        for change in changes:
            widget = forms.DateInput(attrs={"type": "date", "max": today.isoformat()}, format="%Y-%m-%d")
            self.fields[f"on-{change.pk}"] = forms.DateField(label="Date", required=False, widget=widget)

    def clean(self):
        cleaned = super().clean()
        for name in [name for name, value in cleaned.items() if isinstance(value, dt.date)]:
            if cleaned[name] > self.today:
                self.add_error(name, "The date must be today or in the past.")
        if cleaned.get("pick") and not cleaned.get("on") and "on" not in self.errors:
            self.add_error("on", "Enter the date for the steps you selected.")
        if cleaned.get("on") and not cleaned.get("pick"):
            self.add_error("on", "Select the steps that happened on this date.")
        return cleaned

    def wanted(self) -> dict[int, dt.date]:
        """The date of each change that got one; its own comes before the one for all."""
        for_all = dict.fromkeys(self.cleaned_data["pick"], self.cleaned_data["on"])
        own = {change.pk: self.cleaned_data.get(f"on-{change.pk}") for change in self.changes}
        return for_all | {pk: on for pk, on in own.items() if on}
