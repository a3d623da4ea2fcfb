import datetime as dt
import re
from collections.abc import Sequence
from typing import Protocol

from django import forms

from applications.models import OutcomeKind

from .application import LinkField

MB = 1024 * 1024
FARTHEST_BACK = 1990


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, together no larger than `most` bytes."""

    def __init__(self, *args, most: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.most = most
        self.widget.attrs["data-most"] = most

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(ManyFilesField, self).clean(one, initial) for one in files] or [super().clean(None, initial)]
        if sum(one.size for one in cleaned) > self.most:
            raise forms.ValidationError(
                f"That is more than {self.most // MB} MB. "
                "Bring the “Job Applications” file alone, or fewer parts at once."
            )
        return cleaned


class UploadForm(forms.Form):
    files = ManyFilesField(
        label="Drop a file here, or choose one",
        most=50 * MB,
        max_length=250,
        allow_empty_file=True,
        widget=ManyFilesInput(
            attrs={"accept": ".csv,.tsv,.txt,.zip,text/csv,application/zip", "aria-describedby": "file-hint"}
        ),
        error_messages={
            "required": "Choose a file first.",
            "max_length": "The file’s name is too long. Give it a shorter one and try again.",
        },
    )


class RowForm(forms.Form):
    """A row of a file under the rules for what is typed."""

    company = forms.CharField(
        max_length=200,
        error_messages={"required": "There is no company.", "max_length": "The company is longer than 200 characters."},
    )
    title = forms.CharField(
        max_length=300,
        error_messages={
            "required": "There is no job title.",
            "max_length": "The job title is longer than 300 characters.",
        },
    )
    link = LinkField(
        required=False, max_length=2000, error_messages={"max_length": "The link is longer than 2,000 characters."}
    )
    on = forms.DateField(input_formats=["%Y-%m-%d"], error_messages={"required": "There is no day."})

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> dt.date:
        """Files know no time zone: tomorrow is today somewhere else."""
        on = self.cleaned_data["on"]
        if on == self.today + dt.timedelta(days=1):
            return self.today
        if on > self.today:
            raise forms.ValidationError(f"{on:%-d %B %Y} has not come yet.")
        if on.year < FARTHEST_BACK:
            raise forms.ValidationError(f"{on:%-d %B %Y} is before {FARTHEST_BACK}.")
        return on

    def reason(self) -> str:
        """Why it cannot be taken, in one line; empty if it can."""
        return "" if self.is_valid() else " ".join(str(error) for errors in self.errors.values() for error in errors)


class ChoicesForm(forms.Form):
    """What one page of the preview says about single rows: the numbers of those that are not to follow the rule."""

    page = forms.IntegerField(min_value=1, required=False)

    def __init__(self, *args, names: Sequence[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.names = names

    def clean(self):
        cleaned = super().clean()
        for name in self.names:
            cleaned[name] = {int(value) for value in self.data.getlist(name) if re.fullmatch(r"\d{1,7}", value)}
        return cleaned


class Group(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def ids(self) -> Sequence[int]: ...


class UpdateForm(forms.Form):
    """For each group, and for single rows of it: no response, rejected, or still open, with the day.

    Rows come as `row-<id>` and `day-<id>`, only where they differ from their group. They are no fields: there may be
    thousands.
    """

    CHOICES = [
        ("", "Still open"),
        (OutcomeKind.NO_RESPONSE.value, "No response"),
        (OutcomeKind.REJECTED.value, "Rejected"),
    ]

    def __init__(self, *args, groups: Sequence[Group], today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.groups, self.today = groups, today
        for group in groups:
            self.fields[group.name] = forms.ChoiceField(
                label="All of these", choices=self.CHOICES, required=False, widget=forms.RadioSelect, initial=""
            )
            self.fields[f"{group.name}_on"] = forms.DateField(
                label="On",
                required=False,
                initial=today,
                widget=forms.DateInput(attrs={"type": "date", "max": today.isoformat()}, format="%Y-%m-%d"),
            )

    def clean(self):
        cleaned = super().clean()
        for group in self.groups:
            day = cleaned.get(f"{group.name}_on")
            if day and day > self.today:
                self.add_error(f"{group.name}_on", "That day has not come yet. Choose today or an earlier day.")
        self.single = self._single()
        return cleaned

    def _single(self) -> dict[int, tuple[str, dt.date | None]]:
        """{id: (outcome, day)} of the rows that differ from their group."""
        kinds = {"open": "", **{value: value for value, _ in self.CHOICES if value}}
        found: dict[int, tuple[str, dt.date | None]] = {}
        for name, value in self.data.items():
            matched = re.fullmatch(r"row-(\d{1,18})", name)
            if matched and value in kinds:
                pk = int(matched[1])
                found[pk] = (kinds[value], self._day(self.data.get(f"day-{pk}", "")))
        return found

    def _day(self, text: str) -> dt.date | None:
        try:
            day = dt.date.fromisoformat(text) if text else None
        except ValueError:
            raise forms.ValidationError(f"“{text[:20]}” is not a day.") from None
        if day and day > self.today:
            raise forms.ValidationError("One of the days has not come yet. Choose today or an earlier day.")
        return day

    def chosen(self, pk: int) -> dict[str, str]:
        """What was posted for one row, to show it again."""
        return {"choice": self.data.get(f"row-{pk}", ""), "day": self.data.get(f"day-{pk}", "")}

    def endings(self) -> dict[tuple[str, dt.date], list[int]]:
        """{(outcome, day): ids} of what is to be closed."""
        found: dict[tuple[str, dt.date], list[int]] = {}
        for group in self.groups:
            of_all = self.cleaned_data[group.name]
            day_of_all = self.cleaned_data.get(f"{group.name}_on") or self.today
            for pk in group.ids:
                kind, day = self.single.get(pk, (of_all, None))
                if kind:
                    found.setdefault((kind, day or day_of_all), []).append(pk)
        return found
