"""Where someone may ask an organisation for a copy of their personal data: the EU, the EEA and the UK."""

from applications.models import Profile, fold_words

GUIDELINES = (
    "European Data Protection Board, Guidelines 01/2022, version 2.1 (2023); UK Information Commissioner’s Office"
)
COUNTRIES = {
    "Austria": "at",
    "Belgium": "be",
    "Bulgaria": "bg",
    "Croatia": "hr",
    "Cyprus": "cy",
    "Czechia": "cz",
    "Czech Republic": "",
    "Denmark": "dk",
    "Estonia": "ee",
    "Finland": "fi",
    "France": "fr",
    "Germany": "de",
    "Deutschland": "",
    "Greece": "gr",
    "Hungary": "hu",
    "Ireland": "ie",
    "Italy": "it",
    "Latvia": "lv",
    "Lithuania": "lt",
    "Luxembourg": "lu",
    "Malta": "mt",
    "Netherlands": "nl",
    "The Netherlands": "",
    "Poland": "pl",
    "Portugal": "pt",
    "Romania": "ro",
    "Slovakia": "sk",
    "Slovenia": "si",
    "Spain": "es",
    "España": "",
    "Sweden": "se",
    "Iceland": "is",
    "Liechtenstein": "li",
    "Norway": "no",
    "United Kingdom": "uk",
    "Great Britain": "gb",
    "England": "",
    "Scotland": "",
    "Wales": "",
    "Northern Ireland": "",
}
NAMES = {" ".join(fold_words(name)) for name in COUNTRIES} | {code for code in COUNTRIES.values() if code}


def applies(profile: Profile) -> bool:
    """Only where the person said so themselves."""
    return " ".join(fold_words(profile.country)) in NAMES
