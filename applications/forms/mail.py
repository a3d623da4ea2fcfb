"""An employer's email, pasted or dropped as a file, and what the person makes of it."""

import datetime as dt

from django import forms

from applications.models import Application, Reason
from applications.reading import OUTLOOK_FILE, SOURCE_LIMIT

from .moves import DayForm

MB = 1024 * 1024
LONGEST = 1_200_000
LARGEST = 25 * MB  # the text comes before what is attached, and only the beginning is read
FILES = ".eml,.emlx,.msg,.txt,.html,.ics,message/rfc822"
MOST_OFFERED = 200
WHAT = [
    ("rejected", "They said no"),
    ("cancelled", "The role was cancelled"),
    ("offer", "An offer"),
    ("interviewing", "An invitation to an interview"),
    ("screening", "A screening call"),
    ("applied", "They received my application"),
    ("none", "No change"),
]


class MailForm(forms.Form):
    text = forms.CharField(
        label="The email", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12}),
    )  # fmt: skip
    file = forms.FileField(
        label="Or upload it (.eml)",
        required=False,
        widget=forms.FileInput(attrs={"accept": FILES}),
        error_messages={"empty": "This file is empty."},
    )
    application = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self):
        """`source` is what is read: the text as it was pasted, or the bytes of the file."""
        cleaned = super().clean() or {}
        text, upload = cleaned.get("text") or "", cleaned.get("file")
        cleaned["source"] = text
        if upload:
            cleaned["source"] = upload.read(SOURCE_LIMIT)
            if upload.size > LARGEST:
                self.add_error("file", f"This file is larger than {LARGEST // MB} MB. Paste the text of the email.")
            elif cleaned["source"].startswith(OUTLOOK_FILE):
                self.add_error(
                    "file",
                    "This is an Outlook file (.msg), which Onward can’t read. In Outlook, choose “Save as” and then "
                    "“EML” or “Text only”, or copy the text of the email and paste it here.",
                )
        elif len(text) > LONGEST:
            self.add_error("text", "This is longer than a million characters. Paste only the email.")
        elif not text.strip() and not self.errors:
            self.add_error("text", "Paste an email or choose a file.")
        return cleaned


class MailAnswerForm(DayForm):
    """What the person decides: which application, what happened, on which day, and whether the text stays."""

    application = forms.ModelChoiceField(
        Application.objects.none(),
        label="Which application",
        empty_label=None,
        error_messages={"required": "Choose the application it is about.", "invalid_choice": "Choose one of yours."},
    )
    what = forms.ChoiceField(label="What happened", choices=WHAT, widget=forms.RadioSelect)
    reason = forms.ChoiceField(label="The reason they gave", choices=Reason.choices, required=False)
    interview_on = forms.DateField(
        label="Interview date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    interview_at = forms.TimeField(
        label="at", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    keep = forms.BooleanField(label="Save the text with the application", required=False)
    text = forms.CharField(required=False, strip=False, max_length=100_000, widget=forms.HiddenInput)
    subject = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    sender = forms.CharField(required=False, max_length=254, widget=forms.HiddenInput)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["application"] = forms.ModelChoiceField(
            Application.objects.for_user(owner).only("company", "agency", "title", "closed_as", "last_news_on"),
            label=self.base_fields["application"].label,
            empty_label=None,
            error_messages=self.base_fields["application"].error_messages,
        )

    def offer(self, fitting: list[int]) -> None:
        """Shows those that fit first, then the ones with the newest news; choosing any other of one's own stays valid."""
        field = self.fields["application"]
        rows = list(field.queryset.filter(pk__in=fitting))
        rows.sort(key=lambda row: fitting.index(row.pk))
        rows += list(field.queryset.exclude(pk__in=fitting)[:MOST_OFFERED])
        field.widget.choices = [(row.pk, f"{row}{'' if row.is_open else ' (closed)'}") for row in rows]

    def clean(self):
        cleaned = super().clean() or {}
        day = cleaned.get("interview_on")
        if day and not dt.date(1990, 1, 1) <= day <= dt.date(2100, 12, 31):
            self.add_error("interview_on", "Choose a day between 1990 and 2100.")
        if cleaned.get("interview_at") and not day:
            self.add_error("interview_on", "Choose the day of that time as well.")
        return cleaned
