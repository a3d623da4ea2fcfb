from django import forms

from .models import IfThen

BOTH_PARTS = "Enter both parts of the plan: “if” and “then”."


class IfThenForm(forms.ModelForm):
    class Meta:
        model = IfThen
        fields = ["condition", "action"]
        labels = {"action": "then I"}
        error_messages = {name: {"required": BOTH_PARTS} for name in ("condition", "action")}
