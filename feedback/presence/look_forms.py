import datetime as dt

from django import forms
from django.db import IntegrityError, transaction

from applications.models import Document
from applications.shell.fields import LinkField
from feedback.models import Impression, Look, PresenceKind

SHOWN = ("document", "url", "text")
WORDS = ("does", "stays", "unclear", "change")


class LookForm(forms.ModelForm):
    """Exactly one thing to show: a text, a link or a PDF. One that is chosen replaces one that was filled in before."""

    kind = forms.ChoiceField(
        label="What do you want to show?",
        choices=[(kind.value, kind.label) for kind in PresenceKind if kind != PresenceKind.NETWORK],
        error_messages={"required": "Choose what you want to show."},
    )
    url = LinkField(label="Link", required=False, max_length=2000)
    field_order = ["kind", "document", "url", "text", "shown_name"]

    class Meta:
        model = Look
        fields = ["kind", "document", "url", "text", "shown_name"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8})}
        help_texts = {
            "document": "Friends can download the whole file.",
            "text": "The opening lines of a profile or a letter, for example.",
            "shown_name": "If you leave it empty, they see “Someone you know”.",
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        pdfs, label = Document.objects.for_user(user).filter(file_type="pdf"), self.fields["document"].label
        if pdfs.exists():
            self.fields["document"] = forms.ModelChoiceField(
                pdfs, label=label, required=False, empty_label="None", help_text=self.fields["document"].help_text
            )
        else:
            del self.fields["document"]

    def clean_shown_name(self):
        return " ".join(self.cleaned_data["shown_name"].split())

    def clean(self):
        cleaned = super().clean() or {}
        chosen = [name for name in SHOWN if cleaned.get(name)]
        own = [name for name in chosen if name in self.changed_data]
        if len(chosen) > 1 and len(own) == 1:
            cleaned |= {name: None if name == "document" else "" for name in chosen if name not in own}
            chosen = own
        if len(chosen) != 1 and not self.errors:
            raise forms.ValidationError(
                "Choose one thing to show: a text, a link or a PDF."
                if not chosen
                else "Choose only one: a text, a link or a PDF."
            )
        return cleaned


class ImpressionForm(forms.ModelForm):
    class Meta:
        model = Impression
        fields = [*WORDS, "name"]
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 2}) for name in WORDS},
            "name": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def clean(self):
        cleaned = super().clean() or {}
        for name in (*WORDS, "name"):
            cleaned[name] = (cleaned.get(name) or "").strip()
        if not self.errors and not any(cleaned[name] for name in WORDS):
            raise forms.ValidationError("Fill in at least one answer. One line is enough.")
        return cleaned

    def keep(self, look: Look, visitor: str, on: dt.date) -> None:
        """Save one impression for each visitor, however often it is sent."""
        row = self.instance
        row.owner, row.look, row.visitor = look.owner, look, visitor
        row.written_on = row.written_on or on
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError:
            fields = {name: self.cleaned_data[name] for name in (*WORDS, "name")}
            Impression.objects.filter(look=look, visitor=visitor).update(**fields)
