from django import forms

from feedback.models import NoteToSelf


class NoteToSelfForm(forms.ModelForm):
    class Meta:
        model = NoteToSelf
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}
        error_messages = {"text": {"required": "Enter a note. To delete a saved note, choose “Delete…”."}}
