"""An uploaded archive, plain or zipped, as a text to be read, and the files that came with it."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from applications.importing.zips import DAMAGED, is_plain, is_zip

from .reading import UnreadableArchive
from .writing import A_PIECE, INNER_NAME

MB = 1024 * 1024
LARGEST_TEXT = 400 * MB
MOST_FILES = 10_000


class Archive:
    """`text`: the JSON. `pieces(name)`: the content of a file in the ZIP, up to `most` bytes of it."""

    def __init__(self, text: io.TextIOBase, packed: zipfile.ZipFile | None):
        self.text = text
        self.packed = packed

    def pieces(self, name: str, most: int) -> Iterator[bytes]:
        if self.packed is None:
            raise UnreadableArchive("This archive refers to files that aren’t in it. Upload the ZIP it came in.")
        if not is_plain(name) or name not in self.packed.NameToInfo:
            raise UnreadableArchive(f"The file “{name[:80]}” is missing from the ZIP.")
        left = most
        with self.packed.open(name) as file:
            while piece := file.read(A_PIECE):
                left -= len(piece)
                if left < 0:
                    raise UnreadableArchive(f"The file “{name[:80]}” is larger than the archive says.")
                yield piece


@contextmanager
def opened(file: BinaryIO) -> Iterator[Archive]:
    """Raises UnreadableArchive for what is neither, or is damaged. `file` is left open."""
    beginning = file.read(4)
    file.seek(0)
    if not is_zip(beginning):
        yield Archive(_text(file), None)
        return
    try:
        with zipfile.ZipFile(file) as packed:
            if len(packed.NameToInfo) > MOST_FILES:
                raise UnreadableArchive("The ZIP contains more files than any Onward archive.")
            if INNER_NAME not in packed.NameToInfo:
                raise UnreadableArchive(f"The ZIP doesn’t contain “{INNER_NAME}”, so it’s not an Onward archive.")
            with packed.open(INNER_NAME) as inner:
                yield Archive(_text(inner), packed)
    except DAMAGED as error:
        raise UnreadableArchive("The ZIP is damaged or protected with a password. Download it again.") from error


def _text(file) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BufferedReader(_Limited(file)), encoding="utf-8-sig")


class _Limited(io.RawIOBase):
    """Reads from another file and stops at LARGEST_TEXT bytes: a small ZIP can unpack to anything."""

    def __init__(self, file):
        self.file = file
        self.left = LARGEST_TEXT

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        piece = self.file.read(len(buffer))
        self.left -= len(piece)
        if self.left < 0:
            raise UnreadableArchive(f"The archive unpacks to more than {LARGEST_TEXT // MB} MB.")
        buffer[: len(piece)] = piece
        return len(piece)
