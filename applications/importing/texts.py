"""From the bytes of a file to text, whatever its letters are encoded in."""

import codecs
import io
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .languages import LANGUAGES
from .limits import LONGEST_LINE, MB, Budget, UnreadableFile
from .names import language_of, target_of
from .words import word_meaning

LETTERS = {
    "utf-8": "Unicode (UTF-8)",
    "cp1252": "Western European (Windows)",
    "mac_roman": "Western European (Mac)",
    "cp850": "Western European (DOS)",
    "cp1250": "Central European (Windows)",
    "iso8859_2": "Central European (ISO)",
    "mac_latin2": "Central European (Mac)",
    "cp1251": "Cyrillic (Windows)",
    "koi8_r": "Cyrillic (KOI8)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp932": "Japanese (Shift-JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese, simplified (GB18030)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean",
}
_LOOKED_AT = 64 * 1024
_NOT_TEXT = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Excel or Word file, or a workbook with a password",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database",
    b"PK\x03\x04": "another ZIP",
    b"PK\x05\x06": "another ZIP",
}
_MARKUP = re.compile(rb"\s*(<!doctype|<html|<\?xml|<!--|<svg|<script)", re.IGNORECASE)
_CONTROL = bytes(range(1, 9)) + bytes(range(14, 32))
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_USUAL = frozenset("äöüßéèêëàâçîïôûùœæñáíóúåøãõìòÿ")
_CENTRAL = frozenset("ąćęłńśźżčďěňřšťůýžőűăâîșțđľĺŕ")
_TURKISH = frozenset("ğşıİ")
_SIGNS = frozenset("’‘“”„‚–—…€£·•«»°§©®™´¡¿º\u00a0")
_VOWELS = frozenset("aeiouyäöüéèêëàâîïôûùœæáíóúåøãõìòÿąęěůýőűăıьъ")


def refuse_what_is_no_text(name: str, content: bytes) -> None:
    """Raise UnreadableFile with a sentence when this cannot be a table in a text file."""
    if not content.removeprefix(codecs.BOM_UTF8).strip(b"\0 \t\r\n"):
        raise UnreadableFile(f"“{name}” is empty.")
    what = next((what for beginning, what in _NOT_TEXT.items() if content.startswith(beginning)), "")
    start = content[:4000]
    if not what and _MARKUP.match(start.removeprefix(codecs.BOM_UTF8)):
        what = "a web page"
    if (
        not what
        and not unicode_of(start).startswith("utf-16")
        and len(start) - len(start.translate(None, _CONTROL)) > len(start) // 20
    ):
        what = "no text"
    if what:
        raise UnreadableFile(
            f"“{name}” is {what}, not a table. Save it as CSV or XLSX, or upload the file as you downloaded it."
        )


def lines_of(name: str, content: bytes, encoding: str, budget: Budget) -> Iterator[str]:
    """Ends of line stay as they are, alone-standing CRs too: the reader of records needs them."""
    text = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, errors="replace", newline="")
    while line := text.readline(LONGEST_LINE):
        if len(line) >= LONGEST_LINE:
            raise UnreadableFile(
                f"“{name}” has a line of more than four million characters, so it isn’t a list of applications."
            )
        budget.take_line(name)
        yield line


def encoding_of(content: bytes) -> tuple[str, bool]:
    """(encoding, whether that is a guess): a guess is shown to the person, who may choose another."""
    if sure := unicode_of(content):
        return sure, False
    return guess_letters(content), True


def unicode_of(content: bytes) -> str:
    """By its mark, by its zeros, else UTF-8 if it is that; empty for anything else.

    A few bytes that are none do not make a long text with many good letters something else.
    """
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return encoding
    start = content[:2000]
    if start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for place in range(0, len(content), MB):
            decoder.decode(content[place : place + MB])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        text = content[: 4 * MB].decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = sum(not letter.isascii() for letter in text) - bad
        return "utf-8-sig" if good > 20 * bad else ""
    return "utf-8-sig"


def guess_letters(content: bytes) -> str:
    """The likeliest of LETTERS for text that is not Unicode: one that decodes it and makes words of it."""
    from charset_normalizer import from_bytes  # 30 ms: only where a file is not in UTF-8

    sample = _lines_with_letters(content)
    disorder: dict[str, float] = {}
    for match in from_bytes(sample, cp_isolation=[one for one in LETTERS if one != "utf-8"], threshold=0.3):
        for encoding in (match.encoding, *match.could_be_from_charset):
            disorder[encoding] = min(match.chaos, disorder.get(encoding, 1.0))
    old_mac = b"\r" in content[:_LOOKED_AT] and b"\n" not in content[:_LOOKED_AT]
    best, most = "cp1252", float("-inf")
    for encoding in LETTERS:
        if encoding == "utf-8":
            continue
        try:
            text = sample.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        points = plausibility(text) - 4 * disorder.get(encoding, 0.5) + _suits_language(encoding, text)
        points += 4 if old_mac and encoding.startswith("mac_") else 0
        if points > most + 1e-9:
            best, most = encoding, points
    return best


def _header_of(text: str) -> list[str]:
    first = re.split(r"[\r\n]", text.strip(), maxsplit=1)[0]
    return [cell.strip('" ') for cell in re.split(r"[;,\t|]", first)]


def _suits_language(encoding: str, text: str) -> int:
    """2 for the encoding in which people who write the language of the header mostly save, 1 for their second."""
    language = next((one for one in LANGUAGES if language_of(_header_of(text)) == one.NAME), None)
    if language is None or encoding not in language.LETTERS:
        return 0
    return max(0, 2 - language.LETTERS.index(encoding))


def _lines_with_letters(content: bytes) -> bytes:
    """The first line, and those with bytes beyond ASCII, up to 64 KB: only they can tell encodings apart."""
    lines = re.split(rb"(?<=[\r\n])", content[: 4 * MB])
    found, size = [], 0
    for place, line in enumerate(lines):
        if place and line.isascii():
            continue
        found.append(line[:4000])
        size += len(found[-1])
        if size > _LOOKED_AT:
            break
    return b"".join(found)


def plausibility(text: str) -> float:
    """How much a decoded text looks like one that people write, for each word with letters beyond ASCII."""
    points, words = 0.0, 0
    for cell in re.split(r"[;,\t|\r\n\"]", text):
        if cell.isascii():
            continue
        if target_of(cell) or word_meaning(cell):
            points += 4
        for word in re.findall(r"\S+", cell):
            if not word.isascii():
                words += 1
                points += _word(word)
    return 10 * points / max(words, 1)


def _word(word: str) -> float:
    """From -2 to 1."""
    letters = [letter for letter in word if letter.isalpha()]
    scripts = {_script(letter) for letter in letters}
    strange = [letter for letter in word if not letter.isascii() and not letter.isalpha() and letter not in _SIGNS]
    inside = re.search(r"[^\W\d_][^\w\s’'.\-–&/()]+[^\W\d_]|^[¯£¥³¹²¿¡¼½¾ª]+[^\W\d_]", word)
    if strange or inside or len(scripts) > 1 or any(_is_control(letter) for letter in word):
        return -2.0
    if scripts & {"cjk", "cyrillic", "greek", "kana", "hangul"}:
        return 1.0
    if re.search(r"[^\W\d_a-z][a-z]*[^\W\d_]", word) and _turns_case(word):
        return -1.0
    special = [letter for letter in word.casefold() if not letter.isascii() and letter.isalpha()]
    if not special:
        return 1.0
    if len(letters) == 1:
        return 0.5 if special[0] in "àèéóíæå" else -1.0
    if _has_no_vowels(word):
        return -0.5
    if all(letter in _USUAL for letter in special):
        return 1.0
    if all(letter in _USUAL | _CENTRAL for letter in special):
        return 0.7
    return 0.6 if all(letter in _USUAL | _TURKISH for letter in special) else -0.5


def _turns_case(word: str) -> bool:
    """A capital after a small letter, `MŸller`: no language does that within a word, names such as McKay aside."""
    for one in _WORD.findall(word):
        if re.search(r"[a-z]", one) and any(
            before.islower() and after.isupper() and not after.isascii() for before, after in pairwise(one)
        ):
            return True
        if len(one) > 2 and one[1].isupper() and not one[1].isascii() and one[2].islower():
            return True
    return False


def _has_no_vowels(word: str) -> bool:
    """Words of three letters and more have a vowel, and no four consonants that are not ASCII among them in a row."""
    for one in _WORD.findall(word.casefold()):
        if one.isascii() or len(one) < 3:
            continue
        if not any(letter in _VOWELS for letter in one):
            return True
        if re.search(r"[^aeiouyäöüéèêëàâîïôûùœæáíóúåøãõąęěůýőűăı]{4,}", one):
            cluster = re.search(r"[^aeiouyäöüéèêëàâîïôûùœæáíóúåøãõąęěůýőűăı]{4,}", one)
            if cluster and not cluster[0].isascii():
                return True
    return False


def _script(letter: str) -> str:
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    if 0x370 <= code < 0x400:
        return "greek"
    if 0x400 <= code < 0x530:
        return "cyrillic"
    if 0x3040 <= code < 0x3100:
        return "cjk"
    if 0x4E00 <= code < 0xA000 or 0xFF00 <= code < 0xFFF0 or code == 0x3005:
        return "cjk"
    return "hangul" if 0xAC00 <= code < 0xD7B0 else "other"


def _is_control(letter: str) -> bool:
    return 0x80 <= ord(letter) < 0xA0 or 0xE000 <= ord(letter) < 0xF900 or letter == "\ufffd"


def read_again(text: str, old: str, new: str) -> str:
    """A text that was decoded in one encoding, decoded in another."""
    return text.encode(old, "replace").decode(new, "replace")


def first_letters(texts: Iterable[str]) -> str:
    """A word with letters beyond ASCII, by which people see whether they were read right."""
    for text in texts:
        if not text.isascii():
            word = next(one for one in text.split() if not one.isascii())
            return text[:60] if len(text) <= 60 else word[:60]
    return ""
