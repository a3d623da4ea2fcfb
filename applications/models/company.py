"""Companies as people type them, grouped by a normalised name."""

import re
import unicodedata

from django.conf import settings
from django.db import models
from django.urls import reverse

_LEGAL_FORMS = frozenset(
    [
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "llc",
        "llp",
        "plc",
        "corp",
        "corporation",
        "co",
        "company",
        "gmbh",
        "mbh",
        "ag",
        "kg",
        "ug",
        "se",
        "sa",
        "sas",
        "sarl",
        "srl",
        "spa",
        "bv",
        "nv",
        "oy",
        "oyj",
        "ab",
        "as",
        "aps",
        "pty",
    ]
)
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ı": "i"})


def company_key(name: str) -> str:
    """The normalised name: no accents, case, punctuation or legal form; words joined by hyphens. Empty for an empty
    name.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS).replace("&", " and "))
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", folded.replace("'", "").replace("’", "").replace(".", ""))
    while len(words) > 1 and (words[-1] in _LEGAL_FORMS or words[-1] == "and"):
        words.pop()
    while words and words[-1] == "and":
        words.pop()
    return ("-".join(words) or re.sub(r"[\s/]+", "-", name.strip().casefold()).strip("-"))[:200]


class CompanyQuerySet(models.QuerySet["Company"]):
    def for_user(self, user) -> "CompanyQuerySet":
        return self.filter(owner=user)

    def with_key(self, key: str) -> "CompanyQuerySet":
        """The row for this key, whether it is its own or one of its other spellings."""
        return self.filter(models.Q(key=key) | models.Q(spellings__key=key)).distinct()


class Company(models.Model):
    """A company the user wrote something about. Others have no row."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="companies")
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    rather_not = models.BooleanField("Don’t apply here again", default=False)

    objects = CompanyQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_company_row_a_key")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("company_detail", args=[self.key])

    def keys(self) -> list[str]:
        """Its own key and those of its other spellings."""
        return [self.key, *(spelling.key for spelling in self.spellings.all())]


class CompanySpelling(models.Model):
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="spellings")
    key = models.CharField(max_length=200)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["company", "key"], name="one_spelling_a_company")]

    def __str__(self) -> str:
        return self.name
