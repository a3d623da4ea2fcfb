"""A job ad that was pasted, dropped, sent by the bookmark or shared by a phone."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from .capture import LONGEST
from .forms import NewApplicationForm

TOO_LONG = "This is longer than two million characters. Copy only the text of the job ad."


class CutField(forms.CharField):
    """Another program wrote it: too long is cut, not refused."""

    def __init__(self, *, most: int):
        super().__init__(required=False, strip=True)
        self.most = most

    def to_python(self, value):
        return super().to_python(value)[: self.most]


class ReadingForm(forms.Form):
    pasted = forms.CharField(
        label="A link, a job ad or a whole page",
        strip=True,
        max_length=LONGEST,
        error_messages={"required": "Paste something to read first.", "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )


class SharedForm(forms.Form):
    """What a phone shares: many programs put the link into the text."""

    title = CutField(most=300)
    text = CutField(most=100_000)
    url = CutField(most=2000)

    @property
    def together(self) -> str:
        parts = [self.cleaned_data[name] for name in ("title", "text", "url")]
        title, text, url = parts
        kept = [title if title != text else "", text, url if url not in text else ""]
        return "\n".join(part for part in kept if part)


def typed_by_hand(posted: QueryDict) -> dict[str, str]:
    """The fields of Add that hold something, without those that still hold what an earlier paste filled in."""
    untouched = set(posted.getlist("filled_in"))
    return {
        name: str(posted[name])
        for name in NewApplicationForm.base_fields
        if posted.get(name) and _fingerprint(name, str(posted[name])) not in untouched
    }


def fingerprints_of(form: forms.Form, names: Iterable[str]) -> list[str]:
    """What the page carries along to tell later whether someone changed what was filled in."""
    return [_fingerprint(name, _as_posted(form[name])) for name in names if name in form.fields]


def without_typed_salary(found: Mapping[str, Any], typed: Mapping[str, str]) -> dict[str, Any]:
    """A salary is one thing in four fields: where someone typed a sum, none of it is filled in."""
    if "pay_min" in typed or "pay_max" in typed:
        return {name: value for name, value in found.items() if not name.startswith("pay_")}
    return dict(found)


def _as_posted(field: forms.BoundField) -> str:
    """The text that a browser sends for a field that nobody touched."""
    value = field.field.widget.format_value(field.value())
    return str(value[0] if isinstance(value, list) else "" if value is None else value)


def _fingerprint(name: str, text: str) -> str:
    """A short name for a field with this text; line ends and outer space do not count."""
    bare = text.replace("\r\n", "\n").strip()
    return f"{name}:{hashlib.sha256(bare.encode()).hexdigest()[:16]}"
