import datetime as dt

from django import forms
from django.db.models import QuerySet

from applications import wording
from feedback.if_then_form import BOTH_PARTS
from feedback.letters.drafting import Draft, is_no_reply
from feedback.models import Channel, FeedbackRequest, Tone


class DraftForm(forms.Form):
    """A message as someone edits it. An empty body means: the draft as it was."""

    to = forms.EmailField(label="To", required=False, max_length=254)
    subject = forms.CharField(required=False, max_length=200)
    body = forms.CharField(
        label="Message", required=False, max_length=10_000, strip=False, widget=forms.Textarea(attrs={"rows": 11})
    )
    tone = forms.ChoiceField(label="Tone", choices=Tone.choices, required=False)
    sent_on = forms.DateField(label="Date sent", required=False)
    channel = forms.ChoiceField(label="Send by", choices=Channel.choices, required=False)

    def clean_to(self) -> str:
        if is_no_reply(self.cleaned_data["to"]):
            raise forms.ValidationError(
                "No one reads replies to this address. Enter the email of someone who wrote to you or met you."
            )
        return self.cleaned_data["to"]

    @property
    def draft(self) -> Draft:
        return Draft(
            self.cleaned_data.get("subject", ""), self.cleaned_data.get("body", "").replace("\r\n", "\n").strip()
        )


class WhoForm(forms.Form):
    """Someone already known here, or one field for a new name."""

    field_order = ["contact", "who", "to"]
    who = forms.CharField(label="Their name", required=False, max_length=200)
    to = forms.EmailField(label="Their email (optional)", required=False, max_length=254)

    def __init__(self, *args, contacts: QuerySet, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["contact"] = forms.ModelChoiceField(
            contacts, label="Person", required=False, empty_label="Someone else"
        )
        self.order_fields(self.field_order)

    clean_to = DraftForm.clean_to


class PastDateForm(forms.Form):
    """With a date on which something happened; today where none is given."""

    on = forms.DateField(
        label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.initial.setdefault("on", today)
        self.fields["on"].widget.attrs["max"] = today.isoformat()

    def clean_on(self) -> dt.date:
        on = self.cleaned_data["on"] or self.today
        if on > self.today:
            raise forms.ValidationError("The date must be today or in the past.")
        return on


class AnswerForm(PastDateForm):
    """A reply, and when it came: not before `asked`, the request it replies to, was sent."""

    field_order = ["answer", "on"]
    answer = forms.CharField(
        label="Their reply",
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Paste or type their reply, or choose “Leave it there”."},
    )

    def __init__(self, *args, asked: FeedbackRequest, **kwargs):
        super().__init__(*args, auto_id="answer_%s", **kwargs)
        self.asked = asked

    def clean_on(self) -> dt.date:
        on, since = super().clean_on(), self.asked.close_from
        if since and on < since:
            raise forms.ValidationError(
                f"The date must be on or after the day you asked, {wording.inside_date(since, self.today)}."
            )
        return on


class AdviceForm(PastDateForm):
    """Advice that came without a request: their words, whose they are if known, and when."""

    field_order = ["answer", "contact", "who", "on"]
    answer = forms.CharField(
        label="What they wrote or said",
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8, "autofocus": True}),
        error_messages={"required": "Paste or type what they wrote or said."},
    )
    who = forms.CharField(label="Their name (optional)", required=False, max_length=200)

    def __init__(self, *args, contacts: QuerySet, **kwargs):
        super().__init__(*args, **kwargs)
        if contacts:
            self.fields["contact"] = forms.ModelChoiceField(
                contacts, label="Person", required=False, empty_label="Someone else"
            )
            self.order_fields(self.field_order)


class ReadingForm(forms.ModelForm):
    """What the user thinks of a reply: how specific it is, whether they agree, what they would try."""

    specific = forms.ChoiceField(
        label="How specific is it?",
        choices=[
            ("specific", "Specific: it mentions a skill, an answer or a requirement"),
            ("generic", "Generic: it could have gone to anyone"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose specific or generic."},
    )
    condition = forms.CharField(label="If", required=False, max_length=300)
    action = forms.CharField(label="then I", required=False, max_length=300)
    themes = forms.CharField(
        label="Themes", required=False, max_length=500, help_text="In your own words, separated by commas."
    )

    class Meta:
        model = FeedbackRequest
        fields = ["agreement", "would_try"]
        widgets = {"agreement": forms.RadioSelect, "would_try": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("agreement", "would_try", "themes"):
            self.fields[name].required = False

    def clean(self):
        cleaned = super().clean() or {}
        if bool(cleaned.get("condition")) != bool(cleaned.get("action")):
            self.add_error(
                "action" if cleaned.get("condition") else "condition",
                BOTH_PARTS,
            )
        return cleaned


class ClarificationForm(forms.Form):
    clarification = forms.CharField(
        label="Message",
        max_length=10_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Enter a message."},
    )
