"""A job ad that was pasted, dropped, sent by the bookmark or shared by a phone."""

from django import forms

from applications.capture import LONGEST

TOO_LONG = "This is longer than two million characters. Copy only the text of the job ad."


class CutField(forms.CharField):
    """Another program wrote it: too long is cut, not refused."""

    def __init__(self, *, most: int):
        super().__init__(required=False, strip=True)
        self.most = most

    def to_python(self, value):
        return super().to_python(value).replace("\0", "")[: self.most]


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
