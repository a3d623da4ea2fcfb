import datetime as dt

from django import forms

from .proof import COLUMNS, USUAL

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProofForm(forms.Form):
    """The period, the columns, and the name and reference above them. Sent by GET, so that it can be bookmarked."""

    since = forms.DateField(label="From", widget=DATE, error_messages={"required": "Enter the first date."})
    until = forms.DateField(label="To", widget=DATE, error_messages={"required": "Enter the last date."})
    name = forms.CharField(label="Name on the page", max_length=200, required=False)
    number = forms.CharField(label="Reference number (optional)", max_length=100, required=False)
    col = forms.MultipleChoiceField(
        label="Columns",
        choices=list(COLUMNS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Date and company are always included. Notes, reflections, salary and people’s replies never are.",
    )

    def __init__(self, data, *, today: dt.date, name: str):
        """Without a period: from the first day of last month to today, with the usual columns."""
        usual = {"since": (today.replace(day=1) - dt.timedelta(days=1)).replace(day=1), "until": today}
        super().__init__(data if "since" in data else {**usual, "name": name, "col": USUAL})

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "The date must be the same as “From” or later.")
        return cleaned

    @property
    def columns(self) -> list[str]:
        return self.cleaned_data.get("col") or []
