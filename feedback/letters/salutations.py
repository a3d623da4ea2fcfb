"""How a letter addresses someone: “Dr Kolb”, “Ms Petersen”, “Jens”; in doubt the whole name, and never a bare title."""

import re
import unicodedata

LONGEST, MOST_WORDS = 60, 8
PROFESSOR = {"prof", "professor", "professorin", "profesor", "profesora", "professeur", "professeure"}
DOCTOR = {"dr", "doctor", "doktor", "dr-ing", "drin", "mudr", "dott", "dottssa"}
FORMS_OF_ADDRESS = {
    **dict.fromkeys(["mr", "mister", "herr", "herrn", "dhr", "monsieur", "sr", "señor", "signor", "sig"], "Mr"),
    **dict.fromkeys(["ms", "frau", "mevr", "mevrouw", "mw", "mme", "madame", "sra", "señora", "signora"], "Ms"),
    "mrs": "Mrs",
    "miss": "Miss",
    "mx": "Mx",
    "sir": "Sir",
    "dame": "Dame",
    "rev": "Rev",
    "reverend": "Reverend",
}
WITH_FIRST_NAME = {"Sir", "Dame"}
# Degrees that stand before a name and that no letter repeats.
NOT_SAID = {"dipl-ing", "dipl-inf", "dipl-kfm", "dipl-kffr", "mag", "ing", "lic", "med", "rer", "nat", "phil", "jur", "pol",
            "habil", "dent", "vet", "techn", "iur", "pd", "priv-doz"}  # fmt: skip
TITLES = PROFESSOR | DOCTOR | set(FORMS_OF_ADDRESS) | NOT_SAID
NOBODY = {"unknown", "not known", "n/a", "na", "none", "tbd", "nn", "?", "-", "someone", "anyone"}
TEAM = re.compile(
    r"\b(?:team|teams|hr|human|resources|recruit\w*|talents?|acquisition|hiring|careers?|jobs|people|personal\w*"
    r"|bewerb\w*|"
    r"department|dept|abteilung|office|desk|support|admin|manager|managerin|coordinator|partner|staffing|group"
    r"|consulting|"
    r"services|solutions|engineer|developer|director|lead|head|founder|ceo|cto|consultant|specialist|officer|gmbh|ag"
    r"|ltd|limited|inc|llc|llp|plc|corp|company)\b",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"\s(?:and|&|\+|und|et|y|or)\s|\s/\s", re.IGNORECASE)
AFTER_THE_NAME = re.compile(r"\s+[|–—·•@]\s.*|\s+-\s.*|\s*[(\[<].*")
INITIALS = re.compile(r"(?:\w\.?-?)|(?:\w\.[\w.-]*)")
GREETING = re.compile(r"(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))\s+([^,;:!?]+)[,;:!]?", re.IGNORECASE)
TO_NOBODY = {"there", "all", "both", "everyone", "everybody", "team", "sir or madam", "sir", "madam", "sir/madam"}


def address(name: str, address_as: str = "", *, company: str = "") -> str:
    """Return what stands between “Dear” and the comma; empty where no name is known. `company`: where they work."""
    return typed(address_as) or _address(name, company, formal=True)


def first_name(name: str, address_as: str = "") -> str:
    """Return how a message to a friend addresses them: by their first name where one can be told."""
    return typed(address_as) or _address(name, formal=False)


def own_first_name(name: str) -> str:
    """Return the first name of someone's own full name; the whole name where none can be told."""
    return _address(name, formal=False) or " ".join(name.split())


def greeted(body: str) -> str:
    """Return whom the first line of a letter greets, “Dr Kolb” of “Dear Dr Kolb,”; empty where it greets nobody by
    name.
    """
    first = next((line.strip() for line in body.splitlines() if line.strip()), "")
    found = GREETING.fullmatch(first)
    name = typed(found[1]) if found else ""
    return "" if name.casefold() in TO_NOBODY or len(name) > LONGEST else name


def names_several(name: str) -> bool:
    """Return whether it greets more than one person, as “Anna and Tom” does."""
    return bool(SEVERAL.search(name))


def typed(text: str) -> str:
    """Return a form of address as someone typed it, without “Dear” before it or a comma after it."""
    text = " ".join(text.split())
    if found := GREETING.fullmatch(text):
        text = found[1]
    return text.rstrip(",;:! ")


def _address(name: str, company: str = "", *, formal: bool) -> str:
    whole = _cleaned(name, company)
    if not _is_a_name(whole):
        return ""
    if SEVERAL.search(whole) or TEAM.search(whole) or not _is_latin(whole):
        return whole
    return _parsed(whole, formal=formal).strip(" ,;:!?")


def _parsed(whole: str, *, formal: bool) -> str:
    from nameparser import parse

    found = parse(whole)
    if "," in whole and " " in found.family and not found.family_particles and found.given and not found.title:
        # “García Márquez, Gabriel” is turned round; of “Jens Kolb, Customer Success” the second half is no name.
        return found.family if found.middle else f"{found.given} {found.family}"
    found = found.capitalized()
    given, family = found.given, _surname(found.family)
    if any(one.kind.name == "PARTICLE_OR_GIVEN" for one in found.ambiguities):
        given, family = "", f"{given} {family}"
    title = _title(found.title)
    if title is None:
        return whole
    if title and (formal or not given):
        if title in WITH_FIRST_NAME and given:
            return f"{title} {given}"
        return f"{title} {family or given}" if family or given else ""
    if not given or not family:
        only = given or family
        return "" if _plain(only) in TITLES else only
    if INITIALS.fullmatch(given) or "." in given:
        return " ".join(part for part in (given, found.middle, family) if part)
    return given


def _title(words: str) -> str | None:
    """Return the title a letter uses, empty for none; None where the words are not known."""
    said = [_plain(word) for word in words.split()]
    if any(word in PROFESSOR for word in said):
        return "Professor"
    if any(word in DOCTOR for word in said):
        return "Dr"
    for word in said:
        if word in FORMS_OF_ADDRESS:
            return FORMS_OF_ADDRESS[word]
    return "" if all(word in NOT_SAID for word in said) else None


def _cleaned(name: str, company: str) -> str:
    """Return one line of letters: without an address, a role or brackets after the name, pictures, and academic
    extras.
    """
    text = "".join(" " if unicodedata.category(sign)[0] in "CSZ" and sign not in "<>|+@" else sign for sign in name)
    text = " ".join(text.split())
    while (found := AFTER_THE_NAME.search(text)) and found.start():
        text = text[: found.start()]
    text = re.sub(r"\bUniv\.?-\s?Prof\.?", "Prof.", text)
    text = re.sub(r"\bh\.\s?c\.(?=\s|$)", "", text)
    before, _, after = text.partition(",")
    if " " in before.strip() and (TEAM.search(after) or _plain(after) in ("", _plain(company))):
        text = before
    text = re.sub(r"\bhr\b", "HR", " ".join(text.split()))
    return text.strip(" ,;:!?/\\|\"'“”()[]")


def _is_a_name(text: str) -> bool:
    words = [_plain(word) for word in text.split()]
    return (
        any(sign.isalpha() for sign in text)
        and "@" not in text
        and len(text) <= LONGEST
        and len(words) <= MOST_WORDS
        and _plain(text) not in NOBODY
        and not all(word in TITLES for word in words)
    )


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())


def _surname(text: str) -> str:
    """“KOLB”, as some write their surname, is “Kolb”."""
    return " ".join(word.title() if len(word) > 2 and word.isupper() else word for word in text.split())


def _plain(word: str) -> str:
    return word.casefold().replace(".", "").strip(", ")
