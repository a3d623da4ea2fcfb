from django import forms

from applications.models import InterviewStage
from feedback.if_then_form import BOTH_PARTS
from feedback.models import IfThen, Reflection, Theme

ROWS = forms.Textarea(attrs={"rows": 3})


class CaptureForm(forms.ModelForm):
    """What the user saves right after an interview."""

    class Meta:
        model = InterviewStage
        fields = ["questions", "went_well", "do_differently", "promised_on"]
        widgets = {
            "questions": forms.Textarea(attrs={"rows": 5}),
            "went_well": forms.Textarea(attrs={"rows": 2}),
            "do_differently": forms.Textarea(attrs={"rows": 2}),
            "promised_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {"questions": "One per line, as you remember them."}

    def clean_promised_on(self):
        day = self.cleaned_data["promised_on"]
        if day and not 1990 <= day.year <= 2100:
            raise forms.ValidationError("The date must be between 1990 and 2100.")
        return day


class ThemesField(forms.CharField):
    """Names, separated by commas; at most ten."""

    def clean(self, value) -> list[str]:
        names = [" ".join(name.split())[:60] for name in super().clean(value).replace(";", ",").split(",")]
        return list({name.casefold(): name for name in names if name}.values())[:10]


class ReflectionForm(forms.ModelForm):
    """Three answers and at most one plan. Each may be blank."""

    as_friend = forms.ChoiceField(
        label="Write",
        choices=[("", "As myself"), ("friend", "As advice to a friend")],
        required=False,
        widget=forms.RadioSelect,
    )
    condition = forms.CharField(label="If", required=False, max_length=300)
    action = forms.CharField(label="then I", required=False, max_length=300)
    themes = ThemesField(
        label="Themes", required=False, max_length=700, help_text="In your own words, separated by commas."
    )

    class Meta:
        model = Reflection
        fields = ["as_friend", "went_well", "differently", "outside_hands"]
        labels = {
            "went_well": "What went well?",
            "differently": "What would I do differently?",
            "outside_hands": "What was out of my hands?",
        }
        widgets = {"went_well": ROWS, "differently": ROWS, "outside_hands": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "differently": "Something concrete: how you opened, the order you chose, a figure you didn’t have."
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        self.initial["as_friend"] = "friend" if row.as_friend else ""
        if row.pk:
            self.initial["themes"] = ", ".join(theme.name for theme in row.themes.all())
            if plan := row.if_thens.first():
                self.initial.update(condition=plan.condition, action=plan.action)

    def clean_as_friend(self) -> bool:
        return self.cleaned_data["as_friend"] == "friend"

    def clean(self):
        cleaned = super().clean() or {}
        if bool(cleaned.get("condition")) != bool(cleaned.get("action")):
            self.add_error(
                "action" if cleaned.get("condition") else "condition",
                BOTH_PARTS,
            )
        return cleaned

    def keep(self, owner, today) -> Reflection:
        """Save the reflection with its themes and its plan. A plan that was cleared is deleted unless it was used."""
        row = self.save(commit=False)
        row.save()
        row.themes.set([Theme.objects.named(owner, name) for name in self.cleaned_data["themes"]])
        plan, condition = row.if_thens.first(), self.cleaned_data["condition"]
        if condition:
            plan = plan or IfThen(owner=owner, reflection=row, application=row.application, created_on=today)
            plan.condition, plan.action = condition, self.cleaned_data["action"]
            plan.save()
        elif plan and not plan.used:
            plan.delete()
        return row


class ThemeForm(forms.Form):
    name = forms.CharField(label="Name", max_length=60, error_messages={"required": "Enter a name for the theme."})
