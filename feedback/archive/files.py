"""Files that belong to rows. They travel in the ZIP only, and their rows with them: never a row without its file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from applications.filetypes import recognise
from applications.models import check_room
from applications.models.files import open_file, path_of, remove_file, store_file


@dataclass(frozen=True, slots=True)
class Files:
    """`field` holds the name under which a file is stored here."""

    field: str
    name: Callable[[dict], str]  # its name in the ZIP, from the values of its row
    is_there: Callable[[str], bool]
    open: Callable[[str], BinaryIO]
    # stores what came with a row of a person who has so many bytes besides; ValueError refuses it
    keep: Callable[[Iterable[bytes], dict, object, int], str]
    remove: Callable[[str], None]


def keep_document(pieces: Iterable[bytes], said: dict, user, besides: int) -> str:
    """Stores a document when it is what its row says it is, and there is room for it and `besides` bytes."""
    stored_as, size, sha256 = store_file(pieces)
    try:
        if (size, sha256) != (said["size"], said["sha256"]):
            raise ValueError("“file” has changed since the archive was written")
        with open_file(stored_as) as file:
            if recognise(said["file_name"], file).key != said["file_type"]:
                raise ValueError("“file_type” does not match what is in the file")
        check_room(user, size + besides)
    except BaseException:
        remove_file(stored_as)
        raise
    return stored_as


DOCUMENTS = Files(
    field="stored_as",
    name=lambda row: f"documents/{row['id']}-{row['file_name']}",
    is_there=lambda stored_as: path_of(stored_as).is_file(),
    open=open_file,
    keep=keep_document,
    remove=remove_file,
)
