import math

from django import forms

from applications.insights.forecast import MEAN, NEXT, WEIGHT


class ForecastForm(forms.Form):
    """How many more, and the starting estimate. What cannot be read falls back to the default, with a message."""

    n = forms.IntegerField(label="How many more", min_value=1, max_value=200, required=False)
    mean = forms.FloatField(label="Starting estimate (%)", min_value=0.5, max_value=90, required=False)
    weight = forms.IntegerField(
        label="Weight of the estimate (applications)", min_value=1, max_value=500, required=False
    )

    def chosen(self) -> dict:
        self.full_clean()
        found = self.cleaned_data if self.is_bound else {}
        mean = found.get("mean")
        return {
            "number": found.get("n") or NEXT,
            "mean": mean if mean and math.isfinite(mean) else MEAN,
            "weight": found.get("weight") or WEIGHT,
        }
