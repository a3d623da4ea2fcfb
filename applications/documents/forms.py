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
    """One file, whose type is read from its content. `owner`: whose space it has to fit into."""

    file = forms.FileField(
        label="File",
        max_length=250,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "This file is empty. Choose another.",
            "max_length": "The file’s name is too long. Give it a shorter one and try again.",
        },
    )
    kind = forms.ChoiceField(
        label="Type",
        choices=DocumentKind.choices,
        initial=DocumentKind.CV,
        error_messages={"required": "Choose the type of document."},
    )
    name = NameField(
        label="Name",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "names"}),
        help_text="Use the same name to add a new version. Leave it empty to use the type or the file name.",
    )

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        field, again = (
            self.fields["file"],
            " Choose the file again: browsers don’t keep files when a form has errors." if self.is_bound else "",
        )
        field.widget.attrs["data-most"] = settings.DOCUMENT_LARGEST
        field.help_text = f"Up to {megabytes(settings.DOCUMENT_LARGEST)}.{again}"

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.DOCUMENT_LARGEST:
            raise forms.ValidationError(
                f"That file is {megabytes(file.size)}. The limit is {megabytes(settings.DOCUMENT_LARGEST)}. "
                "Make it smaller, for example by compressing the images."
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
    """The name and type of a document. The file itself never changes."""

    name = NameField(
        label="Name",
        max_length=100,
        error_messages={"required": "Enter a name."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "names"}),
        help_text="Documents with the same type and name are treated as versions of each other.",
    )

    class Meta:
        model = Document
        fields = ["name", "kind", "is_kept"]
        labels = {"kind": "Type", "is_kept": "Always keep this document"}
        help_texts = {"is_kept": "If this is off, the document is deleted with the last application it’s attached to."}

    def clean_is_kept(self):
        """A document without applications is always kept: there is nothing to delete it with."""
        return self.cleaned_data["is_kept"] or not self.instance.applications.filter(deleted_at=None).exists()


class PickForm(forms.Form):
    """One of the documents that are not attached to this application yet."""

    document = forms.ModelChoiceField(
        label="Attach one of your documents",
        queryset=Document.objects.none(),
        empty_label=None,
        error_messages={"required": "Choose a document.", "invalid_choice": "That document no longer exists."},
    )

    def __init__(self, *args, application, others, **kwargs):
        """`others`: the documents to choose from."""
        super().__init__(*args, **kwargs)
        documents = Document.objects.for_user(application.owner_id).exclude(applications=application)
        self.fields["document"].queryset = documents
        self.fields["document"].choices = [(one.pk, f"{one}, {one.file_name}") for one in others]
