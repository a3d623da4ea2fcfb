from django import forms

from applications.models import Search


class ThanksForm(forms.Form):
    """Whom to thank, among those who helped."""

    people = forms.MultipleChoiceField(error_messages={"required": "Tick somebody first."})

    def __init__(self, *args, helpers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(one.pk), one.name) for one in helpers]


class CloseSearchForm(forms.ModelForm):
    """A name for a search that never had one; it ends today."""

    class Meta:
        model = Search
        fields = ["name", "began_on"]
        labels = {"name": "What to call it", "began_on": "It began on"}
        widgets = {"began_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, owner, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner, self.instance.ended_on = owner, today
        self.fields["began_on"].error_messages["required"] = "Choose the day it began."

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() - {"owner", "ended_on"}
