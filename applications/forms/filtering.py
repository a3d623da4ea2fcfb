from django import forms

from applications.models import OutcomeKind, Source, Status, Tag, WorkMode

SORTS = {
    "news": ("last_news_on", "Last news"),
    "company": ("company", "Company and role"),
    "status": ("reached", "How far, how it ended"),
    "source": ("source", "Source"),
    "place": ("location", "Place"),
    "applied": ("applied_on", "Applied"),
}
OUTCOMES = [("open", "Still open"), ("closed", "Closed"), *OutcomeKind.choices]
DATE = {"type": "date"}


class FilterForm(forms.Form):
    """What the address of the list asks for. Nonsense in it is left out, and said."""

    q = forms.CharField(required=False, max_length=200)
    status = forms.MultipleChoiceField(required=False, choices=Status.choices, widget=forms.CheckboxSelectMultiple)
    outcome = forms.MultipleChoiceField(required=False, choices=OUTCOMES, widget=forms.CheckboxSelectMultiple)
    source = forms.MultipleChoiceField(required=False, choices=Source.choices, widget=forms.CheckboxSelectMultiple)
    mode = forms.MultipleChoiceField(required=False, choices=WorkMode.choices, widget=forms.CheckboxSelectMultiple)
    tag = forms.ModelChoiceField(required=False, queryset=Tag.objects.none(), empty_label="Any tag")
    since = forms.DateField(required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    until = forms.DateField(required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    quiet = forms.BooleanField(required=False)
    sort = forms.ChoiceField(required=False, choices=[(f"{sign}{name}", name) for name in SORTS for sign in ("", "-")])
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tag"].queryset = Tag.objects.for_user(owner)

    def boxes(self) -> dict[str, list[dict]]:
        """The checkboxes of each choice, ready to print: Django's own cost a template each."""
        chosen = self.chosen
        names = ("status", "outcome", "source", "mode")
        return {
            name: [
                {"value": value, "label": label, "on": value in chosen.get(name, [])}
                for value, label in self.fields[name].choices
            ]
            for name in names
        }

    @property
    def chosen(self) -> dict:
        """What could be read; anything else counts as not asked for."""
        self.is_valid()
        return self.cleaned_data


class BulkForm(forms.Form):
    """What to do with those that are selected: one thing at a time."""

    ACTIONS = [
        ("status", "Move"),
        ("outcome", "Close"),
        ("tag", "Tag"),
        ("untag", "Take the tag off"),
        ("wait", "Leave it for now"),
        ("delete", "Delete"),
    ]
    do = forms.ChoiceField(choices=ACTIONS)
    pick = forms.TypedMultipleChoiceField(coerce=int, choices=())
    status = forms.ChoiceField(choices=Status.choices, required=False)
    outcome = forms.ChoiceField(choices=OutcomeKind.choices, required=False)
    tag_name = forms.CharField(max_length=50, required=False)
    sure = forms.BooleanField(required=False)

    def __init__(self, data, **kwargs):
        super().__init__(data, **kwargs)
        picked = [value for value in data.getlist("pick") if value.isdecimal() and len(value) < 15]
        self.fields["pick"].choices = [(int(value), value) for value in picked]
        self.fields["pick"].error_messages |= {
            "required": "Select at least one application first.",
            "invalid_choice": "One of those selected could not be read.",
        }

    def clean(self):
        cleaned = super().clean()
        needs = {"status": ("status", "Choose where to move them."), "outcome": ("outcome", "Choose how they ended.")}
        needs |= dict.fromkeys(("tag", "untag"), ("tag_name", "Write the tag."))
        field, message = needs.get(cleaned.get("do", ""), ("", ""))
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, message)
        return cleaned
