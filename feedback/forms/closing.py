from django import forms

from applications.models import Contact, Search


class ThanksForm(forms.Form):
    """Whom to thank, among those who helped."""

    def __init__(self, *args, helpers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"] = forms.MultipleChoiceField(
            choices=[(str(one.pk), "") for one in helpers], error_messages={"required": "Tick someone first."}
        )

    def clean_people(self) -> list[Contact]:
        return list(Contact.objects.filter(pk__in=self.cleaned_data["people"]))


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

    def clean_began_on(self):
        began_on = self.cleaned_data["began_on"]
        if began_on > self.instance.ended_on:
            raise forms.ValidationError("A search cannot end before it began.")
        return began_on
