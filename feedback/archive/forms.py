from django import forms


class RestoreForm(forms.Form):
    file = forms.FileField(
        label="The archive",
        allow_empty_file=True,
        error_messages={"required": "Choose a file first."},
        widget=forms.FileInput(attrs={"accept": ".json,.zip,application/json,application/zip"}),
        help_text="Choose the .json or .zip file that you downloaded from Onward.",
    )
