from pathlib import PurePath

from django import forms
from django.conf import settings

from applications.filetypes import ACCEPTED, UnwelcomeFile, recognise
from applications.models import Document, DocumentKind, check_room, megabytes
from applications.models.documents import SENT_KINDS


class NameField(forms.CharField):
    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class UploadForm(forms.Form):
    """One file. What it is is found in it; the owner is passed in, for the room that is left."""

    file = forms.FileField(
        label="File",
        max_length=250,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "There is nothing in this file. Choose another.",
            "max_length": "The file’s name is too long. Give it a shorter one and try again.",
        },
    )
    kind = forms.ChoiceField(label="What it is", choices=DocumentKind.choices, initial=DocumentKind.CV)
    name = NameField(
        label="Name",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "names"}),
        help_text="The same name as before makes it the newer version. Empty: CV, or as the file is called.",
    )

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        field, again = self.fields["file"], " A browser forgets what it sent: choose it again." if self.is_bound else ""
        field.widget.attrs["data-most"] = settings.DOCUMENT_LARGEST
        field.help_text = f"{megabytes(settings.DOCUMENT_LARGEST)} at most.{again}"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.DOCUMENT_LARGEST:
            raise forms.ValidationError(
                f"That is {megabytes(file.size)}; {megabytes(settings.DOCUMENT_LARGEST)} fit. Save it smaller, with smaller pictures for example."
            )
        try:
            self.file_type = recognise(file.name, file)
            check_room(self.owner, file.size)
        except UnwelcomeFile as error:
            raise forms.ValidationError(str(error)) from None
        return file

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("name") and "file" in cleaned and "kind" in cleaned:
            kind = DocumentKind(cleaned["kind"])
            cleaned["name"] = kind.label if kind in SENT_KINDS else PurePath(cleaned["file"].name).stem[:100]
        return cleaned


class DocumentForm(forms.ModelForm):
    """What the person says about a document; the file itself never changes."""

    name = NameField(
        label="Name",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "names"}),
        help_text="Documents of one kind and name are versions of each other.",
    )

    class Meta:
        model = Document
        fields = ["name", "kind", "is_kept"]
        labels = {"kind": "What it is", "is_kept": "Stays with me"}
        help_texts = {"is_kept": "Unticked, it goes for good with the last application it is with."}

    def clean_is_kept(self):
        """What is with no application has nothing to go with."""
        return self.cleaned_data["is_kept"] or not self.instance.applications.filter(deleted_at=None).exists()


class PickForm(forms.Form):
    """One of the documents that are not with this application yet."""

    document = forms.ModelChoiceField(
        label="One you have",
        queryset=Document.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose a document.", "invalid_choice": "That document is not here any more."},
    )

    def __init__(self, *args, application, others, **kwargs):
        """`others`: the documents to choose from."""
        super().__init__(*args, **kwargs)
        documents = Document.objects.for_user(application.owner_id).exclude(applications=application)
        self.fields["document"].queryset = documents
        self.fields["document"].choices = [(one.pk, f"{one}, {one.file_name}") for one in others]
