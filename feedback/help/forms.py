import re

from django import forms

from feedback.models import Preferences


class TrustedForm(forms.ModelForm):
    class Meta:
        model = Preferences
        fields = ["trusted_name", "trusted_number"]
        labels = {"trusted_name": "Their name"}
        widgets = {
            "trusted_name": forms.TextInput(attrs={"autocomplete": "off"}),
            "trusted_number": forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        }

    def clean_trusted_number(self):
        number = " ".join(self.cleaned_data["trusted_number"].split())
        if number and not re.fullmatch(r"\+?[\d\s()/.\-]{2,50}", number):
            raise forms.ValidationError("Enter a phone number, such as 01632 960 118.")
        return number

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("trusted_number") and not cleaned.get("trusted_name"):
            self.add_error("trusted_name", "Enter a name for this number.")
        return cleaned
