"""What a column is: its name and what is in it, weighed together."""

import pytest

from applications.importing.columns import guess_columns
from applications.importing.formats.known import FORMATS
from applications.importing.names import language_of, step_of, target_of
from applications.importing.recognising import tables
from applications.importing.words import Meaning, meaning, tick_of
from tests.applications.importing.test_import_reading import SAMPLES


def guessed(header: str, *rows: str) -> dict[str, str]:
    """{name of a column: target} for a sheet written with semicolons."""
    names = header.split(";")
    cells = [dict(zip(names, row.split(";"), strict=False)) for row in rows]
    filled = [{name: text for name, text in row.items() if text} for row in cells]
    return {column.name: column.target for column in guess_columns({name: name for name in names}, filled)}


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        ("Organisation;Vacancy;Sent on;Covering letter;Status", ["Ash;Baker;2026-05-01;no;Waiting", "Elm;Cook;2026-05-02;yes;Offer"],
         {"Covering letter": "notes", "Status": "state", "Sent on": "applied_on"}),
        ("Firm;Post;When applied;Heard anything?;Referred", ["Ash;Baker;2026-05-01;no;yes", "Elm;Cook;2026-05-02;no;no"],
         {"Heard anything?": "notes", "Referred": "notes"}),
        ("Company;Role;Applied;Reply", ["Ash;Baker;x;no", "Elm;Cook;x;no", "Fir;Vet;;no"], {"Applied": "step:applied", "Reply": "notes"}),
        ("Company;Role;Status", ["Ash;Baker;yes", "Elm;Cook;no"], {"Status": "notes"}),
        ("Company;Role;Hiring manager chat;Second round;Hired", ["Ash;Baker;1;0;0", "Elm;Cook;0;0;0"],
         {"Hiring manager chat": "notes", "Second round": "step:interviewing", "Hired": "step:accepted"}),
        ("Company;Role;Phone;Interview date;Offer received;Date rejected", ["Ash;Baker;2026-05-03;2026-05-09;;2026-05-20", "Elm;Cook;;;ja;"],
         {"Phone": "step:screening", "Interview date": "step:interviewing", "Offer received": "step:offer", "Date rejected": "step:rejected"}),
        ("Company;Role;Phone", ["Ash;Baker;+44 20 7946 0000", "Elm;Cook;020 7946 0001"], {"Phone": "notes"}),
        ("Company;Role;Stage;Verdict", ["Ash;Baker;Onsite;Turned down the offer", "Elm;Cook;Applied;No offer"], {"Stage": "state", "Verdict": "ending"}),
        ("Company;Role;Status;Stage", ["Ash;Baker;Rejected;Interview", "Elm;Cook;Open;Applied"], {"Status": "state", "Stage": "ending"}),
        ("Company;Role;Recruiter", ["Ash;Baker;Kim Poe", "Elm;Cook;Lee Roe"], {"Recruiter": "notes"}),
        ("Company;Role;Recruiter", ["Ash;Baker;Randstad", "Elm;Cook;Oak Search Partners"], {"Recruiter": "agency"}),
        ("Company;Role;Via", ["Ash;Baker;LinkedIn", "Elm;Cook;Indeed"], {"Via": "source"}),
        ("Agency;Client;Role", ["Reed;Ash;Baker", "Hays;Elm;Cook"], {"Agency": "agency", "Client": "company"}),
        ("Company;Role;Telephone interview;Trial shift", ["Ash;Baker;done;booked", "Elm;Cook;Scheduled;", "Fir;Vet;n;"],
         {"Telephone interview": "step:screening", "Trial shift": "step:interviewing"}),
        ("Company;Role;Situation", ["Ash;Baker;Kim rang, nothing decided", "Elm;Cook;Rejected on 3 May", "Fir;Vet;all very vague so far"], {"Situation": "state"}),
        ("Company;Role;Reply", ["Ash;Baker;Kim was friendly", "Elm;Cook;asked for my papers", "Fir;Vet;see folder"], {"Reply": "notes"}),
        ("Company;Role;Type", ["Ash;Baker;Hybrid", "Elm;Cook;On-site"], {"Type": "work_mode"}),
        ("Company;Role;Type", ["Ash;Baker;Full-time", "Elm;Cook;Contract"], {"Type": "notes"}),
        ("Employer (name);Role / title;Date applied (dd/mm);Link to ad", ["Ash;Baker;01/05/2026;https://a.example/1"],
         {"Employer (name)": "company", "Role / title": "title", "Date applied (dd/mm)": "applied_on", "Link to ad": "link"}),
        ("Company;Company website;Role;Company size", ["Ash;https://ash.example/;Baker;50"], {"Company": "company", "Company website": "link", "Company size": "notes"}),
        ("Company;Role;Date;Date applied", ["Ash;Baker;2026-04-01;2026-05-01"], {"Date applied": "applied_on", "Date": "notes"}),
        ("Company;Role;Follow-up;Start date", ["Ash;Baker;2026-06-01;2026-09-01"], {"Follow-up": "notes", "Start date": "notes"}),
        ("Company;Role;Rate", ["Ash;Baker;45000", "Elm;Cook;52000"], {"Rate": "pay"}),
        ("Company;Role;Figure", ["Ash;Baker;45000", "Elm;Cook;52000"], {"Figure": "notes"}),
        ("Nr;Company;Role", ["1;Ash;Baker", "2;Elm;Cook"], {"Nr": ""}),
        ("Name;Position;Stage", ["Ash;Baker;Applied", "Elm;Cook;Offer"], {"Name": "company"}),
        ("Name;Company;Stage", ["Baker;Ash;Applied", "Cook;Elm;Offer"], {"Name": "title"}),
        ("Name;Company;Email", ["Kim Poe;Ash;kim@ash.example", "Lee Roe;Elm;lee@elm.example"], {"Name": "notes"}),
        ("School;Post;Stage", ["Ash Primary;Teacher;Applied", "Elm Primary;Cook;Offer"], {"School": "company"}),
        ("Company;Department;Role", ["Ash;Sales;Clerk", "Elm;IT;Admin"], {"Department": "notes"}),
        ("Company;Role;Comments", ["Ash;Baker;Rejected", "Elm;Cook;Applied"], {"Comments": "notes"}),
        ("Company;Role;Link", ["Ash;Baker;referral", "Elm;Cook;by post"], {"Link": "notes"}),
    ],
)  # fmt: skip
def test_a_column_goes_where_its_name_and_its_content_agree(header, rows, expected):
    found = guessed(header, *rows)
    assert {name: found[name] for name in expected} == expected


def test_every_guess_says_why():
    columns = {"f": "Firm", "p": "Position held", "q": "Offer", "z": "Zodiac", "c": "Cover letter"}
    rows = [{"f": "Ash", "p": "Baker", "q": "x", "z": "Leo", "c": "no"}]
    assert [(column.name, column.why) for column in guess_columns(columns, rows)] == [
        ("Firm", "Certain (from the name)"),
        ("Position held", "Likely (from part of the name)"),
        ("Offer", "Certain (a step, ticked or dated)"),
        ("Zodiac", "Not recognised; saved in the notes"),
        ("Cover letter", "Yes or no; saved in the notes"),
    ]


@pytest.mark.parametrize(
    ("header", "targets"),
    [
        ("Arbeitgeber;Stellenbezeichnung;Bewerbungsdatum;Aktueller Stand;Einsatzort;Gehaltsvorstellung;Anmerkungen",
         ["company", "title", "applied_on", "state", "location", "pay", "notes"]),
        ("Employeur;Intitulé du poste;Date d’envoi;Étape;Ville;Rémunération;Remarques", ["company", "title", "applied_on", "state", "location", "pay", "notes"]),
        ("Empleador;Vacante;Fecha de postulación;Situación;Ciudad;Sueldo;Observaciones", ["company", "title", "applied_on", "state", "location", "pay", "notes"]),
        ("Pracodawca;Nazwa stanowiska;Data wysłania CV;Etap;Miejscowość;Pensja;Notatki", ["company", "title", "applied_on", "state", "location", "pay", "notes"]),
        ("企业;应聘岗位;申请日期;进度;城市;薪资;备注", ["company", "title", "applied_on", "state", "location", "pay", "notes"]),
    ],
)  # fmt: skip
def test_names_of_columns_are_known_in_several_languages(header, targets):
    assert [target_of(name) for name in header.split(";")] == targets
    assert language_of(header.split(";"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("verschickt", ("applied", "")), ("Einladung zum Gespräch", ("interviewing", "")), ("Absage erhalten", ("", "rejected")), ("nie gemeldet", ("", "no_response")),
        ("Relancée", ("applied", "")), ("Entretien téléphonique", ("screening", "")), ("Non retenue", ("", "rejected")), ("Aucun retour", ("", "no_response")),
        ("Inscrito", ("applied", "")), ("Prueba técnica", ("screening", "")), ("Descartada", ("", "rejected")), ("No contestan", ("", "no_response")),
        ("zaaplikowano", ("applied", "")), ("zaproszenie na rozmowę", ("interviewing", "")), ("odmowa", ("", "rejected")), ("cisza", ("", "no_response")),
        ("简历筛选中", ("applied", "")), ("笔试", ("screening", "")), ("二面挂", ("interviewing", "rejected")), ("石沉大海", ("", "no_response")),
        ("Ghosted after 2nd round", ("interviewing", "no_response")), ("Rejected at phone screen stage", ("screening", "rejected")),
        ("Applied, then interview", ("interviewing", "")), ("Rejected (14/05)", ("", "rejected")), ("Turned down offer", ("offer", "declined")),
    ],
)  # fmt: skip
def test_words_for_a_status_are_known_in_several_languages(word, expected):
    assert meaning(word) == Meaning(*expected)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Interview Tues 2pm", ("interviewing", "")), ("2nd round, 9 June", ("interviewing", "")), ("Interview (Zoom)", ("interviewing", "")),
        ("Applied through Glassdoor", ("applied", "")), ("Offer arrived 3/6", None), ("Offer on 3 June", ("offer", "")),
        ("Nothing heard since April", ("", "no_response")), ("Rejection email 12 May", ("", "rejected")), ("Closed: rejected", ("", "rejected")),
        ("Rejected 3rd round", ("interviewing", "rejected")), ("Failed the phone screen", ("screening", "rejected")), ("Passed the assessment", ("screening", "")),
        ("Absage am 3. Juni per Mail", ("", "rejected")), ("VG am 3.6.", ("interviewing", "")), ("Entretien le 3 juin", ("interviewing", "")),
        ("Rejected: they wanted more SQL", ("", "rejected")), ("Absage, zu wenig Erfahrung", ("", "rejected")),
        ("Refus reçu le 3 juin", ("", "rejected")), ("Entrevista programada para el lunes", ("interviewing", "")), ("rozmowa dnia 3 czerwca", ("interviewing", "")),
    ],
)  # fmt: skip
def test_days_and_other_asides_do_not_hide_what_a_word_means(word, expected):
    assert meaning(word) == (Meaning(*expected) if expected else None)


@pytest.mark.parametrize(
    "word",
    [
        "Interview booked?", "Interview cancelled", "no interview", "passed on interview", "rejected interview", "accepted into next round", "interview, no offer yet?",
        "closed on Friday", "declined by email", "call them Monday?", "signed up on portal", "open until 12 June", "3 June", "LinkedIn", "via email",
        "rejected, but invited again", "rejected - by mistake", "offer - they wanted more SQL", "applied, they closed it",
    ],
)  # fmt: skip
def test_asides_never_make_a_meaning_of_their_own(word):
    assert meaning(word) is None


@pytest.mark.parametrize(
    "word",
    ["turned down", "position filled", "on hold", "offer, rejected, withdrew", "maybe", "test tomorrow?", "refused"],
)
def test_a_word_with_two_meanings_is_asked_about(word):
    assert meaning(word) is None


@pytest.mark.parametrize(
    ("text", "ticked"),
    [("Yes", True), ("TRUE", True), ("✔", True), ("X", True), ("1", True), ("oui", True), ("tak", True), ("是", True),
     ("no", False), ("False", False), ("❌", False), ("0", False), ("nein", False), ("否", False), ("maybe", None), ("2", None), ("", None), ("yes, on Monday", None)],
)  # fmt: skip
def test_ticks_are_told_from_words(text, ticked):
    assert tick_of(text) is ticked


@pytest.mark.parametrize(
    ("name", "state"),
    [("Phone screen?", "screening"), ("Interview (Y/N)", "interviewing"), ("Date of rejection", "rejected"), ("3rd interview", "interviewing"), ("Angebot", "offer"),
     ("Entretien", "interviewing"), ("面试", "interviewing"), ("Applied", "applied"), ("Heard back", ""), ("Followed up", ""), ("Cover letter", ""), ("Saved", ""), ("Open", "")],
)  # fmt: skip
def test_only_names_of_steps_make_columns_of_steps(name, state):
    assert step_of(name) == state


COMMON = [
    "Company,Job Title,Applied Date,Status,Job Source,Location",
    "Application Date,Company Name,Job Title,Resume Name",
    "Application Date,Company Name,Job Title,Contact Email,Contact Phone Number",
    "Company Name,Role,Applied At,Status",
    "Job Title,Company Name,Job URL,Date Applied,Status,Notes",
    "Job Title,Company Name,Job Posting URL,Date Applied,Status,Status Date",
    "Company,Role,Stage,Applied Date,Source",
    "Company,Position,Stage,Applied,Link,Notes",
    "Company,Position,Date Applied,Status,Type,Location",
    "Employer,Job Title,List,URL,Notes",
    "company,role,status,link,applied,notes",
    "Date,Company,Role,Status,Notes",
]


@pytest.mark.parametrize("header", COMMON)
def test_common_names_alone_make_no_known_format(header):
    row = ",".join("03/04/2026" if "Date" in name or "Appl" in name else "Ash" for name in header.split(","))
    [table] = tables("sheet.csv", f"{header}\n{row}\n".encode())
    assert table.format is None


@pytest.mark.parametrize("name", ["notion.csv", "reactive-resume.csv"])
def test_names_that_anybody_has_are_of_a_format_only_with_its_own_content(name):
    content = (SAMPLES / name).read_bytes()
    [table] = tables(name, content)
    assert table.format in FORMATS.values()
    other = content.replace(b'"September 1, 2026"', b"01/09/2026").replace(b",screening,", b",Phone chat,")
    [table] = tables(name, other)
    assert table.format is None


def test_a_column_whose_name_says_where_it_goes_is_never_without_a_field():
    header = "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status,Salary,Job link"
    row = "1,2026-10-02,Yes,2026-10-03,Ash,Baker,Full Time,Hybrid,York,Indeed,Applied,£30k,https://a.example/1"
    [table] = tables("jobs.csv", f"{header}\n{row}\n".encode())
    assert table.format is FORMATS["jobsync"]
    [(_, cells)] = table.rows
    assert (cells["=pay"], cells["=link"], cells["+jobType"]) == ("£30k", "https://a.example/1", "Full Time")


def targets_of_dates(*rows: str) -> str:
    return guessed("Date;Company;Role;Status", *rows)["Date"]


def test_a_log_is_told_from_a_list_that_is_kept_up_to_date():
    log = [
        "2026-05-01;Ash;Cook;Applied",
        "2026-05-02;Elm;Vet;Applied",
        "2026-05-09;Ash;Cook;Interview",
        "2026-05-20;Ash;Cook;Rejected",
    ]
    assert targets_of_dates(*log) == "step_on"
    kept = [f"2026-05-{day:02};Company {day};Cook;{'Rejected' if day % 2 else 'Applied'}" for day in range(1, 20)]
    assert targets_of_dates(*kept, "2026-03-01;Ash;Cook;Applied", "2026-06-01;Ash;Cook;Rejected") == "applied_on"
    assert targets_of_dates("2026-01-01;Ash;Cook;Rejected", "2026-05-01;Ash;Cook;Applied") == "applied_on"
