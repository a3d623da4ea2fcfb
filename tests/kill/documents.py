"""Documents put in and taken out again while the server is killed: no row without its file, no file that stays without a row."""

import hashlib
import os
import time
from dataclasses import dataclass, field

from django.conf import settings

from applications.models import Document
from applications.models.files import STORED_NAME, path_of
from tests import serving

LONG_AGO = 2 * 24 * 60 * 60


@dataclass
class Kept:
    """{name: SHA-256} of what the server said it has kept; `tried` includes what was on its way."""

    answered: dict[str, str] = field(default_factory=dict)
    tried: dict[str, str] = field(default_factory=dict)
    leaving: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    @property
    def writes(self) -> int:
        return len(self.answered) + len(self.gone)


def upload(client: serving.Client, mine: Kept) -> None:
    """A new document; every second one is removed for good again, file and all."""
    name = f"CV {time.perf_counter_ns()}"
    content = f"{name} {'x' * (len(mine.tried) % 7 * 20_000)}".encode()
    mine.tried[name] = hashlib.sha256(content).hexdigest()
    answer = client.ask("POST", "/documents/new/", *multipart(name, content))
    if answer.status != 302:
        return
    mine.answered[name] = mine.tried[name]
    if len(mine.answered) % 2:
        mine.leaving.add(name)
        gone = [client.post(f"{answer.headers['Location']}delete/", "") for _ in range(2)]
        if [one.status for one in gone] == [302, 302]:
            mine.gone.add(name)


def multipart(name: str, content: bytes) -> tuple[bytes, dict[str, str]]:
    line = "a-line-that-is-nowhere-else"
    fields = "".join(
        f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in (("kind", "cv"), ("name", name))
    )
    file = f'--{line}\r\nContent-Disposition: form-data; name="file"; filename="cv.txt"\r\n\r\n'
    body = fields.encode() + file.encode() + content + f"\r\n--{line}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={line}"}


def look(user, mine: Kept) -> set[str]:
    """Every row has its file, every answered document its row. Gives the files without a row, which a start sweeps."""
    rows = {one.name: one for one in Document.objects.filter(owner=user)}
    lost = set(mine.answered) - mine.leaving - set(rows)
    assert not lost, f"kept and lost: {lost}"
    assert not mine.gone & set(rows), "removed for good and still there"
    for name, row in rows.items():
        assert path_of(row.stored_as).is_file(), f"{name} has lost its file"
        found = hashlib.sha256(path_of(row.stored_as).read_bytes()).hexdigest()
        assert found == row.sha256 == mine.tried[name], f"the file of {name} is another"
    return set(_let_strays_grow_old())


def _let_strays_grow_old() -> list[str]:
    """A start sweeps files without a row once they are a day old."""
    found = find_foreign_rows()
    for stored_as in found:
        os.utime(path_of(stored_as), (time.time() - LONG_AGO,) * 2)
    return found


def find_foreign_rows() -> list[str]:
    named = set(Document.objects.values_list("stored_as", flat=True))
    if not settings.DOCUMENTS_DIR.is_dir():
        return []
    return [name for name in os.listdir(settings.DOCUMENTS_DIR) if STORED_NAME.fullmatch(name) and name not in named]
