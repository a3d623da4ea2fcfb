import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from django import forms

from applications.board.move_forms import DayForm
from applications.models import Application, Status
from applications.shell.fields import LinkField

DATE = {"type": "date"}


class PayField(forms.CharField):
    """A salary as people write it: 38000, 38,000, 38.000, 1.234,50, £38k, GBP 38 000."""

    def to_python(self, value):
        text = re.sub(r"[\s£$€'’_]", "", "" if value is None else str(value)).lower()
        if not text:
            return None
        written = re.fullmatch(r"(?:[a-z]{3})?([\d.,]*\d[\d.,]*)(k?)(?:[a-z]{3})?", text, re.ASCII)
        if not written:
            raise forms.ValidationError("Enter the salary as a number, such as 38000 or 38k.")
        text, thousands = written.groups()
        if re.fullmatch(r"\d{1,3}([.,])\d{3}(\1\d{3})*", text):
            text = re.sub(r"[.,]", "", text)
        elif re.fullmatch(r"\d{1,3}(,\d{3})+\.\d{1,2}", text):
            text = text.replace(",", "")
        elif re.fullmatch(r"\d{1,3}(\.\d{3})+,\d{1,2}", text):
            text = text.replace(".", "")
        try:
            amount = Decimal(text.replace(",", ".")) * (1000 if thousands else 1)
        except InvalidOperation:
            raise forms.ValidationError("Enter the salary as a number, such as 38000 or 38k.") from None
        if amount >= 10**9:
            raise forms.ValidationError("Enter a salary below one billion.")
        return amount.quantize(Decimal("0.01"))

    def prepare_value(self, value):
        """A stored 38000.00 is shown as it would be typed."""
        return f"{value:f}".removesuffix(".00") if isinstance(value, Decimal) else value


class FactRules(forms.Form):
    """The rules for the facts of an application, typed or from a file."""

    def clean_pay_currency(self):
        currency = self.cleaned_data["pay_currency"].strip().upper()
        currency = {"£": "GBP", "$": "USD", "€": "EUR"}.get(currency, currency)
        if currency and not re.fullmatch(r"[A-Z]{3}", currency):
            raise forms.ValidationError("Enter the currency as three letters, such as GBP.")
        return currency

    def clean_tag_names(self):
        names = [" ".join(name.split())[:50] for name in re.split(r"[,;|]", self.cleaned_data["tag_names"])]
        return list({name.casefold(): name for name in names if name}.values())

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("company") and not cleaned.get("agency") and "company" not in self.errors:
            self.add_error("company", "Enter the company, or the agency if you don’t know the company yet.")
        low, high = cleaned.get("pay_min"), cleaned.get("pay_max")
        if low is not None and high is not None and low > high:
            self.add_error("pay_max", "The higher salary is below the lower one. Swap them, or leave one empty.")
        for name in ("deadline_on", "answer_by"):
            day = cleaned.get(name)
            if day and not 1990 <= day.year <= 2100:
                self.add_error(name, "The date must be between 1990 and 2100.")
        return cleaned


class ApplicationForm(FactRules, forms.ModelForm):
    """The facts of an application."""

    link = LinkField(
        label="Link to the job ad (optional)",
        required=False,
        max_length=2000,
        help_text="Saved as text only. Onward never opens the link.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    pay_min = PayField(label="Salary from", required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    pay_max = PayField(label="Salary to", required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    tag_names = forms.CharField(label="Tags", required=False, max_length=500, help_text="Separated by commas.")

    class Meta:
        model = Application
        fields = [
            "link", "company", "title", "agency", "location", "work_mode", "pay_min", "pay_max", "pay_currency", "pay_period", "source",
            "source_name", "sent_via", "cv_version", "deadline_on", "answer_by", "advert", "notes",
        ]  # fmt: skip
        error_messages = {"title": {"required": "Enter the job title."}}
        widgets = {
            "company": forms.TextInput(attrs={"autocomplete": "off", "list": "companies"}),
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "cv_version": forms.TextInput(attrs={"autocomplete": "off", "list": "cvs"}),
            "deadline_on": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
            "answer_by": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
            "advert": forms.Textarea(attrs={"rows": 4}),
            "notes": forms.Textarea(attrs={"rows": 3}),
            "pay_currency": forms.TextInput(attrs={"placeholder": "GBP", "autocapitalize": "characters"}),
        }
        help_texts = {
            "advert": "Job ads get taken down. A copy helps before an interview.",
            "cv_version": "Type a name or choose one of your documents.",
            "source_name": "The job board, site or person.",
            "answer_by": "For an offer: the date they need your reply.",
            "agency": "If you don’t know the employer yet, leave Company empty.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("work_mode", "source", "sent_via", "pay_period"):
            self.fields[name].choices = [
                ("", "Not specified"),
                *[choice for choice in self.fields[name].choices if choice[0]],
            ]
        if self.instance.pk:
            self.initial["tag_names"] = ", ".join(tag.name for tag in self.instance.tags.all())

    @property
    def has_more(self) -> bool:
        """Whether a field in the folded part has a value or an error."""
        first = {"link", "company", "title", "source", "status", "day", "on"}
        return any(name not in first for name in self.errors) or any(
            self[name].value() for name in self.fields if name not in first and self[name].value() not in ("", None, [])
        )


class NewApplicationForm(DayForm, ApplicationForm):
    """A new application: the facts, its status, and since when."""

    status = forms.ChoiceField(label="Status", choices=Status.choices, initial=Status.APPLIED, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["company"].widget.attrs["autofocus"] = True

    def clean(self):
        cleaned = super().clean()
        happened_on: dt.date | None = cleaned.get("happened_on")
        if happened_on and happened_on.year < 1990:
            self.add_error("on", "The date must be in 1990 or later.")
        return cleaned
