"""Bad requests: a page's own form with some of it replaced, plus query, headers, files and bodies that no browser sends."""

import io
import random
import zipfile
from dataclasses import dataclass, field
from urllib.parse import quote

import hypothesis
from hypothesis import strategies as st

from tests.builders import PDF

from . import payloads
from .harvest import Target

CSV = b'Application Date,Company Name,Job Title,Job Url\n"8/3/26, 10:09 AM",<zq9>,=zq9(),javascript:zq9\n'
MAIL = b"From: zq9 <zq9@example.org>\nSubject: =?utf-8?q?=3Czq9=3E?=\nContent-Type: text/html\n\n<zq9>Unfortunately"
BODIES = [
    b"", b"\0", b"%", b"&&&===", b"a=%ff%fe&b=%ed%a0%80", b"a=" + b"x" * 100_000, b"=&=&=", b"{", b'{"zq9": "<zq9>"}', b"[" * 5000, b"<?xml version='1.0'?><zq9/>",
    b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", b"--x\r\nContent-Disposition: form-data; "
        b"name=\"file\"; filename=\"../zq9\"\r\n\r\nzq9\r\n--x--\r\n", b"--x\r\nzq9\r\n--x--",
]  # fmt: skip
TYPES = [
    "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=zq9", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=", "application/json", "text/xml", "zq9", "",
]  # fmt: skip
HEADERS = [
    "HX-Request", "HX-Boosted", "HX-Target", "HX-Trigger", "HX-Trigger-Name", "HX-Prompt", "HX-Current-URL", "HX-History-Restore-Request", "Referer", "Origin", "X-Requested-With", "X-Kept-By-Page",
    "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "If-Modified-Since", "If-None-Match", "Range", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-HTTP-Method-Override", "X-CSRFToken", "Host",
]  # fmt: skip
USUAL_HEADERS = {"HX-Request": "true", "HX-Boosted": "true", "X-Requested-With": "fetch", "X-Kept-By-Page": "1"}
METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"]


@dataclass(slots=True)
class Request:
    target: Target
    who: str
    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    body: tuple[bytes, str] | None = None
    is_foreign: bool = False


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


CONTENTS = [
    b"", b"\0" * 100, b"zq9", CSV, CSV[:50], CSV * 30, CSV.replace(b",", b";"), CSV.decode().encode("utf-16"), b"\xff\xfe" + CSV, b'"' * 1000, b"," * 5000, b"Company\n" + b"<zq9>\n" * 50, b'Company,Title\n"<zq9>,\n', b"a" * 200_000,
    MAIL, MAIL[:30], PDF, PDF[:10], b"%PDF-1.7\n" + b"\xff" * 200, b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'><zq9/></svg>", b"<html><zq9>", b"{\\rtf1 zq9}", b"MZ\x90\0", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18,
    zipped({"Job Applications.csv": CSV}), zipped({"Job Applications.csv": b"\0" * 1000}), zipped({"/etc/passwd": b"zq9"}), zipped({"../zq9": CSV}), zipped({f"{n}.csv": CSV for n in range(20)}), zipped({"a.zip": zipped({"b.csv": CSV})}), zipped({"zeros": b"\0" * 5_000_000}),
    zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<zq9/>"}), zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY z 'zq9'>]><a>&z;</a>"}),
    b'{"applications": [{"company": "<zq9>"}]}', b'{"format": "onward", "version": 1}', b"[" * 10_000, b"[1, 2", b"null", b'{"version": 1e999}', b'[{"company": {"zq9": []}}]',
]  # fmt: skip


@dataclass(slots=True)
class Made:
    """What hypothesis made up."""

    texts: list[str] = field(default_factory=list)
    bytes: list[bytes] = field(default_factory=list)


def made_up(number: int, seed: int) -> Made:
    made = Made()

    @hypothesis.seed(seed)
    @hypothesis.settings(max_examples=number, database=None, deadline=None, phases=[hypothesis.Phase.generate])
    @hypothesis.given(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
        | st.from_regex(r"[<>&\"'`=/ zq9]{1,30}")
        | st.integers().map(str)
        | st.floats().map(str)
        | st.datetimes().map(str)
        | st.dates().map(str),
        st.binary(max_size=300),
    )
    def make(text, content):
        made.texts.append(text)
        made.bytes.append(content)

    make()
    return made


class Bad:
    """Bad requests from the names and numbers of rows of one world. Chance decides which part is spoiled, and by
    what.
    """

    def __init__(self, names: list[str], mine: list[str], theirs: list[str], made: Made, chance: random.Random):
        self.names, self.mine, self.theirs, self.made, self.chance = names, mine, theirs, made, chance

    def value(self) -> str:
        kind = self.chance.randrange(10)
        if kind < 6:
            return self.chance.choice(payloads.ALL)
        return self.chance.choice(self.made.texts if kind < 9 else self.mine)

    def one_in(self, number: int) -> bool:
        return self.chance.randrange(number) == 0

    def request(self, target: Target) -> Request:
        request = Request(target, "alice", target.method, target.path)
        if self.one_in(6):
            request.who = self.chance.choice(["nobody", "bob"])
        fields = list(target.fields)
        for _ in range(self.chance.choice([1, 1, 2, 4])):
            self._spoil(fields, target, request)
        if target.method == "GET":
            request.query = fields
        else:
            request.fields = fields
        if self.one_in(10):
            request.query = [*request.query, (self.chance.choice(self.names), self.value())]
        if self.one_in(3):
            name = self.chance.choice(HEADERS)
            usual = USUAL_HEADERS.get(name) if self.one_in(2) else None
            request.headers[name] = usual or self.value()
        if self.one_in(12):
            request.method = self.chance.choice(METHODS)
        if self.one_in(10):
            request.path = self._spoiled_path(target.path)
        if target.files or (target.method == "POST" and self.one_in(15)):
            request.files = self._files(target.files or self.names)
        elif target.method == "POST" and self.one_in(15):
            request.body = (
                self.chance.choice(BODIES) if self.one_in(2) else self.chance.choice(self.made.bytes),
                self.chance.choice(TYPES),
            )
        return request

    def _spoil(self, fields, target: Target, request: Request) -> None:
        """Replace, take away or add one field; now and then with the number of somebody else's row."""
        how = self.chance.randrange(12)
        is_foreign = how in (10, 11)
        request.is_foreign |= is_foreign
        value = self.chance.choice(self.theirs) if is_foreign else self.value()
        if not fields or how == 0:
            fields.append((self.chance.choice(self.names), value))
            return
        place = self.chance.randrange(len(fields))
        name = fields[place][0]
        if how == 1:
            del fields[place]
        elif how == 2 and target.options.get(name):
            fields[place] = (name, self.chance.choice(target.options[name]))
        elif how == 3:
            fields.insert(place, (name, value))
        else:
            fields[place] = (name, value)

    def _spoiled_path(self, path: str) -> str:
        parts = path.strip("/").split("/")
        parts[self.chance.randrange(len(parts))] = quote(self.value()[:2000], safe="")
        return f"/{'/'.join(parts)}/" if path.endswith("/") else f"/{'/'.join(parts)}"

    def _files(self, names: list[str]) -> list[tuple[str, str, bytes]]:
        content = self.chance.choice(CONTENTS) if self.one_in(2) else self.chance.choice(self.made.bytes)
        if self.one_in(4) and content:
            at = self.chance.randrange(len(content))
            content = content[:at] + self.chance.choice(self.made.bytes)[:3] + content[at + 2 :]
        return [(self.chance.choice(names), self.chance.choice(payloads.FILE_NAMES), content)]
