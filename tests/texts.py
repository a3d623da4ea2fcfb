"""Every text of the repository that people read, with its place: templates, Python strings, scripts and documents."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.template.base import Lexer, TokenType

ROOT = Path(settings.BASE_DIR)
PLACE = "◇"  # where a value is filled in
TAG = "│"  # where a template tag stands

READ_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "content"}
CODE_ELEMENTS = {"script", "style", "code", "pre", "kbd"}
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE FROM|CREATE|PRAGMA|VACUUM|DROP|ALTER|WHERE|ORDER BY|COALESCE)\b")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "docs")
PYTHON = ("applications", "config", "feedback", "manage.py")


@dataclass(frozen=True, slots=True)
class Text:
    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}"


ATTRIBUTES = re.compile(r'\s*[\w-]+="')  # with which a template begins that is included inside a tag


@cache
def files() -> tuple[str, ...]:
    """Every file with texts, as a path from the root of the repository."""
    known = subprocess.run(
        ["git", "ls-files", "templates", "static/js", "static/css", "locale", *PYTHON, *DOCUMENTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    kinds = (".html", ".txt", ".svg", ".py", ".js", ".css", ".md", ".po")
    return tuple(
        file for file in known if file.endswith(kinds) and "/migrations/" not in file and (ROOT / file).exists()
    )


def texts_of(file: str) -> list[Text]:
    source = (ROOT / file).read_text()
    if file.startswith("templates/"):
        found = from_template(source)
    elif file.endswith(".py"):
        found = from_python(source)
    elif file.endswith(".js"):
        found = from_script(source)
    elif file.endswith(".css"):
        found = [(source.count("\n", 0, match.start()) + 1, match[1]) for match in CONTENT.finditer(source)]
    elif file.endswith(".po"):
        found = from_catalogue(source)
    else:
        found = from_document(source)
    return [Text(file, line, words) for line, words in found if re.search(r"[^\W\d_]", words)]


def from_template(source: str) -> Iterator[tuple[int, str]]:
    """What stands between tags, in attributes that are read out, and in words given to a tag or filter."""
    parts, is_comment = [], False
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK and token.contents.split()[0] in ("comment", "endcomment"):
            is_comment = token.contents.split()[0] == "comment"
        elif is_comment or token.token_type is TokenType.COMMENT:
            pass
        elif token.token_type is TokenType.TEXT:
            parts.append(token.contents)
        else:
            for quoted in re.findall(r'"([^"]*)"', token.contents):
                if is_sentence(quoted) and not re.search(r"\|date:\s*$", token.contents.split(f'"{quoted}"')[0]):
                    yield token.lineno, quoted
            parts.append((PLACE if token.token_type is TokenType.VAR else TAG) + "\n" * token.contents.count("\n"))
    markup = "".join(parts)
    yield from read_markup(f"<div {markup}>" if ATTRIBUTES.match(markup) else markup)


def read_markup(markup: str) -> list[tuple[int, str]]:
    parser = _Reader()
    parser.feed(markup)
    parser.close()
    return parser.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in CODE_ELEMENTS:
            self.inside.append(tag)
        for name, value in attrs:
            if value and (name in READ_ATTRIBUTES or (name.startswith(("data-", "hx-")) and is_sentence(value))):
                if name == "content" and dict(attrs).get("name") != "description":
                    continue
                self.found.append((self.getpos()[0], value))

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            for number, line in enumerate(data.split("\n")):
                if line.strip():
                    self.found.append((self.getpos()[0] + number, line))


def from_python(source: str) -> Iterator[tuple[int, str]]:
    """Strings that are sentences or labels, an f-string with its places; no docstrings, SQL or patterns."""
    tree = ast.parse(source)
    skipped = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            skipped.add(node.body[0].value)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            skipped.update(ast.walk(node))
        if isinstance(node, ast.JoinedStr):
            skipped.update(child for child in node.values if isinstance(child, ast.Constant))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
        elif isinstance(node, ast.JoinedStr):
            words = "".join(part.value if isinstance(part, ast.Constant) else PLACE for part in node.values)
        else:
            continue
        words = re.sub(r"\{[a-z_.]*(:[^}]*)?\}", PLACE, words)
        if re.search(r"<[a-z]", words):
            yield from ((node.lineno, part) for _, part in read_markup(words))
        elif is_sentence(words) and not SQL.search(words):
            yield node.lineno, words


def glued(source: str) -> Iterator[tuple[int, str]]:
    """Sentences with a place that takes one of two fragments: f"{n} {'is' if n == 1 else 'are'} open"."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        choices = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        fragments = [
            one.value
            for choice in choices
            if isinstance(choice, ast.IfExp)
            for one in (choice.body, choice.orelse)
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        ]
        words = "".join(part.value if isinstance(part, ast.Constant) else PLACE for part in node.values)
        if is_sentence(words) and any(re.search(r"[a-z]", fragment) for fragment in fragments):
            yield node.lineno, words


CONTENT = re.compile(r'content:\s*"([^"]*)"')
STRING = re.compile(
    r"""//[^\n]*|/\*.*?\*/|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`"""
    r"""|(?<=[(,=:])\s*/(?:[^/\\\n]|\\.)+/""",
    re.S,
)


def from_script(source: str) -> Iterator[tuple[int, str]]:
    for match in STRING.finditer(source):
        words = next((group for group in match.groups() if group), "")
        words = re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", PLACE, words)
        if is_sentence(words):
            yield source.count("\n", 0, match.start()) + 1, words


def from_catalogue(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.split("\n"), 1):
        if match := re.fullmatch(r'msgstr(?:\[\d\])? "(.+)"', line):
            yield number, re.sub(r"%\(\w+\)[sd]|%[sd]", PLACE, match[1])


def from_document(source: str) -> Iterator[tuple[int, str]]:
    """Markdown without its code."""
    source = re.sub(r"```.*?```|`[^`]*`", lambda code: PLACE + "\n" * code[0].count("\n"), source, flags=re.S)
    for number, line in enumerate(source.split("\n"), 1):
        yield number, re.sub(r"\]\([^)]*\)", "]", line)


def is_sentence(words: str) -> bool:
    """Several words, or one that begins like a label; not a name, a path, a selector or a class of the code."""
    words = words.strip()
    if re.fullmatch(r"[a-z_ ]*[a-z]_[a-z_ ]*", words):
        return False  # names of the code
    if re.search(r"[^\W\d_]['’]?[^\W\d_]* +[^\W\d_(“]", words):
        return not re.fullmatch(r"[a-z][\w.:/-]*( [a-z-][\w.:/-]*)*", words) or len(words.split()) > 3
    return not words.isupper() and bool(re.fullmatch(r"[A-Z][^\W\d_]+([-’ ][^\W\d_]+)*[.:…]?", words))
