"""Files that mean harm, or that nobody would believe: made here, named by what is wrong with them."""

import io
import struct
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.styles import Font

HEADER = "Company,Role,Date applied,Status,Link,Salary,Notes"
GOOD = "Alder,Analyst,2026-03-01,Applied,https://a.example/1,38000,fine"
SCRIPT = "<script>alert(1)</script>"
MARKUP = '"><img src=x onerror=alert(1)>'
MB = 1024 * 1024


def table(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows, GOOD]).encode()


def packed(files: dict[str, bytes | str], method=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def book(fill: Callable[[Workbook], None] | None = None) -> bytes:
    made = Workbook()
    for row in (HEADER, GOOD):
        made.active.append(row.split(","))
    if fill:
        fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rewritten(parts: dict[str, bytes | None], content: bytes | None = None) -> bytes:
    """A workbook with some of its parts replaced; None leaves one out."""
    with zipfile.ZipFile(io.BytesIO(content or book())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | parts
    return packed({name: text for name, text in files.items() if text is not None})


def sheet_xml(rows: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'.encode()


def lying_bomb() -> bytes:
    bomb = bytearray(packed({"Job Applications.csv": b"0" * (61 * MB)}))
    directory = bomb.rfind(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = struct.pack("<L", 500)
    return bytes(bomb)


def encrypted() -> bytes:
    content = bytearray(packed({"Job Applications.csv": table()}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def formulas(made: Workbook) -> None:
    made.active.append(
        ["=1+1", '=HYPERLINK("https://x.example")', "=TODAY()", "=cmd|' /C calc'!A0", "=A1", "=1/0", "=WEBSERVICE(A1)"]
    )


def styles(made: Workbook) -> None:
    for number in range(300):
        made.active.cell(row=3 + number, column=1, value=f"Company {number}").font = Font(size=1 + number)


LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{number} "{f"&lol{number - 1 if number > 1 else ''};" * 10}">' for number in range(1, 10))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
MACROS = {
    "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()",
    "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
}
MANY_CELLS = '<row r="1">' + "<c/>" * 1_000_000 + "</row>"


def all_files() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """{what is wrong: (file name, its content)}."""
    return {
        "zip bomb": ("a.zip", lambda: packed({"Job Applications.csv": b"0" * (61 * MB)})),
        "zip bomb that lies about its size": ("a.zip", lying_bomb),
        "bomb of many tables": ("a.zip", lambda: packed({f"{one}.csv": b"a,b\n" + b"0" * (2 * MB) for one in range(40)})),
        "101 parts": ("a.zip", lambda: packed({f"{one}/Job Applications.csv": table() for one in range(101)})),
        "nine thousand names": ("a.zip", lambda: packed({f"{'x' * 250}{one}": "" for one in range(9000)})),
        "path out of its folder": ("a.zip", lambda: packed({"../../../etc/Job Applications.csv": table()})),
        "absolute path": ("a.zip", lambda: packed({"/etc/cron.d/Job Applications.csv": table()})),
        "path of a drive": ("a.zip", lambda: packed({"C:\\Windows\\Job Applications.csv": table()})),
        "path with backslashes": ("a.zip", lambda: packed({"..\\..\\Job Applications.csv": table()})),
        "zip in a zip": ("a.zip", lambda: packed({"b.zip": packed({"jobs.csv": table()})})),
        "zip called csv": ("a.csv", lambda: packed({"jobs.csv": table()})),
        "zip in a zip called csv": ("a.zip", lambda: packed({"jobs.csv": packed({"jobs.csv": table()})})),
        "empty zip": ("a.zip", lambda: packed({})),
        "zip with a password": ("a.zip", encrypted),
        "cut zip": ("a.zip", lambda: packed({"jobs.csv": table() * 50})[:200]),
        "zip with only its first letters": ("a.zip", lambda: b"PK\x03\x04"),
        "zip with a huge directory": ("a.zip", lambda: packed({"jobs.csv": table()})[:-10] + b"\xff" * 10),
        "zip of empty names": ("a.zip", lambda: packed({"": table(), " ": table(), "/": b""})),
        "stored zip with the same name twice": ("a.zip", twice_in_zip),
        "zip with html in its names": ("a.zip", lambda: packed({f"{SCRIPT}.csv": table()})),
        "workbook with billion laughs": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c t="inlineStr"><is><t>&lol9;</t></is></c></row>', LAUGHS)})),
        "billion laughs in the shared strings": ("a.xlsx", lambda: rewritten({"xl/sharedStrings.xml": f'<?xml version="1.0"?>{LAUGHS}<sst>&lol9;</sst>'.encode()})),
        "billion laughs in the list of parts": ("a.xlsx", lambda: rewritten({"[Content_Types].xml": f'<?xml version="1.0"?>{LAUGHS}<Types>&lol9;</Types>'.encode()})),
        "workbook that reads a file": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c t="inlineStr"><is><t>&file;</t></is></c></row>', OUTSIDE)})),
        "a million columns in a workbook": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": sheet_xml(MANY_CELLS)})),
        "a row at the end of the world": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": sheet_xml('<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>')})),
        "a column that does not exist": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>')})),
        "a style that does not exist": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="A1" s="99999"><v>46085</v></c><c r="B1" t="s"><v>77777</v></c></row>')})),
        "a million styles": ("a.xlsx", lambda: rewritten({"xl/styles.xml": b"<styleSheet><cellXfs>" + b"<xf/>" * 1_400_000 + b"</cellXfs></styleSheet>"})),
        "two million shared strings": ("a.xlsx", lambda: rewritten({"xl/sharedStrings.xml": b"<sst>" + b"<si/>" * 2_000_000 + b"</sst>"})),
        "a part of 40 MB": ("a.xlsx", lambda: rewritten({"xl/styles.xml": b"<x>" + b" " * (40 * MB) + b"</x>"})),
        "workbook without its styles": ("a.xlsx", lambda: rewritten({"xl/styles.xml": None})),
        "workbook without its sheet": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": None})),
        "workbook without its list of parts": ("a.xlsx", lambda: rewritten({"[Content_Types].xml": None})),
        "workbook of broken xml": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row><c>"})),
        "deep xml": ("a.xlsx", lambda: rewritten({"xl/worksheets/sheet1.xml": b"<a>" * 100_000 + b"</a>" * 100_000})),
        "macros and links to elsewhere": ("a.xlsm", lambda: rewritten(MACROS)),
        "formulas in a workbook": ("a.xlsx", lambda: book(formulas)),
        "three hundred fonts": ("a.xlsx", lambda: book(styles)),
        "a hidden sheet alone": ("a.xlsx", hidden_only),
        "an old excel file": ("a.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000)),
        "workbook called csv": ("a.csv", book),
        "a million columns": ("a.csv", lambda: b",".join([b"Company", b"Role", *[b"x"] * 1_000_000]) + b"\nAlder,Analyst\n"),
        "fifty million commas": ("a.csv", lambda: b"Company,Role\n" + b"," * (45 * MB)),
        "a row wider than its header": ("a.csv", lambda: table("Alder,Analyst,2026-03-01,Applied,,,x" + ",y" * 5000)),
        "no bytes": ("a.csv", lambda: b""),
        "only a mark": ("a.csv", lambda: b"\xef\xbb\xbf"),
        "only NUL bytes": ("a.csv", lambda: bytes(10_000)),
        "NUL bytes in cells": ("a.csv", lambda: table("Al\0der,Ana\0lyst,2026-03-01,App\0lied,,,\0")),
        "random bytes": ("a.csv", lambda: bytes(range(256)) * 200),
        "a picture called csv": ("a.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500)),
        "a web page called csv": ("a.csv", lambda: f"<!doctype html><title>a,b</title>{SCRIPT}\n1,2\n".encode()),
        "an svg with a script": ("a.csv", lambda: f"<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPT}</svg>".encode()),
        "a json bomb": ("a.json", lambda: b"[" * 100_000),
        "json that is no archive": ("a.json", lambda: b'{"format": "other"}'),
        "utf-8 with broken letters": ("a.csv", lambda: table("Al\udcffder,Analyst,2026-03-01,,,,".encode("utf-8", "surrogateescape").decode("latin-1"))),
        "half a utf-8 letter at the end": ("a.csv", lambda: table() + b"\nM\xc3"),
        "utf-16 without a mark": ("a.csv", lambda: table().decode().encode("utf-16-le")),
        "utf-16 with an odd byte": ("a.csv", lambda: b"\xff\xfe" + table().decode().encode("utf-16-le") + b"x"),
        "utf-32": ("a.csv", lambda: table().decode().encode("utf-32")),
        "utf-7 markup": ("a.csv", lambda: table("+ADw-script+AD4-alert(1)+ADw-/script+AD4-,Analyst,2026-03-01,,,,")),
        "a cell of one megabyte": ("a.csv", lambda: table(f"Alder,Analyst,2026-03-01,Applied,,,{'x' * MB}")),
        "a quoted cell of 900,000 letters": ("a.csv", lambda: table(f'Alder,Analyst,2026-03-01,Applied,,,"{"x" * 900_000}"')),
        "a company of 300 letters and a title of 400": ("a.csv", lambda: table(f"{'x' * 300},{'y' * 400},2026-03-01,,,,")),
        "an address that never ends": ("a.csv", lambda: table("Alder,Analyst,2026-03-01,Applied,,," + "a@" * 20_000)),
        "a quotation mark that never ends": ("a.csv", lambda: table('Alder,"Analyst,2026-03-01')),
        "formula cells": ("a.csv", lambda: table("=cmd|' /C calc'!A0,+1+1,-2,@SUM(A1),=HYPERLINK(1),'=1,\"\t=1\"")),
        "days in the years 0 and 9999": ("a.csv", lambda: table("A,B,0000-01-01,,,,", "C,D,9999-12-31,,,,", "E,F,0001-01-01,,,,", "G,H,2026-02-30,,,,")),
        "serial days without end": ("a.csv", lambda: table("A,B,99999999999999999999,,,,", "C,D,-1,,,,", "E,F,1e308,,,,", "G,H,NaN,,,,")),
        "html everywhere": ("a.csv", lambda: table(",".join([SCRIPT, MARKUP.replace('"', '""'), "2026-03-01", SCRIPT, "javascript:alert(1)", MARKUP.replace('"', "'"), SCRIPT]))),
        "html in the header": ("a.csv", lambda: table(header=HEADER + f",{SCRIPT},<b>x</b>").replace(b"fine", b"fine,1,2")),
        "html as the name": (f"{SCRIPT}.csv", table),
        "template tags": ("a.csv", lambda: table("{{ request.user }},{% include 'x' %},2026-03-01,{{ 7*7 }},,,${7*7}")),
        "links of every bad kind": ("a.csv", lambda: table("A,B,2026-03-01,,data:text/html;base64,,x", "C,D,2026-03-01,,file:///etc/passwd,,", "E,F,2026-03-01,,https://[::1,,")),
        "pay without sense": ("a.csv", lambda: table("A,B,2026-03-01,,,1e999,", "C,D,2026-03-01,,,-5,", "E,F,2026-03-01,,,9999999999999999,", "G,H,2026-03-01,,,٣٨٠٠٠,")),
        "duplicated headers": ("a.csv", lambda: table(header="Company,Company,Company,Role,Role,Notes,Notes")),
        "empty headers": ("a.csv", lambda: table(header=",,,,,,")),
        "a header and nothing else": ("a.csv", lambda: HEADER.encode()),
        "headers of 10,000 letters": ("a.csv", lambda: table(header=HEADER + "," + "h" * 10_000)),
        "right to left and marks that turn text": ("a.csv", lambda: table("שלום,محلل,2026-03-01,Applied,,,\u202etxt.exe\u202c", "\u200f\u200b,\u2066x\u2069,2026-03-01,,,,")),
        "emoji": ("a.csv", lambda: table("👩🏽\u200d💻 Ltd,🚀,2026-03-01,✅ Applied,,💰,🎉")),
        "letters under letters": ("a.csv", lambda: table(f"A{'̂' * 300},Analyst,2026-03-01,,,,")),
        "CR alone as the end of lines": ("a.csv", lambda: table().replace(b"\n", b"\r")),
        "CRs inside cells": ("a.csv", lambda: table('"Al\r\rder","Ana\rlyst",2026-03-01,Applied,,,"a\rb"')),
        "every kind of line end": ("a.csv", lambda: table("A\u2028B,C\u2029D,2026-03-01,\x0b,\x0c,\x85,\x1c")),
        "twenty thousand and one rows": ("a.csv", lambda: table(*["Alder,Analyst,2026-03-01,Applied,,,"] * 20_001)),
        "ten thousand words for a status": ("a.csv", lambda: table(*[f"A{one},B,2026-03-01,w{one},,," for one in range(3000)])),
        "five thousand tags": ("a.csv", lambda: table(f"Alder,Analyst,2026-03-01,{';'.join(f't{one}' for one in range(5000))}", header="Company,Role,Date applied,Tags")),
        "control characters": ("a.csv", lambda: table("Al\x01der,Ana\x1blyst[31m,2026-03-01,\x07Applied,,,\x7f")),
        "only separators": ("a.csv", lambda: b",,,,\n;;;;\n\t\t\t\n"),
        "a map that was never asked for": ("a.csv", lambda: table("__proto__,constructor,2026-03-01,toString,,,", header=HEADER.replace("Notes", "__class__"))),
        "teal with json that never ends": ("teal.csv", lambda: ("company_name,role,applied_at,status\nAlder,Analyst,2026-03-01T00:00:00Z," + "[" * 50_000 + "\n").encode()),
        "huntr with scripts": ("user_jobs.csv", lambda: f"companyName,title,listName,htmlDescription\nAlder,Analyst,{SCRIPT},{SCRIPT * 50}<svg onload=alert(1)>\n".encode()),
    }  # fmt: skip


def twice_in_zip() -> bytes:
    import warnings

    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("jobs.csv", table())
        archive.writestr("jobs.csv", table("Basalt,Analyst,2026-03-02,,,,"))
    return out.getvalue()


def hidden_only() -> bytes:
    made = Workbook()
    made.active.append(["Nothing"])
    made.active.title = "Empty"
    secret = made.create_sheet("Secret")
    secret.sheet_state = "hidden"
    secret.append(HEADER.split(","))
    secret.append(GOOD.split(","))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
