from django import forms

from applications.importing.reading import LARGEST_UPLOAD


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFilesInput(attrs={"accept": ".csv,.zip,text/csv,application/zip"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(ManyFilesField, self).clean(one, initial) for one in files] or [super().clean(None, initial)]
        if sum(one.size for one in cleaned) > LARGEST_UPLOAD:
            raise forms.ValidationError("The files may have 50 MB together. Bring the “Job Applications” file alone, or fewer parts at once.")
        return cleaned


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="The file, or several",
        error_messages={"required": "Choose a file first.", "empty": "This file is empty. Download it again and try once more.", "max_length": "The file's name is too long."},
    )


class UpdateForm(forms.Form):
    """For each group or row: no response, rejected, or still open."""

    CHOICES = [("", "Still open"), ("no_response", "No response"), ("rejected", "Rejected")]

    def __init__(self, *args, groups, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups = groups
        for group in groups:
            self.fields[group.name] = forms.ChoiceField(choices=self.CHOICES, required=False)
            self.fields[f"{group.name}_on"] = forms.DateField(required=False, initial=today, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
            for row in group.rows:
                self.fields[f"row_{row.pk}"] = forms.ChoiceField(choices=[("group", "As the group"), *self.CHOICES], required=False)
        self.today = today

    def clean(self):
        cleaned = super().clean()
        for group in self.groups:
            day = cleaned.get(f"{group.name}_on")
            if day and day > self.today:
                self.add_error(f"{group.name}_on", "That day has not come yet. Choose today or an earlier day.")
        return cleaned

    def wishes(self) -> dict[tuple, list[int]]:
        """{(outcome, day): ids} of what is to be closed."""
        found: dict[tuple, list[int]] = {}
        for group in self.groups:
            day = self.cleaned_data.get(f"{group.name}_on") or self.today
            for row in group.rows:
                chosen = self.cleaned_data.get(f"row_{row.pk}") if self.data.get(f"row_{row.pk}") is not None else "group"
                kind = self.cleaned_data[group.name] if chosen == "group" else chosen
                if kind:
                    found.setdefault((kind, day), []).append(row.pk)
        return found
