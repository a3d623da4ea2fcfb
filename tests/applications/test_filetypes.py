"""What is in a file decides; its name has to agree."""

import io
import zipfile

import pytest

from applications.filetypes import TYPES, UnwelcomeFile, recognise
from tests.builders import PDF


def zipped(*names, first=None, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype"), first)
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


CONTENT_TYPES = "[Content_Types].xml"
ODT = TYPES["odt"].media_type
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\0IEND\xaeB`\x82"
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xd9"
WELCOME = {
    "cv.pdf": PDF,
    "CV.PDF": PDF,
    "cv.docx": zipped(CONTENT_TYPES, "word/document.xml"),
    "slides.pptx": zipped(CONTENT_TYPES, "ppt/presentation.xml"),
    "sheet.xlsx": zipped(CONTENT_TYPES, "xl/workbook.xml"),
    "cv.odt": zipped("content.xml", first=ODT),
    "cv.odp": zipped("content.xml", first=TYPES["odp"].media_type),
    "cv.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
    "cv.rtf": b"{\\rtf1\\ansi Hello}\r\n",
    "cv.txt": "Zoë Müller\r\nهذه سيرة\t😀\n".encode(),
    "cv.md": b"# Me\n\nA < B",
    "old.txt": "Müller".encode("cp1252"),
    "wide.txt": "Müller".encode("utf-16"),
    "shot.png": PNG,
    "letter.jpeg": JPG,
    "shot.webp": b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 24,
    "shot.gif": b"GIF89a\1\0\1\0\0\0\0;",
}
UNWELCOME = {
    "cv.html": b"<html>",
    "cv.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    "cv": PDF,
    "cv.exe": b"MZ\x90\0",
    "cv.zip": zipped("a"),
    "cv.pdf.html": PDF,
    ".pdf": PDF,
    "html.pdf": b"<!doctype html><script>1</script>%PDF-1.7 %%EOF",
    "cut.pdf": PDF[:20],
    "svg.txt": b"\xef\xbb\xbf \n<svg onload=alert(1)>",
    "xml.txt": b"<?xml version='1.0'?><x/>",
    "html.md": b"<!-- --><script>1</script>",
    "nul.txt": b"a\0b",
    "bell.txt": b"a\x07b",
    "empty.txt": b" \n",
    "exe.txt": b"MZ\x90\0\3\0\0\0",
    "png.jpg": PNG,
    "jpg.png": JPG,
    "svg.png": b"<svg/>",
    "cut.png": PNG[:30],
    "macro.docx": zipped(CONTENT_TYPES, "word/document.xml", "word/vbaProject.bin"),
    "sheet.docx": zipped(CONTENT_TYPES, "xl/workbook.xml"),
    "jar.docx": zipped("META-INF/MANIFEST.MF"),
    "cut.docx": zipped(CONTENT_TYPES, "word/document.xml")[:-30],
    "many.docx": zipped(CONTENT_TYPES, "word/document.xml", *(f"{'x' * 200}{n}" for n in range(9000)), compression=0),
    "docx.odt": zipped(CONTENT_TYPES, "word/document.xml"),
    "other.odt": zipped("content.xml", first="application/epub+zip"),
    "excel.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"),
    "html.rtf": b"<html>{\\rtf1}",
    "gif.webp": b"GIF89a\1\0\1\0\0\0\0;",
    "wav.webp": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 24,
}


@pytest.mark.parametrize("name", WELCOME)
def test_what_it_is_is_found_in_it(name):
    file = io.BytesIO(WELCOME[name])
    assert name.rsplit(".", 1)[1].lower() in recognise(name, file).extensions
    assert file.tell() == 0


@pytest.mark.parametrize("name", UNWELCOME)
def test_what_it_is_not_is_refused_with_a_sentence(name):
    with pytest.raises(UnwelcomeFile) as refused:
        recognise(name, io.BytesIO(UNWELCOME[name]))
    assert str(refused.value).endswith(".")


def test_no_kept_type_is_one_that_a_browser_runs():
    for one in TYPES.values():
        assert not any(word in one.media_type for word in ("html", "svg", "javascript", "text/xml", "application/xml"))
