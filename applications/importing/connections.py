"""LinkedIn's `Connections.csv`: searched when someone is added; none of it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass

from applications.models import fold_words
from applications.written_dates import DateRules

from .formats.format import Format
from .limits import UnreadableFile
from .read_row import Cells, ReadRow
from .tables import read_table
from .zips import is_zip, members

MOST_FOUND = 20
FILE = "connections.csv"


@dataclass(frozen=True, slots=True)
class Connection:
    name: str
    company: str
    position: str
    email: str
    link: str


def connections(name: str, content: bytes) -> Iterator[Connection]:
    """Everyone in the file, or in LinkedIn's ZIP. Raises UnreadableFile."""
    if is_zip(content):
        found = list(members(name, content, lambda base: base.lower() == FILE))
        if not found:
            raise UnreadableFile(f"There is no Connections.csv in “{name}”.")
        name, content = found[0]
    for _, cells in read_table(name, content, [FORMAT]).rows:
        full = f"{cells.get('first', '')} {cells.get('last', '')}".strip()
        if full:
            yield Connection(full[:200], *(cells.get(key, "") for key in ("company", "position", "email", "link")))


def find(people: Iterator[Connection], text: str) -> tuple[list[Connection], int]:
    """The first twenty in which every word begins a word of name, company or position, and how many there are."""
    wanted = fold_words(text)
    found, number = [], 0
    for person in people:
        words = fold_words(f"{person.name} {person.company} {person.position}")
        if all(any(word.startswith(one) for word in words) for one in wanted):
            number += 1
            if number <= MOST_FOUND:
                found.append(person)
    return found, number


def _is_no_application(cells: Cells, rules: DateRules) -> ReadRow:
    return ReadRow("", "", wrong={"company": "People are searched, not imported."})


FORMAT = Format(
    key="linkedin_connections",
    name="LinkedIn connections",
    columns={
        "First Name": "first",
        "Last Name": "last",
        "URL": "link",
        "Email Address": "email",
        "Company": "company",
        "Position": "position",
    },
    needed=("First Name", "Last Name", "Company"),
    unlike=("Status", "Stage", "Date Applied", "Application Date"),
    is_private=True,
    read=_is_no_application,
)
