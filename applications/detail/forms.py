import datetime as dt
import re
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from applications.models import Application, Contact, InterviewStage, Outcome, Recorder, Role, StageKind
from applications.models.profile import validate_time_zone
from applications.shell.fields import LinkField
from applications.shell.time_zones import TimeZoneSelect

from . import interviewing


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
    """An interview: when (in its own time zone), where and with whom. Afterwards what was asked and promised."""

    day = forms.DateField(
        label="Date", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(label="Time", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    link = LinkField(label="Link to the call", required=False, max_length=2000)
    people = forms.CharField(
        label="Who you’ll meet", required=False, max_length=1000, help_text="Names, separated by commas."
    )
    stays = forms.BooleanField(label="Leave the status as it is", required=False)

    class Meta:
        model = InterviewStage
        fields = [
            "kind", "time_zone", "minutes", "due_on", "place", "link", "preparation",
            "how_it_went", "questions", "went_well", "do_differently", "promised_on",
        ]  # fmt: skip
        widgets = {
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

    field_order = ["kind", "day", "time", "time_zone", "minutes"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stage = self.instance
        if stage.pk or not interviewing.moves_on(stage.application, StageKind.INTERVIEW):
            del self.fields["stays"]
        if stage.pk and stage.starts_at:
            start = stage.starts_at.astimezone(stage.zone)
            self.initial |= {"day": start.date(), "time": start.time()}
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
        cleaned = super().clean()
        day, time, zone = cleaned.get("day"), cleaned.get("time"), cleaned.get("time_zone")
        if time and not day:
            self.add_error("day", "Enter a date as well as the time.")
        for name in ("day", "due_on", "promised_on"):
            value = cleaned.get(name)
            if value and not 1990 <= value.year <= 2100:
                self.add_error(name, "The date must be between 1990 and 2100.")
        cleaned["starts_at"] = None
        if day and zone and not self.errors:
            cleaned["starts_at"] = dt.datetime.combine(day, time or dt.time(9), tzinfo=ZoneInfo(zone))
        return cleaned

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
        return bool({"day", "time", "due_on"} & set(self.changed_data)) and self.instance.starts_later(timezone.now())


def contact_named(owner, name: str, company: str = "", role: str = "") -> Contact:
    """Return the user’s contact of that name at that company. Creates it if there is none."""
    found = Contact.objects.for_user(owner).filter(name__iexact=name, company__in=[company, ""]).first()
    return found or Contact.objects.create(owner=owner, name=name, company=company, role=role)
