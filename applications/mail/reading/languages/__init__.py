"""The languages that mails are read in: each brings its phrases, none brings rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from applications.mail.reading.phrases import Lexicon, folded

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

    def fits(self, words: Sequence[str]) -> int:
        """How well a sentence fits: its common words, and among few of those the phrases that it has."""
        return 2 * sum(word in self.common for word in words) + sum(len(span) > 1 for span in self.lexicon.find(words))


@cache
def language(name: str) -> Language:
    module = import_module(f"applications.mail.reading.languages.{name}")
    return Language(
        name.capitalize(), frozenset(folded(module.COMMON).split()), Lexicon(module.PHRASES), module.IS_FREE_ORDER
    )


@cache
def _others() -> dict[str, frozenset[str]]:
    return {name: frozenset(folded(words).split()) for name, words in OTHERS.items()}


def known_in(words: Sequence[str]) -> tuple[list[str], str]:
    """The languages that are read which the words may be of, likeliest first; or the one that is not read."""
    scores = {name: sum(word in language(name).common for word in words) for name in READ}
    spoken = sorted((name for name in READ if scores[name]), key=lambda name: -scores[name])
    best = scores[spoken[0]] if spoken else 0
    for name, common in _others().items():
        score = sum(word in common for word in words)
        if score >= 3 and score * 3 > best * 4:
            return [], name
    return [name for name in spoken if scores[name] * 2 >= best], ""
