import datetime as dt
import re
from zoneinfo import ZoneInfo

from django import forms
from django.urls import reverse
from django.utils import timezone

from applications.models import Application, Contact, InterviewKind, InterviewStage, Outcome, Profile, Recorder, Role
from applications.models.profile import validate_time_zone
from applications.shell.fields import LinkField
from applications.shell.time_zones import TimeZoneSelect
from applications.typed_dates import read_when, short

from . import interviewing
from .when_form import example, question, settled, zone_question


class NotesForm(forms.ModelForm):
    class Meta:
        model = Application
        fields = ["notes"]


class OfferForm(forms.ModelForm):
    """The pros and cons of an offer."""

    class Meta:
        model = Application
        fields = ["offer_pros", "offer_cons"]
        widgets = dict.fromkeys(fields, forms.Textarea(attrs={"rows": 6}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.auto_id = f"offer-{self.instance.pk}-%s"


class OutcomeDetailsForm(forms.ModelForm):
    class Meta:
        model = Outcome
        fields = ["reason", "message"]
        widgets = {"reason": forms.RadioSelect, "message": forms.Textarea(attrs={"rows": 6})}


class TagsForm(forms.Form):
    tag_names = forms.CharField(label="Tags", required=False, max_length=500)

    def clean_tag_names(self) -> list[str]:
        names = [" ".join(name.split())[:50] for name in re.split(r"[,;|]", self.cleaned_data["tag_names"])]
        return list({name.casefold(): name for name in names if name}.values())


class PersonForm(forms.Form):
    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter a name."})
    role = forms.ChoiceField(choices=[("", "Role"), *Role.choices], required=False)


class HappenedForm(forms.Form):
    """Whether an interview took place; `happened` becomes what the model holds."""

    happened = forms.TypedChoiceField(
        choices=[(name, name) for name in interviewing.SAID], coerce=lambda name: interviewing.SAID[name]
    )


class StageForm(forms.ModelForm):
    """An interview: when (in its own time zone), where and with whom. Afterwards what was asked and promised.

    When it is can be typed in `when`, or picked in `day` and `time`. Whichever was changed counts.
    """

    when = forms.CharField(label="When", required=False, max_length=200, show_hidden_initial=True)
    day = forms.DateField(
        label="Date",
        required=False,
        show_hidden_initial=True,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    time = forms.TimeField(
        label="Time",
        required=False,
        show_hidden_initial=True,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    link = LinkField(label="Link to the call", required=False, max_length=2000)
    people = forms.CharField(
        label="Who you’ll meet", required=False, max_length=1000, help_text="Names, separated by commas."
    )
    stays = forms.BooleanField(label="Leave the status as it is", required=False)
    repeats = ("day", "time")  # what `when` says as well

    class Meta:
        model = InterviewStage
        fields = [
            "kind", "time_zone", "minutes", "due_on", "place", "link", "preparation",
            "how_it_went", "questions", "went_well", "do_differently", "promised_on",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "time_zone": TimeZoneSelect,
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "promised_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "minutes": forms.NumberInput(attrs={"min": 1, "max": 1440, "inputmode": "numeric"}),
            **{
                name: forms.Textarea(attrs={"rows": 3})
                for name in ("preparation", "how_it_went", "questions", "went_well", "do_differently")
            },
        }
        help_texts = {"questions": "One per line.", "time_zone": "The interview’s own time zone."}
        error_messages = {"kind": {"required": "Choose the type of interview."}}

    field_order = ["kind", "when", "day", "time", "time_zone", "minutes"]

    def __init__(self, *args, today: dt.date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        stage = self.instance
        self.today = today or timezone.localdate()
        self.stored = (stage.starts_at, stage.due_on)
        if stage.pk or not interviewing.moves_on(stage.application, InterviewKind.INTERVIEW):
            del self.fields["stays"]
        self.before = _date_and_time(stage) if stage.pk else (None, None)
        day, time = self.before
        self.initial |= {"day": day, "time": time, "when": _in_words(day, time)}
        if day and time is None:
            self.initial["due_on"] = None
        self.fields["when"].widget.attrs |= {
            "autocomplete": "off",
            "placeholder": example(self.today),
            "hx-get": reverse("stage_when"),
            "hx-trigger": "load, input changed delay:300ms, again",
            "hx-target": "#read-as",
            "hx-include": "[name=time_zone]",
            "hx-sync": "this:replace",
            "autofocus": not stage.pk,
        }
        if stage.pk:
            self.initial["people"] = ", ".join(contact.name for contact in stage.contacts.all())

    def clean_time_zone(self):
        validate_time_zone(self.cleaned_data["time_zone"])
        return self.cleaned_data["time_zone"]

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if minutes is not None and not 1 <= minutes <= 1440:
            raise forms.ValidationError("Enter a length from 1 to 1,440 minutes.")
        return minutes

    def clean(self):
        cleaned: dict = super().clean() or {}
        day, time = self._day_and_time(cleaned)
        zone = cleaned.get("time_zone")
        if time and not day:
            self.add_error("when", "Enter a date as well as the time.")
        for name, value in (("when", day), *((name, cleaned.get(name)) for name in ("due_on", "promised_on"))):
            if value and not 1990 <= value.year <= 2100:
                self.add_error(name, "The date must be between 1990 and 2100.")
        cleaned["starts_at"] = None
        if day and time and zone and not self.errors:
            cleaned["starts_at"] = dt.datetime.combine(day, time, tzinfo=ZoneInfo(zone))
        elif day and not self.errors:
            self._only_a_date(cleaned, day)
        return cleaned

    def _day_and_time(self, cleaned: dict) -> tuple[dt.date | None, dt.time | None]:
        """What was changed: the words or the pickers. Pickers that were emptied while something was typed say
        nothing.
        """
        changed, text = set(self.changed_data), cleaned.get("when", "")
        is_picked, picked = bool({"day", "time"} & changed), (cleaned.get("day"), cleaned.get("time"))
        if "when" not in changed and not is_picked:
            return self.before
        if not text and not is_picked:
            return None, None
        if not text or "when" not in changed:
            self.data = self.data.copy()
            self.data["when"] = _in_words(*picked)
            return picked
        read = read_when(text, today=self.today)
        zone = cleaned.get("time_zone") or self.instance.time_zone
        if asked := question(read, self.today):
            self.add_error("when", asked)
        elif (asked := zone_question(read, zone)) and (read.zones or "time_zone" not in self.changed_data):
            self.add_error("time_zone", asked)
        if self.errors:
            return None, None
        found = settled(read, zone=zone, own=Profile.of(self.instance.application.owner).time_zone)
        if found is None:
            return None, None
        if is_picked and picked not in ((None, None), (found.day, found.time)):
            said = _in_words(found.day, found.time)
            self.add_error("when", f"Enter one date. You typed {said}, and picked {_in_words(*picked)}.")
        if found.zone != zone and "time_zone" in self.changed_data:
            self.add_error("time_zone", "Choose the time zone that you typed, or leave it out above.")
        cleaned["time_zone"] = found.zone
        if found.minutes and "minutes" in self.changed_data and cleaned.get("minutes") not in (None, found.minutes):
            self.add_error("minutes", "Enter the length that you typed, or leave one of them out.")
        cleaned["minutes"] = found.minutes or cleaned.get("minutes")
        return found.day, found.time

    def _only_a_date(self, cleaned: dict, day: dt.date) -> None:
        """Without a time it is a date only, for a task the date it is due."""
        if cleaned.get("due_on") not in (None, day):
            self.add_error("when", "Enter a time as well, or leave out the due date.")
        cleaned["due_on"] = day

    def save_with_people(self, recorder: Recorder | None = None) -> InterviewStage:
        """Store the interview and its people, and note what undoes that where it is a new one."""
        stage, application = self.instance, self.instance.application
        stage.starts_at = self.cleaned_data["starts_at"]
        if stage.happened is not None and self._was_put_off():
            stage.happened = None
        self.save()
        names = [" ".join(name.split()) for name in self.cleaned_data["people"].split(",")]
        people = [contact_named(application.owner, name[:200], application.company) for name in names if name]
        stage.contacts.set(people)
        known = set(application.contacts.values_list("pk", flat=True))
        new = [one.pk for one in people if one.pk not in known]
        if recorder:
            recorder.created(stage)
            recorder.link(application, "contacts", new)
        else:
            application.contacts.add(*new)
        return stage

    def _was_put_off(self) -> bool:
        """Whether it has a new date that is still to come: what was said about the old one is no longer about it."""
        stage, (starts_at, due_on) = self.instance, self.stored
        return (stage.starts_at, stage.due_on) != (starts_at, due_on) and stage.starts_later(timezone.now())


def _date_and_time(stage: InterviewStage) -> tuple[dt.date | None, dt.time | None]:
    """In the zone of the interview. The due date of a task has a field of its own."""
    if stage.starts_at:
        start = stage.starts_at.astimezone(stage.zone)
        return start.date(), start.time()
    return (None if stage.kind == InterviewKind.TAKE_HOME else stage.due_on), None


def _in_words(day: dt.date | None, time: dt.time | None) -> str:
    """“Thu 3 Dec 2026 10:00”: so it stands in the field, and so it is read again."""
    return " ".join(part for part in (short(day) if day else "", f"{time:%H:%M}" if time else "") if part)


def contact_named(owner, name: str, company: str = "", role: str = "") -> Contact:
    """Return the user’s contact of that name at that company. Creates it if there is none."""
    found = Contact.objects.for_user(owner).filter(name__iexact=name, company__in=[company, ""]).first()
    return found or Contact.objects.create(owner=owner, name=name, company=company, role=role)
