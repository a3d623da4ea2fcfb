from django import forms

from applications.models import SavedView

from . import application_list
from .filter_form import FilterForm


class OwnedForm(forms.Form):
    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner


class ViewNameForm(OwnedForm):
    """The name of a view. `view`: the one that is renamed, if any."""

    name = forms.CharField(
        label="Name of the view", max_length=60, error_messages={"required": "Enter a name for the view."}
    )

    def __init__(self, *args, view: SavedView | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.view = view

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        others = SavedView.objects.for_user(self.owner).exclude(pk=self.view.pk if self.view else None)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("You already have a view with that name. Choose another name.")
        return name


class ViewQueryForm(OwnedForm):
    """What a view shows, as the text after the question mark of the list's address."""

    query = forms.CharField(max_length=SavedView.LONGEST, required=False, widget=forms.HiddenInput)

    def clean_query(self) -> str:
        """Keep only what the list understands, in its usual order."""
        return application_list.as_text(FilterForm.of(self.cleaned_data["query"], owner=self.owner).chosen)


class NewViewForm(ViewQueryForm, ViewNameForm):
    def clean(self):
        cleaned = super().clean()
        if SavedView.objects.for_user(self.owner).count() >= SavedView.MOST:
            self.add_error(None, f"You can have up to {SavedView.MOST} views. Delete one you no longer use.")
        return cleaned
