"""ZIPs from outside: nothing is written to disk, only the wanted files are unpacked, and those up to a limit."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from .limits import MB, UnreadableFile

UNPACKED = 60 * MB
LARGEST_DIRECTORY = 2 * MB
MOST_PARTS = 100
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    struct.error,
)


def is_zip(content: bytes) -> bool:
    return content[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def check_directory(name: str, content: bytes) -> None:
    if _directory_size(content) > LARGEST_DIRECTORY:
        raise UnreadableFile(f"“{name}” contains too many files. Upload just the file with the applications.")


def names_in(name: str, content: bytes) -> list[str]:
    """The paths of all files in it. Raises UnreadableFile."""
    check_directory(name, content)
    try:
        return zipfile.ZipFile(io.BytesIO(content)).namelist()
    except DAMAGED as error:
        raise _damaged(name) from error


def members(name: str, content: bytes, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the files that are wanted by their names without folders. Raises UnreadableFile."""
    check_directory(name, content)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        wanted = [
            one
            for one in archive.infolist()
            if not one.is_dir() and is_plain(one.filename) and is_wanted(base(one.filename))
        ]
        if len(wanted) > MOST_PARTS:
            raise UnreadableFile(
                f"“{name}” contains more than {MOST_PARTS} tables. Upload just the file with the applications."
            )
        if sum(one.file_size for one in wanted) > UNPACKED:
            raise _too_large(name)
        left = UNPACKED
        for one in wanted:
            if one.flag_bits & 1:
                raise UnreadableFile(
                    f"“{name}” is password-protected. Unzip it and upload the file with the applications."
                )
            with archive.open(one) as file:
                unpacked = file.read(left + 1)
            left -= len(unpacked)
            if left < 0:
                raise _too_large(name)
            yield base(one.filename), unpacked
    except DAMAGED as error:
        raise _damaged(name) from error


def is_plain(path: str) -> bool:
    """Whether the path stays within its folder. Others are not read, whatever they are called."""
    parts = path.replace("\\", "/").split("/")
    return ".." not in parts and not path.startswith(("/", "\\")) and ":" not in parts[0] and "__MACOSX" not in parts


def base(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” unpacks to more than {UNPACKED // MB} MB. Unzip it and upload just the file with the applications."
    )


def _damaged(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}” is damaged. Download it again and retry.")


def _directory_size(content: bytes) -> int:
    """The size of the list of files, before anything is built from it."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 66_000))
    if end < 0 or len(content) < end + 22:
        return 0
    size = struct.unpack("<L", content[end + 12 : end + 16])[0]
    large = content.rfind(b"PK\x06\x06", 0, end)
    if content[end - 20 : end - 16] == b"PK\x06\x07" and large >= 0 and len(content) >= large + 48:
        size = max(0 if size == 0xFFFFFFFF else size, struct.unpack("<Q", content[large + 40 : large + 48])[0])
    return size
