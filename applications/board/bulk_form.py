import datetime as dt

from django import forms

from applications.models import OutcomeKind, Source, Status

from .move_forms import EarlierForm

NEEDS = {
    "status": ("status", "Choose a status."),
    "outcome": ("outcome", "Choose an outcome."),
    "source": ("source", "Choose a source."),
    "tag": ("tag_name", "Enter a tag."),
    "untag": ("tag_name", "Enter a tag."),
}


class BulkForm(EarlierForm):
    """A change of the selected applications, or of all that match on every page of the list.

    With `every`, `asked` is the list's query and `expected` how many it showed. A date that is not given is today.
    `after` is the action that changed the others, where the dates of these were in the way.
    """

    ACTIONS = [
        ("status", "Move"),
        ("outcome", "Close"),
        ("source", "Set source"),
        ("tag", "Tag"),
        ("untag", "Remove tag"),
        ("wait", "Wait 14 more days"),
        ("delete", "Delete"),
    ]
    do = forms.ChoiceField(choices=ACTIONS, required=False)
    pick = forms.TypedMultipleChoiceField(coerce=int, choices=(), required=False)
    every = forms.BooleanField(required=False)
    asked = forms.CharField(max_length=3000, required=False)
    expected = forms.IntegerField(min_value=0, required=False)
    status = forms.ChoiceField(choices=Status.choices, required=False)
    outcome = forms.ChoiceField(choices=OutcomeKind.choices, required=False)
    moved_on = forms.DateField(required=False)
    ended_on = forms.DateField(required=False)
    source = forms.ChoiceField(choices=Source.choices, required=False)
    tag_name = forms.CharField(max_length=50, required=False)
    sure = forms.BooleanField(required=False)
    after = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)

    def __init__(self, data, *, today: dt.date, **kwargs):
        super().__init__(data, **kwargs)
        self.today = today
        picked = [value for value in (data.getlist("pick") if data else []) if value.isdecimal() and len(value) < 15]
        self.fields["pick"].choices = [(int(value), value) for value in picked]
        self.fields["pick"].error_messages["invalid_choice"] = (
            "One of the selected applications was not recognised. Select them again."
        )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("do") and "do" not in self.errors:
            cleaned["do"] = next((name for name in ("status", "outcome", "source") if cleaned.get(name)), "")
            if not cleaned["do"]:
                self.add_error("do", "Choose an action.")
        if not cleaned.get("every") and not cleaned.get("pick") and "pick" not in self.errors:
            self.add_error("pick", "Select at least one application first.")
        for name in ("moved_on", "ended_on"):
            cleaned[name] = cleaned.get(name) or self.today
            if cleaned[name] > self.today:
                self.add_error(name, "The date must be today or in the past.")
        if not self.errors:
            self.check_earlier(cleaned["moved_on" if cleaned.get("do") == "status" else "ended_on"])
        field, message = NEEDS.get(cleaned.get("do", ""), ("", ""))
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, message)
        return cleaned
