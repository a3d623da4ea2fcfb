"""Open a mail file: charsets, headers of any legal name, mails within mails, and what is no mail at all."""

import base64
import datetime as dt
from email.message import EmailMessage

import pytest

from applications.mail.reading.mail import Mail, open_mail
from applications.mail.reading.markup import html_to_text

TODAY = dt.date(2026, 11, 20)


def opened(source: str | bytes) -> Mail:
    return open_mail(source, today=TODAY)


def message(body: bytes, *headers: str) -> bytes:
    lines = ["From: Jörg Bäcker <joerg@wrenfield.example>", "MIME-Version: 1.0", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


UMLAUTS = "Wir möchten Sie gern kennenlernen – am Dienstag in Köln, für 20 €."


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"),
        ("UTF-8", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
        ("us-ascii", "utf-8"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("x-unheard-of", "utf-8"),
        ("rot13", "utf-8"),
    ],
)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "quoted-printable"])
def test_the_text_is_whole_whatever_charset_it_says_and_has(declared, written, encoding):
    text = UMLAUTS.replace("–", "-") if written == "iso-8859-15" else UMLAUTS
    raw = text.encode(written)
    if encoding == "base64":
        raw = base64.encodebytes(raw)
    elif encoding == "quoted-printable":
        raw = b"".join(b"=%02X" % byte if byte > 126 or byte == 61 else bytes([byte]) for byte in raw)
    charset = f"; charset={declared}" if declared else ""
    mail = opened(message(raw, f"Content-Type: text/plain{charset}", f"Content-Transfer-Encoding: {encoding}"))
    assert mail.text == text
    assert mail.sender_name == "Jörg Bäcker"


@pytest.mark.parametrize("name", ["msip_labels", "X.Spam+Score", "thread~index", "x-é".encode().decode("latin-1")[:2]])
def test_a_header_may_have_any_legal_name(name):
    mail = opened(message(b"Thank you for applying.", f"{name}: yes", "Content-Type: text/plain"))
    assert mail.text == "Thank you for applying."


def test_headers_are_unfolded_and_their_encoded_words_decoded():
    mail = opened(
        message(
            b"Hello",
            "Subject: =?iso-8859-1?Q?Ihre_Bewerbung?=\r\n =?utf-8?B?IGFscyBLw7ZjaGlu?=",
            "Date: Mon, 16 Nov 2026 23:30:00 -0800",
        )
    )
    assert mail.subject == "Ihre Bewerbung als Köchin"
    assert mail.sent_on == dt.date(2026, 11, 16)


def test_of_a_mail_that_is_written_twice_the_plain_text_counts_and_the_attachment_does_not():
    mail = EmailMessage()
    mail["From"] = "Ana <ana@wrenfield.example>"
    mail.set_content("The plain text of it.")
    mail.add_alternative("<p>The other text.</p>", subtype="html")
    mail.add_attachment("We are pleased to offer you the post.", filename="terms.txt")
    assert opened(mail.as_bytes()).text == "The plain text of it."


def test_of_a_mail_whose_plain_text_only_points_to_the_other_the_other_counts():
    mail = EmailMessage()
    mail["From"] = "Ana <ana@wrenfield.example>"
    mail.set_content("View this in HTML.")
    mail.add_alternative(f"<p>{'We read your application with care. ' * 4}</p>", subtype="html")
    assert opened(mail.as_bytes()).text.startswith("We read your application")


def test_text_before_and_after_an_attachment_is_one_text():
    source = message(
        b"--x\r\nContent-Type: text/plain\r\n\r\nFirst.\r\n--x\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n"
        b"--x\r\nContent-Type: text/plain\r\n\r\nSecond.\r\n--x--\r\n",
        'Content-Type: multipart/mixed; boundary="x"',
    )
    assert opened(source).text == "First.\n\nSecond."


def test_the_mail_that_is_attached_to_a_forward_counts_and_a_returned_one_does_not():
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "Jo <jo@fernway.example>", "Planner"
    inner.set_content("You have not been selected.")
    outer = EmailMessage()
    outer["From"] = "sam@home.example"
    outer.set_content("See attached, oh well.")
    outer.add_attachment(inner)
    mail = opened(outer.as_bytes())
    assert (mail.sender, mail.subject, mail.text) == ("jo@fernway.example", "Planner", "You have not been selected.")

    report = outer.as_bytes().replace(b"multipart/mixed", b"multipart/report")
    assert opened(report).text == "See attached, oh well."


def test_an_invitation_is_found_inside_the_mail_and_attached_to_it():
    event = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    inside, attached, untold = EmailMessage(), EmailMessage(), EmailMessage()
    for mail in (inside, attached, untold):
        mail["From"] = "ana@wrenfield.example"
        mail.set_content("See you then.")
    inside.add_alternative(event, subtype="calendar")
    attached.add_attachment(event, subtype="calendar", filename="invite.ics")
    untold.add_attachment(event.encode(), maintype="application", subtype="octet-stream", filename="Interview.ICS")
    for mail in (inside, attached, untold):
        assert opened(mail.as_bytes()).calendar.startswith("BEGIN:VCALENDAR")
        assert opened(mail.as_bytes()).text == "See you then."


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda source: b"From ana@wrenfield.example Mon Nov 16 09:12:44 2026\n" + source,
        lambda source: b"1234      \n" + source,
        lambda source: b"\xef\xbb\xbf" + source,
        lambda source: source.decode().encode("utf-16"),
        lambda source: source.replace(b"\r\n", b"\r"),
    ],
)
def test_what_a_mail_program_wraps_around_a_message_is_taken_off(wrapped):
    mail = opened(wrapped(message("Schöne Grüße".encode(), "Content-Type: text/plain; charset=utf-8")))
    assert (mail.sender, mail.text) == ("joerg@wrenfield.example", "Schöne Grüße")


def test_a_file_that_is_no_message_is_read_as_text():
    assert opened("Schöne Grüße".encode("cp1252")).text == "Schöne Grüße"
    assert opened(b"<p>Thank you for <b>applying</b>.</p>").text == "Thank you for applying."
    assert opened(b"").text == ""


def test_the_source_of_a_message_may_be_pasted_too():
    mail = opened(message("Schöne Grüße".encode(), "Content-Type: text/plain; charset=iso-8859-1").decode())
    assert (mail.sender_name, mail.text) == ("Jörg Bäcker", "Schöne Grüße")


@pytest.mark.parametrize(
    "style", ["display:none", "DISPLAY: none !important", "font-size:0px", "max-height:0;", "opacity:0"]
)
def test_a_hidden_preheader_is_left_out(style):
    source = f'<div style="{style}">We have an offer for you<div>and more</div></div><p>We have filled the role.</p>'
    assert html_to_text(source) == "We have filled the role."


def test_small_but_visible_text_stays_and_so_does_what_follows_a_part_that_is_never_closed():
    assert html_to_text('<p style="font-size:0.8em;opacity:0.9">Small</p>') == "Small"
    assert "filled" in html_to_text('<div style="display:none">Hello <p>We have filled the role.</p>')


def nested(kind: str, count: int) -> bytes:
    return b"MIME-Version: 1.0\n" + b"".join(
        f"Content-Type: {kind}; boundary=b{n}\n\n--b{n}\n".encode() for n in range(count)
    )


@pytest.mark.parametrize("count", [7, 16, 5000])
@pytest.mark.parametrize("kind", ["multipart/mixed", "message/rfc822"])
def test_parts_within_parts_are_opened_or_left_alone(kind, count):
    assert isinstance(opened(nested(kind, count) + b"\n\nThe end."), Mail)
