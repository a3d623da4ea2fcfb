"""What each column of someone's own sheet is, which way round its dates are, and what its words mean."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from django import forms

from applications import written_dates
from applications.models import OutcomeKind, Status
from applications.wording import counted, full_date
from applications.written_dates import DateRules

from .columns import GROUPS, MANY, TARGETS, WORDS, Column, words_in
from .sheet import ASK, SheetMap, dates_in
from .words import meaning

MOST_WORDS = 40
STATES = [
    (ASK, "Ask me"),
    ("Still open", Status.choices),
    ("Closed", OutcomeKind.choices),
]
ORDER_MISSING = "Choose whether the day or the month comes first."


def order_choices(texts: Iterable[str], example: str, *, today: dt.date) -> list[tuple[str, str]]:
    """Each order with what it makes of the example, and of all dates together."""
    texts = list(texts)
    found: list[tuple[str, str]] = []
    for order in written_dates.ORDERS:
        rules = DateRules(today, order)
        read = [date for text in texts if (date := _read(text, rules))]
        one = _read(example, rules)
        label = full_date(one) if one else example
        if read:
            ahead = sum(date > today for date in read)
            label += counted(
                ahead,
                zero=" (dates from {first} to {last})",
                one=" (dates from {first} to {last}, 1 of them in the future)",
                other=" (dates from {first} to {last}, {n} of them in the future)",
                first=full_date(min(read)),
                last=full_date(max(read)),
            )
        found.append((order, label))
    return found


def _read(text: str, rules: DateRules) -> dt.date | None:
    try:
        return written_dates.read_date(text, rules)
    except ValueError:
        return None


class OrderForm(forms.Form):
    """Whether the day or the month comes first in a file of a known format."""

    def __init__(self, data=None, *, texts: Iterable[str], example: str, today: dt.date):
        super().__init__(data)
        self.example = example
        self.fields["order"] = forms.ChoiceField(
            label="Day first or month first?",
            choices=order_choices(texts, example, today=today),
            widget=forms.RadioSelect,
            error_messages=dict.fromkeys(["required", "invalid_choice"], ORDER_MISSING),
        )


class MappingForm(forms.Form):
    """`columns` come with a guess each; `mapped` is what was agreed before, or the map of last time."""

    use_required_attribute = False  # looking at the rows needs no answer yet

    title_for_all = forms.CharField(label="Job title for rows that have none", required=False, max_length=300)
    from_above = forms.BooleanField(label="Use the company in the row above", required=False)
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
                label=column.name, choices=_grouped(), required=False, initial=target
            )
        self.fields["title_for_all"].initial = mapped.title if mapped else ""
        self.without_company, is_merged = self._rows_without_company()
        self.fields["from_above"].initial = mapped.from_above if mapped else is_merged
        self.without_title = self._rows_without_title()
        self._ask_for_words(mapped)
        self._ask_for_order(mapped)

    def _target(self, place: int) -> str:
        posted = self.data.get(f"c{place}") if self.is_bound else None
        return posted if posted in TARGETS else self.fields[f"c{place}"].initial or ""

    @property
    def targets(self) -> dict[str, str]:
        """{id of a column: target} as chosen so far."""
        return {column.id: self._target(place) for place, column in enumerate(self.columns)}

    def _key_of(self, target: str) -> str:
        return next((key for key, one in self.targets.items() if one == target), "")

    def _rows_without_company(self) -> tuple[int, bool]:
        """(how many have none beneath one that has, whether that looks like cells that were merged)."""
        company, title, agency = (self._key_of(name) for name in ("company", "title", "agency"))
        missing, seen = 0, False
        for row in self.rows:
            if company and row.get(company):
                seen = True
            elif seen and row.get(title) and not row.get(agency):
                missing += 1
        return missing, missing > 1 and missing >= 0.25 * len(self.rows)

    def _rows_without_title(self) -> int:
        title = self._key_of("title")
        return sum(not row.get(title) for row in self.rows)

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
        texts = list(dates_in(SheetMap(columns=self.targets), self.rows))
        self.settled, self.example = written_dates.order_of(texts)
        if self.example and not self.settled:
            self.fields["order"] = forms.ChoiceField(
                label="Day first or month first?",
                choices=order_choices(texts, self.example, today=self.today),
                initial=mapped.order if mapped else "",
                widget=forms.RadioSelect,
                error_messages=dict.fromkeys(["required", "invalid_choice"], ORDER_MISSING),
            )

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
            from_above=self._is_ticked("from_above"),
        )

    def _is_ticked(self, name: str) -> bool:
        return bool(self.data.get(name)) if self.is_bound else bool(self.fields[name].initial)

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


def _grouped() -> list[tuple[str, list[tuple[str, str]]]]:
    return [(group, list(targets.items())) for group, targets in GROUPS.items()]


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
