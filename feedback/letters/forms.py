from django import forms

from applications.models import Profile


class SignatureForm(forms.ModelForm):
    """The name under drafts to employers."""

    class Meta:
        model = Profile
        fields = ["full_name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["full_name"].required = True

    def clean_full_name(self) -> str:
        return " ".join(self.cleaned_data["full_name"].split())

    def save(self, commit=True):
        """Only the name: what another request saves in the profile at the same moment stays."""
        profile = super().save(commit=False)
        if commit:
            profile.save(update_fields=["full_name"])
        return profile
