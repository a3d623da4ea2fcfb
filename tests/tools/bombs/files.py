"""Files for an import, for the search of connections, and documents: up to 50 MB."""

import csv
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.applications.importing.hostile_files import all_files, book, packed, rewritten, sheet_xml

from .adverts import filled, nested

MB = 1024 * 1024
HEADER = "Company,Role,Date applied,Status,Link,Salary,Notes\n"
ROW = "Alder {n},Analyst {n},2026-03-01,Applied,https://a.example/{n},38000,fine\n"


def honest(rows: int, notes: str = "fine") -> bytes:
    return (HEADER + "".join(ROW.format(n=n).replace("fine", notes) for n in range(rows))).encode()


def shared_strings(*texts: str) -> bytes:
    inner = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{inner}</sst>'.encode()


def with_sheet(rows: str, **parts: bytes) -> bytes:
    return rewritten({"xl/worksheets/sheet1.xml": sheet_xml(rows), **parts}, book())


def head_row() -> str:
    return (
        "<row>"
        + "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in HEADER.strip().split(","))
        + "</row>"
    )


def sheet_of(cell: str, cells: int, rows: int) -> bytes:
    return with_sheet(head_row() + f"<row>{cell * cells}</row>" * rows)


def one_long_string() -> bytes:
    """A text that is written once and stands in every cell."""
    strings = shared_strings("x" * 30_000)
    return with_sheet(
        head_row() + ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 15_000, **{"xl/sharedStrings.xml": strings}
    )


def many_strings(number: int, length: int) -> bytes:
    strings = shared_strings(*(f"{n:0{length}d}" for n in range(number)))
    return with_sheet(head_row(), **{"xl/sharedStrings.xml": strings})


def rich_strings(number: int) -> bytes:
    inner = "<si>" + "<r><t>a</t></r>" * number + "</si>"
    return with_sheet(
        head_row(),
        **{
            "xl/sharedStrings.xml": f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{inner}</sst>'.encode()
        },
    )


def many_sheets(number: int) -> bytes:
    from openpyxl import Workbook

    made = Workbook()
    for place in range(number):
        sheet = made.create_sheet(f"Sheet {place}")
        for row in csv.reader(io.StringIO(honest(300).decode())):
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def merged(number: int) -> bytes:
    cells = "".join(f'<mergeCell ref="A{1 + n % 19000}:A{20000}"/>' for n in range(number))
    rows = (
        head_row() + '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>' * 19_000
    )
    content = sheet_xml(rows).replace(b"</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>".encode())
    return rewritten({"xl/worksheets/sheet1.xml": content})


def linked(number: int) -> bytes:
    links = "".join(f'<hyperlink ref="A{1 + n}:Z{2000 + n}" location="https://a.example/"/>' for n in range(number))
    rows = (
        head_row() + '<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>' * 19_000
    )
    content = sheet_xml(rows).replace(b"</sheetData>", f"</sheetData><hyperlinks>{links}</hyperlinks>".encode())
    return rewritten({"xl/worksheets/sheet1.xml": content})


def same_data_many_times(copies: int) -> bytes:
    """A ZIP whose many names lead to one and the same compressed data."""
    data = honest(18_000)
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = squeezed.compress(data) + squeezed.flush()
    local = (
        struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, zlib.crc32(data), len(body), len(data), 5, 0)
        + b"a.csv"
    )
    central = b"".join(
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            33,
            zlib.crc32(data),
            len(body),
            len(data),
            5,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + b"a.csv"
        for _ in range(copies)
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(central), len(local) + len(body), 0)
    return local + body + central + end


def zips_in_zips(depth: int) -> bytes:
    content = packed({"jobs.csv": honest(10)})
    for level in range(depth):
        content = packed({f"{level}.zip": content, f"{level}b.zip": content})
    return content


JOB = {
    "company": "Alder",
    "title": "Analyst",
    "status": "applied",
    "applied": "2026-03-01",
    "link": "https://a.example",
}
FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "20,000 rows": ("a.csv", lambda: honest(20_000)),
    "20,000 rows of long notes": ("a.csv", lambda: honest(20_000, "x" * 1100)),
    "20,000 rows of longer notes": ("a.csv", lambda: honest(20_000, "x" * 2400)),
    "400 rows of the longest notes": ("a.csv", lambda: honest(590, "é" * 39_000)),
    "50 MB of empty lines": ("a.csv", lambda: HEADER.encode() + b"\n" * (49 * MB)),
    "50 MB of empty cells": ("a.csv", lambda: HEADER.encode() + b",,,,,,\n" * (7 * MB)),
    "50 MB of commas": ("a.csv", lambda: HEADER.encode() + b"," * (49 * MB)),
    "50 MB of lines of commas": ("a.csv", lambda: HEADER.encode() + (b"," * 3_000_000 + b"\n") * 16),
    "50 MB of quotes": ("a.csv", lambda: HEADER.encode() + b'""' * (24 * MB)),
    "50 MB of quoted line breaks": ("a.csv", lambda: HEADER.encode() + (b'"' + b"\n" * 900_000 + b'"\n') * 50),
    "50 MB of letters": ("a.csv", lambda: HEADER.encode() + b"x" * (49 * MB)),
    "50 MB of lines of letters": ("a.csv", lambda: HEADER.encode() + b"x\n" * (24 * MB)),
    "50 MB of dashes": ("a.csv", lambda: HEADER.encode() + b"-,-,-,-,-,-,-\n" * (3 * MB + MB // 2)),
    "50 MB of zeros": ("a.csv", lambda: bytes(49 * MB)),
    "50 MB without a header": ("a.csv", lambda: b"a,b\n" * (12 * MB)),
    "50 MB of two bytes a letter": ("a.csv", lambda: (HEADER + "料,理\n" * (6 * MB)).encode("utf-16")),
    "50 MB of no known letters": ("a.csv", lambda: HEADER.encode() + bytes(range(128, 256)) * (380_000)),
    "500 columns": (
        "a.csv",
        lambda: (
            ",".join(["Company", "Role", *(f"c{n}" for n in range(498))]) + "\n" + (",".join(["x"] * 500) + "\n") * 2900
        ).encode(),
    ),
    "many small cells": (
        "a.csv",
        lambda: (
            ",".join(["Company", "Role", *(f"c{n}" for n in range(70))]) + "\n" + (",".join(["x"] * 72) + "\n") * 19_900
        ).encode(),
    ),
    "words for a status": (
        "a.csv",
        lambda: (HEADER + "".join(f"A{n},B,2026-03-01,word {n},,,\n" for n in range(20_000))).encode(),
    ),
    "dates in every form": (
        "a.csv",
        lambda: (
            HEADER
            + "".join(f"A{n},B,{1 + n % 28} Sept. {n % 3 + 2024} around noon,Applied,,,\n" for n in range(20_000))
        ).encode(),
    ),
    "one company, one title": ("a.csv", lambda: (HEADER + "Alder,Analyst,2026-03-01,Applied,,,\n" * 20_000).encode()),
    "markdown of many tables": ("a.md", lambda: ("| Company | Role |\n|---|---|\n| a | b |\n\n" * 400_000).encode()),
    "markdown of one wide table": (
        "a.md",
        lambda: ("|" + "Company|" * 200_000 + "\n|" + "---|" * 200_000 + "\n").encode() * 10,
    ),
    "markdown of bars": ("a.md", lambda: b"|" * (40 * MB)),
    "json of 20 MB": ("a.json", lambda: json.dumps([JOB | {"notes": "x"} for _ in range(150_000)]).encode()[: 20 * MB]),
    "json of small lists": ("a.json", lambda: b"[" + b"[]," * (6 * MB) + b"[]]"),
    "json of small objects": ("a.json", lambda: b"[" + b"{}," * (6 * MB) + b"{}]"),
    "json of objects with names": ("a.json", lambda: b"[" + b'{"company":"a","title":"b"},' * (700_000) + b"{}]"),
    "json of lists of jobs": (
        "a.json",
        lambda: json.dumps({f"k{n}": [JOB] * 20 for n in range(9000)}).encode()[: 20 * MB],
    ),
    "json, deep": ("a.json", lambda: nested("[", "]", 5 * MB).encode()),
    "json, deep objects": ("a.json", lambda: nested('{"a":', "}", 3 * MB).encode()),
    "json, one number": ("a.json", lambda: b"[" + b"9" * (19 * MB) + b"]"),
    "json of many columns": (
        "a.json",
        lambda: json.dumps([{**JOB, **{f"c{place}-{n}": "x" for n in range(40)}} for place in range(15_000)]).encode()[
            : 20 * MB
        ],
    ),
    "json with wide values": (
        "a.json",
        lambda: json.dumps([{**JOB, "tags": ["x"] * 1_000_000}] * 4).encode()[: 20 * MB],
    ),
    "workbook of 20,000 rows": ("a.xlsx", lambda: sheet_of('<c t="inlineStr"><is><t>a</t></is></c>', 7, 19_990)),
    "workbook of numbers": ("a.xlsx", lambda: sheet_of("<c><v>1</v></c>", 70, 18_000)),
    "workbook of empty rows": ("a.xlsx", lambda: with_sheet(head_row() + "<row/>" * 10_000_000)),
    "workbook of empty rows at the end of the world": (
        "a.xlsx",
        lambda: with_sheet(head_row() + '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    ),
    "workbook of empty cells": ("a.xlsx", lambda: sheet_of("<c/>", 1900, 5000)),
    "workbook of styled empty cells": ("a.xlsx", lambda: sheet_of('<c s="1"/>', 100, 79_000)),
    "workbook with one text in every cell": ("a.xlsx", one_long_string),
    "workbook of shared texts": ("a.xlsx", lambda: many_strings(600_000, 30)),
    "workbook of empty shared texts": (
        "a.xlsx",
        lambda: with_sheet(
            head_row(),
            **{
                "xl/sharedStrings.xml": b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                + b"<si/>" * 1_200_000
                + b"</sst>"
            },
        ),
    ),
    "workbook of few long shared texts": ("a.xlsx", lambda: many_strings(900, 32_000)),
    "workbook of one rich text": ("a.xlsx", lambda: rich_strings(400_000)),
    "workbook of styles": (
        "a.xlsx",
        lambda: rewritten(
            {
                "xl/styles.xml": b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
                + b"<xf/>" * 1_200_000
                + b"</cellXfs></styleSheet>"
            }
        ),
    ),
    "workbook of number formats": (
        "a.xlsx",
        lambda: rewritten(
            {
                "xl/styles.xml": b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
                + b'<numFmt numFmtId="200" formatCode="yyyy"/>' * 400_000
                + b"</numFmts></styleSheet>"
            }
        ),
    ),
    "workbook of names": (
        "a.xlsx",
        lambda: rewritten(
            {
                "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><definedNames>'
                + b'<definedName name="a">A1</definedName>' * 400_000
                + b"</definedNames><sheets/></workbook>"
            }
        ),
    ),
    "workbook of parts": (
        "a.xlsx",
        lambda: rewritten(
            {
                "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                + b'<Override PartName="/a" ContentType="b"/>' * 400_000
                + b"</Types>"
            }
        ),
    ),
    "workbook of relations": (
        "a.xlsx",
        lambda: rewritten(
            {
                "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + b'<Relationship Id="a" Target="b" Type="c"/>' * 400_000
                + b"</Relationships>"
            }
        ),
    ),
    "workbook of 60 sheets": ("a.xlsx", lambda: many_sheets(60)),
    "workbook of merged cells": ("a.xlsx", lambda: merged(49_000)),
    "workbook of links": ("a.xlsx", lambda: linked(600)),
    "workbook of properties": (
        "a.xlsx",
        lambda: rewritten({"docProps/custom.xml": b"<Properties>" + b"<property/>" * 1_200_000 + b"</Properties>"}),
    ),
    "workbook with text between its tags": ("a.xlsx", lambda: with_sheet(head_row() + "x" * (100 * MB))),
    "workbook with one cell of 30 MB": (
        "a.xlsx",
        lambda: with_sheet(head_row() + f'<row><c t="inlineStr"><is><t>{"x" * (100 * MB)}</t></is></c></row>'),
    ),
    "workbook with long names": ("a.xlsx", lambda: with_sheet(head_row() + f"<{'x' * 10_000}/>" * 5000)),
    "workbook with attributes": (
        "a.xlsx",
        lambda: with_sheet(head_row() + "<row " + " ".join(f'a{n}="1"' for n in range(1_000_000)) + "/>"),
    ),
    "deep workbook": ("a.xlsx", lambda: with_sheet("<a>" * 1_000_000 + "</a>" * 1_000_000)),
    "deep styles": ("a.xlsx", lambda: rewritten({"xl/styles.xml": b"<a>" * 1_000_000 + b"</a>" * 1_000_000})),
    "zip bomb": ("a.zip", lambda: packed({"Job Applications.csv": b"0" * (59 * MB)})),
    "zip bomb of commas": ("a.zip", lambda: packed({"Job Applications.csv": HEADER.encode() + b"," * (59 * MB)})),
    "zip of 100 tables": ("a.zip", lambda: packed({f"{n}.csv": honest(190) for n in range(100)})),
    "zip of 100 tables of nothing": ("a.zip", lambda: packed({f"{n}.csv": b"a,b\n" * 140_000 for n in range(100)})),
    "zip whose names share their data": ("a.zip", lambda: same_data_many_times(40)),
    "zip of 100 workbooks": ("a.zip", lambda: packed({f"{n}.xlsx": book() for n in range(100)})),
    "zip of 4 dear workbooks": (
        "a.zip",
        lambda: packed({f"{n}.xlsx": sheet_of("<c><v>1</v></c>", 70, 4900) for n in range(4)}),
    ),
    "zip of 100 json files": (
        "a.zip",
        lambda: packed({f"{n}.json": b"[" + b"{}," * 190_000 + b"{}]" for n in range(100)}),
    ),
    "zips in zips": ("a.zip", lambda: zips_in_zips(10)),
    "zip of many names": ("a.zip", lambda: packed({f"{n}": "" for n in range(25_000)})),
    "zip of 90 pages": ("a.zip", lambda: packed({f"{n}.html": b"<p>" * 200_000 for n in range(90)})),
}


def brought_in(visitor, name: str, content: bytes) -> None:
    """Each step of an import, as far as it gets: upload, columns, rows, preview, confirm, undo."""
    answer = visitor.upload("/import/", {}, [("files", name, content)])
    if answer.status != 302:
        return
    staged = answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]
    page = visitor.get(f"/import/{staged}/")
    if page.status == 302 and page.headers["Location"].endswith("/columns/"):
        visitor.get(f"/import/{staged}/columns/")
        visitor.post(f"/import/{staged}/columns/", guessed(visitor.page) | {"title_for_all": "Analyst", "order": "dmy"})
    for _ in range(200):
        answer = visitor.upload(f"/import/{staged}/progress/", {})
        if answer.status != 302 or not visitor.is_waiting(staged):
            break
    if visitor.get(f"/import/{staged}/").status == 200:
        visitor.upload(f"/import/{staged}/confirm/", {})
    visitor.forget_imports()


def guessed(page: bytes) -> dict[str, str]:
    from tests.fuzz.harvest import Forms

    forms = Forms(page.decode(), "/import/1/columns/").found
    return {name: value for form in forms if form.route == "import_columns" for name, value in form.fields}


DOCUMENT = {"kind": "cv", "name": "x"}
END = b"PK\x05\x06" + bytes(18)
DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a picture of 20 MB": ("a.png", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(19_900_000) + b"IEND\xaeB`\x82"),
    "a picture of 20 MB of chunks": (
        "a.png",
        lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\0\0\0tEXt\0\0\0\0" * 1_600_000 + b"IEND\xaeB`\x82",
    ),
    "a photo of 20 MB of marks": ("a.jpg", lambda: b"\xff\xd8\xff\xe0" + b"\xff\xe0\0\2" * 4_900_000 + b"\xff\xd9"),
    "a pdf of 20 MB": ("a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 1_100_000 + b"%%EOF"),
    "a text of one line": ("a.txt", lambda: b"x" * 2_000_000),
    "a text of 20 MB": ("a.txt", lambda: b"x\n" * 9_900_000),
    "a text in no known letters": ("a.txt", lambda: bytes(range(128, 256)) * 15_000),
    "a text of letters of three bytes": ("a.txt", lambda: ("料" * 600_000).encode()),
    "a word file of many parts": (
        "a.docx",
        lambda: packed({"[Content_Types].xml": "x", "word/document.xml": "x", **{f"{n}": "" for n in range(20_000)}}),
    ),
    "a word file that unpacks to 900 MB": (
        "a.docx",
        lambda: packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"0" * (900 * MB)}),
    ),
    "an old word file of 20 MB": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(19_900_000)),
    "an old word file of chains": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1\0\0\0" * 4_900_000),
    "a rich text of brackets": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 9_900_000 + b"}" * 9_900_000),
    "a moving picture of blocks": ("a.gif", lambda: b"GIF89a" + b",\0\0\0\0\1\0\1\0\0" * 1_900_000 + b";"),
    "an open document": (
        "a.odt",
        lambda: packed(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"0" * (800 * MB)},
            zipfile.ZIP_DEFLATED,
        ),
    ),
    "an end without a beginning": ("a.docx", lambda: b"PK\3\4" + (END * 900_000)),
}


def bombs() -> Iterator[tuple[str, Callable]]:
    for what, (name, make) in FILES.items():
        yield f"import: {what}", lambda visitor, name=name, make=make: brought_in(visitor, name, make())
    for what, (name, make) in all_files().items():
        yield (
            f"import of a hostile file: {what}",
            lambda visitor, name=name, make=make: brought_in(
                visitor, name.replace("<", "").replace(">", "").replace("/", ""), make()
            ),
        )
    for what in ("20,000 rows", "50 MB of commas", "50 MB of empty cells", "zip bomb", "50 MB of lines of letters"):
        name, make = FILES[what]
        yield (
            f"connections: {what}",
            lambda visitor, name=name, make=make: visitor.upload(
                "/people/connections/",
                {"q": "a"},
                [("file", name, make().replace(b"Company,Role,Date applied", b"First Name,Last Name,Company"))],
            ),
        )
    for text in (
        "Company\tRole\n" + filled("a\tb\n", 1_900_000),
        "\t" * 1_900_000,
        filled("|", 1_900_000),
        filled("Company | Role\n--- | ---\na | b\n\n", 1_900_000),
    ):
        yield f"pasted cells: {text[:12]!r}", lambda visitor, text=text: visitor.upload("/import/", {"pasted": text})
    for what, (name, make) in DOCUMENTS.items():
        yield (
            f"document: {what}",
            lambda visitor, name=name, make=make: visitor.upload("/documents/new/", DOCUMENT, [("file", name, make())]),
        )
