"""An employer's email, pasted or dropped as a file, and what the person makes of it."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import forms

from applications.board.move_forms import DayForm, StepForm
from applications.models import Application, Reason
from applications.models.profile import validate_time_zone
from applications.wording import long_date

from .reading import OUTLOOK_FILE, SOURCE_LIMIT

MB = 1024 * 1024
LONGEST = 1_200_000
LARGEST = 25 * MB  # the text comes before what is attached, and only the beginning is read
FILES = ".eml,.emlx,.msg,.txt,.html,.ics,message/rfc822"
MOST_OFFERED = 200
MOST_SLOTS = 12
COMMON_ZONES = (
    "UTC America/Los_Angeles America/Denver America/Chicago America/New_York America/Sao_Paulo Europe/London "
    "Europe/Dublin "
    "Europe/Lisbon Europe/Paris Europe/Berlin Europe/Madrid Europe/Helsinki Europe/Istanbul Africa/Lagos "
    "Africa/Johannesburg "
    "Asia/Jerusalem Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Singapore Asia/Hong_Kong Asia/Shanghai Asia/Tokyo "
    "Australia/Perth Australia/Sydney Pacific/Auckland"
).split()
WHAT = [
    ("rejected", "They said no"),
    ("cancelled", "The role was cancelled"),
    ("offer", "An offer"),
    ("interviewing", "An invitation to an interview"),
    ("screening", "A screening call"),
    ("called_off", "They cancelled an interview"),
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


class MailAnswerForm(StepForm):
    """What the person decides: which application, what happened, on which day, and whether the text stays."""

    application = forms.ModelChoiceField(
        Application.objects.none(),
        label="Which application",
        empty_label=None,
        error_messages={
            "required": "Choose the application it is about.",
            "invalid_choice": "Choose one of your applications.",
        },
    )
    what = forms.ChoiceField(
        label="What happened",
        choices=WHAT,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happened."},
    )
    day = forms.ChoiceField(
        label="Date of the email",
        choices=DayForm.base_fields["day"].choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose when the email arrived, or “Not known”."},
    )
    reason = forms.ChoiceField(label="The reason they gave", choices=Reason.choices, required=False)
    interview_on = forms.DateField(
        label="Interview date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    interview_at = forms.TimeField(
        label="Interview time", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    interview_zone = forms.CharField(label="Time zone", required=False, widget=forms.Select)
    slot = forms.CharField(label="Which time", required=False, max_length=100, widget=forms.RadioSelect)
    slots = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    called_off = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    stays = forms.BooleanField(label="Leave the status as it is", required=False)
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
        """Shows those that fit first, then the ones with the newest news; choosing any other of one's own stays
        valid.
        """
        field = self.fields["application"]
        rows = list(field.queryset.filter(pk__in=fitting))
        rows.sort(key=lambda row: fitting.index(row.pk))
        rows += list(field.queryset.exclude(pk__in=fitting)[:MOST_OFFERED])
        field.widget.choices = [(row.pk, f"{row}{'' if row.is_open else ' (closed)'}") for row in rows]

    def ask(self, slots: list[str], zones: list[str], *, own: str, today: dt.date, is_open: bool = False) -> None:
        """Offers the times of the email, and the zones its hours may be in; with `is_open` none is chosen."""
        self.fields["slot"].widget.choices = [
            *((slot, _slot_label(slot, own, today)) for slot in slots),
            ("", "Another time, or not arranged yet"),
        ]
        names = dict.fromkeys([*zones, own, *COMMON_ZONES])
        self.fields["interview_zone"].widget.choices = [
            *([("", "Choose the time zone")] if is_open else []),
            *((name, zone_label(name)) for name in names),
        ]

    @property
    def own_slots(self) -> list[str]:
        """The times that were offered, as they were posted."""
        return [slot for slot in (self["slots"].value() or "").split("|") if _slot(slot)][:MOST_SLOTS]

    def clean_interview_zone(self):
        zone = self.cleaned_data["interview_zone"]
        if zone:
            validate_time_zone(zone)
        return zone

    def clean_slot(self):
        slot = self.cleaned_data["slot"]
        if slot and not _slot(slot):
            raise forms.ValidationError("Choose one of the times, or enter the date and time below.")
        return slot

    def clean(self):
        cleaned = super().clean() or {}
        if slot := _slot(cleaned.get("slot") or ""):
            cleaned["interview_on"], cleaned["interview_at"], cleaned["interview_zone"] = slot
        elif cleaned.get("interview_at") and "interview_zone" in self.data and not self.data["interview_zone"]:
            self.add_error("interview_zone", "Choose the time zone.")
        day = cleaned.get("interview_on")
        if day and not dt.date(1990, 1, 1) <= day <= dt.date(2100, 12, 31):
            self.add_error("interview_on", "The date must be between 1990 and 2100.")
        if cleaned.get("interview_at") and not day:
            self.add_error("interview_on", "Enter the date as well as the time.")
        return cleaned


def slot_value(day: dt.date, time: dt.time | None, zone: str) -> str:
    """A time as a form posts it: “2026-12-03 14:30 Europe/London”."""
    return f"{day.isoformat()} {f'{time:%H:%M}' if time else '-'} {zone}"


def _slot(value: str) -> tuple[dt.date, dt.time | None, str] | None:
    """The date, time and zone of a posted slot, if it is one."""
    try:
        day, time, zone = value.split(" ")
        validate_time_zone(zone)
        return dt.date.fromisoformat(day), None if time == "-" else dt.time.fromisoformat(time), zone
    except (ValueError, forms.ValidationError):
        return None


def _slot_label(value: str, own: str, today: dt.date) -> str:
    slot = _slot(value)
    if slot is None:
        return value
    day, time, zone = slot
    date = f"{day:%A} {long_date(day, today)}"
    if time is None:
        return date
    if zone == own:
        return f"{date}, {time:%H:%M}"
    return f"{date}, {time:%H:%M} in {zone_label(zone)} ({hour_there(day, time, zone, own)} for you)"


def zone_label(name: str) -> str:
    """“New York” for America/New_York, “UTC+2” for Etc/GMT-2."""
    if name.startswith("Etc/GMT"):
        offset = name.removeprefix("Etc/GMT")
        return f"UTC{'+' if offset.startswith('-') else '-'}{offset[1:]}"
    return name.rpartition("/")[2].replace("_", " ")


def hour_there(day: dt.date, time: dt.time, zone: str, own: str) -> str:
    """What a clock in `own` shows then, with the weekday where the date is another one."""
    there = dt.datetime.combine(day, time, tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(own))
    return f"{there:%H:%M}" if there.date() == day else f"{there:%A} {there:%H:%M}"
