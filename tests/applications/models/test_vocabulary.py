"""Each choice has a label for menus and a form of its own for sentences."""

import pytest
from django.utils import timezone

from applications.models import DocumentKind, InterviewKind, OutcomeKind, PayPeriod, Status, track_of, vocabulary
from applications.shell.sprite import sprite
from applications.templatetags.icons import track
from tests.builders import make_application


@pytest.mark.parametrize(
    ("member", "in_sentence", "sentence"),
    [
        (OutcomeKind.WITHDRAWN, "you withdrew", "You withdrew"),
        (OutcomeKind.REJECTED, "they said no", "They said no"),
        (DocumentKind.CV, "CV", "CV"),
        (DocumentKind.LETTER, "cover letter", "Cover letter"),
        (PayPeriod.HOUR, "an hour", "An hour"),
        (InterviewKind.OTHER, "interview", "Interview"),
        (Status.SAVED, "saved, not applied yet", "Saved, not applied yet"),
    ],
)
def test_what_a_sentence_says(member, in_sentence, sentence):
    assert (member.in_sentence, member.sentence) == (in_sentence, sentence)


def test_every_choice_can_be_said_and_keeps_its_value_and_label():
    found = [
        each for each in vars(vocabulary).values() if isinstance(each, type) and issubclass(each, vocabulary.Words)
    ]
    assert len(found) == 11
    for choices in found:
        for value, label in choices.choices:
            member = choices(value)
            assert member == value
            assert str(member) == value
            assert member.label == label
            assert member.in_sentence


@pytest.mark.parametrize(
    ("furthest", "closed_as", "drawing", "is_coloured_as_an_end"),
    [
        ("saved", "", "trk-1", False),
        ("screening", "rejected", "trk-3x", True),
        ("offer", "", "trk-5", False),
        ("offer", "declined", "trk-5x", True),
        ("offer", "accepted", "trk-5a", False),
    ],
)
def test_the_track_of_an_accepted_job_has_the_colour_of_progress(furthest, closed_as, drawing, is_coloured_as_an_end):
    assert track_of(furthest, closed_as) == drawing
    assert ("track-end" in track(drawing)) is is_coloured_as_an_end
    assert f'id="{drawing}"' in sprite()[0]


@pytest.mark.parametrize("path", ["/applications/?all=on", "/board/", "/companies/acorn/", "/offers/"])
def test_an_accepted_job_is_shown_in_the_colour_of_good_news(client, alice, path):
    make_application(alice, company="Acorn", status="offer", closed_as="accepted", on=timezone.localdate())
    client.force_login(alice)
    page = client.get(path).content.decode()
    assert '"chip chip-win">Accepted' in page
    assert "chip-end" not in page
