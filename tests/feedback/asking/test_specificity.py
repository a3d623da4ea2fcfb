import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.asking.specificity import read_answer

GENERIC = [
    "We had a very strong pool and went with someone who was a better fit for the team at this stage.",
    "Thank you for your note. It was very close. We wish you every success.",
    "Unfortunately our policy is not to provide individual feedback on interviews.",
    "The other candidate was more suited to the role.",
    "There was nothing you could have done; many factors influence the decision.",
    "We are unable to give feedback on your answers due to the high volume of applicants.",
    "You came a close second. It was a tough decision.",
    "Thanks, and good luck with your search.",
    "You were a great candidate and we enjoyed meeting you. We will keep you in mind.",
    "We found someone whose background more closely matches our needs.",
    "In the end we went with somebody else.",
    "The director chose somebody from another office.",
    "Sorry, I cannot say more.",
    "",
]
SPECIFIC = [
    "Start with the result, then tell us how.",
    "I would also have liked to hear what you would do in the first month.",
    "Your SQL was fine, but the panel was not convinced about stakeholder work.",
    "The depot example took too long; it was too detailed for the question.",
    "We were looking for someone with more line management experience.",
    "They were hoping for somebody with a head for heights.",
    "Next time, bring a recent example with numbers.",
    "You struggled to explain why you chose that design.",
    "It was close. My advice: practise the case study out loud.",
    "We needed two years of experience with forecasting.",
    "Honestly, your presentation lacked a clear structure.",
    "Your salary expectation was above the budget.",
    "We had many strong candidates. For you, the technical task was missing tests.",
]


@pytest.mark.parametrize("text", GENERIC)
def test_what_could_have_gone_to_anyone_is_generic(text):
    assert read_answer(text).is_generic


@pytest.mark.parametrize("text", SPECIFIC)
def test_a_skill_an_answer_or_a_requirement_is_specific(text):
    reading = read_answer(text)
    assert not reading.is_generic
    assert reading.evidence in text


def test_it_shows_the_sentence_it_goes_by():
    text = "Thank you for your note. We had a very strong pool. Good luck."
    assert read_answer(text).evidence == "We had a very strong pool."


def test_what_they_quote_from_ones_own_mail_does_not_count():
    text = "We had a strong pool.\n\nOn Monday Nora wrote:\n> next time I would start with the result"
    assert read_answer(text).is_generic
    assert read_answer("> my answer about SQL was too long\nIt was very close.").is_generic


@given(st.text(max_size=2000))
def test_any_text_is_read_without_an_error(text):
    reading = read_answer(text)
    assert reading.is_generic in (True, False)


@pytest.mark.parametrize("piece", ["a", "more ", ">", "\n", "your answer ", "would have ", ". ", "feedback not able "])
def test_a_megabyte_of_anything_is_cut(piece):
    assert read_answer(piece * (1_000_000 // len(piece))) is not None
