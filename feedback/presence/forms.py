from django import forms

from feedback.models import PresenceReview

from .checklists import Checklist


class PresenceForm(forms.ModelForm):
    """What is in order, and exactly one next step."""

    class Meta:
        model = PresenceReview
        fields = ["fine", "next_step"]
        widgets = {"next_step": forms.TextInput(attrs={"list": "steps", "autocomplete": "off"})}
        help_texts = {"next_step": "A small one is enough. If everything is done, say when you’ll check again."}
        error_messages = {"next_step": {"required": "Enter one next step. A small one is enough."}}

    def __init__(self, *args, checklist: Checklist, **kwargs):
        super().__init__(*args, **kwargs)
        lines = [(line.key, line.text) for line in checklist.lines]
        self.fields["fine"] = forms.MultipleChoiceField(
            choices=lines, required=False, widget=forms.CheckboxSelectMultiple
        )

    def clean_next_step(self):
        step = " ".join(self.cleaned_data["next_step"].split())
        if not step:
            raise forms.ValidationError("Enter one next step. A small one is enough.")
        return step
