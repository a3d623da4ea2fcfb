import datetime as dt

from django import forms
from django.conf import settings

from feedback.models import Preferences, Reminder

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AnswerReminderForm(forms.Form):
    """The answer to one reminder or suggestion: done, remind me later, or skip."""

    key = forms.CharField(max_length=80)
    do = forms.ChoiceField(choices=[("done", "Done"), ("snooze", "Remind me later"), ("dismiss", "Skip")])
    days = forms.IntegerField(min_value=1, max_value=365, required=False)
    on = forms.DateField(required=False)

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("do") == "snooze":
            days = cleaned.get("days")
            on = None if days else cleaned.get("on")
            on = on or self.today + dt.timedelta(days=days or 1)
            if not self.today < on <= self.today + dt.timedelta(days=366 * 2):
                raise forms.ValidationError("The date must be after today and within two years.")
            cleaned["on"] = on
        return cleaned


class OwnReminderForm(forms.ModelForm):
    class Meta:
        model = Reminder
        fields = ["words", "due_on"]
        labels = {"words": "Remind me about", "due_on": "Date"}
        widgets = {"due_on": DAY}
        error_messages = {
            "words": {"required": "Enter what to remind you about."},
            "due_on": {"required": "Enter a date."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if not 2000 <= day.year <= 2100:
            raise forms.ValidationError("The date must be between 2000 and 2100.")
        return day


class PauseForm(forms.Form):
    until = forms.DateField(label="Pause until", required=False, widget=DAY)
    days = forms.IntegerField(required=False, min_value=1, max_value=366, widget=forms.HiddenInput)

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and not self.today < until <= self.today + dt.timedelta(days=366):
            raise forms.ValidationError(
                "The date must be after today and within a year. Leave it empty to pause until you resume."
            )
        return until

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("days"):
            cleaned["until"] = self.today + dt.timedelta(days=cleaned["days"])
        return cleaned


class PreferencesForm(forms.ModelForm):
    class Meta:
        model = Preferences
        fields = [
            "tone", "ask_after_days", "ask_within_days", "no_reply_days", "closes_unanswered", "keep_in_touch_days",
            "suggests_follow_ups", "follow_up_days", "follow_up_interview_days", "shows_facts", "digest", "digest_hour",
        ]  # fmt: skip
        widgets = {"tone": forms.RadioSelect, "digest": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hours = [(hour, f"{hour:02}:00") for hour in range(24)]
        self.fields["digest_hour"] = forms.TypedChoiceField(label="Time", choices=hours, coerce=int)
        if not settings.MAIL_HOST:
            del self.fields["digest"], self.fields["digest_hour"]
        for name, field in self.fields.items():
            if name.endswith("_days"):
                field.widget = forms.NumberInput(attrs={"min": 1, "max": 365, "inputmode": "numeric"})
                field.error_messages["required"] = "Enter a number of days."

    def clean(self):
        cleaned = super().clean() or {}
        after, within = cleaned.get("ask_after_days"), cleaned.get("ask_within_days")
        if after and within and within < after:
            self.add_error("ask_within_days", "Enter at least as many days as above.")
        return cleaned
