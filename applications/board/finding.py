"""What someone is looking for by name: an application by its company or job title, or a person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from applications.models import Application, Contact, Movable
from applications.models.searching import fold_words

MOST = 8
SHOWN = ("company", "agency", "title", "status", "closed_as")


@dataclass(frozen=True, slots=True)
class Found:
    """`icon` tells applications from people; `text` says which of several it is."""

    title: str
    text: str
    icon: str
    url: str
    movable: Movable | None = None


def find_by_name(user, words: str) -> list[Application | Contact]:
    """Those whose names have each of these words as the beginning of one: open applications first, people last."""
    asked = fold_words(words)
    if not asked:
        return []
    rows = Application.objects.for_user(user).search(words).only(*SHOWN).order_by("-pk")
    applications = [row for row in rows if _has_all(asked, fold_words(f"{row.company} {row.agency} {row.title}"))]
    people = Contact.objects.for_user(user).only("name", "company")
    return [
        *sorted(applications, key=lambda row: not row.is_open),
        *(row for row in people if _has_all(asked, fold_words(row.name))),
    ]


def find_only_one(user, words: str) -> Application | Contact | None:
    """The one thing that these words can mean: by its name, or else by any of its words."""
    found = find_by_name(user, words)
    if not found and fold_words(words):
        found = list(Application.objects.for_user(user).search(words).only(*SHOWN)[:2])
    return found[0] if len(found) == 1 else None


def as_found(row: Application | Contact) -> Found:
    if isinstance(row, Contact):
        return Found(row.name, row.company, "users", get_address(row))
    text = f"{row.title}, {row.state_in_sentence}"
    return Found(row.display_company, text, "briefcase", get_address(row), row.movable)


def get_address(row: Application | Contact) -> str:
    return reverse("person_detail", args=[row.pk]) if isinstance(row, Contact) else row.get_absolute_url()


def _has_all(asked: Iterable[str], words: list[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in asked)
