from django import forms

from applications.models import Contact, Search


class ThanksForm(forms.Form):
    """Choose who to thank among the people who helped."""

    def __init__(self, *args, helpers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"] = forms.MultipleChoiceField(
            choices=[(str(one.pk), "") for one in helpers], error_messages={"required": "Choose someone first."}
        )

    def clean_people(self) -> list[Contact]:
        return list(Contact.objects.filter(pk__in=self.cleaned_data["people"]))


class CloseSearchForm(forms.ModelForm):
    """Name a job search that had no name yet and end it today."""

    class Meta:
        model = Search
        fields = ["name", "began_on"]
        labels = {"name": "Name", "began_on": "Start date"}
        error_messages = {
            "name": {"required": "Enter a name for the job search."},
            "began_on": {"required": "Enter the start date."},
        }
        widgets = {"began_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, owner, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner, self.instance.ended_on = owner, today

    def clean_began_on(self):
        began_on = self.cleaned_data["began_on"]
        if began_on > self.instance.ended_on:
            raise forms.ValidationError("The start date must be today or in the past.")
        return began_on
