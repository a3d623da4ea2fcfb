from django import forms
from django.utils.functional import cached_property

from applications.models import Search, Source, Tag

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FlowFilterForm(forms.Form):
    """Which applications the figures are computed from. What cannot be read is ignored, with a message."""

    search = forms.ModelChoiceField(Search.objects.none(), label="Job search", required=False)
    since = forms.DateField(label="Applied from", required=False, widget=DAY)
    until = forms.DateField(label="Applied until", required=False, widget=DAY)
    source = forms.ChoiceField(label="Source", choices=[("", "Any source"), *Source.choices], required=False)
    tag = forms.ModelChoiceField(Tag.objects.none(), label="Tag", required=False)

    def __init__(self, *args, owner, **kwargs):
        super().__init__(*args, **kwargs)
        self.owner = owner
        search = forms.ModelChoiceField(Search.objects.filter(owner=owner), label="Job search", required=False)
        search.choices = lambda: [("", "All job searches"), *((one.pk, one.name) for one in self.searches)]
        self.fields["search"] = search
        self.fields["tag"] = forms.ModelChoiceField(
            Tag.objects.for_user(owner), label="Tag", required=False, empty_label="Any tag"
        )
        self.order_fields(["search", "since", "until", "source", "tag"])

    @cached_property
    def searches(self) -> list[Search]:
        """The job searches of this person, for the choices and for how long the current one takes."""
        return list(Search.objects.filter(owner=self.owner))

    def chosen(self) -> dict:
        """For `figures_for`: the later of two beginnings, the earlier of two ends."""
        self.full_clean()
        found = self.cleaned_data if self.is_bound else {}
        search, tag = found.get("search"), found.get("tag")
        begins = [day for day in (found.get("since"), search and search.began_on) if day]
        ends = [day for day in (found.get("until"), search and search.ended_on) if day]
        return {
            "since": max(begins, default=None),
            "until": min(ends, default=None),
            "source": found.get("source") or "",
            "tag": tag.pk if tag else None,
        }

    @property
    def chosen_search(self) -> Search | None:
        return self.cleaned_data.get("search") if self.is_bound else None


class CompareForm(forms.Form):
    """Two job searches to compare. By default the two newest."""

    first = forms.ModelChoiceField(Search.objects.none(), label="First job search", required=False)
    second = forms.ModelChoiceField(Search.objects.none(), label="Second job search", required=False)

    def __init__(self, *args, searches: list[Search], **kwargs):
        super().__init__(*args, **kwargs)
        self.searches = searches
        choices = Search.objects.filter(pk__in=[one.pk for one in searches])
        for name, one in zip(self.fields, searches, strict=False):
            self.fields[name] = forms.ModelChoiceField(
                choices, label=self.fields[name].label, required=False, empty_label=None, initial=one.pk
            )

    def chosen(self) -> list[Search]:
        """Return two different searches, the earlier one last. What cannot be read is ignored."""
        self.full_clean()
        found = self.cleaned_data if self.is_bound else {}
        named = [one for one in (found.get("first"), found.get("second")) if one]
        return list(dict.fromkeys([*named, *self.searches]))[:2]
