"""Words as search compares them: accents, case and order do not matter."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ı": "i"})
_WORD = re.compile(r"\.?[^\W_]+(?:\.[^\W_]+)*(?:\+\+|#)?")
A_WORD = 100
MOST = 200_000  # letters; of a longer text the first words are found


def fold_words(text: str) -> list[str]:
    """The folded words of a text. `C++`, `C#` and `.NET` are words."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return [word[:A_WORD] for word in _WORD.findall(folded)]


def search_words_of(*texts: str) -> str:
    """The folded words of all texts, each once, between spaces."""
    words = dict.fromkeys(part for text in texts for word in fold_words(text) for part in (word, *_parts(word)))
    kept = " ".join(words)
    if len(kept) > MOST:
        kept = kept[:MOST].rpartition(" ")[0]
    return f" {kept} " if kept else ""


def _parts(word: str) -> list[str]:
    """`node.js` is found by `node` and by `js` as well."""
    return [part for part in word.split(".") if part] if "." in word else []
