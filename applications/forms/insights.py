from django import forms

from applications.models import Search, Source, Tag

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FlowFilterForm(forms.Form):
    """Which applications the figures are computed from. What cannot be read is left out, with a message."""

    search = forms.ModelChoiceField(Search.objects.none(), label="Search", required=False)
    since = forms.DateField(label="Applied from", required=False, widget=DAY)
    until = forms.DateField(label="until", required=False, widget=DAY)
    source = forms.ChoiceField(label="Where from", choices=[("", "Anywhere"), *Source.choices], required=False)
    tag = forms.ModelChoiceField(Tag.objects.none(), label="Tag", required=False)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["search"] = forms.ModelChoiceField(
            Search.objects.filter(owner=owner), label="Search", required=False, empty_label="All of them"
        )
        self.fields["tag"] = forms.ModelChoiceField(
            Tag.objects.for_user(owner), label="Tag", required=False, empty_label="Any"
        )
        self.order_fields(["search", "since", "until", "source", "tag"])

    def chosen(self) -> dict:
        """For `journeys.within`: the later of two beginnings, the earlier of two ends."""
        self.full_clean()
        found = self.cleaned_data if self.is_bound else {}
        search, tag = found.get("search"), found.get("tag")
        begins = [day for day in (found.get("since"), search and search.began_on) if day]
        ends = [day for day in (found.get("until"), search and search.ended_on) if day]
        return {
            "since": max(begins, default=None),
            "until": min(ends, default=None),
            "source": found.get("source") or "",
            "only": set(tag.applications.values_list("pk", flat=True)) if tag else None,
        }
