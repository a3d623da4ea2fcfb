import datetime as dt

from django import forms


class OwnWinForm(forms.Form):
    words = forms.CharField(
        label="What went right?", max_length=200, error_messages={"required": "Enter what went right."}
    )
    happened_on = forms.DateField(
        label="Date",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Enter the date."},
    )

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if not dt.date(1990, 1, 1) <= day <= self.today:
            raise forms.ValidationError("The date must be today or in the past.")
        return day
