from django import forms
from django.http import QueryDict

from applications.models import PayPeriod, Source, Status, Tag, WorkMode

from .list_columns import ALWAYS, COLUMNS, OUTCOMES, USUAL

DATE = {"type": "date"}


class TagField(forms.ModelChoiceField):
    """A tag by its name, so that an address means the same after a restore on another server."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Tag.objects.none(), to_field_name="name", **kwargs)

    def to_python(self, value):
        if "\x00" in str(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class FilterForm(forms.Form):
    """The query string of the list. What it doesn't understand is ignored, and the page says so."""

    q = forms.CharField(required=False, max_length=200)
    status = forms.MultipleChoiceField(required=False, choices=Status.choices, widget=forms.CheckboxSelectMultiple)
    outcome = forms.MultipleChoiceField(required=False, choices=OUTCOMES, widget=forms.CheckboxSelectMultiple)
    source = forms.MultipleChoiceField(required=False, choices=Source.choices, widget=forms.CheckboxSelectMultiple)
    mode = forms.MultipleChoiceField(required=False, choices=WorkMode.choices, widget=forms.CheckboxSelectMultiple)
    tag = TagField(required=False, empty_label="Any tag")
    since = forms.DateField(required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    until = forms.DateField(required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    quiet = forms.BooleanField(required=False)
    company = forms.CharField(required=False, max_length=200)
    place = forms.CharField(required=False, max_length=200)
    cv = forms.CharField(required=False, max_length=100)
    pay = forms.IntegerField(required=False, min_value=1, max_value=999_999_999)
    per = forms.ChoiceField(required=False, choices=PayPeriod.choices)
    currency = forms.CharField(required=False, max_length=3)
    columns = forms.MultipleChoiceField(
        required=False, choices=[(name, label) for name, label in COLUMNS.items() if name not in ALWAYS]
    )
    sort = forms.ChoiceField(
        required=False, choices=[(f"{sign}{name}", name) for name in COLUMNS for sign in ("", "-")]
    )
    view = forms.IntegerField(required=False, min_value=1, max_value=2**53)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tag"].queryset = Tag.objects.for_user(owner)

    def clean(self):
        """A period or a currency says nothing without a salary."""
        cleaned = super().clean() or {}
        if not cleaned.get("pay"):
            cleaned |= dict.fromkeys({"per", "currency"} & cleaned.keys(), "")
        return cleaned

    @classmethod
    def of(cls, query: str, *, owner) -> "FilterForm":
        """Return the form for the text after the question mark of an address."""
        return cls(QueryDict(query), owner=owner)

    def boxes(self) -> dict[str, list[tuple[str, str, bool]]]:
        """Return the checkboxes of each field as (value, label, whether it is on)."""
        chosen = self.chosen
        on = {name: chosen.get(name) or [] for name in ("status", "outcome", "source", "mode")}
        on["columns"] = chosen.get("columns") or USUAL
        return {
            name: [(value, str(label), value in values) for value, label in self.fields[name].choices]
            for name, values in on.items()
        }

    @property
    def chosen(self) -> dict:
        """Return what was understood; anything else counts as not given."""
        self.is_valid()
        return self.cleaned_data
