import datetime as dt

from django import forms

from applications.models import OutcomeKind, Source, Status

NEEDS = {
    "status": ("status", "Choose where to move them."),
    "outcome": ("outcome", "Choose how they ended."),
    "source": ("source", "Choose where you found them."),
    "tag": ("tag_name", "Write the tag."),
    "untag": ("tag_name", "Write the tag."),
}


class BulkForm(forms.Form):
    """What to do, with those that are selected or with every one that the list shows on all its pages.

    `every` goes with the list's query in `asked` and how many it said there are in `expected`. A day that is not given is today.
    """

    ACTIONS = [
        ("status", "Move"),
        ("outcome", "Close"),
        ("source", "Found by"),
        ("tag", "Tag"),
        ("untag", "Take the tag off"),
        ("wait", "Leave it for now"),
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

    def __init__(self, data, *, today: dt.date, **kwargs):
        super().__init__(data, **kwargs)
        self.today = today
        picked = [value for value in data.getlist("pick") if value.isdecimal() and len(value) < 15]
        self.fields["pick"].choices = [(int(value), value) for value in picked]
        self.fields["pick"].error_messages["invalid_choice"] = "One of those selected could not be read."

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("do") and "do" not in self.errors:
            cleaned["do"] = next((name for name in ("status", "outcome", "source") if cleaned.get(name)), "")
            if not cleaned["do"]:
                self.add_error("do", "Choose what to do with them.")
        if not cleaned.get("every") and not cleaned.get("pick") and "pick" not in self.errors:
            self.add_error("pick", "Select at least one application first.")
        for name in ("moved_on", "ended_on"):
            cleaned[name] = cleaned.get(name) or self.today
            if cleaned[name] > self.today:
                self.add_error(name, "That day has not come yet. Choose today or an earlier day.")
        field, message = NEEDS.get(cleaned.get("do", ""), ("", ""))
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, message)
        return cleaned
