from django import forms

from applications.companies import keys_of
from applications.models import Company


class CompanyForm(forms.ModelForm):
    spellings = forms.CharField(label="Other spellings of the name", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), help_text="One a line. Their applications appear here too.")

    class Meta:
        model = Company
        fields = ["note", "rather_not"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"rather_not": "Mentioned when you add another application there. Nothing is blocked."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["spellings"] = "\n".join(spelling.name for spelling in self.instance.spellings.all())

    def clean_spellings(self) -> dict[str, str]:
        keys = keys_of(self.cleaned_data["spellings"])
        keys.pop(self.instance.key, None)
        return keys

    def save(self, commit=True):
        company = super().save(commit)
        company.spellings.all().delete()
        for key, name in self.cleaned_data["spellings"].items():
            company.spellings.create(key=key, name=name)
        return company
