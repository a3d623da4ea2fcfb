import datetime as dt

from django import forms

from applications.models import Application, Contact
from feedback.letters.favours import FAVOURS
from feedback.models import Look, Support


class WhoToAskForm(forms.Form):
    """What help is wanted, for which application, and from whom."""

    favour = forms.ChoiceField(choices=[(key, favour.title) for key, favour in FAVOURS.items()], required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        for name, model in (("application", Application), ("contact", Contact), ("look", Look)):
            self.fields[name] = forms.ModelChoiceField(model.objects.for_user(user), required=False)


class SupporterForm(forms.Form):
    """Someone who could be asked."""

    name = forms.CharField(label="Their name", max_length=200, error_messages={"required": "Enter a name."})
    email = forms.EmailField(label="Their email (optional)", max_length=254, required=False)

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())


class SupportForm(forms.ModelForm):
    who = forms.CharField(
        label="Who helped?",
        max_length=200,
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
        error_messages={"required": "Enter the name of the person who helped."},
    )

    class Meta:
        model = Support
        fields = ["what", "helped_on"]
        error_messages = {"what": {"required": "Enter what they did."}, "helped_on": {"required": "Enter the date."}}
        widgets = {
            "what": forms.TextInput(attrs={"list": "helps", "autocomplete": "off"}),
            "helped_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    field_order = ["who", "what", "helped_on"]

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_who(self):
        return " ".join(self.cleaned_data["who"].split())

    def clean_helped_on(self):
        day = self.cleaned_data["helped_on"]
        if not dt.date(1990, 1, 1) <= day <= self.today:
            raise forms.ValidationError("The date must be today or in the past.")
        return day
