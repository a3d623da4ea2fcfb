from django import forms

from applications.models import Profile, Search
from applications.shell.time_zones import TimeZoneSelect

from .second_step_forms import WithSecondStep

PURPOSES = {"full_name": "name", "called": "nickname", "country": "country-name", "region": "address-level1"}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Profile
        fields = [
            "full_name",
            "called",
            "country",
            "region",
            "time_zone",
            "theme",
            "shortcuts",
            "quiet_days",
            "quiet_after_interview_days",
        ]
        widgets = {"theme": forms.RadioSelect, "time_zone": TimeZoneSelect(attrs={"data-time-zone": True})}
        help_texts = {
            "full_name": "Used to sign drafts to employers.",
            "shortcuts": "Shortcuts with a single key. They never work while you’re typing in a field.",
            "called": "Friends you ask for help see this name.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shortcuts"].label = "Keyboard shortcuts"
        self.fields["quiet_days"].label = "Mark as quiet after"
        self.fields["quiet_after_interview_days"].label = "After an interview or a promised date, mark as quiet after"
        for name, purpose in PURPOSES.items():
            self.fields[name].widget.attrs["autocomplete"] = purpose
        for name in ("quiet_days", "quiet_after_interview_days"):
            self.fields[name].widget = forms.NumberInput(attrs={"min": 1, "max": 365, "inputmode": "numeric"})
            self.fields[name].error_messages["required"] = "Enter a number of days."

    def save(self, commit=True):
        """Only what the form asks for: what another request keeps on the profile at the same moment stays."""
        profile = super().save(commit=False)
        if commit:
            profile.save(update_fields=self.Meta.fields)
        return profile


class SearchForm(forms.ModelForm):
    class Meta:
        model = Search
        fields = ["name", "began_on"]
        labels = {"began_on": "Start date"}
        error_messages = {
            "name": {"required": "Enter a name for the job search."},
            "began_on": {"required": "Enter the start date."},
        }
        widgets = {"began_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.owner = owner

    def clean(self):
        """Also hold what the database holds about the owner and the end, which are no fields of this form."""
        cleaned = super().clean() or {}
        search = Search(pk=self.instance.pk, owner=self.instance.owner, ended_on=self.instance.ended_on, **cleaned)
        search.validate_constraints(exclude=set(self.errors))
        return cleaned


class DeleteAccountForm(WithSecondStep):
    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password."},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self):
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("That password is incorrect.")
        return password
