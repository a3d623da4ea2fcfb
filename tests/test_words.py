"""The words of every screen, email, command and document: one name for each thing, one spelling, one form of marks.

What each word means is in docs/words.md. A failing test names the line and what to write instead.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from . import texts

# What other programs, files and people wrote, or read back: not ours to reword. Whole sentences beside it are ours.
CONTRACTS = {
    "docs/words.md": "names the words that left",
    "applications/adding/capture/closing.py": "phrases that are recognised in job ads",
    "applications/adding/capture/posting.py": "names in other sites' markup",
    "applications/adding/capture/sites.py": "names of other sites",
    "applications/importing/columns.py": "headings that are recognised in other people's sheets",
    "applications/importing/languages/": "headings and words that are recognised in other people's sheets",
    "applications/importing/tables.py": "what people write on links in their sheets",
    "applications/importing/formats/huntr.py": "another tracker's headings",
    "applications/importing/formats/jobsync.py": "another tracker's headings",
    "applications/importing/formats/linkedin.py": "LinkedIn's headings",
    "applications/importing/formats/notion.py": "another tracker's headings",
    "applications/importing/formats/onward.py": "the headings of our own CSV, which never change",
    "applications/importing/formats/reactive_resume.py": "another tracker's headings",
    "applications/importing/sheet.py": "headings that are recognised in other people's sheets",
    "applications/importing/formats/simplify.py": "another tracker's headings",
    "applications/importing/formats/teal.py": "another tracker's headings",
    "applications/importing/words.py": "words that are recognised in other people's sheets",
    "applications/mail/reading/": "phrases that are recognised in employers' emails",
    "applications/named_": "dates, hours and zones as people write them",
    "applications/typed_dates.py": "dates and hours as people write them",
    "feedback/question_keys.py": "the folded texts by which marked and practised questions are found again",
    "feedback/asking/specificity.py": "phrases that are recognised in replies",
}
# Single texts that keep a word which left elsewhere: {text: why}
KEPT = {
    "Advert": "a heading of the CSV, which import reads back",
    "Pay min": "a heading of the CSV, which import reads back",
    "Pay max": "a heading of the CSV, which import reads back",
    "Pay period": "a heading of the CSV, which import reads back",
}
# Words that left, and still have a place: {(file, word): why}
PLACES = {
    ("templates/feedback/asking/after.html", "not now"): "the plan after a no is offered again",
}

# (what left, what to write)
LEFT = [
    (r"adverts?", "job ad"),
    (r"e-mail\w*", "email"),
    (r"(some|any|every)body|nobody", "someone, anyone, everyone, no one"),
    (r"whoever", "the person who …, anyone who …"),
    (r"oneself|one’s", "yourself, your"),
    (r"at (saved|applied|screening|interviewing|offer)(?= since|$|\.)", "Applied on …, Screening since …"),
    (r"got as far as", "how far it got"),
    (r"(clarifying|second) question", "follow-up question"),
    (r"let it rest|letting it rest", "leave it there"),
    (r"not now", "Cancel, or Skip; only the plan after a no says “Not now”, because it comes back"),
    (r"let it go|lets? go|letting go", "cancel, skip, discard"),
    (r"not this one|dismiss", "skip"),
    (r"takes? it away|taken away|takes? it off|taken off", "remove"),
    (r"for good", "permanently"),
    (r"puts? (it )?back|brings? (it )?back|takes? (it )?back|taken back", "restore, undo"),
    (r"lately", "recently"),
    (r"mend(s|ed|ing)?", "change, correct"),
    (r"(written|write|writing) down", "save, record"),
    (r"quiet close", "Finish this job search"),
    (r"stations?", "stage"),
    (r"fresh look", "first impression"),
    (r"second steps?", "two-step verification"),
    (r"by (itself|themselves)", "automatically"),
    (r"quarter of an hour|half (a )?minute", "15 minutes, 30 seconds"),
    (r"per cent", "%"),
    (r"proof of search", "proof of job search"),
    (r"takes? it with you|takes? everything", "export, download everything"),
    (r"(the )?same as a table", "Show as table"),
    (r"(light|dark) colours", "Light mode, Dark mode"),
    (r"endings?(?! (it|this|soon))", "outcome"),
    (r"pay (for|per)", "salary"),
    (r"MB fit", "can be up to … MB"),
    (r"(on )?(which|choose a|choose an earlier|choose a later|pick a|that) day", "date"),
]
AMERICAN = {
    "analyze": "analyse",
    "behavior": "behaviour",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "catalog": "catalogue",
    "center": "centre",
    "color": "colour",
    "colors": "colours",
    "customize": "customise",
    "favor": "favour",
    "favorite": "favourite",
    "fulfill": "fulfil",
    "gotten": "got",
    "gray": "grey",
    "honor": "honour",
    "humor": "humour",
    "judgment": "judgement",
    "labeled": "labelled",
    "labor": "labour",
    "license": "licence",
    "minimize": "minimise",
    "modeled": "modelled",
    "neighbor": "neighbour",
    "optimize": "optimise",
    "organization": "organisation",
    "organizations": "organisations",
    "organize": "organise",
    "organized": "organised",
    "personalize": "personalise",
    "practicing": "practising",
    "practiced": "practised",
    "prioritize": "prioritise",
    "realize": "realise",
    "recognize": "recognise",
    "recognized": "recognised",
    "resumé": "CV",
    "résumé": "CV",
    "skillful": "skilful",
    "summarize": "summarise",
    "traveled": "travelled",
    "traveling": "travelling",
    "zip code": "postcode",
}
# Names that keep their spelling
NAMES = re.compile(r"Bureau of Labor Statistics|Resume Genius|Reactive Resume|Center Parcs")
PRACTICE_AS_VERB = re.compile(
    r"\b(to|you|I|and|or|then|would|could|can|who|friends?|they) practice (?!session|question|is|was|and|or\b)"
    r"|\bPractice (a|an|it|these|this|them)\b"
)
PRACTISE_AS_NOUN = re.compile(r"\b(a|an|the|your|this|of|more|enough) practise\b", re.I)


def found_in(file: str) -> list[texts.Text]:
    is_contract = any(file.startswith(contract) for contract in CONTRACTS)
    return [
        text
        for text in texts.texts_of(file)
        if text.words not in KEPT and not (is_contract and not re.fullmatch(r"[A-Z“◇][^|;\\]*[.…?]", text.words))
    ]


def faults(file: str) -> Iterator[str]:
    for text in found_in(file):
        for what in (*words_that_left(text.words, file), *american(text.words), *marks(text.words, file)):
            yield f"{text}  → {what}"
    source = (texts.ROOT / file).read_text()
    if file.startswith("templates/") and "pluralize" in source:
        yield f"{file}: pluralize  → a whole sentence for each number"
    if file.endswith(".js") and re.search(r"\? (\"\" : \"e?s\"|\"e?s\" : \"\")", source):
        yield f"{file}: a glued plural  → a whole sentence for each number"
    if file.endswith(".py"):
        for line, words in texts.glued(source):
            yield f"{file}:{line}: {words}  → a whole sentence for each case"


def words_that_left(words: str, file: str) -> Iterator[str]:
    for left, better in LEFT:
        if (file, left) in PLACES:
            continue
        if match := re.search(rf"(?<![\w-])(?:{left})(?![\w-])", words, re.I):
            yield f"“{match[0]}” left; write: {better}"


def american(words: str) -> Iterator[str]:
    words = NAMES.sub("", words)
    for word in re.findall(r"[^\W\d_]+", words.lower()):
        if word in AMERICAN:
            yield f"British spelling: {AMERICAN[word]}"
    if match := PRACTICE_AS_VERB.search(words):
        yield f"“{match[0]}”: the verb is practise"
    if match := PRACTISE_AS_NOUN.search(words):
        yield f"“{match[0]}”: the noun is practice"


def marks(words: str, file: str) -> Iterator[str]:
    """One form of quotation marks, ranges, units and spaces; no exclamation marks."""
    if re.search(r"[^\W\d_]['`][^\W\d_]|[^\W\d_]'(\s|$)|(^|\s)'[^\W\d_]", words):
        yield "’ instead of a straight apostrophe"
    if '"' in words:
        yield "“ ” instead of straight quotation marks"
    if re.search(rf"[\d{texts.PLACE}]\s%", words):
        yield "37%, without a space"
    if re.search(r"(?<![\d-])\d[\d,.]*%?\s?[-–—]\s?\d[\d,.]*(?![\d-])", re.sub(r"\d{4}-\d\d-\d\d\S*", "", words)):
        yield "a range is “7 to 14”"
    if re.search(rf"{texts.PLACE}%?\s?[–—]\s?{texts.PLACE}", words):
        yield "a range is “7 to 14”"
    if re.search(r"\S  +\S", words):
        yield "two spaces"
    if re.search(r"!(?!\[)", words):
        yield "no exclamation marks"
    if re.search(r"[^\W_][.] [a-z]", words) and file.startswith("templates/"):
        yield "a sentence begins with a capital"


@pytest.mark.parametrize("file", texts.files())
def test_texts_use_the_words_and_marks_of_onward(file):
    found = list(faults(file))
    assert found == [], "\n".join(found)


PROPER = {"Onward", "Today", "Insights", "CV", "LinkedIn", "CVs", "I"}  # names, and pages that are called by their name


def headings(source: str) -> Iterator[tuple[str, str]]:
    """(“title” or “h1”, its words with the places of values and tags) of a template."""
    for kind, pattern in (("title", r"{% block title %}(.*?){% endblock"), ("h1", r"<h1[^>]*>(.*?)</h1>")):
        for match in re.finditer(pattern, source, re.S):
            words = re.sub(r"{{.*?}}", texts.PLACE, match[1])
            yield kind, " ".join(re.sub(r"{%.*?%}|<[^>]*>", texts.TAG, words).split())


def capitals(words: str) -> list[str]:
    """The words inside a heading that begin with a capital although nothing ended before them."""
    found = []
    for part in words.split(texts.TAG):
        for before, word in pairwise(part.split()):
            plain = re.sub(r"^[“(]|\W+$|’s$", "", word)
            if plain[:1].isupper() and before[-1] not in ".:?…·" and plain not in PROPER:
                found.append(word)
    return found


@pytest.mark.parametrize("file", [file for file in texts.files() if file.endswith(".html")])
def test_titles_and_headings_are_in_sentence_case_without_a_full_stop(file):
    for kind, words in headings((texts.ROOT / file).read_text()):
        assert capitals(words) == [], f"{file}, {kind}: {words}"
        assert not words.endswith(".") or ". " in words, f"{file}, {kind}: {words}"
        assert not re.match(r"[a-z]", words), f"{file}, {kind}: {words}"
