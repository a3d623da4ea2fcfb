"""Days, hours and zones of an interview: settled, or asked."""

import datetime as dt

import pytest

from applications.mail.reading import read_email
from applications.named_zones import YOURS, known, of_offset, zones_in

TODAY = dt.date(2026, 11, 20)  # a Friday


def proposal(words: str, *, start: str = "We would like to invite you to an interview"):
    return read_email(f"{start} {words}", today=TODAY).proposal


def settled(words: str, **kwargs) -> tuple[str, str]:
    """The day and hour as “2026-11-24 14:00”, and the zone."""
    slot = proposal(words, **kwargs).settled
    if slot is None:
        return "", ""
    return f"{slot.day}{f' {slot.time:%H:%M}' if slot.time else ''}", slot.zone


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("on Tuesday 24 November at 2pm.", "2026-11-24 14:00"),
        ("on 24/11/2026, 14:00.", "2026-11-24 14:00"),
        ("on 05/12/2026 at 9am.", "2026-12-05 09:00"),
        ("on 11/24/2026 at 2:00 PM.", "2026-11-24 14:00"),
        ("on 2026-11-24T14:30.", "2026-11-24 14:30"),
        ("on Nov 24 at 9.15am.", "2026-11-24 09:15"),
        ("at 4 p.m. on Friday, Dec. 4.", "2026-12-04 16:00"),
        ("on the 3rd of December, noon.", "2026-12-03 12:00"),
        ("on 25-Nov-2026 at 11.30 AM.", "2026-11-25 11:30"),
        ("tomorrow at 10:00.", "2026-11-21 10:00"),
        ("on Friday at 10am.", "2026-11-27 10:00"),
        ("on Wednesday at 3.", "2026-11-25 15:00"),
        ("on Thursday at half past nine.", "2026-11-26 09:30"),
        ("on Monday at two o'clock.", "2026-11-23 14:00"),
        ("on Tuesday between 2-3pm.", "2026-11-24 14:00"),
        ("on Tuesday, 11-1pm.", "2026-11-24 11:00"),
        ("on 2 December, 09:00 - 10:30.", "2026-12-02 09:00"),
        ("on 2 December between 10 am and 1 pm.", "2026-12-02 10:00"),
        ("on 5 January at 10am.", "2027-01-05 10:00"),
        ("next Monday.", "2026-11-23"),
        ("on 30 November.", "2026-11-30"),
        ("at 10:20 on the 26th.", "2026-11-26 10:20"),
        ("on Tuesday 24 November at 2:45, after school.", "2026-11-24 14:45"),
        ("on Tuesday at 4:15 in the afternoon.", "2026-11-24 16:15"),
        ("on Tuesday at quarter past 5 in the morning.", "2026-11-24 05:15"),
        ("on Tuesday at half five.", "2026-11-24 17:30"),
        ("on 24 November 2026 at 11.20.", "2026-11-24 11:20"),
        (
            "on 24 November. Your own interview is at 10.50am, please be in the hall with your passport a quarter of "
            "an "
            "hour before.",
            "2026-11-24 10:50",
        ),
    ],
)
def test_a_day_and_an_hour_are_read_however_they_are_written(words, moment):
    assert settled(words) == (moment, "")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "Wir laden Sie zum Vorstellungsgespräch am Mittwoch, den 2. Dezember 2026, um 14:30 Uhr ein.",
            "2026-12-02 14:30",
        ),
        ("Unser Gespräch findet am 2.12.2026 um 9 Uhr statt.", "2026-12-02 09:00"),
        ("Passt Ihnen für das Gespräch übermorgen um 11.15 Uhr?", "2026-11-22 11:15"),
        ("Nous vous invitons à un entretien le jeudi 3 décembre à 14h30.", "2026-12-03 14:30"),
        ("Je vous confirme notre entretien du 1er décembre à 9 h.", "2026-12-01 09:00"),
        ("Te invitamos a una entrevista el miércoles 2 de diciembre a las 16:00.", "2026-12-02 16:00"),
        ("Le confirmamos su entrevista el 2/12/2026 a las 10:30 h.", "2026-12-02 10:30"),
    ],
)
def test_days_of_other_languages(text, moment):
    assert settled("", start=text) == (moment, "")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("at 2:00 PM ET.", "America/New_York"),
        ("at 11am PST.", "America/Los_Angeles"),
        ("at 14:00 (CET).", "Europe/Paris"),
        ("at 10:00 UK time.", "Europe/London"),
        ("at 3pm Eastern.", "America/New_York"),
        ("at noon Pacific.", "America/Los_Angeles"),
        ("at 16:00 (hora de la Ciudad de México).", "America/Mexico_City"),
        ("at 15:00 (heure de Québec).", "America/New_York"),
        ("at 9:00 AM Central Time.", "America/Chicago"),
        ("at 10:00 Sydney time.", "Australia/Sydney"),
        ("at 14:00 GMT+2.", "Etc/GMT-2"),
        ("at 14:00 UTC+05:30.", "Asia/Kolkata"),
        ("at 14:00 GMT.", "UTC"),
        ("at 14:00 your local time.", YOURS),
        ("at 14:00. All times are Berlin time.", "Europe/Berlin"),
        ("at 2 pm ET / 11 am PT.", "America/New_York"),
        ("at 10:00. Let me know how many et al. can join.", ""),
    ],
)
def test_an_hour_belongs_to_the_zone_that_is_named(words, zone):
    assert settled(f"on 8 December {words}")[1] == zone


def test_a_name_of_several_zones_is_asked():
    assert proposal("on 8 December at 3:30 PM IST.").zones == ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")
    assert proposal("on 8 December at 3:30 PM EST.").zones == ()


def test_zones_are_known_by_the_names_that_windows_gives_them():
    assert known("W. Europe Standard Time") == "Europe/Berlin"
    assert known("America/New_York") == "America/New_York"
    assert known("/freeassociation.sourceforge.net/Europe/Paris") == "Europe/Paris"
    assert known("Nowhere in particular") == ""
    assert (of_offset(0), of_offset(-300), of_offset(345), of_offset(7)) == ("UTC", "Etc/GMT+5", "Asia/Kathmandu", "")
    assert zones_in("See you at ten.") == []


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "We have to move your interview from Tuesday 24 November at 2pm to Thursday 26 November at 3pm.",
            "2026-11-26 15:00",
        ),
        ("Your interview on 24 November at 9:00 has been postponed to 1 December at 9:30.", "2026-12-01 09:30"),
        ("Could you come to the interview on Friday at 11 instead of Wednesday at 10?", "2026-11-27 11:00"),
        ("Monday at 10 no longer works for us. Could we do the interview on Tuesday at 11?", "2026-11-24 11:00"),
        (
            "Das Gespräch wird von Dienstag, 24.11., 10 Uhr auf Donnerstag, 26.11., 11 Uhr verschoben.",
            "2026-11-26 11:00",
        ),
        ("Votre entretien du 24 novembre à 10h est reporté au 26 novembre à 11h.", "2026-11-26 11:00"),
    ],
)
def test_an_interview_that_is_moved_has_its_new_time(text, moment):
    assert settled("", start=text) == (moment, "")


def test_several_times_are_offered_as_such():
    named = proposal("on Mon 23 Nov 10:00, Tue 24 Nov 15:00 or Wed 25 Nov 11:30. Which suits you?")
    assert named.asks == "slots"
    assert named.settled is None
    assert [(slot.day.day, slot.time.hour) for slot in named.slots] == [(23, 10), (24, 15), (25, 11)]
    windows = proposal("windows:\n\n- Mon 23 Nov 9:00\n- Tue 24 Nov 15:00")
    assert [(slot.day.day, slot.time.hour) for slot in windows.slots] == [(23, 9), (24, 15)]
    hours = proposal("on 26 November. They have 9.00, 10.30 or 13.15; which do you prefer?")
    assert [slot.time.hour for slot in hours.slots] in ([], [9, 10, 13])
    assert [slot.time.hour for slot in proposal("at 10am or 2pm on 26 November?").slots] == [10, 14]


def test_an_agenda_is_one_interview():
    assert settled("", start="Here is the agenda for your onsite interview on 2 December:\n10:00 Coding\n13:00 Values") == (
        "2026-12-02 10:00", "",
    )  # fmt: skip


def test_an_order_that_nothing_settles_is_asked_and_a_weekday_or_a_past_day_settles_it():
    asked = proposal("on 01/02/2027 at 10:00.")
    assert (asked.asks, asked.settled) == ("order", None)
    assert {slot.day for slot in asked.slots} == {dt.date(2027, 2, 1), dt.date(2027, 1, 2)}
    assert settled("on Mon 01/02/2027 at 10:00.")[0] == "2027-02-01 10:00"
    assert settled("on 12/01/2026 at 10:00.")[0] == "2026-12-01 10:00"
    assert settled("", start="Wir laden Sie zum Gespräch am 01/02/2027 um 10 Uhr ein.")[0] == "2027-02-01 10:00"


def test_a_weekday_that_contradicts_the_date_is_asked():
    asked = proposal("on Friday 10 December at 3pm.")
    assert asked.asks == "weekday"
    assert [slot.day.day for slot in asked.slots] == [10, 11]


@pytest.mark.parametrize(
    "words",
    ["on Thursday 12 November at 2pm.", "on 12 November at 2pm.", "on Thu 12.11. at 2pm.", "on Thursday 11/12, 2pm."],
)
def test_a_day_without_a_year_that_has_just_passed_is_that_day(words):
    assert settled(words) == ("2026-11-12 14:00", "")


def test_days_are_counted_from_the_day_the_mail_was_sent():
    reading = read_email(
        "From: jo@fernway.example\nSent: 10 November 2026\n\nYour interview is tomorrow at 9am.", today=TODAY
    )
    assert reading.when == dt.datetime(2026, 11, 11, 9)


@pytest.mark.parametrize(
    "words",
    [
        "and a coding test, due by 30 November.",
        "on 31 November 2026.",
        "soon. We received your application on 2 December.",
        "soon. You will hear from us before 1 December at 5pm.",
    ],
)
def test_what_is_no_day_of_an_interview_is_left_out(words):
    assert settled(words) == ("", "")


def test_day_and_hour_on_lines_of_their_own_belong_together():
    lines = (
        "You have been selected for interview.\n\nDate: Thursday 3 December 2026\nTime: 14:20 (UK time)\nVenue: Room 2"
    )
    assert settled("", start=lines) == ("2026-12-03 14:20", "Europe/London")


# invitations that calendars exchange

ZONE_TABLE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def calendar(*lines: str, method: str = "REQUEST", table: str = "") -> str:
    event = "\n".join(["BEGIN:VEVENT", "UID:1", "SUMMARY:Sam and Jo", *lines, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nMETHOD:{method}\n{table}{event}\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    ("start", "table", "moment", "zone"),
    [
        ("DTSTART;TZID=Europe/London:20261126T150000", "", "2026-11-26 15:00", "Europe/London"),
        ("DTSTART;TZID=W. Europe Standard Time:20261126T150000", ZONE_TABLE, "2026-11-26 15:00", "Europe/Berlin"),
        ("DTSTART;TZID=Our own zone:20261126T150000", ZONE_TABLE, "2026-11-26 14:00", "UTC"),
        ("DTSTART:20261126T150000Z", "", "2026-11-26 15:00", "UTC"),
        ("DTSTART:20261126T150000", "", "2026-11-26 15:00", ""),
        ("DTSTART;VALUE=DATE:20261126", "", "2026-11-26", ""),
    ],
)
def test_an_invitation_has_its_hour_in_its_zone(start, table, moment, zone):
    name = start.partition("TZID=")[2].partition(":")[0]
    reading = read_email(calendar(start, table=table.format(name=name)), today=TODAY)
    slot = reading.proposal.settled
    assert (reading.kind, reading.evidence) == ("interview", "Sam and Jo")
    assert (f"{slot.day}{f' {slot.time:%H:%M}' if slot.time else ''}", slot.zone) == (moment, zone)


def test_of_an_invitation_and_its_update_the_update_counts():
    first = calendar("SEQUENCE:0", "DTSTART:20261126T150000Z")
    update = "BEGIN:VEVENT\nUID:1\nSEQUENCE:2\nSUMMARY:Sam and Jo\nDTSTART:20261127T110000Z\nEND:VEVENT\nEND:VCALENDAR"
    reading = read_email(first.replace("END:VCALENDAR", update), today=TODAY)
    assert reading.when == dt.datetime(2026, 11, 27, 11)


def test_a_cancellation_calls_the_interview_off():
    reading = read_email(calendar("DTSTART:20261126T150000Z", method="CANCEL"), today=TODAY)
    assert (reading.kind, reading.is_called_off, reading.day) == ("interview", True, dt.date(2026, 11, 26))
    told = read_email("Unfortunately we have to cancel Thursday's interview as Priya is ill.", today=TODAY)
    assert (told.kind, told.is_called_off) == ("interview", True)
    moved = read_email("We have to cancel Thursday's interview. Could you do 1 or 2 December at 10:00?", today=TODAY)
    assert not moved.is_called_off


def test_a_no_that_comes_with_an_invitation_is_a_no():
    text = f"We have decided not to move forward with your application.\n\n{calendar('DTSTART:20261126T150000Z')}"
    assert read_email(text, today=TODAY).kind == "rejection"


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999T999999\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 400,
    ],
)
def test_a_calendar_that_cannot_be_read_proposes_nothing(broken):
    assert read_email(broken, today=TODAY).kind == "unknown"
