"""Archives to be restored: files of 50 MB, zipped or not."""

import json
from collections.abc import Callable, Iterator

from tests.applications.importing.hostile_files import packed

from .adverts import nested

MB = 1024 * 1024
HEAD = '{"format": "onward", "version": 1, '


def listed(name: str, rows: str) -> bytes:
    return f'{HEAD}"{name}": [{rows}]}}'.encode()


def zipped(content: bytes) -> bytes:
    return packed({"onward.json": content})


def tags(number: int) -> str:
    return ",".join(f'{{"id": {n}, "name": "tag {n}"}}' for n in range(number))


def applications(number: int, **more: object) -> bytes:
    """An honest archive of so many applications, each with two changes; `more` goes into each."""
    rows = (json.dumps({"id": n + 1, "company": f"Alder {n}", "title": "Cook", **more}) for n in range(number))
    moves = (
        json.dumps(
            {
                "id": n + 1,
                "application": 1 + n // 2,
                "from_state": "saved" if n % 2 else "",
                "to_state": "applied" if n % 2 else "saved",
                "happened_on": "2026-03-01",
            }
        )
        for n in range(2 * number)
    )
    return f'{HEAD}"applications": [{",".join(rows)}], "changes": [{",".join(moves)}]}}'.encode()


def small_lists(number: int) -> str:
    return f'{{"id": {number}, "company": "A", "title": "B", "tags": [{"[]," * (2 * MB)}[]]}}'


def document(number: int, size: int = 1) -> str:
    kept = {"kind": "cv", "name": "a", "file_name": "a.pdf", "file_type": "pdf", "sha256": "a", "file": "a"}
    return json.dumps({"id": number, "size": size, **kept})


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "zeros": lambda: bytes(49 * MB),
    "spaces": lambda: b"{" + b" " * (49 * MB),
    "spaces, zipped": lambda: zipped(b"{" + b" " * (390 * MB)),
    "spaces in a list, zipped": lambda: zipped(HEAD.encode() + b'"tags": [' + b" " * (390 * MB)),
    "brackets": lambda: HEAD.encode() + b'"tags": ' + b"[" * (40 * MB),
    "deep lists": lambda: f'{HEAD}"tags": [{nested("[", "]", 20 * MB)}]}}'.encode(),
    "deep objects": lambda: listed("tags", nested('{"a":', "}", 7 * MB)),
    "one long text": lambda: HEAD.encode() + b'"tags": [{"id": 1, "name": "' + b"x" * (40 * MB),
    "one entry of nearly all that is let through": lambda: listed(
        "tags", '{"id": 1, "name": "' + "x" * (8 * MB - 1000) + '"}'
    ),
    "entries of nearly all that is let through": lambda: listed(
        "companies", ",".join(json.dumps({"id": n, "name": f"A{n}", "notes": "x" * (7 * MB)}) for n in range(6))
    ),
    "one entry of many names": lambda: listed(
        "tags", json.dumps({"id": 1, "name": "a", **{f"k{n}": n for n in range(500_000)}})
    ),
    "one entry of small lists": lambda: listed("tags", '{"id": 1, "name": [' + "[]," * (2 * MB) + "[]]}"),
    "entries of small lists": lambda: listed("applications", ",".join(small_lists(n) for n in range(6))),
    "a head of small lists": lambda: HEAD.encode() + b'"written_at": {"a": [' + b"[]," * (2 * MB) + b"[]]}}",
    "names at the top": lambda: HEAD.encode() + b",".join(b'"k%d": 1' % n for n in range(2_000_000)) + b"}",
    "rows of nothing": lambda: listed("tags", ",".join(["{}"] * 10_000_000)),
    "rows of numbers": lambda: listed("tags", ",".join(["1"] * 10_000_000)),
    "a last row that is wrong": lambda: listed("tags", tags(400_000) + ',{"id": 1}'),
    "a last row that is wrong, zipped": lambda: zipped(listed("tags", tags(990_000) + ',{"id": 1}')),
    "applications, of which the last is wrong": lambda: applications(20_000).replace(b'"id": 40000,', b'"id": 1,'),
    "applications without a history": lambda: applications(20_000).partition(b', "changes"')[0] + b"}",
    "one id, again and again": lambda: listed("tags", ",".join(['{"id": 1, "name": "a"}'] * 1_000_000)),
    "a number of many digits": lambda: listed("tags", '{"id": ' + "9" * (7 * MB) + "}"),
    "files that are not there": lambda: zipped(listed("documents", ",".join(document(n) for n in range(100_000)))),
    "many files": lambda: packed({"onward.json": HEAD[:-2] + "}", **{f"documents/{n}": "" for n in range(9000)}}),
    "too many files": lambda: packed({"onward.json": HEAD[:-2] + "}", **{f"documents/{n}": "" for n in range(60_000)}}),
    "a file that unpacks to 900 MB": lambda: packed(
        {"onward.json": listed("documents", document(1, size=900 * MB)), "a": bytes(900 * MB)}
    ),
}


def bombs() -> Iterator[tuple[str, Callable]]:
    for name, make in ARCHIVES.items():
        yield f"archive: {name}", lambda visitor, make=make: visitor.restore(make())
