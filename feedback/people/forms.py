import datetime as dt

from django import forms

from applications.importing.connections import Connection, connections, find
from applications.importing.limits import UnreadableFile
from applications.models import Contact, Role
from applications.shell.fields import LinkField
from feedback.letters import salutations


class ContactForm(forms.ModelForm):
    role = forms.ChoiceField(label="Role", choices=[("", "Not specified"), *Role.choices], required=False)
    link = LinkField(label="Profile or website", required=False, max_length=2000)

    class Meta:
        model = Contact
        fields = ["name", "address_as", "role", "company", "email", "phone", "link", "notes"]
        widgets = {"notes": forms.Textarea(attrs={"rows": 4})}
        error_messages = {"name": {"required": "Enter a name."}}
        help_texts = {
            "address_as": "How your drafts greet them, such as “Dr Kolb” or “Jens”. Leave it empty to use their name."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        greeting = salutations.address(self.instance.name, company=self.instance.company)
        if greeting:
            self.fields["address_as"].widget.attrs["placeholder"] = greeting

    def clean_address_as(self) -> str:
        return salutations.typed(self.cleaned_data["address_as"])


class ConnectionsForm(forms.Form):
    """LinkedIn’s file and part of a name. Nothing is stored."""

    q = forms.CharField(
        label="Name or company", max_length=100, error_messages={"required": "Enter part of a name or company."}
    )
    file = forms.FileField(
        label="Connections.csv or LinkedIn’s ZIP",
        widget=forms.FileInput(attrs={"accept": ".csv,.zip"}),
        error_messages={"required": "Choose a file first."},
    )

    def search(self) -> tuple[list[Connection], int]:
        """Adds the reason to the file's errors when it cannot be read."""
        upload = self.cleaned_data["file"]
        try:
            return find(connections(upload.name, upload.read()), self.cleaned_data["q"])
        except UnreadableFile as error:
            self.add_error("file", str(error))
            return [], 0


class KeepInTouchForm(forms.Form):
    due_on = forms.DateField(
        label="Say hello on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Enter a date."},
    )

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if not self.today < day <= self.today + dt.timedelta(days=366 * 3):
            raise forms.ValidationError("The date must be after today and within three years.")
        return day
