import datetime as dt
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Protocol

from django import forms

from applications.models import OutcomeKind, Status

from .row_form import CorrectionForm

MB = 1024 * 1024
HERE = ("skip", "update", "fill", "add_anyway", "move_on")
UNDATED = "unknown"
ANSWERS = ("open", *Status.values, *OutcomeKind.values)


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files, together no larger than `most` bytes."""

    def __init__(self, *args, most: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.most = most
        self.widget.attrs["data-most"] = most

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        cleaned = [super(ManyFilesField, self).clean(one, initial) for one in files]
        if sum(one.size for one in cleaned) > self.most:
            raise forms.ValidationError(
                f"That is more than {self.most // MB} MB. "
                "Upload only the file with the applications, or fewer files at a time."
            )
        return cleaned


class UploadForm(forms.Form):
    """Files, or cells that were copied from a sheet or a document."""

    files = ManyFilesField(
        label="Drop a file here, or choose one",
        most=50 * MB,
        max_length=250,
        allow_empty_file=True,
        required=False,
        widget=ManyFilesInput(
            attrs={
                "accept": ".csv,.tsv,.tab,.txt,.md,.markdown,.xlsx,.xlsm,.zip,.json",
                "aria-describedby": "file-hint",
            }
        ),
        error_messages={"max_length": "The file’s name is too long. Give it a shorter one and try again."},
    )
    pasted = forms.CharField(
        label="Paste cells",
        required=False,
        max_length=2_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "aria-describedby": "pasted-hint", "spellcheck": "false"}),
        error_messages={"max_length": "That is too much to paste. Save the sheet as CSV and upload that."},
    )

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("files") and not cleaned.get("pasted", "").strip() and not self.errors:
            self.add_error("files", "Choose a file first, or paste some cells.")
        return cleaned

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """(name, content), one file at a time in memory."""
        for one in self.cleaned_data["files"]:
            yield one.name, one.read()
        if self.cleaned_data["pasted"].strip():
            yield "Pasted cells", self.cleaned_data["pasted"].encode()


class ChoicesForm(forms.Form):
    """What one page of the preview says. Single rows are no fields, there may be thousands; only exceptions count.

    `leave_out` has places of rows; `here-<place>`, `one-<place>` and `mend-<place>-<what>` belong to one row,
    `same-<place>` to several rows about one job, of which that is the first.
    """

    page = forms.IntegerField(min_value=1, required=False)
    here_page = forms.IntegerField(min_value=1, required=False)
    here_all = forms.ChoiceField(
        required=False, choices=[(name, name) for name in ("skip", "update", "fill", "add_anyway")]
    )
    extras = forms.BooleanField(required=False)
    extras_shown = forms.BooleanField(required=False)
    update_all = forms.BooleanField(required=False)
    title_for_all = forms.CharField(required=False, max_length=300)
    without_date = forms.BooleanField(required=False)

    def __init__(self, *args, questions: Sequence[str], today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.questions = {question_name(key): key for key in questions}

    def clean(self):
        cleaned = super().clean()
        values = self.data.getlist("leave_out")
        cleaned["leave_out"] = {int(value) for value in values if re.fullmatch(r"[0-9]{1,7}", value)}
        cleaned["here"] = self._singles("here", HERE)
        cleaned["single"] = self._singles("one", ANSWERS)
        cleaned["same"] = self._singles("same", ("apart",))
        if cleaned.get("update_all"):
            cleaned["here_all"] = "update"
        cleaned["answers"] = {
            key: self.data[name]
            for name, key in self.questions.items()
            if self.data.get(name) in (*ANSWERS, "", "each")
        }
        return cleaned

    def _singles(self, name: str, allowed: Sequence[str]) -> dict[str, str]:
        """{place: choice} of what was posted for single rows; empty where the row follows the rule again."""
        found = {}
        for posted, value in self.data.items():
            matched = re.fullmatch(rf"{name}-([0-9]{{1,7}})", posted)
            if matched and value in ("", *allowed):
                found[str(int(matched[1]))] = value
        return found

    def corrections(self) -> dict[int, dict[str, str]]:
        """{place: {company, title or on: text}} of what was filled in; no text: the date is not known."""
        posted: dict[int, dict[str, str]] = {}
        for name, value in self.data.items():
            matched = re.fullmatch(r"mend-([0-9]{1,7})-(company|title|on)", name)
            if matched and value.strip():
                posted.setdefault(int(matched[1]), {})[matched[2]] = value
        found = {}
        for place, values in posted.items():
            form = CorrectionForm({name: value for name, value in values.items() if value != UNDATED})
            form.is_valid()
            good = {name: str(form.cleaned_data[name]) for name in values if form.cleaned_data.get(name)}
            if values.get("on") == UNDATED:
                good["on"] = ""
            if good:
                found[place] = good
        return found


def question_name(key: str) -> str:
    """The name of a question's field: words of a file are no good for one."""
    return f"q-{sha256(key.encode()).hexdigest()[:12]}"


class Group(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def ids(self) -> Sequence[int]: ...
    @property
    def is_one_by_one(self) -> bool: ...


class UpdateForm(forms.Form):
    """For each group, and for single rows of it: no response, rejected, or still open, with the date.

    Rows come as `row-<id>` and `day-<id>`, only where they differ from their group. They are no fields: there may be
    thousands. A group that is asked about one by one has no choice for all.
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
            if group.is_one_by_one:
                continue
            self.fields[group.name] = forms.ChoiceField(
                label="All of these", choices=self.CHOICES, required=False, widget=forms.RadioSelect, initial=""
            )
            self.fields[f"{group.name}_on"] = forms.DateField(
                label="Date, if you know it",
                required=False,
                widget=forms.DateInput(attrs={"type": "date", "max": today.isoformat()}, format="%Y-%m-%d"),
            )

    def clean(self):
        cleaned = super().clean()
        for group in self.groups:
            date = cleaned.get(f"{group.name}_on")
            if date and date > self.today:
                self.add_error(f"{group.name}_on", "The date must be today or in the past.")
        self.single = self._single()
        return cleaned

    def _single(self) -> dict[int, tuple[str, dt.date | None]]:
        """{id: (outcome, date)} of the rows that differ from their group."""
        kinds = {"open": "", **{value: value for value, _ in self.CHOICES if value}}
        found: dict[int, tuple[str, dt.date | None]] = {}
        for name, value in self.data.items():
            matched = re.fullmatch(r"row-(\d{1,18})", name)
            if matched and value in kinds:
                pk = int(matched[1])
                found[pk] = (kinds[value], self._date(self.data.get(f"day-{pk}", "")))
        return found

    def _date(self, text: str) -> dt.date | None:
        try:
            date = dt.date.fromisoformat(text) if text else None
        except ValueError:
            raise forms.ValidationError(f"“{text[:20]}” isn’t a date.") from None
        if date and date > self.today:
            raise forms.ValidationError("One of the dates is in the future. Dates must be today or in the past.")
        return date

    def chosen(self, pk: int) -> dict[str, str]:
        """What was posted for one row, to show it again."""
        return {"choice": self.data.get(f"row-{pk}", ""), "day": self.data.get(f"day-{pk}", "")}

    def endings(self) -> dict[tuple[str, dt.date | None], list[int]]:
        """{(outcome, date): ids} of what is to be closed.

        Without a date nobody knows when they said no; what got no response is closed today.
        """
        found: dict[tuple[str, dt.date | None], list[int]] = {}
        for group in self.groups:
            of_all = self.cleaned_data.get(group.name, "")
            date_of_all = self.cleaned_data.get(f"{group.name}_on")
            for pk in group.ids:
                kind, date = self.single.get(pk, (of_all, None))
                if kind:
                    on = date or date_of_all or (self.today if kind == OutcomeKind.NO_RESPONSE else None)
                    found.setdefault((kind, on), []).append(pk)
        return found
