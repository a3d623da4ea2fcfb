"""The languages that mails are read in: each brings its phrases, none brings rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from applications.reading.phrases import Lexicon, folded

READ = ("english", "german", "french", "spanish")
# Words by which a language is known that is not read, and what it is called.
OTHERS = {
    "Dutch": "het een van niet voor met uw je wij zijn hebben naar aan bij ook deze heeft geen hartelijk",
    "Italian": "il di che per non sono della del con una abbiamo gentile grazie questo siamo nostro sua alla",
    "Portuguese": "não nao uma para com seu sua por mais os você voce obrigado sobre nossa nosso ao vaga foi pela",
    "Polish": "nie na do się sie że ze jest dla za panstwa oraz ktore w i z o przez dziekujemy",
    "Swedish": "och att det som för for inte har med din vi av till är ar tack ansökan ansokan kommer",
    "Danish": "og at det som ikke har med din vi af til er tak ansøgning på vil kan den",
    "Norwegian": "og at det som ikke har med din vi av til er takk søknad på vil kan den",
    "Czech": "že ze na se je jsme pro vás vas dekujeme s za o bohužel vaše od",
    "Romanian": "și si nu pentru cu este sunt pe din la va multumim dumneavoastra care",
    "Turkish": "ve bir için icin bu ile olarak başvurunuz basvurunuz teşekkür tesekkur değil degil",
    "Finnish": "ja on ei että etta kiitos hakemus olemme sinun meidän meidan valitettavasti",
    "Hungarian": "és es nem hogy az egy köszönjük koszonjuk jelentkezését vagy önnek",
}


@dataclass(frozen=True)
class Language:
    """`common` are its most common words; in a free order “not” may follow what it negates."""

    name: str
    common: frozenset[str]
    lexicon: Lexicon
    is_free_order: bool = False


@cache
def language(name: str) -> Language:
    module = import_module(f"applications.reading.languages.{name}")
    return Language(
        name.capitalize(), frozenset(folded(module.COMMON).split()), Lexicon(module.PHRASES), module.IS_FREE_ORDER
    )


@cache
def _others() -> dict[str, frozenset[str]]:
    return {name: frozenset(folded(words).split()) for name, words in OTHERS.items()}


def known_in(words: Sequence[str]) -> list[str]:
    """Names of the languages that the words may be of, likeliest first; a capital marks one that is not read."""
    scores: dict[str, int] = {}
    for name in READ:
        common = language(name).common
        scores[name] = sum(word in common for word in words)
    for name, common in _others().items():
        scores[name] = sum(word in common for word in words)
    best = sorted(scores, key=lambda name: -scores[name])
    return [name for name in best if scores[name] and scores[name] * 2 >= scores[best[0]]]
