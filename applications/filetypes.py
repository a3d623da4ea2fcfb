"""What kind of file this is, by what is in it. A name or a header from a browser proves nothing."""

import codecs
import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

LARGEST_DIRECTORY = 2 * 1024 * 1024
LARGEST_TEXT = 2 * 1024 * 1024
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|svg|script|head|body|iframe|!--)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class UnwelcomeFile(ValueError):
    """The file is refused. The message says why and what to do."""


@dataclass(frozen=True, slots=True)
class FileType:
    """`key` is its usual extension, `extensions` are the ones that name it too, `media_type` is what it is sent as."""

    key: str
    label: str
    media_type: str
    extensions: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
TYPES = {
    one.key: one
    for one in (
        FileType("pdf", "PDF", "application/pdf", ("pdf",)),
        FileType("docx", "Word", f"{_OFFICE}.wordprocessingml.document", ("docx",)),
        FileType("doc", "Word (DOC)", "application/msword", ("doc",)),
        FileType("odt", "OpenDocument text", f"{_ODF}.text", ("odt",)),
        FileType("rtf", "Rich text (RTF)", "application/rtf", ("rtf",)),
        FileType("txt", "Plain text", "text/plain; charset=utf-8", ("txt", "md", "tex")),
        FileType("pptx", "PowerPoint", f"{_OFFICE}.presentationml.presentation", ("pptx",)),
        FileType("odp", "OpenDocument slides", f"{_ODF}.presentation", ("odp",)),
        FileType("xlsx", "Excel", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
        FileType("png", "PNG image", "image/png", ("png",)),
        FileType("jpg", "JPEG image", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif")),
        FileType("webp", "WebP image", "image/webp", ("webp",)),
        FileType("gif", "GIF image", "image/gif", ("gif",)),
    )
}
BY_EXTENSION = {extension: one for one in TYPES.values() for extension in one.extensions}
ACCEPTED = ",".join(f".{extension}" for extension in BY_EXTENSION)
IN_WORDS = "PDF, Word, OpenDocument, rich or plain text, PowerPoint, Excel, PNG, JPEG, WebP or GIF"
_OFFICE_PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}


def recognise(name: str, file: BinaryIO) -> FileType:
    """The type that both its content and its name say. Raises UnwelcomeFile when they disagree or it is none of
    ours.
    """
    claimed = BY_EXTENSION.get(PurePath(name).suffix.lower().removeprefix("."))
    if claimed is None:
        raise UnwelcomeFile(f"Onward accepts {IN_WORDS} files. Save it as one of these. If in doubt, use PDF.")
    try:
        is_so = _is_text(file) if claimed.key == "txt" else _has_signature(file, claimed) and _is_whole(file, claimed)
    finally:
        file.seek(0)
    if not is_so:
        raise UnwelcomeFile(
            f"The name ends in .{PurePath(name).suffix.lower().removeprefix('.')}, "
            "but the content is of another type or damaged. Save it again in the program it came from."
        )
    return claimed


def _has_signature(file: BinaryIO, claimed: FileType) -> bool:
    import puremagic  # its tables take 50 ms and 10 MB: only where someone uploads

    file.seek(0)
    try:
        found = puremagic.magic_stream(file)
    except (puremagic.PureError, ValueError):
        return False
    return any(one.extension.removeprefix(".") in claimed.extensions for one in found)


def _is_whole(file: BinaryIO, claimed: FileType) -> bool:
    """What a signature alone does not show: that it ends as such a file ends, and holds what it has to hold."""
    start, end = _read(file, 0, 1024), _tail(file)
    match claimed.key:
        case "pdf":
            return start.startswith(b"%PDF-") and b"%%EOF" in end
        case "docx" | "pptx" | "xlsx":
            return _is_office(file, _OFFICE_PARTS[claimed.key], end)
        case "odt" | "odp":
            return start[30 : 38 + len(claimed.media_type)] == b"mimetype" + claimed.media_type.encode() and _is_zip(
                file, end, {"content.xml"}
            )
        case "doc":
            return _contains(file, "WordDocument".encode("utf-16-le"))
        case "rtf":
            return start.startswith(b"{\\rtf") and end.rstrip(b"\0\r\n \t").endswith(b"}")
        case "png":
            return start[12:16] == b"IHDR" and b"IEND" in end
        case "jpg":
            return start.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in end
        case "webp":
            return start.startswith(b"RIFF") and start[8:12] == b"WEBP"
        case _:
            return start.startswith((b"GIF87a", b"GIF89a")) and b";" in end


def _is_office(file: BinaryIO, part: str, end: bytes) -> bool:
    return _is_zip(file, end, {"[Content_Types].xml", part}) and not _is_zip(
        file, end, {f"{part.split('/')[0]}/vbaProject.bin"}
    )


def _is_zip(file: BinaryIO, end: bytes, needed: set[str]) -> bool:
    """Whether it is a ZIP with these parts. Nothing of it is unpacked, and its list of files is short."""
    place = end.rfind(b"PK\x05\x06")
    if place < 0 or len(end) < place + 22:
        return False
    if struct.unpack("<L", end[place + 12 : place + 16])[0] > LARGEST_DIRECTORY:
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return needed <= set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OSError, EOFError, RuntimeError):
        return False


def _is_text(file: BinaryIO) -> bool:
    content = _read(file, 0, LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT or not content.strip():
        return False
    encodings = (
        ["utf-16"] if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ["utf-8-sig", "cp1252"]
    )
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not _CONTROL.search(text) and not _MARKUP.match(text)
    return False


def _read(file: BinaryIO, start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)


def _tail(file: BinaryIO) -> bytes:
    """The last 66,000 bytes: a ZIP's comment may take 65,535 of them."""
    size = file.seek(0, 2)
    return _read(file, max(0, size - 66_000), 66_000)


def _contains(file: BinaryIO, wanted: bytes) -> bool:
    file.seek(0)
    before = b""
    while chunk := file.read(1024 * 1024):
        if wanted in before + chunk:
            return True
        before = chunk[-len(wanted) :]
    return False
