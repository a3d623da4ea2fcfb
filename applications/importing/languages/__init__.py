"""What columns are called and what statuses are called, one module for each language.

`COLUMNS`: {target: names}, `STATUSES`: {state: words}, both separated by `; ` and written without regard to case and
accents. `LETTERS`: the encodings, besides UTF-8, in which people who write this language save their sheets, the most
likely first. `ASIDES`: words beside a status that say nothing about how far it got, separated by spaces.
"""

from . import chinese, czech, dutch, english, french, german, italian, japanese, polish, portuguese, russian, spanish

LANGUAGES = (
    english, german, french, spanish, polish, chinese, italian, dutch, portuguese, czech, russian, japanese
)  # fmt: skip
