import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback import drafting
from feedback.drafting import Occasion

TONES = ["warm", "plain", "brief"]
FULL = Occasion(
    contact="Elena Marsh",
    company="Harrow & Finch",
    title="Operations analyst",
    signature="Nora Whitfield",
    rounds=("the screening call", "the panel interview"),
    detail="The delivery slots went well. More words.",
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=120)


def every_draft(occasion, tone):
    yield drafting.ask_for_advice(occasion, tone)
    yield drafting.clarify(occasion, tone, ("a", "b"))
    yield drafting.thank(occasion, tone)
    yield drafting.keep_in_touch(occasion, tone)
    yield drafting.follow_up(occasion, tone, after_interview=True)
    yield drafting.follow_up(occasion, tone, after_interview=False)


@pytest.mark.parametrize("tone", TONES)
def test_a_request_thanks_asks_for_one_piece_of_advice_and_is_signed(tone):
    subject, body = drafting.ask_for_advice(FULL, tone)
    assert "Elena" in body.splitlines()[0]
    assert "thank you" in body.lower()
    assert "one piece of advice" in body
    assert body.count("?") == 1
    assert body.endswith("Nora Whitfield")
    assert subject == "Thank you, and one question"


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("occasion", [Occasion(), Occasion(company="A"), Occasion(title="B"), FULL])
def test_nothing_is_left_unfilled_and_nothing_argues(tone, occasion):
    for draft in every_draft(occasion, tone):
        text = f"{draft.subject} {draft.body}"
        assert not re.search(r"[\[\]{}<>]|\bNone\b|  |,,| ,| \.", text)
        assert "!" not in text
        assert not re.search(r"reconsider|unfair|disagree|change your mind|why (?:was|wasn)", text, re.IGNORECASE)


@given(WORDS, WORDS, WORDS, WORDS, WORDS, st.sampled_from(TONES))
def test_a_draft_never_has_more_than_ninety_words_of_its_own(contact, company, title, signature, detail, tone):
    occasion = Occasion(contact, company, title, signature, ("the panel interview",), detail)
    for draft in every_draft(occasion, tone):
        assert draft.words - len(signature.split()) <= drafting.MOST_WORDS


def test_without_a_name_it_ends_before_the_signature():
    body = drafting.ask_for_advice(Occasion(contact="Elena"), "plain").body
    assert body.endswith("Kind regards,")


@pytest.mark.parametrize("tone", TONES)
def test_the_short_one_fits_linkedin_and_keeps_the_question(tone):
    short = drafting.for_linkedin(drafting.ask_for_advice(FULL, tone))
    assert len(short) <= 300
    assert short.count("?") == 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("no-reply@example.org", True),
        ("noreply@example.org", True),
        ("do_not_reply@example.org", True),
        ("jobs-noreply@example.org", True),
        ("elena.marsh@example.org", False),
        ("noreen.plyler@example.org", False),
    ],
)
def test_an_address_that_nobody_reads_is_known(address, expected):
    assert drafting.is_no_reply(address) is expected


def test_a_clarifying_question_offers_two_things_of_this_application():
    options = drafting.options_for(["Tell us about a late plan?"], ["clinical data"], ["the panel interview"])
    body = drafting.clarify(FULL, "warm", options).body
    assert "my answer to “Tell us about a late plan”, or about my experience with clinical data?" in body


def test_a_request_for_data_is_its_own_letter():
    body = drafting.data_request(FULL).body
    assert "article 15" in body
    assert "advice" not in body
