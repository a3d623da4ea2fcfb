from django import forms

from applications.models import Company

from .companies import keys_of


class CompanyForm(forms.ModelForm):
    spellings = forms.CharField(
        label="Other spellings of the name",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One per line. Applications under these names appear here too.",
    )

    class Meta:
        model = Company
        fields = ["note", "rather_not"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"rather_not": "You’ll see a note if you add another application here. You can still add it."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["spellings"] = "\n".join(spelling.name for spelling in self.instance.spellings.all())

    def clean_spellings(self) -> dict[str, str]:
        keys = keys_of(self.cleaned_data["spellings"])
        keys.pop(self.instance.key, None)
        taken = Company.objects.for_user(self.instance.owner).exclude(pk=self.instance.pk)
        for key, name in keys.items():
            if other := taken.with_key(key).first():
                raise forms.ValidationError(
                    f"“{name}” already has a note of its own, under {other.name}. Clear that note first."
                )
        return keys

    def clean(self):
        cleaned = super().clean()
        said = cleaned.get("note") or cleaned.get("rather_not") or cleaned.get("spellings")
        self.says_nothing = not said and not self.errors
        return cleaned

    def save(self, commit=True):
        """Save the note. An empty one deletes the company’s row."""
        if self.says_nothing:
            if self.instance.pk:
                self.instance.delete()
            return self.instance
        company = super().save(commit)
        company.spellings.all().delete()
        for key, name in self.cleaned_data["spellings"].items():
            company.spellings.create(key=key, name=name)
        return company
