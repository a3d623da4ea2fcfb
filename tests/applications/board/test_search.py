"""Search finds every word as the beginning of a word, the same on both databases, and only one's own rows."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.models import Application, fold_words
from tests.builders import make_application

WORDS = ["analyst", "anal", "C++", "C#", ".NET", "node.js", "München", "MÜNCHEN", "strasse", "Straße", "数据", "аналитик", "42", "o'neil", "x" * 130]  # fmt: skip
QUESTIONS = [*WORDS, "node", "js", "mun", "an", "c", "4", "x" * 90, "'", '"', "*", "(", "AND", "analyst OR", "\0", "-", "a:b"]  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join)


def found(user, text: str) -> list[str]:
    return [one.title for one in Application.objects.for_user(user).search(text)]


def slowly(user, text: str) -> list[str]:
    """The same question, answered word by word over every row."""
    return [
        one.title
        for one in Application.objects.for_user(user)
        if all(f" {word}" in one.search_words for word in fold_words(text))
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(titles=st.lists(sentences, min_size=1, max_size=5), question=st.lists(st.sampled_from(QUESTIONS), max_size=3))
def test_it_finds_what_reading_word_by_word_finds(alice, bob, titles, question):
    Application.objects.all().delete()
    for number, title in enumerate(titles):
        make_application(alice, title=f"{number} {title}", company="Alder")
        make_application(bob, title=f"{number} {title}", company="Alder")
    assert found(alice, " ".join(question)) == slowly(alice, " ".join(question))


def test_what_is_changed_is_found_by_its_new_words_alone(alice):
    application = make_application(alice, title="Operations analyst")
    application.title = "Data engineer"
    application.save()
    assert found(alice, "analyst") == []
    assert found(alice, "eng data") == ["Data engineer"]
    application.delete()
    assert found(alice, "data") == []


def test_somebody_elses_words_are_not_found(alice, bob):
    make_application(alice, title="Operations analyst")
    assert found(bob, "analyst") == []


def test_a_word_of_a_thousand_letters_and_a_text_of_a_million_are_stored_and_found(alice):
    advert = "y" * 1000 + " " + " ".join(f"w{number}" for number in range(150_000))
    make_application(alice, title="Analyst", advert=advert)
    assert found(alice, "y" * 1000) == found(alice, "w17") == ["Analyst"]
