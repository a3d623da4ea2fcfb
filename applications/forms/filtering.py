from functools import cache

from django import forms
from django.http import QueryDict

from applications.models import OutcomeKind, Source, Status, Tag, WorkMode

COLUMNS = {
    "company": "Company and job title",
    "status": "Status",
    "source": "Source",
    "place": "Location",
    "pay": "Salary",
    "tags": "Tags",
    "sent": "Applied via",
    "cv": "CV version",
    "applied": "Applied",
    "closes": "Closing date",
    "closed": "Closed",
    "news": "Last news",
    "next": "Next",
}
ALWAYS = ("company", "status")
USUAL = ["source", "place", "applied", "news", "next"]
OUTCOMES = [("open", "Open"), ("closed", "Closed"), *OutcomeKind.choices]
DATE = {"type": "date"}


class TagField(forms.ModelChoiceField):
    """A tag by its name, so that an address still means the same after the rows were brought to another server."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Tag.objects.none(), to_field_name="name", **kwargs)

    def to_python(self, value):
        if "\x00" in str(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class FilterForm(forms.Form):
    """What the address of the list asks for. Nonsense in it is left out, and said."""

    q = forms.CharField(required=False, max_length=200)
    status = forms.MultipleChoiceField(required=False, choices=Status.choices, widget=forms.CheckboxSelectMultiple)
    outcome = forms.MultipleChoiceField(required=False, choices=OUTCOMES, widget=forms.CheckboxSelectMultiple)
    source = forms.MultipleChoiceField(required=False, choices=Source.choices, widget=forms.CheckboxSelectMultiple)
    mode = forms.MultipleChoiceField(required=False, choices=WorkMode.choices, widget=forms.CheckboxSelectMultiple)
    tag = TagField(required=False, empty_label="Any tag")
    since = forms.DateField(required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    until = forms.DateField(required=False, widget=forms.DateInput(attrs=DATE, format="%Y-%m-%d"))
    quiet = forms.BooleanField(required=False)
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

    @classmethod
    def of(cls, query: str, *, owner) -> "FilterForm":
        """The form of what stands behind the question mark of an address."""
        return cls(QueryDict(query), owner=owner)

    @staticmethod
    @cache
    def of_nothing() -> "FilterForm":
        """The form of the bare address, which is opened most. It asks for nothing, so it is no one's, and made once."""
        form = FilterForm(QueryDict(), owner=None)
        form.full_clean()
        return form

    def boxes(self) -> dict[str, tuple[tuple[str, str, bool], ...]]:
        """The checkboxes of each choice as (value, label, whether it is on): Django's own cost a template each."""
        chosen = self.chosen
        on = {name: chosen.get(name) or [] for name in ("status", "outcome", "source", "mode")}
        on["columns"] = chosen.get("columns") or USUAL
        return {
            name: tuple((value, str(label), value in values) for value, label in self.fields[name].choices)
            for name, values in on.items()
        }

    @property
    def chosen(self) -> dict:
        """What could be read; anything else counts as not asked for."""
        self.is_valid()
        return self.cleaned_data
