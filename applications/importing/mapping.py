"""What each column of someone's own sheet is, which way round its days are, and what its words mean."""

import datetime as dt
from collections.abc import Mapping, Sequence
from hashlib import sha256

from django import forms

from applications.models import OutcomeKind, Status

from . import dates
from .columns import MANY, TARGETS, WORDS, Column, words_in
from .sheet import ASK, SheetMap, days_in
from .words import meaning

MOST_WORDS = 40
STATES = [
    (ASK, "Ask me"),
    ("Still open", Status.choices),
    ("Closed", OutcomeKind.choices),
]


class MappingForm(forms.Form):
    """`columns` come with a guess each; `mapped` is what was agreed before, or the map of last time."""

    use_required_attribute = False  # looking at the rows needs no answer yet

    title_for_all = forms.CharField(label="The job title for all rows", required=False, max_length=300)
    remember = forms.BooleanField(label="Remember this for similar files", required=False, initial=True)

    def __init__(
        self,
        data=None,
        *,
        columns: Sequence[Column],
        rows: Sequence[Mapping[str, str]],
        mapped: SheetMap | None,
        today: dt.date,
    ):
        super().__init__(data)
        self.columns, self.rows, self.today = columns, rows, today
        for place, column in enumerate(columns):
            target = mapped.columns.get(column.id, "notes") if mapped else column.target
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=column.name, choices=list(TARGETS.items()), required=False, initial=target
            )
        self.fields["title_for_all"].initial = mapped.title if mapped else ""
        self._ask_for_words(mapped)
        self._ask_for_order(mapped)

    def _target(self, place: int) -> str:
        posted = self.data.get(f"c{place}") if self.is_bound else None
        return posted if posted in TARGETS else self.fields[f"c{place}"].initial or ""

    @property
    def targets(self) -> dict[str, str]:
        """{id of a column: target} as chosen so far."""
        return {column.id: self._target(place) for place, column in enumerate(self.columns)}

    def _ask_for_words(self, mapped: SheetMap | None) -> None:
        keys = [key for key, target in self.targets.items() if target in WORDS]
        self.words: dict[str, tuple[str, str, int]] = {}
        found = words_in(keys, self.rows)
        self.more_words = max(0, len(found) - MOST_WORDS)
        for word, (written, number) in list(found.items())[:MOST_WORDS]:
            known = meaning(written)
            state = (mapped.words.get(word) if mapped else None) or (known.state if known else ASK)
            name = f"w-{sha256(word.encode()).hexdigest()[:12]}"
            self.words[name] = (word, written, number)
            self.fields[name] = forms.ChoiceField(label=written, choices=STATES, required=False, initial=state)

    def _ask_for_order(self, mapped: SheetMap | None) -> None:
        so_far = SheetMap(columns=self.targets)
        self.settled, self.example = dates.order_of(days_in(so_far, self.rows))
        if self.example and not self.settled:
            self.fields["order"] = forms.ChoiceField(
                label="Day first or month first?",
                choices=self._orders(so_far),
                initial=mapped.order if mapped else "",
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(
                    ["required", "invalid_choice"], "Choose whether the day or the month comes first."
                ),
            )

    def _orders(self, so_far: SheetMap) -> list[tuple[str, str]]:
        """Each order with what it makes of the example, and of all of them together."""
        found: list[tuple[str, str]] = []
        for order in (dates.DAY_FIRST, dates.MONTH_FIRST):
            days = []
            for text in days_in(so_far, self.rows):
                try:
                    days.append(dates.day_of(text, order, today=self.today))
                except ValueError:
                    continue
            example = _long(dates.day_of(self.example, order, today=self.today))
            span = f" (dates from {_long(min(days))} to {_long(max(days))})" if days else ""
            found.append((order, f"{example}{span}"))
        return found

    def clean(self):
        cleaned = super().clean()
        chosen, title = list(self.targets.values()), self._value("title_for_all")
        if "company" not in chosen and "agency" not in chosen:
            raise forms.ValidationError("Choose the column with the company.")
        if "title" not in chosen and not title:
            raise forms.ValidationError(
                "Choose the column with the job title, or enter one job title for all rows below."
            )
        for target, label in TARGETS.items():
            if target not in MANY and chosen.count(target) > 1:
                raise forms.ValidationError(f"Two columns go to “{label}”. Choose one and send the other to Notes.")
        return cleaned

    def map_so_far(self) -> SheetMap:
        """Also while it is not valid yet, for the rows that are shown meanwhile."""
        words = {word: self._value(name) or ASK for name, (word, _, _) in self.words.items()}
        return SheetMap(
            columns=self.targets,
            names={column.id: column.name for column in self.columns},
            order=self.settled or self._value("order"),
            words=words,
            title=self._value("title_for_all"),
        )

    def _value(self, name: str) -> str:
        if name not in self.fields:
            return ""
        value = self.data.get(name) if self.is_bound else None
        value = self.fields[name].initial if value is None else value
        choices = {key for key, _ in _flat(getattr(self.fields[name], "choices", []))}
        return value if not choices or value in choices else ""

    def column_fields(self):
        return [(column, self[f"c{place}"]) for place, column in enumerate(self.columns)]

    def word_fields(self):
        """(as written, rows, field, how far the word itself says that it got)."""
        found = []
        for name, (_, written, number) in self.words.items():
            own = meaning(written)
            reached = (
                Status(own.status).label if own and own.outcome and own.status in ("screening", "interviewing") else ""
            )
            found.append((written, number, self[name], reached))
        return found


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _long(day: dt.date) -> str:
    return f"{day.day}\N{NO-BREAK SPACE}{day:%B} {day.year}"
