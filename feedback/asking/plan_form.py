import datetime as dt

from django import forms

from .plan import Step

NOW, LATER, SKIP = "now", "later", "skip"
LONGEST = dt.timedelta(days=366 * 3)


class PlanStepForm(forms.Form):
    """One step of the plan after a no: do it now, be reminded on a date, or skip it. Nothing is chosen in advance."""

    choice = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        choices=[(NOW, "Do it now"), (LATER, "Remind me"), (SKIP, "Skip")],
    )
    due_on = forms.DateField(
        required=False,
        label="Remind me on",
        widget=forms.DateInput(attrs={"type": "date", "aria-label": "Remind me on"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, step: Step, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs | {"prefix": step.kind, "initial": {"due_on": step.due_on}})
        self.step, self.today = step, today
        self.fields["due_on"].widget.attrs |= {"min": today, "max": today + LONGEST}

    @property
    def chosen(self) -> str:
        return self.cleaned_data["choice"]

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("choice") != LATER:
            self.errors.pop("due_on", None)
            return cleaned
        due_on = cleaned.get("due_on")
        if due_on is None and "due_on" not in self.errors:
            self.add_error("due_on", "Choose a date.")
        elif due_on and not self.today <= due_on <= self.today + LONGEST:
            self.add_error("due_on", "The date must be today or later, and within three years.")
        return cleaned
