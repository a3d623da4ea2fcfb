"""A job title as a letter names it: without gender tags and reference numbers, otherwise as typed."""

import re

LONGEST, MOST_WORDS = 70, 12
LETTER = r"[mwfdxhvki*]"
ONE = r"(?:[mwfdxhvki]|male|female|männlich|weiblich|divers|diverse|div\.?|mann|frau|\*)"
BETWEEN = r"\s*[/|,;·]\s*"
GENDERS = rf"{ONE}(?:{BETWEEN}{ONE})+"
WELCOME = r"(?:all|any|alle)\s+(?:genders?|geschlechter)(?:\s+(?:are\s+)?(?:welcome|willkommen))?|gn|mwd|alle"
NUMBER = r"[A-Z]{0,4}[-_]?\d[\w./-]*"
LABEL = (
    r"(?:(?:ref|reference|req|requisition|referenz|kennziffer)(?:[ .-]*(?:id|no|nr|number|nummer|code))?"
    r"|(?:job|position|posting|vacancy|stellen|kenn|auftrags)[ .-]*(?:id|no|nr|number|nummer|code|ziffer)|job\s?ref)\.?"
)
CODE = r"(?:JR|REQ|RQ|R|J|ID|REF|VAC|V|P)[-_]?\d{4,}"
PLAIN_NUMBER = r"(?!(?:19|20)\d\d(?!\d))\d{4,}"  # a year is none
PARTS = [
    re.compile(rf"[(\[]\s*(?:{GENDERS}|{WELCOME})\s*[)\]]", re.IGNORECASE),
    # Without brackets only where it names two: “m/w/d”, “H/F”, never “C/C++” or “24/7”.
    re.compile(rf"(?<![\w/])(?=\S*[mh])(?=\S*[wfvk]){LETTER}(?:[/|]{LETTER}){{1,4}}(?![\w/+#])", re.IGNORECASE),
    re.compile(r"(?<!\w)(?:all|any) genders?(?: are)?(?: welcome)?(?!\w)", re.IGNORECASE),
    re.compile(rf"[(\[]\s*{LABEL}\s*[:#.]?\s*{NUMBER}\s*[)\]]", re.IGNORECASE),
    re.compile(rf"(?<!\w){LABEL}\s*[:#.]?\s*{NUMBER}", re.IGNORECASE),
    re.compile(r"(?<!\w)(?:id|no|nr)\s*[.:#]*\s*\d[\w./-]{2,}", re.IGNORECASE),
    re.compile(r"(?<!\w)#\s?(?=\w*\d)[\w-]{2,}"),
    re.compile(rf"[(\[]\s*(?:{CODE}|{PLAIN_NUMBER})\s*[)\]]", re.IGNORECASE),
    re.compile(rf"(?<!\w){CODE}(?!\w)"),
    re.compile(rf"(?:^|(?<=[-–—|,;:]))\s*{PLAIN_NUMBER}(?=\s*(?:$|[-–—|,;:]))"),
]
SEPARATORS = " \t-–—|,;:/·•"
SAYS_ROLE = re.compile(r"\b(?:role|position|job|vacancy|post|stelle)$", re.IGNORECASE)


def role_name(title: str) -> str:
    """Return the title without gender tags and reference numbers; empty where nothing is left that a letter could
    say.
    """
    text = " ".join(title.split())
    for part in PARTS:
        text = part.sub(" ", text)
    text = re.sub(r"[(\[]\s*[)\]]", " ", text)
    text = re.sub(r"\s+([-–—|,;:/·])(?:\s*[-–—|,;:/·])+\s", r" \1 ", f" {text} ")
    text = re.sub(r"\s+([,;:])", r"\1", " ".join(text.split())).strip(SEPARATORS)
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        text = " ".join(re.sub(r"[()\[\]]", " ", text).split())
    text = text.rstrip(".?!… ") if not re.search(r"\b\w{1,3}\.$", text) else text
    return _short(text) if any(sign.isalpha() for sign in text) else ""


def the_role(title: str) -> str:
    """“the Operations analyst role”, or “the role” where the title says nothing."""
    name = role_name(title)
    if not name:
        return "the role"
    name = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    return f"the {name}" if SAYS_ROLE.search(name) else f"the {name} role"


def _short(text: str) -> str:
    """Return the text itself, or what stands before the last separator that keeps it short; empty where there is
    none.
    """
    while len(text) > LONGEST or len(text.split()) > MOST_WORDS:
        cut = max(text.rfind(mark, 0, LONGEST + 1) for mark in (" - ", " – ", " — ", " | ", ", ", " (", " / ", ": "))
        if cut <= 0:
            return ""
        text = text[:cut].strip(SEPARATORS)
    return text
