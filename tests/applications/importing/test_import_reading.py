"""What comes out of files as people, and others, bring them."""

import datetime as dt
import io
import struct
import zipfile
from pathlib import Path

import pytest

from applications.importing.formats import linkedin
from applications.importing.limits import KEPT_OF_A_CELL, UnreadableFile
from applications.importing.recognising import FORMATS, tables
from applications.importing.tables import read_table
from applications.importing.zips import UNPACKED, is_plain
from applications.written_dates import DateRules

SAMPLES = Path(__file__).parent.parent.parent / "samples"
HEADER = "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers"
ROW = (
    '"8/3/26, 10:09 AM",sam@example.org, +15550100123,Alder & Finch,Data analyst,'
    'http://www.linkedin.com/jobs/view/4311000000,CV.pdf,"Years?:3\nVisa?:No"'
)
FILE = f"{HEADER}\n{ROW}\n"


def rows(content: bytes | str, name: str = "Job Applications.csv"):
    content = content.encode() if isinstance(content, str) else content
    return [cells for table in tables(name, content) for _, cells in table.rows]


def zip_of(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_only_the_useful_columns_are_read():
    assert rows(FILE) == [
        {
            "day": "8/3/26, 10:09 AM",
            "company": "Alder & Finch",
            "title": "Data analyst",
            "link": "http://www.linkedin.com/jobs/view/4311000000",
            "cv_version": "CV.pdf",
        }
    ]


def test_the_sample_export_is_read_with_its_parts_and_saved_jobs():
    content = (SAMPLES / "Basic_LinkedInDataExport_11-02-2026.zip").read_bytes()
    found = {table.name: (table.format.key, len(table.rows)) for table in tables("export.zip", content)}
    assert found["Job Applications.csv"] == ("linkedin", 25)
    assert found["Job Applications_1.csv"][0] == "linkedin"
    assert found["Saved Jobs.csv"] == ("linkedin_saved", 2)
    assert len(found) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_any_usual_encoding_is_understood(encoding):
    content = FILE.replace("Alder & Finch", "Müller & Söhne").encode(encoding)
    assert rows(content)[0]["company"] == "Müller & Söhne"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(delimiter):
    header = HEADER.replace(",", delimiter)
    row = delimiter.join(
        ['"8/3/26, 10:09 AM"', "a", "b", "Alder, Finch & Sons" if delimiter != "," else "Alder", "Analyst", "", "", ""]
    )
    assert rows(f"{header}\n{row}\n")[0]["title"] == "Analyst"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_end_of_line_will_do(ending):
    assert len(rows(f"{HEADER}\n8/3/26,,,Alder,Analyst,,,\n8/4/26,,,Basalt,Analyst,,,\n".replace("\n", ending))) == 2


def test_lines_of_explanation_before_the_header_are_passed_over():
    notes = (
        'Notes:\n"When exporting, you may notice, that something is missing; see help."\n\n' + "a line of text\n" * 20
    )
    assert len(rows(notes + FILE)) == 1
    with pytest.raises(UnreadableFile, match="no row has more than one column"):
        rows("a line of text\n" * 25 + FILE)


def test_columns_may_stand_in_any_order_and_spelling():
    header = "job_title,COMPANY NAME,Shoe size,application date,question_and_answers"
    assert rows(f"{header}\nAnalyst,Alder,41,8/3/26,Secret\n") == [
        {"day": "8/3/26", "company": "Alder", "title": "Analyst"}
    ]


def test_a_short_row_and_empty_rows_do_no_harm():
    assert rows(f"{HEADER}\n\n,,,,\n8/3/26,,,Alder,Analyst\n") == [
        {"day": "8/3/26", "company": "Alder", "title": "Analyst"}
    ]


def test_a_guarded_formula_loses_its_apostrophe_and_zeros_vanish():
    [cells] = rows(f"{HEADER}\n8/3/26,,,'=Alder,Ana\0lyst,,,\n")
    assert (cells["company"], cells["title"]) == ("=Alder", "Analyst")


def test_a_cell_of_half_a_million_characters_is_cut_before_it_is_kept_and_says_so():
    [cells] = rows(f"{HEADER}\n8/3/26,,,{'x' * 500_000},Analyst,,,\n")
    assert len(cells["company"]) < KEPT_OF_A_CELL + 60
    assert cells["company"].endswith("(cut here, after 40,000 characters)")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\r\n", "is empty"),
        (b"\0" * 5000, "is empty"),
        (b"%PDF-1.7 and so on", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Excel"),
        (b"There are no job applications to show.", "not a table"),
        (b"<!doctype html><title>Sign in, please</title>", "a web page, not a table"),
        (bytes(range(256)) * 50, "no text, not a table"),
        (f'{HEADER}\n8/3/26,,,"{"x" * 1_100_000}'.encode(), "quotation mark"),
    ],
)
def test_what_is_no_such_table_is_refused_with_a_sentence(content, says):
    with pytest.raises(UnreadableFile, match=says):
        rows(content)


def test_a_linkedin_file_with_a_strange_column_is_a_sheet_without_what_is_private():
    [table] = tables("x.csv", FILE.replace("Job Title", "Something").encode())
    assert table.format is None
    assert "Something" in table.columns.values()
    assert "Visa" not in str(table)
    assert "sam@example.org" not in str(table)


def test_too_many_rows_are_refused():
    with pytest.raises(UnreadableFile, match="more than 20,000 rows"):
        rows(f"{HEADER}\n" + "8/3/26,,,Alder,Analyst,,,\n" * 20_001)


def test_an_empty_part_in_a_zip_is_passed_over():
    content = zip_of(
        {"Jobs/Job Applications.csv": FILE, "Jobs/Job Applications_1.csv": "No data.", "Jobs/Saved Jobs.csv": b""}
    )
    assert len(rows(content, "export.zip")) == 1


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"Profile.csv": "First Name\nSam\n"}, "contains no “Job Applications.csv”"),
        ({"../../etc/Job Applications.csv": FILE}, "contains no “Job Applications.csv”"),
        ({"/etc/Job Applications.csv": FILE}, "contains no “Job Applications.csv”"),
        ({"C:\\Job Applications.csv": FILE}, "contains no “Job Applications.csv”"),
        ({"inner.zip": zip_of({"Job Applications.csv": FILE})}, "contains no “Job Applications.csv”"),
        ({"Job Applications.csv": zip_of({"Job Applications.csv": FILE})}, "not a table"),
        ({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}, "not a workbook Onward can read"),
        ({f"{number}/Job Applications.csv": FILE for number in range(101)}, "more than 100 tables"),
        ({f"{'x' * 200}{number}": "" for number in range(9000)}, "too many files"),
    ],
)
def test_zips_with_tricks_are_refused(files, says):
    with pytest.raises(UnreadableFile, match=says):
        rows(zip_of(files), "export.zip")


def test_a_zip_bomb_is_not_unpacked():
    bomb = zip_of({"Job Applications.csv": b"0" * (UNPACKED + 10)})
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableFile, match="unpacks to more than 60 MB"):
        rows(bomb, "bomb.zip")


def test_a_zip_bomb_that_lies_about_its_size_is_not_unpacked():
    bomb = bytearray(zip_of({"Job Applications.csv": b"0" * (UNPACKED + 10)}))
    directory = bomb.rfind(b"PK\x01\x02")
    bomb[directory + 24 : directory + 28] = struct.pack("<L", 500)
    with pytest.raises(UnreadableFile, match=r"damaged|unpacks|not a table"):
        rows(bytes(bomb), "bomb.zip")


@pytest.mark.parametrize("harm", [slice(0, 60), slice(-200, -60), slice(40, 60)])
def test_a_damaged_zip_says_so(harm):
    content = bytearray(zip_of({"Job Applications.csv": FILE * 50}))
    content[harm] = bytes(len(content[harm]))
    with pytest.raises(UnreadableFile, match=r"damaged|is empty|not a table|holds no"):
        rows(b"PK\x03\x04" + bytes(content)[4:], "export.zip")
    with pytest.raises(UnreadableFile, match=r"damaged"):
        rows(b"PK\x03\x04 and nothing more", "export.zip")


def test_an_encrypted_zip_says_so():
    content = bytearray(zip_of({"Job Applications.csv": FILE}))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        rows(bytes(content), "export.zip")


def test_paths_that_leave_their_folder_are_not_plain():
    assert is_plain("Jobs/Job Applications.csv")
    assert not any(
        is_plain(path)
        for path in ("../x.csv", "a/../../x.csv", "/x.csv", "\\x.csv", "C:/x.csv", "a\\..\\x.csv", "__MACOSX/x.csv")
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/20/24, 8:15 AM", dt.date(2024, 11, 20)),
        ("11/20/24, 8:15\u202fPM", dt.date(2024, 11, 20)),
        ("8/15/26", dt.date(2026, 8, 15)),
        ("8/15/2026 20:15:09", dt.date(2026, 8, 15)),
        ("2/29/24", dt.date(2024, 2, 29)),
    ],
)
def test_days_are_read_the_american_way(text, day):
    assert linkedin.day_of(text) == day


@pytest.mark.parametrize("text", ["", "2/29/23", "20/11/24", "0/0/00", "soon", "8/15", "11/20/24, maybe", "9" * 5000])
def test_what_is_no_day_says_why(text):
    with pytest.raises(ValueError, match=r"^(The date is missing|“).{1,120}$"):
        linkedin.day_of(text)


@pytest.mark.parametrize(
    ("given", "link", "source_id"),
    [
        (
            "http://www.linkedin.com/jobs/view/4311000000",
            "https://www.linkedin.com/jobs/view/4311000000",
            "linkedin:4311000000",
        ),
        (
            "https://linkedin.com/jobs/view/analyst-at-alder-4311000000/?trk=x",
            "https://linkedin.com/jobs/view/analyst-at-alder-4311000000/?trk=x",
            "linkedin:4311000000",
        ),
        (
            "www.linkedin.com/jobs/view/4311000000",
            "https://www.linkedin.com/jobs/view/4311000000",
            "linkedin:4311000000",
        ),
        ("http://jobs.example.com/7", "http://jobs.example.com/7", ""),
        ("javascript:alert(1)", "", ""),
        ("", "", ""),
    ],
)
def test_links_become_https_and_give_the_jobs_id(given, link, source_id):
    row = linkedin.read_application(
        {"day": "8/3/26", "company": "Alder", "title": "Analyst", "link": given}, DateRules(dt.date(2026, 11, 10))
    )
    assert (row.facts["link"], row.source_id) == (link, source_id)


def names_of(fmt) -> list[str]:
    needed = [name for name in fmt.needed if isinstance(name, str)]
    return list(dict.fromkeys([*fmt.columns, *needed, *fmt.marks, *fmt.ignored]))


SAMPLE_OF = {
    "notion": (SAMPLES / "notion.csv").read_bytes(),
    "reactive_resume": (SAMPLES / "reactive-resume.csv").read_bytes(),
}


def test_each_format_finds_its_own_header():
    for fmt in FORMATS.values():
        content = (
            f"{','.join(names_of(fmt))}\n8/3/26,Alder,Analyst,,\n".encode()
            if not fmt.first_rows
            else SAMPLE_OF[fmt.key]
        )
        assert read_table("x.csv", content, list(FORMATS.values())).format is fmt
