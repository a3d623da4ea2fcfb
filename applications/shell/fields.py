from django import forms
from django.core.validators import URLValidator


class LinkField(forms.CharField):
    """A web address; `https://` is put in front when it is missing. Nothing is fetched from it."""

    def to_python(self, value):
        link = super().to_python(value)
        if link and "://" not in link:
            link = f"https://{link}"
        if link:
            URLValidator(
                schemes=["http", "https"], message="Enter a web address that starts with https:// or http://."
            )(link)
        return link
